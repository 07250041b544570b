/**
 * Findings: which rules run where, what the configuration and the comments make of them, and where
 * they are in the text. Cached by what they depend on; equal to a run from scratch.
 */
import { catalogReferences } from '../lineage/catalog-references.ts';
import type { PipelineFlow } from '../lineage/flow.ts';
import { trace, type Stop } from '../lineage/trace.ts';
import { fileOf, type UnitKey } from '../model/path.ts';
import type { Finding, Preset, RelatedPlace } from '../rules/finding.ts';
import { rulesOf, takesBuiltInName, type RuleSet } from '../rules/own/rule-set.ts';
import { NO_FINDINGS, type Rule } from '../rules/rule.ts';
import type { CommentFault, FileView } from '../rules/structure.ts';
import { makeView, type View } from '../rules/view.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import type { BaselineFor } from './baseline.ts';
import { readDirectives, type Directive, type Directives } from './comment-directives.ts';
import { makeAnswers, type Answers, type Told } from './elsewhere.ts';
import { locate, type Place } from './locate.ts';
import { applies, byBaseline, type PutAside, type PutAsideByComment } from './put-aside.ts';
import { treeOf } from './recent-trees.ts';
import { activeChecks, includes, isActive, severityOf, type Settings } from './settings.ts';
import { inTextOrder } from './text-order.ts';
import type { Workspace } from './workspace.ts';

export interface LocatedPlace extends Place {
  readonly place: RelatedPlace;
}

export interface Located extends Place {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly severity: Finding['severity'];
  readonly related: readonly LocatedPlace[];
  /** What puts it aside, and where that is written. */
  readonly suppressed: PutAside | undefined;
}

interface UnitFindings {
  readonly generation: number;
  readonly settings: Settings;
  readonly findings: readonly Finding[];
  /** What its rules were told of other units. */
  readonly told: Told;
}

interface FileDirectives {
  readonly source: SourceFile;
  readonly settings: Settings;
  readonly rules: RuleSet;
  readonly directives: Directives;
}

export class Analysis {
  private readonly byUnit = new Map<UnitKey, UnitFindings>();
  private readonly directivesByFile = new Map<FileId, FileDirectives>();
  /** File → units elsewhere whose findings have a related place in it. */
  private readonly relatedTo = new Map<FileId, Set<UnitKey>>();
  /** Units whose findings rest on what others say. */
  private readonly askers = new Set<UnitKey>();
  private readonly answers: Answers;
  readonly workspace: Workspace;
  readonly settingsFor: (file: FileId) => Settings;
  readonly baselineFor: BaselineFor;
  readonly today: string;

  /**
   * @param today ISO date that counts as the day of the check
   * @param baselineFor the known findings of a file: asked anew each time, so that another answer takes effect at once
   */
  constructor(workspace: Workspace, settingsFor: (file: FileId) => Settings, today: string, baselineFor: BaselineFor = () => undefined, answers: Answers = makeAnswers(workspace)) {
    this.workspace = workspace;
    this.answers = answers;
    this.settingsFor = settingsFor;
    this.baselineFor = baselineFor;
    this.today = today;
  }

  /** The same analysis of a copy of the workspace, which can be changed without anybody noticing; it starts with all that is known here. */
  fork(): Analysis {
    const workspace = this.workspace.fork();
    const copy = new Analysis(workspace, this.settingsFor, this.today, this.baselineFor, this.answers.fork(workspace));
    for (const [key, findings] of this.byUnit) copy.byUnit.set(key, findings);
    for (const [file, directives] of this.directivesByFile) copy.directivesByFile.set(file, directives);
    for (const [file, units] of this.relatedTo) copy.relatedTo.set(file, new Set(units));
    for (const key of this.askers) copy.askers.add(key);
    return copy;
  }

  /** The rules that hold now: the built-in ones and those of the workspace's catalogues. */
  rules(): RuleSet {
    return rulesOf(this.workspace.environment);
  }

  view(flow: PipelineFlow): View {
    return makeView(flow.pipeline, flow, this.workspace.environment, this.today, undefined, this.settingsFor(fileOf(flow.pipeline.key)).options, this.answers.for(flow.pipeline.key, {}));
  }

  /** All findings whose place is in this file, suppressed ones too, in the order of the text. */
  inFile(file: FileId): readonly Located[] {
    const state = this.workspace.file(file);
    if (state === undefined) return [];
    const units = state.good?.parsed.units ?? [];
    const flowing = units.flatMap((unit) => this.ofUnit(unit.key)).flatMap((finding) => this.locate(finding));
    const faults = [...this.directives(file).faults, ...this.forbidden(file, flowing)];
    const located = [...flowing, ...this.structural(file, faults).flatMap((finding) => this.locate(finding))];
    const unused = this.unusedDirectives(file, located);
    const about = unused.length === 0 ? [] : this.structural(file, unused).filter((finding) => finding.rule === 'unused-ignore').flatMap((finding) => this.locate(finding));
    return [...located, ...about].filter((item) => item.file === file).sort(inTextOrder);
  }

