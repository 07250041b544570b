/**
 * What would help most: the changes that can be made at a node, and which of them takes most findings
 * away over the whole graph. Nothing new is proposed: these are the fixes of the findings there, and
 * what fixes elsewhere do to make a flow carry less.
 */
import type { Operation } from '../edit/operations.ts';
import type { FlowNode, PipelineFlow } from '../lineage/flow.ts';
import type { BilingualText } from '../messages/template.ts';
import { fileOf, type Anchor, type Path, type UnitKey } from '../model/path.ts';
import { loweringsAt } from '../rules/lowering.ts';
import { originAnchor, originsOf } from '../rules/places.ts';
import { leaveOut } from '../rules/remove-field.ts';
import { personalFields } from '../lineage/personal.ts';
import { SEVERITIES, type Fix } from '../rules/finding.ts';
import type { Analysis, Located } from './analysis.ts';
import type { Effect } from './effect.ts';
import { offersFor, offerOf, type FixOffer } from './fixes.ts';

/** At most so many changes are weighed at one node. */
const MOST_CHANGES = 24;
/** Of so many fields at a node the origin is tried. */
const MOST_ORIGINS = 8;

/** A node of a pipeline, or one of the fields a source declares. */
export interface Spot {
  readonly unit: UnitKey;
  readonly path: Path;
}

/** The spot a path lies in: a field of a source, else the source, step or output; undefined elsewhere. */
export function spotAt(unit: UnitKey, path: Path): Spot | undefined {
  const [section, name, list, field] = path;
  if (name === undefined || (section !== 'sources' && section !== 'steps' && section !== 'outputs')) return undefined;
  return { unit, path: section === 'sources' && list === 'fields' && field !== undefined ? path.slice(0, 4) : path.slice(0, 2) };
}

/** The findings that have a place at the spot, in the order of the text; suppressed ones left out. */
export function findingsAt({ unit, path }: Spot, analysis: Analysis): readonly Located[] {
  const isHere = (at: Anchor): boolean => at.unit === unit && path.every((segment, index) => at.path[index] === segment);
  return analysis.inFile(fileOf(unit)).filter(({ finding, suppressed }) => suppressed === undefined && (isHere(finding.at) || finding.related.some(({ at, cause }) => cause === true && isHere(at))));
}

/** The changes that can be tried at a spot, each once, those of the findings there first. */
export function changesAt(spot: Spot, analysis: Analysis): readonly FixOffer[] {
  const flow = analysis.workspace.flow(spot.unit);
  const node = flow?.nodes.find(({ path }) => path[0] === spot.path[0] && path[1] === spot.path[1]);
  if (flow === undefined || node === undefined) return [];
  const offers = [
    ...findingsAt(spot, analysis).flatMap((located) => offersFor(located, analysis)).filter(changesFlow),
    ...leftOutAtOrigin(spot, node, analysis),
    ...(spot.path.length > 2 ? [] : loweringsAt(analysis.view(flow), node)).map((fix) => offerOf(fix, analysis)),
  ];
  const unique = new Map<string, FixOffer>();
  for (const offer of offers) {
    const key = JSON.stringify(offer.operations);
    if (!unique.has(key)) unique.set(key, offer);
  }
  const reaches = findingsDownstream(analysis);
  return [...unique.values()].filter(({ operations }) => operations.some((operation) => reaches(operation.unit))).slice(0, MOST_CHANGES);
}

/** Whether anything is found in a pipeline or in those that read it, however far: elsewhere a change of it has nothing to take away. */
function findingsDownstream(analysis: Analysis): (unit: UnitKey) => boolean {
  const { readers } = analysis.workspace.link();
  const known = new Map<UnitKey, boolean>();
  return (unit) => {
    let found = known.get(unit);
    if (found === undefined) {
      const reached = new Set([unit]);
      found = false;
      for (const key of reached) {
        if (analysis.ofUnit(key).length > 0) {
          found = true;
          break;
        }
        for (const reader of readers.get(key) ?? []) reached.add(reader);
      }
      known.set(unit, found);
    }
    return found;
  };
}

