import { brandingIn } from '../../lineage/branding.ts';
import { meaning } from '../../lineage/personal.ts';
import { pipelineExample } from '../example.ts';
import { keptInTeam } from '../lowering.ts';
import { fieldPlaces, joinLabels, labels, originAnchor, originsOf } from '../places.ts';
import { defineRule } from '../rule.ts';

const WIDE: ReadonlySet<string> = new Set(['organisation', 'government', 'private', 'public']);

/**
 * A label such as risk, suspicion or debt, on persons or on a small area, that leaves the team. One
 * finding per output. Basis: WP248 criterion 7 (vulnerable people), Data Agenda Overheid 2019 (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'stigmatising-output',
  group: 'ethics',
  lens: 'ethical',
  severity: 'warning',
  preset: 'auditor',
  confidence: 'low',
  principles: ['protect-vulnerable', 'fair-selection'],
  articles: ['AVG 5(1)(a)', 'AVG 35(7)(c)'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Een label kan mensen of een buurt stempelen', en: 'A label may brand people or a district' },
  why: {
    nl: 'Wie als risico, verdachte of schuldenaar op een lijst staat, wordt zo ook bekeken door wie de reden niet kent. Voor een buurt geldt hetzelfde. Hoe groter de kring, hoe moeilijker dat stempel weer weggaat (bescherm wie kwetsbaar is).',
    en: 'Those who are on a list as a risk, a suspect or a debtor are looked at that way by people who do not know the reason. The same goes for a district. The wider the circle, the harder it is to lose that stamp (protect the vulnerable).',
  },
  resolve: {
    nl: 'Geef het label niet verder dan het team dat ermee werkt, kies een neutrale omschrijving of een groter gebied, en leg uit wat het wel en niet betekent.',
    en: 'Give the label to no more people than the team that works with it, choose a neutral wording or a larger area, and explain what it does and does not mean.',
  },
  messages: {
    persons: {
      nl: 'In uitvoer «{output}» staat bij mensen: {labels}; die gaat verder dan het team, en dat kan hen stempelen',
      en: 'Output “{output}” says of people: {labels}; it goes beyond the team, and that may brand them',
    },
    areas: {
      nl: 'In uitvoer «{output}» staat per klein gebied ({area}): {labels}; die gaat verder dan het team, en dat kan bewoners stempelen',
      en: 'Output “{output}” says per small area ({area}): {labels}; it goes beyond the team, and that may brand who lives there',
    },
  },
  examples: {
    trigger: example('organisation'),
    repaired: example('team'),
    // An average for a whole municipality brands nobody.
    nearMiss: example('organisation', 'gemeente: municipality, schuld: debt', `steps:
  gemiddeld: { aggregate: dossiers, by: [gemeente], measures: { schuld: { mean: schuld } }, minGroupSize: 10, suppression: blank }
`, 'gemiddeld'),
  },

  concerns: (_, { flow }) => flow.outputs.some(({ decl }) => WIDE.has(decl.audience ?? '')),

  *check(view, report) {
    for (const output of view.flow.outputs) {
      if (!WIDE.has(output.decl.audience ?? '')) continue;
      const branding = brandingIn(output.profile, view.environment);
      if (branding === undefined) continue;
      const text = joinLabels(labels(branding.fields.flatMap((field) => meaning(field))));
      const more = {
        purpose: output.purposes[0]?.id,
        combination: originsOf(branding.fields).map(originAnchor),
        related: fieldPlaces(branding.fields, output.profile),
        facts: { output: output.name },
      };
      if (branding.area === undefined) yield report('persons', output.at, { output: output.name, labels: text }, more);
      else yield report('areas', output.at, { output: output.name, labels: text, area: branding.area.name }, more);
    }
  },

  *fixes(finding, view) {
    yield* keptInTeam(view, finding.facts['output'] ?? '');
  },
});

function example(audience: string, fields = 'naam: name, schuld: debt', steps = '', from = 'dossiers'): string {
  return pipelineExample(`
purposes:
  schuldhulp:
    description: Inwoners met schulden een gesprek over hulp aanbieden
    kind: debt-help
    ground: { article: 6(1)(e), law: Wgs art. 3 lid 1 onder b }
    covers: [contact, debt, municipality]
    retention: P6M
    evidence: { register: VR-0102, dpia: { reference: DPIA-2026-01, date: 2026-01-05 }, fgAdvice: Positief, notice: { url: https://example.org/privacy } }
sources:
  dossiers: { party: gemeente, collectedFor: debt-help, subjects: { kind: clients, count: 300 }, fields: { ${fields} } }
${steps}outputs:
  lijst: { from: ${from}, audience: ${audience}, recipients: [gemeente] }
`);
}
