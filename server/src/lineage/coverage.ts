/**
 * Which categories a purpose has declared cover for. Source: AVG 6(1), 6(3) (checked 2026-11-21);
 * special, criminal and national-number data have entries and rules of their own and are not
 * counted here, so that one missing entry gives one finding.
 */
import type { Category } from '../knowledge/types.ts';
import type { Purpose } from '../model/pipeline.ts';
import type { Environment, KnownLaw } from './environment.ts';
import { provesNothing } from './reliance.ts';

const OWN_RULES: ReadonlySet<string> = new Set(['none', 'special', 'criminal', 'national-id']);

export interface Cover {
  /** Undefined where neither the purpose nor its law says what it covers: then nothing can be concluded. */
  readonly declared: readonly string[] | undefined;
  readonly byLaw: readonly string[] | undefined;
  readonly law: KnownLaw | undefined;
}

/** The declared cover of a purpose, and that of its law where it is known. */
export function coverOf(purpose: Purpose, environment: Environment): Cover {
  const reading = purpose.ground?.law === undefined ? undefined : environment.law(purpose.ground.law.id);
  const law = reading?.kind === 'known' ? reading : undefined;
  return { declared: purpose.covers?.map((ref) => ref.id), byLaw: law === undefined || provesNothing(law) ? undefined : law.covers, law };
}

/** Whether a category needs no more cover than is declared. */
export function isCovered(category: Category, cover: Cover, environment: Environment): boolean {
  if (OWN_RULES.has(category.class) || category.needsNoCover === true) return true;
  return isWithin(category, cover.declared, environment) && isWithin(category, cover.byLaw, environment);
}

/** Whether one list of the cover holds a category; a list that is not stated leaves nothing out. */
export function isWithin(category: Category, list: readonly string[] | undefined, environment: Environment): boolean {
  return list === undefined || list.some((id) => environment.taxonomy.covers(id, category.id));
}

/** Whether the purpose states a ground at all; without one, that is the finding and cover is not asked about. */
export function hasGround(purpose: Purpose): boolean {
  return purpose.ground?.article !== undefined;
}