/** Leaving fields out where they are first declared, in whatever file. */
function leftOutAtOrigin({ path }: Spot, node: FlowNode, analysis: Analysis): readonly FixOffer[] {
  const { workspace } = analysis;
  const fields = path.length > 2 ? [...node.profile.fields.values()].filter(({ name }) => name === path[3]) : personalFields(node.profile);
  return originsOf(fields).filter((origin) => origin.path.length === 4).slice(0, MOST_ORIGINS).flatMap((origin) => {
    const flow: PipelineFlow | undefined = workspace.flow(origin.unit);
    const fixes: readonly Fix[] = flow === undefined ? [] : leaveOut(analysis.view(flow), originAnchor(origin), 'data-minimisation');
    const source = origin.path[1]!;
    const where = fileOf(origin.unit) === fileOf(node.at.unit) ? undefined : workspace.unit(origin.unit)?.id;
    return fixes.map((fix) => offerOf(where === undefined ? fix : { ...fix, title: ELSEWHERE, params: { ...fix.params, source, pipeline: where } }, analysis));
  });
}

const ELSEWHERE: BilingualText = { nl: 'Laat «{field}» weg uit bron «{source}» van pijplijn «{pipeline}»', en: 'Leave “{field}” out of source “{source}” of pipeline “{pipeline}”' };

/** Keys of a step that make what comes out of it less telling. */
const STRICTER: ReadonlySet<string> = new Set(['minGroupSize', 'suppression', 'secondary', 'method', 'rotation', 'keyHolder', 'domain']);
const READERS: ReadonlySet<string> = new Set(['from', 'audience', 'recipients', 'retention']);

/** Whether a fix changes what flows, so that its effect is worth knowing. */
export function changesFlow({ operations }: Pick<FixOffer, 'operations'>): boolean {
  return operations.every((operation) => carriesLess(operation, operations));
}

/** Whether an operation changes what flows and not what is said of it: calling data something else makes no flow lighter. */
function carriesLess(operation: Operation, all: readonly Operation[]): boolean {
  const { op, path } = operation;
  const last = path[path.length - 1];
  if (op === 'remove') return path[0] === 'sources' || (path[0] === 'steps' && last !== 'category') || (path[0] === 'outputs' && READERS.has(path[2] ?? ''));
  if (op === 'insert') return path[0] === 'steps' && (path.length === 1 || STRICTER.has(operation.key));
  if (op !== 'replace') return false;
  if (path[0] === 'outputs') return READERS.has(path[2] ?? '');
  return path[0] === 'steps' && (STRICTER.has(last ?? '') || all.some((other) => other.op === 'insert' && other.path.length === 1 && other.path[0] === 'steps' && other.key === operation.value));
}

/** Whether a change is worth naming: it takes something away, and brings nothing as grave as the gravest of that. */
export function helps({ removed, added, gravestRemoved, gravestAdded }: Effect): boolean {
  if (removed <= added) return false;
  return gravestAdded === undefined || SEVERITIES.indexOf(gravestAdded) < SEVERITIES.indexOf(gravestRemoved ?? 'info');
}

/** A change with its effect. */
export interface Weighed {
  readonly change: FixOffer;
  readonly effect: Effect;
}

const ORDER: readonly FixOffer['kind'][] = ['safe', 'unsafe', 'suggestion'];

/** Those that help, the one that takes most away first; among equals what brings least, then what is safest, then the given order. */
export function ranked(weighed: readonly Weighed[]): readonly Weighed[] {
  return weighed.filter(({ effect }) => helps(effect)).sort((a, b) => (b.effect.removed - b.effect.added) - (a.effect.removed - a.effect.added) || a.effect.added - b.effect.added || ORDER.indexOf(a.change.kind) - ORDER.indexOf(b.change.kind));
}

/** The effect in words, as it stands in a title; undefined where nothing goes. */
export function effectText({ removed, added }: Effect): BilingualText | undefined {
  if (removed === 0) return undefined;
  const [nl, en] = removed === 1 ? ['neemt 1 bevinding weg', 'removes 1 finding'] : [`neemt ${removed} bevindingen weg`, `removes ${removed} findings`];
  return added === 0 ? { nl, en } : { nl: `${nl}, geeft er ${added} bij`, en: `${en}, adds ${added}` };
}

/** A title that says the effect, beside the principle in its parentheses. */
export function withEffect(title: BilingualText, effect: Effect | undefined): BilingualText {
  const words = effect && effectText(effect);
  if (words === undefined) return title;
  const join = (text: string, word: string): string => (text.endsWith(')') ? `${text.slice(0, -1)}; ${word})` : `${text} (${word})`);
  return { nl: join(title.nl, words.nl), en: join(title.en, words.en) };
}
