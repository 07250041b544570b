import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Consumer } from '../../lineage/elsewhere.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { Purpose } from '../../model/pipeline.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { declarationOf, purposeAnchor } from '../purpose-place.ts';
import { kindLabel } from '../purpose/purpose-paths.ts';
import { defineRule } from '../rule.ts';

const OUTPUT: BilingualText = { nl: 'deze uitvoer noemt één doel en niet waarvoor anderen haar mogen gebruiken', en: 'this output states one purpose and not what others may use it for' };
const USE: BilingualText = { nl: '«{pipeline}» gebruikt haar voor {kind}', en: '“{pipeline}” uses it for {kind}' };

/**
 * One stated purpose for an output that serves several kinds: its readers use it for different things,
 * and it does not say which it allows. Law: AVG 5(1)(b), 6(1) (checked 2026-11-21). Kinds count, not
 * wording; an output that says nothing of its purpose among several is told as that.
 */
export const rule = defineRule({
  id: 'mixed-purposes',
  group: 'ground',
  lens: 'legal',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['purpose-limitation', 'lawful-ground'],
  articles: ['AVG 5(1)(b)', 'AVG 6(1)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Eén doel en grondslag voor een uitvoer die meer soorten doelen dient',
    en: 'One purpose and ground for an output that serves several kinds of purpose',
  },
  why: {
    nl: 'Elk doel rust op een eigen grondslag (AVG 5(1)(b) en 6(1)). Gebruiken anderen één uitvoer voor verschillende soorten doelen, dan zegt het ene opgegeven doel niet meer waar de gegevens voor zijn.',
    en: 'Each purpose rests on a ground of its own (GDPR 5(1)(b) and 6(1)). When others use one output for different kinds of purpose, the one stated purpose no longer says what the data are for.',
  },
  resolve: {
    nl: 'Splits de uitvoer: één per doel, met een eigen grondslag. Of zet bij `allowedUses` voor welke soorten doelen anderen haar mogen gebruiken.',
    en: 'Split the output: one per purpose, each with its own ground. Or state in `allowedUses` for which kinds of purpose others may use it.',
  },
  messages: {
    mixed: {
      nl: 'Doel «{purpose}» staat alleen bij uitvoer {outputs}, maar anderen gebruiken die voor {kinds}',
      en: 'Purpose “{purpose}” is the only one stated for output {outputs}, but others use it for {kinds}',
    },
    several: {
      nl: 'Doel «{purpose}» staat alleen bij de uitvoer {outputs}, maar anderen gebruiken die voor {kinds}',
      en: 'Purpose “{purpose}” is the only one stated for outputs {outputs}, but others use them for {kinds}',
    },
  },
  examples: {
    trigger: example('', 'policy'),
    repaired: example('    allowedUses: [service, policy]\n', 'policy'),
    // Two readers with the same kind of purpose.
    nearMiss: example('', 'service'),
  },

  concerns: ({ categories }, { flow }) => categories.size > 0 && flow.outputs.length > 0,

  *check(view, report) {
    const mixed = new Map<Purpose, { readonly node: OutputNode; readonly uses: readonly Consumer[] }[]>();
    for (const node of view.flow.outputs) {
      const [purpose] = node.purposes;
      if (purpose === undefined || node.purposes.length > 1 || node.decl.allowedUses !== undefined || personalFields(node.profile).length === 0) continue;
      const uses = view.elsewhere.consumers().filter(({ output }) => output === node.name);
      if (new Set(uses.map(({ kind }) => kind)).size < 2) continue;
      const known = mixed.get(purpose);
      if (known === undefined) mixed.set(purpose, [{ node, uses }]);
      else known.push({ node, uses });
    }
    for (const [purpose, found] of mixed) {
      const kinds = new Map(found.flatMap(({ uses }) => uses).map(({ kind }) => [kind, kindLabel(kind, view)]));
      const outputs = found.map(({ node }) => node.name);
      yield report(found.length === 1 ? 'mixed' : 'several', purposeAnchor(purpose, view), { purpose: purpose.id, outputs, kinds: [...kinds.values()] }, {
        purpose: purpose.id,
        combination: found.map(({ node }) => node.at),
        related: [
          ...declarationOf(purpose, view),
          ...found.flatMap(({ node, uses }) => [
            { at: node.at, message: OUTPUT, params: {}, cause: true },
            ...uses.map(({ at, pipeline, kind }) => ({ at, message: USE, params: { pipeline, kind: kindLabel(kind, view) } })),
          ]),
        ],
        facts: { outputs: JSON.stringify(outputs) },
      });
    }
  },

  *fixes(finding, view) {
    const outputs: readonly string[] = JSON.parse(finding.facts['outputs'] ?? '[]');
    yield {
      title: { nl: 'Voeg toe waarvoor anderen de uitvoer mogen gebruiken, om in te vullen', en: 'Add what others may use the output for, to fill in' }, params: {}, kind: 'suggestion', principle: 'purpose-limitation',
      operations: outputs.flatMap((name) => {
        const output = view.pipeline.outputs.get(name);
        return output === undefined ? [] : [{ op: 'insert' as const, unit: view.pipeline.key, path: output.path, key: 'allowedUses', value: [PLACEHOLDER] }];
      }),
    };
  },
});

function example(allowed: string, kind: string): Readonly<Record<string, string>> {
  const purpose = (id: string, what: string): string => `
purposes:
  ${id}:
    description: Voorzieningen in de wijk verdelen over wie erom vroeg
    kind: ${what}
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact]
    retention: P1Y
`;
  const reader = (id: string, what: string): string => pipelineExample(`${purpose(id, what)}${what === 'service' ? '' : '    compatibility: [{ from: service, link: zelfde wijk, context: verwacht, nature: gewoon, consequences: geen, safeguards: toegang beperkt, outcome: compatible, by: privacy officer, date: 2026-01-05 }]\n'}sources:
  aanvragers: { output: loket/lijst }
outputs:
  wijklijst: { from: aanvragers, audience: team, recipients: [gemeente] }
`).replace('pipeline: voorbeeld', `pipeline: ${id}`);
  return {
    'balie.pipeline.yaml': reader('balie', 'service'),
    'loket.pipeline.yaml': pipelineExample(`${purpose('loket', 'service')}sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst:
    from: aanvragen
    audience: team
    recipients: [gemeente]
${allowed}`).replace('pipeline: voorbeeld', 'pipeline: loket'),
    'wijk.pipeline.yaml': reader('wijk', kind),
  };
}
