/** Where a name is declared, in whatever file; and where the type of what it names is. */
import type { Anchor, UnitKey } from '../model/path.ts';
import type { Unit } from '../model/pipeline.ts';
import type { Origin } from '../lineage/profile.ts';
import { originAnchor, originsOf } from '../rules/places.ts';
import { rulesOf } from '../rules/own/rule-set.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { locate, type Place } from '../service/locate.ts';
import type { Workspace } from '../service/workspace.ts';
import { subjectAt, type Meaning, type Subject } from './at.ts';
import { nameAt, type NameAt } from './names/at.ts';
import { resolveOutput, type Thing } from './names/thing.ts';

export interface Definition {
  /** The name that was asked about. */
  readonly span: Span;
  /** Its declarations; several for a field that comes from several sources. */
  readonly targets: readonly Place[];
}

/** The declarations of what stands at an offset; undefined for what is declared in no file. */
export function definitionAt(file: FileId, offset: number, workspace: Workspace): Definition | undefined {
  const { span, anchors } = declaredAt(file, offset, workspace);
  const targets = placesOf(anchors, workspace);
  return span === undefined || targets.length === 0 ? undefined : { span, targets };
}

/** The name at an offset, and where what it means is declared, still by path; empty for what is declared in no file. */
export function declaredAt(file: FileId, offset: number, workspace: Workspace): { readonly span: Span | undefined; readonly anchors: readonly Anchor[] } {
  const subject = subjectAt(file, offset, workspace);
  // Both parts of `pipeline/output` lead to the output.
  const reference = subject?.meaning.kind === 'output' ? resolveOutput(subject.meaning.reference, workspace) : undefined;
  const found = nameAt(file, offset, workspace);
  const name = reference === undefined ? found : outputName(subject!, reference, workspace) ?? found;
  const anchors = name === undefined ? (subject?.meaning.kind === 'node' ? [nodeAnchor(subject.meaning)] : []) : declarationsOf(name.thing, name.unit, subject, workspace);
  return { span: name?.span ?? subject?.span, anchors };
}

/** The output that a reference names; its pipeline where that has no such output. */
function outputName({ span, unit }: Subject, { pipeline, output }: ReturnType<typeof resolveOutput>, workspace: Workspace): NameAt | undefined {
  const maker = output?.kind === 'own-output' ? workspace.unit(output.unit) : undefined;
  const thing = maker?.kind === 'pipeline' && maker.outputs.has(output!.name) ? output : pipeline;
  return thing && { thing, span, unit };
}

function placesOf(anchors: readonly Anchor[], workspace: Workspace): readonly Place[] {
  return anchors.flatMap((anchor) => locate(anchor, workspace) ?? []);
}

function nodeAnchor({ flow, node }: Extract<Meaning, { kind: 'node' }>): Anchor {
  return { unit: flow.pipeline.key, path: node.path, part: 'key' };
}

/** Where a thing is declared: nowhere for what the program brings. */
function declarationsOf(thing: Thing, unit: Unit | undefined, subject: Subject | undefined, workspace: Workspace): readonly Anchor[] {
  const { environment } = workspace;
  switch (thing.kind) {
    case 'field': return thing.stop.kind === 'register' ? registerField(thing.stop.register, thing.name, workspace) : fieldAnchors(subject?.meaning, workspace);
    case 'node': return unitAnchor(thing.unit, (it) => (it.kind === 'pipeline' && !it.sources.has(thing.name) && it.steps.has(thing.name) ? ['steps', thing.name] : ['sources', thing.name]), workspace);
    case 'own-output': return unitAnchor(thing.unit, () => ['outputs', thing.name], workspace);
    case 'unit': {
      const it = workspace.unit(thing.unit);
      return it === undefined ? [] : [{ unit: it.key, path: [it.kind], part: 'value' }];
    }
    case 'purpose': return unitAnchor(thing.unit, () => ['purposes', thing.name], workspace);
    case 'party': return present(unit && environment.party(unit, thing.id)?.declaration);
    case 'register': return present(environment.register(thing.id)?.declaration);
    case 'law': {
      const law = environment.law(thing.name);
      return law.kind === 'known' ? present(law.declaration ?? law.narrowing) : [];
    }
    case 'category': return categoryAnchors(thing.id, workspace);
    case 'rule': return present(rulesOf(environment).byId(thing.id)?.declaration);
    case 'purpose-kind':
    case 'ground':
    case 'principle':
    case 'secrecy': return [];
  }
}

function present(anchor: Anchor | undefined): readonly Anchor[] {
  return anchor === undefined ? [] : [anchor];
}

function unitAnchor(key: UnitKey, path: (unit: Unit) => readonly string[], workspace: Workspace): readonly Anchor[] {
  const unit = workspace.unit(key);
  return unit === undefined ? [] : [{ unit: key, path: path(unit), part: 'key' }];
}

