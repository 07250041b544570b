import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Ground } from '../../knowledge/types.ts';
import type { LawReading } from '../../lineage/environment.ts';
import { servedPurposes } from '../../lineage/handled.ts';
import type { Anchor } from '../../model/path.ts';
import type { SpecialDecl } from '../../model/pipeline.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { joinLabels, labels } from '../places.ts';
import { declarationOf, isOwn, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** An exception of AVG 9(2) that only counts with a law, without one, or with a UAVG article that is about something else. */
export const rule = defineRule({
  id: 'exception-without-law',
  group: 'kinds-of-data',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['special-data-shield', 'task-in-law'],
  articles: ['AVG 9(2)', 'UAVG 22', 'UAVG 23', 'UAVG 24', 'UAVG 25', 'UAVG 28', 'UAVG 29', 'UAVG 30'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een uitzondering voor bijzondere gegevens die een wet vraagt, noemt er geen of een die niet past', en: 'An exception for special-category data that needs a law names none, or one that does not fit' },
  why: {
    nl: 'De letters b, g, h, i en j van AVG 9(2) werken alleen samen met een wet, in Nederland vaak een artikel van de UAVG dat over één soort gegevens gaat, soms met een geheimhoudingsplicht (UAVG 30(4)).',
    en: 'Letters b, g, h, i and j of GDPR 9(2) only work together with a law, in the Netherlands often an article of the UAVG that is about one kind of data, sometimes with a duty of secrecy (UAVG 30(4)).',
  },
  resolve: { nl: 'Noem het artikel van de UAVG of de sectorwet die bij deze categorie past, en beantwoord de geheimhouding waar die wordt gevraagd.', en: 'Name the article of the UAVG or the sector law that fits this category, and answer the duty of secrecy where it is asked.' },
  messages: {
    missing: { nl: 'Uitzondering {article} vraagt een wet; er is er geen genoemd', en: 'Exception {article} needs a law; none is named' },
    mismatch: { nl: '{law} gaat niet over {kind}, of hoort niet bij uitzondering {article}', en: '{law} is not about {kind}, or does not belong to exception {article}' },
    secrecy: { nl: '{law} vraagt een geheimhoudingsplicht; die is niet beantwoord', en: '{law} asks for a duty of secrecy; that is not answered' },
    letters: { nl: '{law} hoort bij uitzondering {right}, niet bij {article}: de letters van UAVG 22(2) zijn anders dan die van AVG 9(2)', en: '{law} belongs to exception {right}, not to {article}: the letters of UAVG 22(2) differ from those of GDPR 9(2)' },
  },
  examples: {
    trigger: example('article: 9(2)(g)'),
    repaired: example('article: 9(2)(h), law: UAVG 30(3)(a), secrecyDuty: true'),
    // Explicit consent needs no law.
    nearMiss: example('article: 9(2)(a)').replace('kind: care', 'kind: service-optional'),
  },

  concerns: ({ served }, { pipeline }) => {
    for (const purpose of pipeline.purposes.values()) if (purpose.special.length > 0) return true;
    return served.some(({ special }) => special.length > 0);
  },

  *check(view, report) {
    for (const purpose of new Set([...view.pipeline.purposes.values(), ...servedPurposes(view.flow)])) {
      for (const [index, entry] of purpose.special.entries()) {
        const exception = exceptionOf(view, entry);
        if (exception === undefined || entry.article === undefined) continue;
        const below = entry.path.slice(purpose.path.length);
        const at = purposeAnchor(purpose, view, below, 'whole');
        const more = { purpose: purpose.id, combination: entry.categories.map((ref): Anchor => ({ unit: purpose.unit, path: ref.path, part: 'value' })), related: declarationOf(purpose, view, below), facts: { index: String(index) } };
        if (entry.law === undefined) {
          if (exception.needsLaw) yield report('missing', at, { article: `AVG ${entry.article}` }, more);
          continue;
        }
        const law = view.environment.law(entry.law.id);
        const lawAt = isOwn(purpose, view) ? { ...view.at(entry.path, 'value'), focus: entry.law.path } : at;
        const wrong = misfit(view, entry, exception, law);
        if (wrong === undefined) continue;
        if (wrong.kind === 'letters') yield report('letters', lawAt, { law: entry.law.id, right: `AVG ${wrong.right}`, article: `AVG ${entry.article}` }, more);
        else if (wrong.kind === 'secrecy') yield report('secrecy', at, { law: entry.law.id }, more);
        else yield report('mismatch', lawAt, { law: entry.law.id, kind: wrong.label, article: `AVG ${entry.article}` }, more);
      }
    }
  },

  *fixes(finding, view) {
    const purpose = view.environment.purpose(view.pipeline, finding.purpose ?? '');
    const path = purpose?.special[Number(finding.facts['index'])]?.path;
    if (purpose === undefined || path === undefined) return;
    const { unit } = purpose;
    if (finding.message === 'missing') yield { title: { nl: 'Voeg een wet toe om in te vullen', en: 'Add a law to fill in' }, params: {}, kind: 'suggestion', principle: 'task-in-law', operations: [{ op: 'insert', unit, path, key: 'law', value: PLACEHOLDER, after: 'article' }] };
    if (finding.message === 'secrecy') yield { title: { nl: 'Voeg een geheimhoudingsplicht toe om in te vullen', en: 'Add a duty of secrecy to fill in' }, params: {}, kind: 'suggestion', principle: 'special-data-shield', operations: [{ op: 'insert', unit, path, key: 'secrecyDuty', value: PLACEHOLDER, after: 'law' }] };
  },
});

type Misfit = { readonly kind: 'mismatch'; readonly label: BilingualText } | { readonly kind: 'secrecy' } | { readonly kind: 'letters'; readonly right: string };

/** `9(2)(g)` → the exception `9g`. */
function exceptionOf(view: View, entry: SpecialDecl): Ground | undefined {
  const letter = /^9\(2\)\(([a-j])\)$/.exec(entry.article ?? '')?.[1];
  return letter === undefined ? undefined : view.environment.base.grounds.find((ground) => ground.id === `9${letter}`);
}

/** What is wrong with a UAVG article under this exception; a sector law is taken at its word, and of a category that is not known nothing is said. */
function misfit(view: View, entry: SpecialDecl, exception: Ground, law: LawReading): Misfit | undefined {
  if (law.kind !== 'known' || law.id !== 'uavg' || exception.uavg === undefined) return undefined;
  const cited = /(\d+(?:\([0-9a-z]+\))*)/.exec(law.citation)?.[1];
  if (cited === undefined || entry.categories.some((ref) => view.environment.taxonomy.members(ref.id).length === 0)) return undefined;
  const fits = exception.uavg.filter(({ article }) => cited === article || cited.startsWith(`${article}(`) || article.startsWith(`${cited}(`));
  if (fits.length === 0) {
    const other = view.environment.base.grounds.find((ground) => ground.kind === 'exception' && ground.uavg?.some(({ article }) => article === cited));
    if (other !== undefined && cited.startsWith('22(2)')) return { kind: 'letters', right: `9(2)(${other.id.slice(1)})` };
    return { kind: 'mismatch', label: labelOf(view, entry) };
  }
  const taxonomy = view.environment.taxonomy;
  const matching = fits.filter(({ categories }) => entry.categories.every((ref) => categories.some((id) => id === ref.id || taxonomy.covers(id, ref.id))));
  if (matching.length === 0) return { kind: 'mismatch', label: labelOf(view, entry) };
  return matching.every(({ needsSecrecy }) => needsSecrecy === true) && entry.secrecyDuty !== true ? { kind: 'secrecy' } : undefined;
}

function labelOf(view: View, entry: SpecialDecl): BilingualText {
  return joinLabels(labels(entry.categories.flatMap((ref) => view.environment.taxonomy.get(ref.id) ?? view.environment.taxonomy.members(ref.id).slice(0, 1))));
}

function example(exception: string): string {
  return pipelineExample(`
purposes:
  begeleiding:
    description: Cliënten begeleiden die daarom hebben gevraagd
    kind: care
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    retention: P1Y
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
    special: [{ categories: [health], ${exception} }]
sources:
  dossiers: { party: gemeente, collectedFor: care, subjects: { kind: clients, count: 300 }, fields: { naam: name, diagnose: diagnosis } }
outputs:
  lijst: { from: dossiers, audience: team, recipients: [gemeente] }
`);
}
