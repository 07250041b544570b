/**
 * Which law opens police and judicial data for a purpose, as far as it is declared. Law: Wpg 16–20, Wjsg,
 * UAVG 33(1)(a) (checked 2026-11-21). Whether a named law is known and in force is told by another rule.
 */
import type { Environment, KnownLaw } from '../../lineage/environment.ts';
import type { SourceNode } from '../../lineage/flow.ts';
import type { Purpose } from '../../model/pipeline.ts';
import type { Ref } from '../../model/read.ts';

const REGIMES: ReadonlySet<string> = new Set(['wpg-politie', 'wjsg']);
/** Laws that open nothing of the police by themselves, but for the articles known to do so. */
const GENERAL: ReadonlySet<string> = new Set(['avg', 'uavg']);
const MAYORS_ARTICLE = /^Wpg 16\(1\)\(b\)/;

/**
 * Whether a regime is declared under which these data may be used: a law under `criminal` at the purpose
 * (other than a general article of the AVG or UAVG), or the Wpg or Wjsg as the law behind the ground or
 * behind the supply.
 */
export function hasRegime(purpose: Purpose, source: SourceNode | undefined, environment: Environment): boolean {
  const { criminal, ground } = purpose;
  if ([criminal?.law, criminal?.received].some((ref) => ref !== undefined && !isGeneral(ref, environment))) return true;
  return [ground?.law, source?.decl.disclosure?.law].some((ref) => {
    const law = known(ref, environment);
    return law !== undefined && REGIMES.has(law.id);
  });
}

/** Wpg 16(1)(b) as cited, where it is what the data are received under and no other article is named beside it. */
export function mayorsArticle(purpose: Purpose, source: SourceNode | undefined, environment: Environment): string | undefined {
  const named = [purpose.criminal?.received, purpose.criminal?.law, source?.decl.disclosure?.law].filter((ref) => ref !== undefined);
  const laws = named.map((ref) => known(ref, environment));
  // A general article opens nothing else; any other law, also one that is not known, may.
  const regimes = laws.filter((law) => law === undefined || !GENERAL.has(law.id));
  return regimes.length > 0 && regimes.every((law) => law !== undefined && MAYORS_ARTICLE.test(law.citation)) ? regimes[0]?.citation : undefined;
}

function known(ref: Ref | undefined, environment: Environment): KnownLaw | undefined {
  const law = ref === undefined ? undefined : environment.law(ref.id);
  return law?.kind === 'known' ? law : undefined;
}

function isGeneral(ref: Ref, environment: Environment): boolean {
  const law = known(ref, environment);
  return law !== undefined && law.declaration === undefined && GENERAL.has(law.id) && !law.grants.includes('criminal');
}
