/** Joins and unions: where combinations come about. */
import type { Ref } from '../model/read.ts';
import { mergeFields } from './merge-fields.ts';
import { EMPTY_PROFILE, fieldOf, unite, type FieldFlow, type Grouping, type Profile, type Selection } from './profile.ts';
import { shorter } from './retention.ts';
import type { StepContext } from './step-context.ts';

/** Rows of several inputs under each other: fields of one name become one. */
export function united(profiles: readonly Profile[]): Profile {
  const fields = new Map<string, FieldFlow>();
  for (const profile of profiles) {
    for (const [name, field] of profile.fields) {
      const earlier = fields.get(name);
      fields.set(name, earlier === undefined ? field : mergeFields(earlier, field));
    }
  }
  return { ...conditions(profiles, 'rows-of-all'), fields };
}

/** Whose rows a result has: those that all inputs share, those of the first input, or those of every input. */
export type RowsFrom = 'rows-shared' | 'rows-of-first' | 'rows-of-all';

/** From wide to narrow. */
const SELECTIONS: readonly Selection[] = ['all', 'sample', 'signal'];

/**
 * How far the rows of a result are narrowed. Rows narrowed by one concrete signal stay so when others are looked
 * up for them; rows under each other are narrowed only as far as the widest of them.
 */
function selectionOf(a: Selection, b: Selection, rows: RowsFrom): Selection {
  if (rows === 'rows-of-first') return a;
  return (SELECTIONS.indexOf(a) > SELECTIONS.indexOf(b)) === (rows === 'rows-shared') ? a : b;
}

/** Groups of which some are not shown to be large enough count as that; among verified ones the smallest size counts. */
function weaker(a: Grouping | undefined, b: Grouping | undefined): Grouping | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.verified !== b.verified) return a.verified ? b : a;
  return (b.minGroupSize ?? Infinity) < (a.minGroupSize ?? Infinity) ? b : a;
}

/** Everything of a profile but its fields, after analysis: sets unite, retention takes the minimum. */
export function conditions(profiles: readonly Profile[], rows: RowsFrom): Profile {
  const [first = EMPTY_PROFILE, ...rest] = profiles;
  return rest.reduce((a, b): Profile => ({
    fields: EMPTY_PROFILE.fields,
    aliases: EMPTY_PROFILE.aliases,
    unknown: a.unknown || b.unknown,
    subjects: unite(a.subjects, b.subjects),
    selection: selectionOf(a.selection, b.selection, rows),
    grouping: weaker(a.grouping, b.grouping),
    secrecy: unite(a.secrecy, b.secrecy),
    uses: unite(a.uses, b.uses),
    collected: uniteCollected(a.collected, b.collected),
    retention: shorter(a.retention, b.retention),
    parties: unite(a.parties, b.parties),
    registers: unite(a.registers, b.registers),
    domains: unite(a.domains, b.domains),
    staysIn: unite(a.staysIn, b.staysIn),
  }), { ...first, aliases: EMPTY_PROFILE.aliases });
}

/** As for other sets, but a kind that is an original collection on one side is one for both. */
function uniteCollected(a: Profile['collected'], b: Profile['collected']): Profile['collected'] {
  let result = unite(a, b);
  for (const [kind, item] of b) if (item.original && a.get(kind)?.original === false) result = new Map(result).set(kind, item);
  return result;
}

/** All fields of all inputs: key fields once, other equal names as `input.field`. */
export function joined(context: StepContext): Profile {
  const { step, profiles } = context;
  const keys = keysOf(context);
  const fields = new Map<string, FieldFlow>();
  const aliases = new Map<string, string>();
  const isKey = profiles.map(() => new Set<string>());
  for (const key of keys) {
    const [first] = key;
    if (first === undefined) continue;
    const name = first.field.name;
    // A field may be matched with several others, and then is one with all of them.
    fields.set(name, key.reduce((merged, { field }) => mergeFields(merged, field), fields.get(name) ?? first.field));
    for (const { input, field } of key) {
      isKey[input]!.add(field.name);
      if (field.name !== name && !aliases.has(field.name)) aliases.set(field.name, name);
    }
  }
  const keyNames = new Set(fields.keys());
  const counts = new Map<string, number>();
  for (let i = 0; i < profiles.length; i++) {
    for (const name of profiles[i]!.fields.keys()) if (!isKey[i]!.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (let i = 0; i < profiles.length; i++) {
    const inputName = step.inputs[i]?.id ?? String(i);
    for (const [name, field] of profiles[i]!.fields) {
      if (isKey[i]!.has(name)) continue;
      if (counts.get(name)! > 1 || keyNames.has(name)) {
        const result = `${inputName}.${name}`;
        fields.set(result, { ...field, name: result });
      } else fields.set(name, field);
    }
  }
  return { ...conditions(profiles, rowsOf(step.all['how'])), fields, aliases };
}

function rowsOf(how: unknown): RowsFrom {
  return how === 'left' ? 'rows-of-first' : how === 'outer' ? 'rows-of-all' : 'rows-shared';
}

interface KeyPart {
  readonly input: number;
  readonly field: FieldFlow;
}

/** The position of the input that `on` names; a name that is no input of the step is broken. */
export function inputNamed(name: string, { step, missing }: StepContext): number | undefined {
  const input = step.inputs.findIndex((ref) => ref.id === name);
  if (input !== -1) return input;
  missing({ what: 'node', ref: { id: name, path: [...step.path, 'on', name] }, candidates: step.inputs.map((ref) => ref.id) });
  return undefined;
}

/** The key fields of a join, one list per key with the field of each input. */
function keysOf(context: StepContext): readonly (readonly KeyPart[])[] {
  const { step, profiles, refer } = context;
  if (step.on.perInput.size > 0) {
    const columns = [...step.on.perInput].flatMap(([name, refs]) => {
      const input = inputNamed(name, context);
      return input === undefined ? [] : [refs.map((ref): KeyPart => ({ input, field: refer(ref, 'key', input) }))];
    });
    const length = Math.max(0, ...columns.map((column) => column.length));
    return Array.from({ length }, (_, i) => columns.flatMap((column) => column[i] ?? []));
  }
  return step.on.shared.map((ref: Ref) =>
    profiles.flatMap((profile, input): KeyPart[] => {
      // A key must exist in two inputs at least; where the others lack it, only those that should have it complain.
      const field = fieldOf(profile, ref.id);
      return field === undefined && (profile.unknown || profiles.length > 2 && profiles.filter((other) => fieldOf(other, ref.id) !== undefined).length > 1) ? [] : [{ input, field: refer(ref, 'key', input) }];
    }),
  );
}
