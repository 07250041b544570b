import { closest } from '../base/closest.ts';
import { below, type Path } from './path.ts';
import { flag, isMap, map, mapOf, number, ref, refs, text, type Plain, type PlainMap, type Ref } from './read.ts';
import type { DerivedField, Mapping, Measure, Step, Verb } from './pipeline.ts';

/** What a step may do, in the order of the format. */
/** The verbs of steps, in the order in which the format lists them. */
export const VERBS: readonly Verb[] = ['join', 'union', 'select', 'drop', 'filter', 'derive', 'generalise', 'pseudonymise', 'redact', 'aggregate', 'anonymise', 'smpc', 'score', 'decide'];

/**
 * The steps of a pipeline in the order of the text. A step without a verb is one whose result is not known: the
 * schema reports it, and who reads it need not be told again.
 */
export function buildSteps(value: Plain): ReadonlyMap<string, Step> {
  return mapOf(value, ['steps'], (item, name, path) => buildStep(map(item) ?? {}, name, path));
}

function buildStep(it: PlainMap, name: string, path: Path): Step {
  const known = VERBS.find((candidate) => Object.hasOwn(it, candidate));
  const key = known ?? meantAsVerb(it);
  const verb = known ?? 'unreadable';
  const at = (key: string): Path => below(path, key);
  const fields = it['fields'];
  return {
    name, path, verb,
    verbPath: key === undefined ? path : at(key),
    inputs: key === undefined ? [] : refs(it[key], at(key)),
    purpose: ref(it['purpose'], path, 'purpose'),
    environment: map(it['environment']),
    materialize: flag(it['materialize']) ?? true,
    on: it['on'] === undefined ? NO_KEYS : buildOn(it['on'], at('on')),
    fields: Array.isArray(fields) || typeof fields === 'string' ? refs(fields, path, 'fields') : [],
    mappings: verb === 'select' || verb === 'generalise' ? buildMappings(fields, at('fields')) : [],
    derived: verb === 'derive' ? buildDerived(fields, at('fields')) : [],
    uses: refs(it['uses'], path, 'uses'),
    by: refs(it['by'], path, 'by'),
    measures: verb === 'aggregate' ? buildMeasures(it['measures'], at('measures')) : verb === 'smpc' ? buildMeasures(it['reveals'], at('reveals')) : [],
    minGroupSize: number(it['minGroupSize']),
    suppression: text(it['suppression']),
    secondary: flag(it['secondary']),
    method: text(it['method']),
    keyHolder: ref(it['keyHolder'], path, 'keyHolder'),
    domain: text(it['domain']),
    rotation: text(it['rotation']),
    technique: text(it['technique']),
    assessment: text(it['assessment']),
    selection: text(it['selection']),
    field: text(it['field']),
    target: text(it['target']),
    model: map(it['model']),
    effect: text(it['effect']),
    human: text(it['human']),
    all: it,
  };
}

/** The key that was probably meant as the verb of a step without one. */
function meantAsVerb(it: PlainMap): string | undefined {
  return Object.keys(it).find((key) => closest(key, VERBS) !== undefined);
}

const NO_KEYS: Step['on'] = { shared: [], perInput: new Map() };

function buildOn(value: Plain, path: Path): Step['on'] {
  if (!isMap(value)) return { shared: refs(value, path), perInput: NO_KEYS.perInput };
  const perInput = new Map<string, readonly Ref[]>();
  for (const input of Object.keys(value)) perInput.set(input, refs(value[input], below(path, input)));
  return { shared: [], perInput };
}

function buildMappings(value: Plain, path: Path): readonly Mapping[] {
  if (!isMap(value)) return [];
  return Object.keys(value).flatMap((name) => {
    const to = ref(value[name], below(path, name));
    return to === undefined ? [] : [{ name, to }];
  });
}

function buildDerived(value: Plain, path: Path): readonly DerivedField[] {
  return [
    ...mapOf(value, path, (item, name, fieldPath): DerivedField => {
      const it = map(item) ?? {};
      return { name, path: fieldPath, uses: refs(it['uses'], fieldPath, 'uses'), category: ref(it['category'], fieldPath, 'category') };
    }).values(),
  ];
}

function buildMeasures(value: Plain, path: Path): readonly Measure[] {
  return [
    ...mapOf(value, path, (item, name, measurePath): Measure | undefined => {
      if (typeof item === 'string') return { name, path: measurePath, function: item, field: undefined };
      const it = map(item);
      const fn = it === undefined ? undefined : Object.keys(it)[0];
      return it === undefined || fn === undefined ? undefined : { name, path: measurePath, function: fn, field: ref(it[fn], below(measurePath, fn)) };
    }).values(),
  ];
}