  /** Files whose findings rest on what other units say, and say now no longer. */
  overtaken(): readonly FileId[] {
    return [...this.askers].filter((key) => this.workspace.unit(key) !== undefined && !this.answers.holds(key, this.byUnit.get(key)?.told ?? {})).map(fileOf);
  }

  /** Whether any finding rests on the powers that controllers have elsewhere in the workspace. */
  weighsPowers(): boolean {
    return [...this.byUnit.values()].some(({ told }) => told.powers !== undefined);
  }

  /** Whether a file has comments that ignore findings: what they say depends on findings elsewhere. */
  hasDirectives(file: FileId): boolean {
    return this.directives(file).list.length > 0;
  }

  /** The way the data of a finding came, first to last, located. */
  pathOf(finding: Finding): readonly (Place & Stop)[] {
    const flow = finding.trace === undefined ? undefined : this.workspace.flow(finding.at.unit);
    if (flow === undefined || finding.trace === undefined) return [];
    const { node, origin, collected } = finding.trace;
    const quarry = origin !== undefined ? { origin } : collected !== undefined ? { collected } : undefined;
    if (quarry === undefined) return [];
    return trace(flow, node, quarry, (unit) => this.workspace.flow(unit)).flatMap(({ at, kind, name }) => {
      const place = locate(at, this.workspace);
      return place === undefined ? [] : [{ ...place, at, kind, name }];
    });
  }

  /** The findings of a unit's flow where they are up to date already; undefined where they would have to be computed. */
  knownOf(key: UnitKey): readonly Finding[] | undefined {
    const known = this.byUnit.get(key);
    return known !== undefined && known.generation === this.workspace.generation(key) && known.settings === this.settingsFor(fileOf(key)) ? known.findings : undefined;
  }

  /** The findings of a unit's flow, up to date; the same list as long as nothing they depend on changes. */
  ofUnit(key: UnitKey): readonly Finding[] {
    const generation = this.workspace.generation(key);
    const settings = this.settingsFor(fileOf(key));
    const before = this.byUnit.get(key);
    if (before !== undefined && before.generation === generation && before.settings === settings && this.answers.holds(key, before.told)) return before.findings;
    const flow = this.workspace.flow(key);
    if (flow === undefined) return NO_FINDINGS;
    const wants = (preset: Preset): boolean => includes(settings.preset, preset) || (settings.enabled?.size ?? 0) > 0;
    const told: Told = {};
    const view = makeView(flow.pipeline, flow, this.workspace.environment, this.today, wants, settings.options, this.answers.for(key, told));
    const findings: Finding[] = [];
    for (const rule of activeChecks(this.rules(), settings)) {
      const found = rule.check!(view);
      if (found === NO_FINDINGS) continue;
      for (const finding of found) if (finding.preset === undefined || settings.enabled?.has(rule.id) === true || includes(settings.preset, finding.preset)) findings.push(finding);
    }
    this.byUnit.set(key, { generation, settings, findings, told });
    if (findings.length > 0) this.workspace.hold(key);
    if (told.consumers !== undefined || told.powers !== undefined) this.askers.add(key);
    else this.askers.delete(key);
    const file = fileOf(key);
    for (const place of findings.flatMap((finding) => finding.related)) {
      const other = fileOf(place.at.unit);
      if (other === file) continue;
      let units = this.relatedTo.get(other);
      if (units === undefined) this.relatedTo.set(other, (units = new Set()));
      units.add(key);
    }
    return findings;
  }

  /** What the file view says of a file; rules about comments get the faults that are known by then. */
  fileView(file: FileId, comments: readonly CommentFault[] = this.directives(file).faults): FileView {
    const { workspace } = this;
    const state = workspace.file(file);
    const units = state?.good?.parsed.units ?? [];
    const links = workspace.link();
    const keys = new Set(units.map((unit) => unit.key));
    const parsed = state?.parsed;
    return {
      file,
      text: parsed?.text ?? [],
      shapes: parsed?.unreadable === true ? [] : (parsed?.shapes ?? []),
      units,
      flows: new Map(units.flatMap((unit) => {
        const defects = workspace.defects(unit.key);
        return defects === undefined ? [] : [[unit.key, defects]];
      })),
      brokenInCatalogs: units.flatMap((unit) => (unit.kind === 'catalog' ? catalogReferences(unit, workspace.environment).map((broken) => ({ unit: unit.key, broken })) : [])),
      duplicates: links.duplicates.flatMap((duplicate) => {
        const unit = keys.has(duplicate.second) ? workspace.unit(duplicate.second) : undefined;
        return unit === undefined ? [] : [{ ...duplicate, id: unit.id, kind: unit.kind }];
      }),
      circles: links.circles.filter(({ at }) => keys.has(at.unit)),
      refused: workspace.environment.refused.filter(({ unit }) => keys.has(unit)),
      misnamed: units.flatMap((unit) => (unit.kind === 'catalog' ? [...unit.rules.values()].filter(takesBuiltInName) : [])),
      comments,
    };
  }

