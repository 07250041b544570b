/**
 * Why fields without a name point to people: what was measured of their combination, among whom, and how sure
 * that is. A reason in words, not a score: what nobody measured says so. Law behind it: AVG overweging 26, the
 * means reasonably likely to be used (checked 2026-11-21).
 */
import { countsFor } from '../../knowledge/combinations.ts';
import type { Bilingual, QuasiCombination } from '../../knowledge/types.ts';
import type { Environment } from '../../lineage/environment.ts';
import type { FieldFlow, Profile } from '../../lineage/profile.ts';
import type { SingledOut } from '../../lineage/singling-out.ts';
import { thousands } from '../../messages/counted.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { Anchor } from '../../model/path.ts';
import type { RelatedPlace } from '../finding.ts';

/** What is known of a share: checked, stated by a source that was not checked, none but a source, or reasoning alone. */
export type Certainty = 'share' | 'shareUnchecked' | 'known' | 'reasoned';

/** How sure it is what a combination does. */
export function certaintyOf({ evidence, share }: QuasiCombination): Certainty {
  const checked = evidence === 'verified' || evidence === 'verified-older-text';
  if (share !== undefined) return checked ? 'share' : 'shareUnchecked';
  return checked ? 'known' : 'reasoned';
}

const WHY: Readonly<Record<Certainty, BilingualText>> = {
  share: { nl: '{parts}: {share} ({source}). {explanation}', en: '{parts}: {share} ({source}). {explanation}' },
  shareUnchecked: { nl: '{parts}: {share}, volgens {source}; dat aandeel is niet nagegaan. {explanation}', en: '{parts}: {share}, says {source}; that share is not verified. {explanation}' },
  known: { nl: '{parts}: bekend uit {source}. {explanation}', en: '{parts}: known from {source}. {explanation}' },
  reasoned: { nl: '{parts}: een redenering, geen gemeten aandeel. {explanation}', en: '{parts}: by reasoning, no share was measured. {explanation}' },
};

const AT_HOME: BilingualText = { nl: 'Gemeten in Nederland, en met minder: {parts}: {share} ({source})', en: 'Measured in the Netherlands, and with less: {parts}: {share} ({source})' };
const FEWER: BilingualText = { nl: 'De bron gaat over {count} mensen (opgegeven), minder dan de {size} van het onderzoek: in een kleinere groep is iemand eerder de enige', en: 'The source is about {count} people (declared), fewer than the {size} of the study: in a smaller group somebody is sooner the only one' };
const NO_FEWER: BilingualText = { nl: 'De bron gaat over {count} mensen (opgegeven), niet minder dan de {size} van het onderzoek: het aandeel is hier een aanwijzing, geen meting', en: 'The source is about {count} people (declared), no fewer than the {size} of the study: here the share is an indication, not a measurement' };

/** The reasons why a combination points to people in rows of this profile, for a finding at `at`. */
export function reasonsFor({ combination, fields: here, outputs }: SingledOut, profile: Profile, at: Anchor, environment: Environment): readonly RelatedPlace[] {
  const { share, source, explanation, population } = combination;
  // What leaves may be coarser than what came in.
  const leaving = [...(outputs[0]?.profile.fields.values() ?? [])].filter((field) => field.scale === 'individual' && !field.publicRole);
  const fields = leaving.length > 0 ? leaving : here;
  const reasons: RelatedPlace[] = [{ at, message: WHY[certaintyOf(combination)], params: { parts: partsOf(combination, fields, environment), share: share ?? '', source, explanation } }];
  const atHome = population === undefined || population.country === 'NL' ? undefined : measuredAtHome(combination, fields, environment);
  if (atHome !== undefined) reasons.push({ at, message: AT_HOME, params: { parts: partsOf(atHome, fields, environment), share: atHome.share ?? '', source: atHome.source } });
  const size = (atHome ?? combination).population?.size;
  const people = declaredPeople(profile);
  if (size !== undefined && people !== undefined) reasons.push({ at: people.at, message: people.count < size ? FEWER : NO_FEWER, params: { count: inThousands(people.count), size: inThousands(size) } });
  return reasons;
}

/** What the combination is made of here: `geboortedatum + postcode + geslacht`; where a field is finer than what was measured, both. */
function partsOf({ needs }: QuasiCombination, fields: readonly FieldFlow[], { taxonomy }: Environment): Bilingual {
  const [nl, en] = [new Set<string>(), new Set<string>()];
  for (const need of needs) {
    for (const category of new Set(fields.flatMap(({ categories }) => categories))) {
      const met = need.find((wanted) => countsFor(taxonomy, category.id, wanted));
      if (met === undefined) continue;
      const measured = taxonomy.isCoarser(met, category.id) ? taxonomy.get(met) : undefined;
      nl.add(measured === undefined ? category.label.nl : `${measured.label.nl} (hier fijner: ${category.label.nl})`);
      en.add(measured === undefined ? category.label.en : `${measured.label.en} (here finer: ${category.label.en})`);
    }
  }
  return { nl: [...nl].join(' + '), en: [...en].join(' + ') };
}

/** A combination of some of the same fields of which a share was measured among people in the Netherlands. */
function measuredAtHome(combination: QuasiCombination, fields: readonly FieldFlow[], { base, taxonomy }: Environment): QuasiCombination | undefined {
  const having = fields.flatMap(({ categories }) => categories.map(({ id }) => id));
  return base.combinations.find((other) => other !== combination && other.population?.country === 'NL' && certaintyOf(other) === 'share' && other.acrossSets === undefined
    && other.needs.every((need) => need.some((wanted) => having.some((id) => countsFor(taxonomy, id, wanted)))));
}

/** The smallest number of people that any source of these rows states: who is in all of them is in that one. */
function declaredPeople({ subjects }: Profile): { readonly at: Anchor; readonly count: number } | undefined {
  let fewest: { readonly at: Anchor; readonly count: number } | undefined;
  for (const [kind, { at, count }] of subjects) {
    if (kind === 'objects' || kind === 'companies' || count === undefined || count < 1) continue;
    if (fewest === undefined || count < fewest.count) fewest = { at, count };
  }
  return fewest;
}

/** A whole number with its thousands apart. */
function inThousands(count: number): Bilingual {
  return { nl: thousands(Math.round(count), 'nl'), en: thousands(Math.round(count), 'en') };
}
