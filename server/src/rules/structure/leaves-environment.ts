import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { closedLabel, mayLeave } from '../../lineage/supply.ts';
import type { Anchor } from '../../model/path.ts';
import { text } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const LABEL = { nl: 'hier staat dat de gegevens in «{label}» blijven', en: 'here it is said that the data stay in “{label}”' };
const LANDS = { nl: 'hier komt de uitvoer terecht', en: 'the output lands here' };

/**
 * Data of a closed environment that land in another one, unchecked. The label comes from a register, or
 * from the environment in which the data were made, in whatever file. What is not said of where an output
 * lands is no reason for a finding, but for what is made public. Basis: conditions of closed environments
 * such as the CBS's (Wet CBS 41; checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'leaves-environment',
  group: 'structure',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['security', 'statistics-firewall'],
  articles: ['AVG 5(1)(f)', 'AVG 32', 'Wet CBS 41'],
  fix: 'none',
  ignorable: true,
  summary: { nl: 'Gegevens verlaten de afgesloten omgeving waarin zij moeten blijven', en: 'Data leave the closed environment they have to stay in' },
  why: {
    nl: 'Sommige gegevens zijn alleen te gebruiken binnen een afgesloten omgeving: van het CBS, of een datalab. Die grens is de beveiliging (AVG 32). Naar buiten gaat alleen wat de beheerder heeft gecontroleerd. Uit een eigen lab mogen ook groepen met een ondergrens.',
    en: 'Some data can be used only within a closed environment: that of Statistics Netherlands, or a data lab. That border is the security (GDPR 32). Only what the keeper has checked leaves. From a lab of your own, groups of a minimum size may too.',
  },
  resolve: {
    nl: 'Laat de verwerking binnen de omgeving plaatsvinden, en breng alleen naar buiten wat de beheerder heeft gecontroleerd (`released`).',
    en: 'Do the work within the environment, and take out only what the keeper has checked (`released`).',
  },
  messages: {
    leaves: { nl: 'Uitvoer «{output}» brengt gegevens buiten {labels}, waar zij volgens de opgave blijven', en: 'Output “{output}” takes data out of {labels}, where they stay according to what is declared' },
  },
  examples: {
    trigger: example(', environment: { kind: own, party: gemeente, country: NL }'),
    repaired: example(', environment: { kind: own, party: gemeente, country: NL }, released: { by: gemeente, reference: Uitvoercontrole 2026-12 }'),
    // It stays where the pipeline runs.
    nearMiss: example(''),
  },

  concerns: (_, { flow, pipeline }) => pipeline.environment !== undefined || flow.outputs.some(({ profile }) => profile.staysIn.size > 0),

  *check(view, report) {
    const runsIn = closedLabel(view.pipeline.environment);
    for (const output of view.flow.outputs) {
      const { decl, profile } = output;
      const grouped = mayLeave(decl, profile);
      const own = grouped ? undefined : runsIn;
      if ((profile.staysIn.size === 0 && own === undefined) || profile.fields.size === 0 || decl.released !== undefined || isStillToFill(view, output)) continue;
      const where = decl.environment ?? view.pipeline.environment;
      if (where === undefined && decl.audience !== 'public') continue;
      if (text(where?.['staysIn']) === PLACEHOLDER) continue;
      const label = decl.audience === 'public' ? undefined : closedLabel(where);
      const left = new Map<string, Anchor>([...profile.staysIn].filter(([name, at]) => name !== label && name !== PLACEHOLDER && !(grouped && !isOfRegister(at))));
      if (own !== undefined && own !== label && !left.has(own)) left.set(own, view.at(['environment', 'staysIn']));
      if (left.size === 0) continue;
      const landing = decl.environment !== undefined ? [...output.path, 'environment'] : view.pipeline.environment !== undefined ? ['environment'] : undefined;
      yield report('leaves', output.at, { output: output.name, labels: [...left.keys()] }, {
        combination: [output.at, ...left.values()],
        related: [
          ...[...left].map(([name, at]) => ({ at, message: LABEL, params: { label: name }, cause: true })),
          ...(landing === undefined || decl.audience === 'public' ? [] : [{ at: view.at(landing), message: LANDS, params: {} }]),
        ],
      });
    }
  },
});

/** Whether a label comes from the register of a source; else from an environment in which data were made. */
function isOfRegister({ path }: Anchor): boolean {
  return path[0] === 'sources';
}

/** Whether the check by the keeper, or where it lands, is still to be filled in. */
function isStillToFill({ pipeline }: View, { decl }: OutputNode): boolean {
  return decl.all['released'] === PLACEHOLDER || decl.all['environment'] === PLACEHOLDER || (decl.environment === undefined && pipeline.environment === undefined && pipeline.placeholders.some((path) => path.length === 1 && path[0] === 'environment'));
}

function example(output: string): string {
  return pipelineExample(`
environment: { kind: datalab, party: gemeente, country: NL, staysIn: datalab-wijk }
purposes:
  wijkbeeld:
    description: Onderzoeken hoe vaak bewoners het wijkcentrum bezoeken
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P3M
sources:
  bezoeken: { party: gemeente, collectedFor: service, fields: { naam: name, aantal: measurement } }
outputs:
  lijst: { from: bezoeken, audience: team, recipients: [gemeente]${output} }
`);
}
