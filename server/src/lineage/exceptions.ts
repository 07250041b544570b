/**
 * What a purpose declares for the kinds of data that a ground alone does not open: an exception for special
 * categories, a basis for criminal offence data, a law for national numbers. Law: AVG 9(2), 10, 87; UAVG 31–33,
 * 46 (checked 2026-11-21).
 */
import type { Category } from '../knowledge/types.ts';
import type { Purpose } from '../model/pipeline.ts';
import type { Environment, PartyInfo } from './environment.ts';
import { readable } from './personal.ts';
import type { FieldFlow } from './profile.ts';

/** The declared exception that opens a special category for a purpose. */
export function exceptionFor(purpose: Purpose, category: Category, taxonomy: Environment['taxonomy']): Purpose['special'][number] | undefined {
  return purpose.special.find((entry) => entry.article !== undefined && entry.categories.some((ref) => taxonomy.covers(ref.id, category.id)));
}

/** Whether a purpose declares any basis for criminal offence data. */
export function hasCriminalBasis({ criminal }: Purpose): boolean {
  return criminal !== undefined && (criminal.law !== undefined || criminal.received !== undefined || criminal.partnership);
}

/** Whether a field holds a national number as such: a strong pseudonym of one is no longer one, a plain hash still is. */
export function holdsNationalNumber(field: FieldFlow): boolean {
  return readable(field).some((category) => category.class === 'national-id');
}

/** Whether all controllers are known to be private, so that only a law of their own opens a national number to them. */
export function needsNumberLaw(controllers: readonly PartyInfo[]): boolean {
  return controllers.length > 0 && controllers.every((party) => party.kind === 'private');
}
