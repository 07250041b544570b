/** Joins and unions: where combinations come about. */
import type { Ref } from '../model/read.ts';
import { mergeFields } from './merge-fields.ts';
import { EMPTY_PROFILE, fieldOf, unite, type FieldFlow, type Profile, type RetentionBound } from './profile.ts';
import type { StepContext } from './step-context.ts';

/** The conditions of several inputs together, and their fields by name, met by `meet`. */
export function combine(profiles: readonly Profile[], meet: (a: FieldFlow, b: FieldFlow) => FieldFlow): Profile {
  const fields = new Map<string, FieldFlow>();
  for (const profile of profiles) {
    for (const [name, field] of profile.fields) {
      const earlier = fields.get(name);
      fields.set(name, earlier === undefined ? field : meet(earlier, field));
    }
  }
  return { ...conditions(profiles), fields };
}

/** Everything of a profile but its fields, after analysis: sets unite, retention takes the minimum. */
export function conditions(profiles: readonly Profile[]): Profile {
  const [first = EMPTY_PROFILE, ...rest] = profiles;
  return rest.reduce((a, b): Profile => ({
    fields: EMPTY_PROFILE.fields,
    aliases: EMPTY_PROFILE.aliases,
    unknown: a.unknown || b.unknown,
    subjects: unite(a.subjects, b.subjects),
    // Rows narrowed by one concrete signal stay narrowed when others are looked up for them.
    selection: a.selection === 'all' ? b.selection : a.selection,
    grouping: a.grouping ?? b.grouping,
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

function shorter(a: RetentionBound | undefined, b: RetentionBound | undefined): RetentionBound | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.days < a.days ? b : a;
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
    fields.set(name, key.slice(1).reduce((merged, { field }) => mergeFields(merged, field), first.field));
    for (const { input, field } of key) {
      isKey[input]!.add(field.name);
      if (field.name !== name) aliases.set(field.name, name);
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
  return { ...conditions(profiles), fields, aliases };
}

interface KeyPart {
  readonly input: number;
  readonly field: FieldFlow;
}

/** The key fields of a join, one list per key with the field of each input. */
function keysOf(context: StepContext): readonly (readonly KeyPart[])[] {
  const { step, profiles, refer } = context;
  if (step.on.perInput.size > 0) {
    const columns = [...step.on.perInput].flatMap(([name, refs]) => {
      const input = step.inputs.findIndex((ref) => ref.id === name);
      return input === -1 ? [] : [refs.map((ref): KeyPart => ({ input, field: refer(ref, 'key', input) }))];
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
