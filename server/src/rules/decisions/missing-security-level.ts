import { PLACEHOLDER } from '../../base/placeholder.ts';
import { handledFor, servedPurposes, type HandledField } from '../../lineage/handled.ts';
import { summaryOf } from '../../lineage/summary.ts';
import type { Category } from '../../knowledge/types.ts';
import { pipelineExample } from '../example.ts';
import { originAnchor, originsOf } from '../places.ts';
import { dataOf, skeleton, states } from '../purpose-evidence.ts';
import { declarationOf, handledPlaces, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';

const BSN = 'bsn';

/** A purpose with special or criminal data or the citizen service number that names no level of security. Law: AVG 32(1) (checked 2026-11-21). */
export const rule = defineRule({
  id: 'missing-security-level',
  group: 'decisions',
  lens: 'technical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'high',
  principles: ['security'],
  articles: ['AVG 5(1)(f)', 'AVG 32'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Voor gevoelige gegevens is geen beveiligingsniveau opgegeven', en: 'No security level is declared for data that need extra protection' },
  why: {
    nl: 'Hoe erger de schade als gegevens uitlekken, hoe sterker de beveiliging (AVG 32). Bij bijzondere en strafrechtelijke gegevens en bij het BSN is die schade groot. Zonder opgegeven niveau weet niemand welke maatregelen hier horen (passend beveiligd).',
    en: 'The worse the harm of a leak, the stronger the security (GDPR 32). For special categories, criminal data and the citizen service number that harm is great. Without a declared level nobody knows which measures belong here (appropriate security).',
  },
  resolve: {
    nl: 'Zet bij het doel `security` met het niveau dat uit de risicoanalyse komt, bijvoorbeeld BBN2. Heeft het doel deze gegevens niet nodig, laat ze dan weg.',
    en: 'Give the purpose `security` with the level that follows from the risk analysis, for instance BBN2. If the purpose does not need these data, leave them out.',
  },
  messages: {
    missing: {
      nl: 'Voor doel «{purpose}» is geen beveiligingsniveau opgegeven, terwijl het extra beschermde gegevens gebruikt: {data}',
      en: 'No security level is declared for purpose “{purpose}”, while it uses specially protected data: {data}',
    },
  },
  examples: {
    trigger: example('', 'bsn: bsn'),
    repaired: example('    security: BBN2\n', 'bsn: bsn'),
    // A name and an address are ordinary personal data.
    nearMiss: example('', 'adres: address'),
  },

  *check(view, report) {
    const { classes, categories } = summaryOf(view.flow);
    if (!classes.has('special') && !classes.has('criminal') && !hasBsn(categories)) return;
    for (const purpose of servedPurposes(view.flow)) {
      if (states(purpose, 'security')) continue;
      const heavy = handledFor(view.flow, purpose).flatMap((item): readonly HandledField[] => {
        const own = item.categories.filter((category) => isHeavy(category, item));
        return own.length === 0 ? [] : [{ ...item, categories: own }];
      });
      if (heavy.length === 0) continue;
      yield report('missing', purposeAnchor(purpose, view), { purpose: purpose.id, data: dataOf(heavy) }, {
        purpose: purpose.id,
        combination: originsOf(heavy.map((item) => item.field)).map(originAnchor),
        related: [...declarationOf(purpose, view), ...handledPlaces(heavy)],
      });
    }
  },

  *fixes(finding, view) {
    yield* skeleton(finding, view, { nl: 'Voeg een beveiligingsniveau toe om in te vullen', en: 'Add a security level to fill in' }, 'security', [], { security: PLACEHOLDER });
  },
});

function hasBsn(categories: Iterable<Category>): boolean {
  for (const category of categories) if (isBsn(category)) return true;
  return false;
}

function isBsn(category: Category): boolean {
  return category.id === BSN || category.parents.includes(BSN);
}

/** A number that a keyed pseudonym replaced is no longer one. */
function isHeavy(category: Category, { field }: HandledField): boolean {
  return category.class === 'special' || category.class === 'criminal' || (isBsn(category) && field.pseudonym?.strong !== true);
}

function example(security: string, field: string): string {
  return pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    bsn: { law: Wabb art. 10 }
    retention: P3M
${security}sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, ${field} } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`);
}
