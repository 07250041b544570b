import type { OutputNode } from '../../lineage/flow.ts';
import { levelOf, personalFields } from '../../lineage/personal.ts';
import { labelOf } from '../../lineage/restriction.ts';
import { pipelineExample } from '../example.ts';
import { inGroups } from '../lowering.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** Uses that look at groups, not at anybody in particular. */
const ABOUT_GROUPS: ReadonlySet<string> = new Set(['policy', 'statistics']);

/**
 * Rows about people for an end that groups serve as well. A warning for policy, which has no business with single people;
 * statistics need rows to work with, so there it is a remark. One finding per output.
 */
export const rule = defineRule({
  id: 'less-intrusive-available',
  group: 'ethics',
  lens: 'ethical',
  severity: 'info',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['less-intrusive', 'proportionality', 'data-minimisation'],
  articles: ['AVG 5(1)(c)', 'AVG 35(7)(b)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Er gaan gegevens per persoon naar een doel waarvoor groepscijfers waarschijnlijk volstaan', en: 'Rows about people go to a purpose for which group figures probably suffice' },
  why: {
    nl: 'Kan het doel met minder worden bereikt, dan hoort het met minder (AVG 5(1)(c) en 35(7)(b)). Beleid en statistiek gaan over groepen: wie er in de rijen staat, doet er niet toe.',
    en: 'If less will reach the aim, less it should be (GDPR 5(1)(c) and 35(7)(b)). Policy and statistics are about groups: who is in the rows does not matter.',
  },
  resolve: {
    nl: 'Tel bij de bron en lever groepen met een ondergrens, laat de partijen samen rekenen zonder elkaars gegevens te zien, of gebruik een open dataset per buurt. Zijn rijen echt nodig, leg dan vast waarom.',
    en: 'Count at the source and hand over groups with a minimum size, let the parties compute together without seeing each other’s data, or use an open dataset per neighbourhood. If rows are really needed, record why.',
  },
  messages: { groups: { nl: 'Groepscijfers volstaan waarschijnlijk voor doel «{purpose}»; «{output}» bevat gegevens per persoon', en: 'Group figures probably suffice for purpose “{purpose}”; “{output}” holds rows about single people' } },
  examples: {
    trigger: example('policy', 'dossiers'),
    repaired: example('policy', 'groepen').replace('naam: name, ', ''),
    // Helping somebody cannot be done with group figures.
    nearMiss: example('service', 'dossiers'),
  },

  concerns: ({ served }) => served.some(({ kind }) => kind !== undefined && ABOUT_GROUPS.has(kind)),

  *check(view, report) {
    for (const output of view.flow.outputs) {
      const purpose = output.purposes.find(({ kind }) => kind !== undefined && ABOUT_GROUPS.has(kind));
      if (purpose === undefined || isTold(output, purpose.kind) || !pointsAtPeople(output, view)) continue;
      const fields = personalFields(output.profile);
      yield report('groups', output.at, { purpose: purpose.id, output: output.name }, {
        severity: purpose.kind === 'policy' ? 'warning' : 'info',
        purpose: purpose.id,
        combination: originsOf(fields).map(originAnchor),
        related: fieldPlaces(fields, output.profile),
      });
    }
  },

  *fixes(finding, view) {
    const output = view.flow.outputs.find(({ name }) => name === finding.at.path[1]);
    if (output !== undefined) yield* inGroups(view, output);
  },
});

/** Whether a graver finding says the same: people in public, or rows kept for statistics that become policy. */
function isTold(output: OutputNode, kind: string | undefined): boolean {
  return output.decl.audience === 'public' || (kind === 'policy' && labelOf(output.profile) !== undefined);
}

function pointsAtPeople(output: OutputNode, view: View): boolean {
  const level = levelOf(output.profile, view.environment);
  return level === 'direct' || level === 'quasi';
}

function example(kind: string, from: string): string {
  return pipelineExample(`
purposes:
  wijkplan:
    description: Zien waar in de stad de meeste hulp nodig is
    kind: ${kind}
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact, area]
    retention: P1Y
sources:
  dossiers: { party: gemeente, collectedFor: ${kind}, subjects: { kind: citizens, count: 300 }, quality: { update: P1M }, fields: { naam: name, wijk: neighbourhood } }
steps:
  groepen: { aggregate: dossiers, by: [wijk], measures: { aantal: count }, minGroupSize: 10, suppression: blank }
outputs:
  lijst: { from: ${from}, audience: team, recipients: [gemeente] }
`);
}
