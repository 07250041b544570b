import { PLACEHOLDER } from '../../base/placeholder.ts';
import { handledFor, servedPurposes, type HandledField } from '../../lineage/handled.ts';
import { map, given } from '../../model/read.ts';
import type { Purpose } from '../../model/pipeline.ts';
import type { Environment } from '../../lineage/environment.ts';
import type { Category } from '../../knowledge/types.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { labels, originAnchor, originsOf, shortLabels } from '../places.ts';
import { declarationOf, handledPlaces, ownPurposeOf, purposeAnchor } from '../purpose-place.ts';
import { kindLabel } from '../purpose/purpose-paths.ts';
import { defineRule } from '../rule.ts';

const KINDS: ReadonlySet<string> = new Set(['statistics', 'research']);

const ANSWERS: Readonly<Record<string, BilingualText>> = {
  publicInterest: { nl: 'welk algemeen belang het dient', en: 'which public interest it serves' },
  consentImpossible: { nl: 'waarom toestemming vragen niet kan', en: 'why asking for consent cannot be done' },
  safeguards: { nl: 'welke waarborgen er zijn', en: 'which safeguards there are' },
  access: { nl: 'wie erbij kan', en: 'who has access' },
};
const KEYS = Object.keys(ANSWERS);

/**
 * Statistics or research without what makes them an exception. Law: AVG 89(1) asks safeguards of all
 * of them; for special categories UAVG 24 asks the public interest, why consent cannot be asked, and
 * the safeguards, UAVG 28 the same of genetic data, UAVG 32(f) of criminal data (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'research-without-safeguards',
  group: 'kinds-of-data',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['statistics-firewall', 'special-data-shield'],
  articles: ['AVG 5(1)(b)', 'AVG 9(2)(j)', 'AVG 89(1)', 'UAVG 24', 'UAVG 28', 'UAVG 32(f)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Statistiek of onderzoek met persoonsgegevens zonder de waarborgen die daarbij horen',
    en: 'Statistics or research with personal data without the safeguards that go with it',
  },
  why: {
    nl: 'Voor statistiek en onderzoek geeft de AVG ruimte, in ruil voor waarborgen (AVG 89). Bij bijzondere en strafrechtelijke gegevens komt daar bij: een algemeen belang, en dat toestemming vragen niet kan (UAVG 24, 28 en 32).',
    en: 'The GDPR gives room for statistics and research in exchange for safeguards (GDPR 89). With special categories and criminal data comes more: a public interest, and that asking for consent cannot be done (UAVG 24, 28 and 32).',
  },
  resolve: {
    nl: 'Vul `research` in bij het doel: het algemeen belang, waarom toestemming niet kan, de waarborgen en wie erbij kan. Of werk met groepscijfers.',
    en: 'Fill in `research` for the purpose: the public interest, why consent cannot be asked, the safeguards and who has access. Or work with group figures.',
  },
  messages: {
    missing: {
      nl: 'Doel «{purpose}» ({kind}) gebruikt persoonsgegevens en zegt niet {missing}',
      en: 'Purpose “{purpose}” ({kind}) uses personal data and does not say {missing}',
    },
    heavy: {
      nl: 'Doel «{purpose}» ({kind}) gebruikt extra beschermde gegevens ({data}) en zegt niet {missing}',
      en: 'Purpose “{purpose}” ({kind}) uses specially protected data ({data}) and does not say {missing}',
    },
  },
  examples: {
    trigger: example(''),
    repaired: example('\n    research: { publicInterest: eerlijker toewijzing, consentImpossible: duizenden zoekenden zonder adres, safeguards: pseudoniemen en gesloten omgeving, access: twee onderzoekers }'),
    // Addresses of buildings, with nobody beside them, are no personal data.
    nearMiss: example('').replace('collectedFor: service,', 'collectedFor: service, subjects: { kind: objects },'),
  },

  concerns: ({ served }) => served.some(({ kind }) => kind !== undefined && KINDS.has(kind)),

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      const { kind } = purpose;
      if (kind === undefined || !KINDS.has(kind) || purpose.all['research'] === PLACEHOLDER) continue;
      const handled = handledFor(view.flow, purpose);
      if (handled.length === 0) continue;
      const heavy = handled.filter((item) => item.categories.some(isHeavy));
      const missing = missingAnswers(purpose, handled, view.environment);
      if (missing.length === 0) continue;
      const told = heavy.length > 0 ? heavy : handled;
      const params = { purpose: purpose.id, kind: kindLabel(kind, view), missing: shortLabels(missing.map((key) => ANSWERS[key]!)) };
      const more = {
        purpose: purpose.id,
        combination: originsOf(told.map((item) => item.field)).map(originAnchor),
        related: [...declarationOf(purpose, view), ...handledPlaces(told)],
      };
      if (heavy.length === 0) yield report('missing', purposeAnchor(purpose, view), params, { ...more, severity: 'warning' });
      else yield report('heavy', purposeAnchor(purpose, view), { ...params, data: shortLabels(labels(heavy.flatMap((item) => item.categories.filter(isHeavy)))) }, more);
    }
  },

  *fixes(finding, view) {
    const purpose = ownPurposeOf(finding, view);
    if (purpose === undefined) return;
    const unit = view.pipeline.key;
    const title = { nl: 'Voeg de waarborgen toe om in te vullen', en: 'Add the safeguards to fill in' };
    const research = map(purpose.all['research']);
    const missing = missingAnswers(purpose, handledFor(view.flow, purpose), view.environment);
    const path = [...purpose.path, 'research'];
    yield {
      title, params: {}, kind: 'suggestion', principle: 'statistics-firewall',
      operations: research === undefined
        ? [{ op: 'insert', unit, path: purpose.path, key: 'research', value: Object.fromEntries(KEYS.map((key) => [key, PLACEHOLDER])), after: 'ground' }]
        : missing.map((key) => (Object.hasOwn(research, key) ? { op: 'replace', unit, path: [...path, key], value: PLACEHOLDER } as const : { op: 'insert', unit, path, key, value: PLACEHOLDER } as const)),
    };
  },
});

function isHeavy({ class: kind }: Category): boolean {
  return kind === 'special' || kind === 'criminal';
}

/**
 * The answers that are not given. Ordinary data ask for safeguards alone. Special categories that rest
 * on another exception than research (consent, care) do not need what UAVG 24 asks either.
 */
