/** The DPIA of a purpose: which items its flow hits, what the pre-scan makes of that, and what is declared. */
import { assessDpia, concernsPersons, type DpiaHit } from '../../lineage/dpia.ts';
import { declaredDpia } from '../../lineage/dpia-evidence.ts';
import { outsideScope } from '../../lineage/dpia-scope.ts';
import { dateAfter } from '../../lineage/duration.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { LARGE_SCALE } from '../../rules/decisions/dpia-places.ts';
import { MAX_AGE } from '../../rules/decisions/dpia-outdated.ts';
import { placeOf, sorted, sortedBy, type Sitter } from './naming.ts';
import type { DpiaHitPortrait, DpiaPortrait } from './shape.ts';

/** What is known of the DPIA of a purpose, under the settings and on the day of the check. */
export function dpiaOf(purpose: Purpose, sitter: Sitter): DpiaPortrait {
  const { view } = sitter;
  const assessment = assessDpia(view.flow, purpose, view.environment, view.option(LARGE_SCALE));
  const dpia = declaredDpia(purpose);
  const declared = dpia === undefined || dpia === 'open' ? undefined : dpia;
  const until = declared?.date === undefined ? undefined : dateAfter(declared.date, view.option(MAX_AGE));
  const outside = declared === undefined || !concernsPersons(view.flow, purpose) ? [] : outsideScope(view.flow, purpose, view.environment, declared.scope);
  return {
    state: declared !== undefined ? 'declared' : dpia === 'open' ? 'open' : 'missing',
    reference: declared?.reference ?? null,
    date: declared?.date ?? null,
    validUntil: until ?? null,
    outdated: until !== undefined && until < view.today,
    highResidualRisk: declared?.highResidualRisk ?? false,
    consulted: declared?.consulted ?? false,
    outsideScope: sortedBy(outside.map(({ what, at }) => ({ what, path: placeOf(at, sitter) })), ({ what, path }) => `${what} ${path}`),
    advice: assessment?.advice ?? null,
    points: assessment?.score.points ?? null,
    hits: [...(assessment?.ap ?? []), ...(assessment?.wp248 ?? [])].map((hit) => hitOf(hit, sitter)),
  };
}

function hitOf({ criterion, scale, count, causes }: DpiaHit, sitter: Sitter): DpiaHitPortrait {
  return { list: criterion.list, id: criterion.id, number: criterion.number, scale, count: count ?? null, causes: sorted(causes.map(({ at }) => placeOf(at, sitter))) };
}
