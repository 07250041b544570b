/**
 * How long data may be kept: the bound that comes along with what they are made of, and the period
 * that an output declares. Law: AVG 5(1)(e) (checked 2026-11-21). A bound is the shortest of all
 * that went in; only a basis of its own, or a result that is no longer about persons, takes it off.
 */
import type { Anchor, Path, UnitKey } from '../model/path.ts';
import type { Output, Pipeline, Purpose, Retention, Source } from '../model/pipeline.ts';
import { durationInDays } from './duration.ts';
import type { Environment, RegisterInfo } from './environment.ts';
import type { RetentionBound } from './profile.ts';

/** What an output says of its retention: the period that counts, and whether that rests on a basis of its own. */
export interface DeclaredRetention {
  readonly period: string;
  readonly days: number;
  /** Where the period stands: at the output, or at a purpose it serves. */
  readonly unit: UnitKey;
  readonly path: Path;
}

/** The shorter of two bounds; the first where they are equal. */
export function shorter(a: RetentionBound | undefined, b: RetentionBound | undefined): RetentionBound | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.days < a.days ? b : a;
}

/** The bound that a source brings: what its supplier states and what its register keeps to, whichever is shorter. */
export function sourceBound(source: Source, register: RegisterInfo | undefined, at: Anchor, environment: Environment): RetentionBound | undefined {
  const { retention } = source;
  const stated = retention?.period === undefined ? undefined : bound(retention.period, { ...at, path: retention.path, part: 'whole' }, source.name, isLegal(retention.basis, environment));
  return register?.retention === undefined ? stated : shorter(stated, bound(register.retention, at, source.name, isStatutory(register, environment)));
}

/** A register of which it is on record that a law keeps it and how long; an unverified entry proves nothing. */
function isStatutory({ builtIn, retentionBasis }: RegisterInfo, environment: Environment): boolean {
  return builtIn === undefined ? isLegal(retentionBasis, environment) : builtIn.law !== undefined && builtIn.evidence !== 'unverified';
}

/** Whether a period rests on a law in force; `law` alone says so without saying which. */
function isLegal(basis: readonly string[], environment: Environment): boolean {
  return basis.some((text) => {
    const law = environment.law(text);
    return text === 'law' || text === 'wet' || (law.kind === 'known' && law.status === 'in-force');
  });
}

/** The bound behind another pipeline's output: what came in there, and the period it declares itself. */
export function exportBound(producer: Pick<Pipeline, 'id' | 'key'>, output: Output, purposes: readonly Purpose[], before: RetentionBound | undefined, environment: Environment): RetentionBound | undefined {
  const own = declaredRetention(producer.key, output, purposes);
  const lifted = hasOwnBasis(output, purposes, environment);
  const limit = own === undefined ? undefined : bound(own.period, { unit: own.unit, path: own.path, part: 'whole' }, `${producer.id}/${output.name}`, isLegal(bases(output, purposes), environment));
  return lifted ? limit : shorter(before, limit);
}

function bound(period: string, at: Anchor, from: string, statutory: boolean): RetentionBound | undefined {
  const days = durationInDays(period);
  return days === undefined ? undefined : { period, days, at, from, statutory };
}

/** The period that counts for an output: its own, else the shortest of the purposes it serves; undefined where none is a duration. */
export function declaredRetention(unit: UnitKey, output: Output, purposes: readonly Purpose[]): DeclaredRetention | undefined {
  const own = output.retention;
  if (own?.period !== undefined) return declared(own, unit);
  let shortest: DeclaredRetention | undefined;
  for (const purpose of purposes) {
    const next = purpose.retention === undefined ? undefined : declared(purpose.retention, purpose.unit);
    if (next !== undefined && (shortest === undefined || next.days < shortest.days)) shortest = next;
  }
  return shortest;
}

function declared(retention: Retention, unit: UnitKey): DeclaredRetention | undefined {
  const days = retention.period === undefined ? undefined : durationInDays(retention.period);
  return days === undefined ? undefined : { period: retention.period!, days, unit, path: retention.path };
}

/**
 * Whether the period of an output rests on something of its own: a selection list, a law or a choice
 * that is stated. A law that is known not to be in force is none.
 */
export function hasOwnBasis(output: Output, purposes: readonly Purpose[], environment: Environment): boolean {
  return bases(output, purposes).some((basis) => {
    const law = environment.law(basis);
    return law.kind !== 'known' || law.status === 'in-force';
  });
}

/** What the output's period rests on; the basis of a purpose counts for its own period, not for a longer one. */
function bases(output: Output, purposes: readonly Purpose[]): readonly string[] {
  if (output.retention !== undefined && output.retention.basis.length > 0) return output.retention.basis;
  const days = output.retention?.period === undefined ? undefined : durationInDays(output.retention.period);
  return purposes.flatMap(({ retention }) => {
    const most = retention?.period === undefined ? undefined : durationInDays(retention.period);
    return retention === undefined || (days !== undefined && most !== undefined && days > most) ? [] : retention.basis;
  });
}