function missingAnswers(purpose: Purpose, handled: readonly HandledField[], environment: Environment): readonly string[] {
  const research = map(purpose.all['research']) ?? {};
  const absent = KEYS.filter((key) => !given(research[key]));
  const asksAll = handled.some(({ categories }) => categories.some((category) => category.class === 'criminal' || (category.class === 'special' && !restsElsewhere(purpose, category, environment))));
  if (asksAll) return absent;
  return absent.includes('safeguards') ? absent.filter((key) => key === 'safeguards' || key === 'access') : [];
}

function restsElsewhere(purpose: Purpose, category: Category, { taxonomy }: Environment): boolean {
  const entries = purpose.special.filter((entry) => entry.categories.some(({ id }) => taxonomy.covers(id, category.id)));
  return entries.length > 0 && entries.every(({ article }) => article !== undefined && article !== '9(2)(j)');
}

function example(research: string): string {
  return pipelineExample(`
purposes:
  woningmarkt:
    description: Onderzoeken hoe lang woningzoekenden in de regio wachten
    kind: research
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }${research}
    covers: [contact, household-type]
    retention: P1Y
sources:
  zoekenden: { party: gemeente, collectedFor: service, fields: { adres: address, huishouden: household-type } }
outputs:
  bestand: { from: zoekenden, audience: team, recipients: [gemeente] }
`);
}