/** Where a field comes from: its declaration, the field of the register of a catalogue, or the source that brings it. */
function fieldAnchors(meaning: Meaning | undefined, workspace: Workspace): readonly Anchor[] {
  if (meaning?.kind !== 'field') return [];
  const origins = originsOf(meaning.meanings.map(({ field }) => field));
  if (origins.length > 0) return origins.flatMap((origin) => originDeclaration(origin, workspace));
  // Counted or otherwise made here, of nothing that has a name.
  return meaning.meanings.map(({ node }) => node.at);
}

function originDeclaration(origin: Origin, workspace: Workspace): readonly Anchor[] {
  const register = registerOf(origin, workspace);
  const declared = register === undefined ? [] : registerField(register, origin.name, workspace);
  return declared.length > 0 ? declared : [originAnchor(origin)];
}

/** The register that an origin is taken from. */
function registerOf({ unit, path }: Origin, workspace: Workspace): string | undefined {
  const pipeline = workspace.unit(unit);
  return pipeline?.kind === 'pipeline' ? pipeline.sources.get(path[1] ?? '')?.register?.id : undefined;
}

function registerField(register: string, name: string, workspace: Workspace): readonly Anchor[] {
  const declaration = workspace.environment.register(register)?.declaration;
  const catalog = declaration && workspace.unit(declaration.unit);
  const field = catalog?.kind === 'catalog' ? catalog.registers.get(register)?.fields.get(name) : undefined;
  return field === undefined ? [] : [{ unit: catalog!.key, path: field.path, part: 'key' }];
}

/** Where a catalogue declares a category; empty for what is built in. */
export function categoryAnchors(id: string, workspace: Workspace): readonly Anchor[] {
  for (const key of workspace.link().catalogs) {
    const unit = workspace.unit(key);
    const category = unit?.kind === 'catalog' ? unit.categories.get(id) : undefined;
    if (category !== undefined) return [{ unit: key, path: category.path, part: 'key' }];
  }
  return [];
}

/**
 * Where what a name stands for gets its shape: of a field its category, where a catalogue declares that, else the register or
 * source that brings it; of a source its register, the output it reads or its party; of an output or step its purpose; of a
 * purpose its law; of a pipeline its controllers. Undefined where that is declared in no file.
 */
export function typeDefinitionAt(file: FileId, offset: number, workspace: Workspace): Definition | undefined {
  const subject = subjectAt(file, offset, workspace);
  if (subject === undefined) return undefined;
  const targets = placesOf(typesOf(subject.meaning, subject.unit, workspace), workspace);
  return targets.length === 0 ? undefined : { span: subject.span, targets };
}

function typesOf(meaning: Meaning, unit: Unit | undefined, workspace: Workspace): readonly Anchor[] {
  const { environment } = workspace;
  const parties = (ids: readonly string[]): readonly Anchor[] => (unit === undefined ? [] : ids.flatMap((id) => present(environment.party(unit, id)?.declaration)));
  switch (meaning.kind) {
    case 'field': {
      const own = [...new Set(meaning.meanings.flatMap(({ field }) => field.categories.map(({ id }) => id)))].flatMap((id) => categoryAnchors(id, workspace));
      if (own.length > 0) return own;
      return originsOf(meaning.meanings.map(({ field }) => field)).flatMap((origin) => {
        const register = registerOf(origin, workspace);
        const declaration = register === undefined ? undefined : environment.register(register)?.declaration;
        return [declaration ?? { unit: origin.unit, path: origin.path.slice(0, 2), part: 'key' as const }];
      });
    }
    case 'node': {
      const { node, flow } = meaning;
      if (node.kind !== 'source') return node.purposes.map(({ unit: declaring, path }) => ({ unit: declaring, path, part: 'key' as const }));
      const { register, upstream, party } = node.supply;
      if (upstream !== undefined) return [{ unit: upstream.pipeline.key, path: upstream.output.path, part: 'key' }];
      const declared = present(register?.declaration ?? party?.declaration);
      return declared.length > 0 ? declared : [nodeAnchor({ kind: 'node', node, flow })];
    }
    case 'purpose': {
      const law = meaning.purpose.ground?.law;
      const reading = law === undefined ? undefined : environment.law(law.id);
      return reading?.kind === 'known' ? present(reading.declaration ?? reading.narrowing) : [];
    }
    case 'pipeline': return meaning.unit.kind === 'pipeline' ? parties(meaning.unit.controllers.map(({ id }) => id)) : [];
    case 'register': return parties([environment.register(meaning.id)?.keeper ?? '']);
    case 'register-field': return categoryAnchors(environment.register(meaning.register)?.fields.get(meaning.id) ?? '', workspace);
    default: return [];
  }
}
