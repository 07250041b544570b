/**
 * What a source measures: people who pass by in the street, or the use of a service. Only what the knowledge base names counts;
 * a source that says itself that it measures in public space is believed.
 */
import type { SensingPattern } from '../knowledge/sensing.ts';
import type { Bilingual } from '../knowledge/types.ts';
import { given, map } from '../model/read.ts';
import type { Environment } from './environment.ts';
import type { SourceNode } from './flow.ts';
import { personalFields } from './personal.ts';
import type { FieldFlow, Profile } from './profile.ts';

/** What was recognised: the fields it shows by, and what kind of sensor they tell; no sensor where the source or its register says so. */
export interface Sensed {
  readonly fields: readonly FieldFlow[];
  readonly sensor: Bilingual | undefined;
}

/** The measuring of passers-by that a source brings into the workspace, or undefined; data of another pipeline were brought in there. */
export function publicSensing(source: SourceNode, environment: Environment): Sensed | undefined {
  const { decl, profile, supply } = source;
  if (decl.output !== undefined) return undefined;
  const personal = personalFields(profile);
  if (personal.length === 0) return undefined;
  const { registers, patterns, subjects } = environment.base.sensing.publicSpace;
  // An empty block says so too, and answers nothing.
  if (given(decl.all['publicSpace']) || map(decl.all['publicSpace']) !== undefined) return { fields: personal, sensor: undefined };
  // A built-in register is known for what it is.
  if (supply.register?.builtIn !== undefined) return registers.includes(supply.register.id) ? { fields: personal, sensor: undefined } : undefined;
  for (const kind of profile.subjects.keys()) if (!subjects.includes(kind)) return undefined;
  for (const pattern of patterns) {
    const fields = matching(pattern, profile);
    if (fields !== undefined && fields.some((field) => personal.includes(field))) return { fields, sensor: pattern.sensor };
  }
  return undefined;
}

function matching({ needs, without }: Pick<SensingPattern, 'needs' | 'without'>, profile: Profile): readonly FieldFlow[] | undefined {
  const made: FieldFlow[] = [];
  for (const need of needs) {
    const found = holding(profile, need);
    if (found.length === 0) return undefined;
    made.push(...found);
  }
  return without.length > 0 && holding(profile, without).length > 0 ? undefined : made;
}

const NO_FIELDS: readonly FieldFlow[] = [];
const NO_IDS: readonly string[] = [];

function holding(profile: Profile, ids: readonly string[]): readonly FieldFlow[] {
  let found: FieldFlow[] | undefined;
  for (const field of profile.fields.values()) {
    for (const { id } of field.categories) {
      if (!ids.includes(id)) continue;
      (found ??= []).push(field);
      break;
    }
  }
  return found ?? NO_FIELDS;
}

/** The fields by which a source keeps a log of who used what, those that say who first; undefined where it keeps none. */
export function useLog(source: SourceNode, environment: Environment): readonly FieldFlow[] | undefined {
  if (source.decl.output !== undefined || personalFields(source.profile).length === 0) return undefined;
  for (const needs of environment.base.sensing.logs.patterns) {
    const fields = matching({ needs, without: NO_IDS }, source.profile);
    if (fields !== undefined) return fields;
  }
  return undefined;
}
