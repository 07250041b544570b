import { PLACEHOLDER } from '../../base/placeholder.ts';
import { moreIdentifying, levelOf, personalCategories, personalFields, readable } from '../../lineage/personal.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, labels, originAnchor, originsOf, shortLabels } from '../places.ts';
import { defineRule } from '../rule.ts';

const HEAVY: ReadonlySet<string> = new Set(['special', 'criminal', 'national-id']);

/**
 * An output about persons that nobody has to remove. Law: AVG 5(1)(e) (checked 2026-11-21). Steps
 * are not asked: what they keep is kept for an output. Without a purpose, that is the finding.
 */
export const rule = defineRule({
  id: 'missing-retention',
  group: 'purpose',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['storage-limitation'],
  articles: ['AVG 5(1)(e)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Een uitvoer met persoonsgegevens heeft geen bewaartermijn',
    en: 'An output with personal data has no retention period',
  },
  why: {
    nl: 'Persoonsgegevens blijven niet langer bewaard dan het doel vraagt (AVG 5(1)(e)). Zonder termijn ruimt niemand ze op, en mensen kan niet worden verteld wanneer hun gegevens weg zijn.',
    en: 'Personal data are kept no longer than the purpose asks (GDPR 5(1)(e)). Without a period nobody clears them away, and people cannot be told when their data will be gone.',
  },
  resolve: {
    nl: 'Zet `retention` bij de uitvoer, of bij het doel als alle uitvoer even lang blijft: een duur zoals P6M, met waar die op rust (selectielijst, wet of eigen keuze).',
    en: 'Put `retention` on the output, or on the purpose if all its outputs are kept equally long: a duration such as P6M, with what it rests on (selection list, law or own choice).',
  },
  messages: {
    missing: {
      nl: 'Voor uitvoer «{output}» is geen bewaartermijn opgegeven, terwijl er persoonsgegevens in staan: {data}',
      en: 'No retention period is declared for output “{output}”, while it holds personal data: {data}',
    },
    heavy: {
      nl: 'Voor uitvoer «{output}» is geen bewaartermijn opgegeven, terwijl er extra beschermde gegevens in staan: {data}',
      en: 'No retention period is declared for output “{output}”, while it holds specially protected data: {data}',
    },
  },
  examples: {
    trigger: example('', 'kopie: { from: aanvragen, audience: team, recipients: [gemeente] }'),
    repaired: example('', 'kopie: { from: aanvragen, audience: team, recipients: [gemeente], retention: P3M }'),
    // The purpose says it for all its outputs.
    nearMiss: example('    retention: P3M\n', 'kopie: { from: aanvragen, audience: team, recipients: [gemeente] }'),
  },

  concerns: (_, { flow }) => flow.outputs.some((node) => node.purposes.length > 0 && !isLimited(node)),

  *check(view, report) {
    for (const node of view.flow.outputs) {
      if (node.purposes.length === 0 || isLimited(node)) continue;
      if (!moreIdentifying(levelOf(node.profile, view.environment), 'aggregated')) continue;
      const fields = personalFields(node.profile);
      const heavy = fields.filter((field) => isHeavy(field, node));
      yield report(heavy.length > 0 ? 'heavy' : 'missing', node.at, { output: node.name, data: shortLabels(labels((heavy.length > 0 ? heavy : fields).flatMap((field) => personalCategories(field, node.profile)))) }, {
        severity: heavy.length > 0 ? 'error' : 'warning',
        combination: originsOf(fields).map(originAnchor),
        related: fieldPlaces(heavy.length > 0 ? heavy : fields, node.profile),
        facts: { output: node.name },
      });
    }
  },

  *fixes(finding, view) {
    const output = view.pipeline.outputs.get(finding.facts['output'] ?? '');
    if (output === undefined) return;
    yield {
      title: { nl: 'Voeg een bewaartermijn toe om in te vullen', en: 'Add a retention period to fill in' },
      params: {},
      kind: 'suggestion',
      principle: 'storage-limitation',
      operations: [{ op: 'insert', unit: view.pipeline.key, path: output.path, key: 'retention', value: PLACEHOLDER }],
    };
  },
});

/** A period, or what it follows from: a selection list or law that sets the period is an answer too. */
function isLimited(node: OutputNode): boolean {
  return [node.decl.retention, ...node.purposes.map((purpose) => purpose.retention)].some((retention) => retention !== undefined && (retention.period !== undefined || retention.basis.length > 0));
}

/** Special, criminal or a national number; a number that a keyed pseudonym replaced is no longer one. */
function isHeavy(field: FieldFlow, node: OutputNode): boolean {
  return personalCategories(field, node.profile).some((category) => HEAVY.has(category.class) && (category.class !== 'national-id' || readable(field).includes(category)));
}

function example(retention: string, output: string): string {
  return pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
${retention}sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  ${output}
`);
}