  private structural(file: FileId, comments: readonly CommentFault[]): readonly Finding[] {
    if (comments.length === 0 && this.isSound(file)) return NO_FINDINGS;
    const settings = this.settingsFor(file);
    const active = this.rules().list.filter((rule) => rule.checkFile !== undefined && isActive(rule, settings));
    if (active.length === 0) return NO_FINDINGS;
    const view = this.fileView(file, comments);
    return active.flatMap((rule) => [...rule.checkFile!(view)]);
  }

  /** Whether there is nothing for a structural rule to look at, as in nearly every file. */
  private isSound(file: FileId): boolean {
    const state = this.workspace.file(file);
    const links = this.workspace.link();
    if (state === undefined || state.parsed.text.length > 0 || state.parsed.shapes.length > 0 || links.duplicates.length > 0 || links.circles.length > 0) return false;
    return (state.good?.parsed.units ?? []).every((unit) => {
      if (unit.kind === 'catalog' || unit.placeholders.length > 0) return false;
      for (const step of unit.steps.values()) if (unit.sources.has(step.name)) return false;
      const defects = this.workspace.defects(unit.key);
      return defects !== undefined && defects.broken.length === 0 && defects.cycles.length === 0;
    });
  }

  private locate(finding: Finding): readonly Located[] {
    const place = locate(finding.at, this.workspace);
    const rule = this.rules().byId(finding.rule);
    if (place === undefined || rule === undefined) return [];
    const related = finding.related.flatMap((item): LocatedPlace[] => {
      const there = locate(item.at, this.workspace);
      return there === undefined ? [] : [{ ...there, place: item }];
    });
    return [{ ...place, rule, finding, severity: severityOf(finding, this.settingsFor(place.file)), related, suppressed: this.suppression(finding, [place, ...related]) }];
  }

  private suppression(finding: Finding, places: readonly [Place, ...Place[]]): PutAside | undefined {
    if (!finding.ignorable) return undefined;
    const comment = this.directiveOn(finding.rule, places);
    if (comment !== undefined) return comment;
    const { file } = places[0];
    const held = this.baselineFor(file);
    return held === undefined ? undefined : byBaseline(finding, held, this.workspace, { settings: this.settingsFor(file), today: this.today, rules: this.rules() });
  }

  private directiveOn(rule: string, places: readonly Place[]): PutAsideByComment | undefined {
    for (const { file, span } of places) {
      for (const directive of this.directives(file).list) if (directive.valid && applies(directive, rule, span)) return { ...directive, kind: 'comment', file };
    }
    return undefined;
  }

  /** Comments on findings that may not be ignored although their rule may be elsewhere. */
  private forbidden(file: FileId, located: readonly Located[]): readonly CommentFault[] {
    return located.flatMap(({ rule, finding, related, file: primary, span }): CommentFault[] => {
      if (finding.ignorable || !rule.ignorable) return [];
      const directive = this.directiveOn(rule.id, [{ file: primary, span }, ...related]);
      return directive?.file !== file ? [] : [this.faultOf(directive, file, 'not-ignorable', [rule.id])];
    });
  }

  private faultOf({ span }: Directive, file: FileId, kind: CommentFault['kind'], rules: readonly string[]): CommentFault {
    const comment = this.workspace.file(file)?.source.text.slice(span.start, span.end) ?? '';
    return { span, comment, kind, rules, missing: [], until: undefined, suggestion: undefined };
  }

  private unusedDirectives(file: FileId, own: readonly Located[]): readonly CommentFault[] {
    const { list } = this.directives(file);
    if (list.length === 0) return [];
    const elsewhere = [...(this.relatedTo.get(file) ?? [])].flatMap((unit) => this.ofUnit(unit)).flatMap((finding) => this.locate(finding));
    const settings = this.settingsFor(file);
    // A rule that does not run says nothing, so its comment cannot be told to do nothing either.
    const silent = (rule: string): boolean => !isActive(this.rules().byId(rule)!, settings);
    const used = (directive: Directive, rule: string): boolean =>
      silent(rule) || [...own, ...elsewhere].some((item) => item.rule.id === rule && [item, ...item.related].some((place) => place.file === file && applies(directive, rule, place.span)));
    return list.filter((directive) => directive.valid).flatMap((directive): CommentFault[] => {
      const rules = directive.rules.filter((rule) => !used(directive, rule));
      return rules.length === 0 ? [] : [this.faultOf(directive, file, 'unused', rules)];
    });
  }

  /** The comments of a file that put findings aside, and what is wrong with them. */
  directives(file: FileId): Directives {
    const state = this.workspace.file(file);
    if (state === undefined) return { list: [], faults: [] };
    const settings = this.settingsFor(file);
    const known = this.directivesByFile.get(file);
    const rules = this.rules();
    if (known !== undefined && known.source === state.source && known.settings === settings && known.rules === rules) return known.directives;
    const ours = (state.good?.parsed.units.length ?? 0) > 0 || state.parsed.shapes.length > 0;
    const directives = ours ? readDirectives(state.source.text, () => treeOf(state.source, state.limits), settings, this.today, rules) : { list: [], faults: [] };
    this.directivesByFile.set(file, { source: state.source, settings, rules, directives });
    return directives;
  }
}
