/** What makes it fair to pick people by a score, and what of it a purpose declares. */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { given, isMap } from '../../model/read.ts';
import type { BilingualText } from '../../messages/template.ts';

/**
 * The five conditions under which persons may be picked by a score without a law of its own: advice of
 * the AP of 10 October 2024, Algoritmekader avg-10 (checked 2026-11-21).
 */
export const SAFEGUARDS: readonly { readonly key: string; readonly label: BilingualText }[] = [
  { key: 'discriminationTest', label: { nl: 'gedateerde toets op discriminatie', en: 'dated test on discrimination' } },
  { key: 'reviewEvery', label: { nl: 'termijn voor een nieuwe toets', en: 'period for a new test' } },
  { key: 'humanReview', label: { nl: 'beoordeling door een mens', en: 'review by a person' } },
  { key: 'noOtherEffects', label: { nl: 'hoe andere gevolgen uitblijven', en: 'how other effects are kept away' } },
  { key: 'knowable', label: { nl: 'hoe mensen het kunnen weten', en: 'how people can know' } },
];

/** The conditions that a purpose does not declare; a value still to be filled in counts as given. */
export function missingSafeguards(purpose: Purpose): typeof SAFEGUARDS {
  const declared = purpose.all['selection'];
  if (declared === PLACEHOLDER) return [];
  const selection = isMap(declared) ? declared : {};
  return SAFEGUARDS.filter(({ key }) => {
    const value = selection[key];
    if (key !== 'discriminationTest' || !isMap(value)) return !given(value);
    return !given(value['reference']) || !given(value['date']);
  });
}
