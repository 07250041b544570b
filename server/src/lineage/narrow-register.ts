/** A catalogue on a built-in register: fewer fields, stricter access, more secrecy, a shorter time. Facts about the register stay what they are. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { Taxonomy } from '../knowledge/taxonomy.ts';
import type { OwnRegister } from '../model/pipeline.ts';
import { durationInDays } from './duration.ts';
import type { RegisterInfo } from './environment.ts';
import type { Excess } from './narrow-law.ts';

/** From easy to hard to get at. */
const ACCESS: readonly string[] = ['open', 'agreement', 'authorisation'];

/** A built-in register as a catalogue leaves it, and what of the entry does not count. */
export function narrowRegister(register: RegisterInfo, own: OwnRegister, taxonomy: Taxonomy): { readonly register: RegisterInfo; readonly excess: readonly Excess[] } {
  const excess: Excess[] = [];
  const refuse = (key: string, values: readonly (string | undefined)[]): void => void excess.push({ key, values: values.filter((value) => value !== undefined) });
  const stated = (key: string, value: string | undefined): value is string => own.stated.has(key) && value !== undefined && value !== PLACEHOLDER;

  const fields = own.stated.has('fields') ? narrowFields(register.fields, own, taxonomy, refuse) : register.fields;
  let { access, use, staysIn, retention } = register;
  if (stated('access', own.access)) {
    if (ACCESS.indexOf(own.access) >= ACCESS.indexOf(access ?? 'open')) access = own.access;
    else refuse('access', [own.access]);
  }
  if (stated('use', own.use)) {
    if (use === undefined || use === own.use) use = own.use;
    else refuse('use', [own.use]);
  }
  if (stated('staysIn', own.staysIn)) {
    if (staysIn === undefined || staysIn === own.staysIn) staysIn = own.staysIn;
    else refuse('staysIn', [own.staysIn]);
  }
  const period = own.retention?.period;
  if (stated('retention', period)) {
    if (daysOf(period) <= daysOf(retention)) retention = period;
    else refuse('retention', [period]);
  }
  const regimes = own.secrecy.map(({ id }) => id).filter((id) => id !== PLACEHOLDER);
  if (own.stated.has('secrecy') && !register.secrecy.every((regime) => regimes.includes(regime))) refuse('secrecy', regimes);
  if (stated('keeper', own.keeper?.id) && own.keeper.id !== register.keeper) refuse('keeper', [own.keeper.id]);
  const purposes = own.collectedFor.map(({ id }) => id).filter((id) => id !== PLACEHOLDER);
  if (purposes.length > 0 && !(purposes.length === register.collectedFor.length && purposes.every((id) => register.collectedFor.includes(id)))) refuse('collectedFor', purposes);
  if (stated('subjects', own.subjects?.kind) && own.subjects.kind !== register.subjects?.kind) refuse('subjects', [own.subjects.kind]);
  if (stated('subjects', own.subjects?.selection) && own.subjects.selection !== (register.subjects?.selection ?? 'all')) refuse('subjects', [own.subjects.selection]);
  return {
    register: { ...register, fields, access, use, staysIn, retention, secrecy: [...new Set([...register.secrecy, ...regimes])], declaration: { unit: own.unit, path: own.path, part: 'key' } },
    excess,
  };
}

/** The fields that both name, each with its built-in category or one below it. */
function narrowFields(fields: RegisterInfo['fields'], own: OwnRegister, taxonomy: Taxonomy, refuse: (key: string, values: readonly string[]) => void): RegisterInfo['fields'] {
  const kept = new Map<string, string>();
  for (const field of own.fields.values()) {
    const category = fields.get(field.name);
    const wanted = field.category?.id;
    if (category === undefined) refuse(`fields.${field.name}`, [field.name]);
    else if (wanted === undefined || wanted === PLACEHOLDER || wanted === category) kept.set(field.name, category);
    else if (taxonomy.get(wanted)?.parents.includes(category) === true) kept.set(field.name, wanted);
    else {
      kept.set(field.name, category);
      if (taxonomy.get(wanted) !== undefined || taxonomy.isGroup(wanted)) refuse(`fields.${field.name}`, [wanted]);
    }
  }
  return kept;
}

function daysOf(period: string | undefined): number {
  return (period === undefined ? undefined : durationInDays(period)) ?? Infinity;
}
