import { defineRule } from '../rule.ts';
import { pipelineExample } from '../example.ts';
import { PLAIN_BODY } from './plain-body.ts';

/** Keys and values that the format does not know. A key whose absence has a rule of its own is not asked for here. */
export const rule = defineRule({
  id: 'schema-violation',
  group: 'structure',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['accountability'],
  articles: ['AVG 5(2)'],
  fix: 'suggestion',
  ignorable: false,
  summary: { nl: 'Een sleutel of waarde past niet in het formaat', en: 'A key or value does not fit the format' },
  why: {
    nl: 'Een sleutel die het formaat niet kent, doet niets. Wie denkt dat er een bewaartermijn of grondslag staat, heeft die dan niet opgegeven (verantwoording, AVG 5(2)).',
    en: 'A key that the format does not know does nothing. Whoever believes a retention period or ground stands there has not declared one (accountability, GDPR 5(2)).',
  },
  resolve: { nl: 'Gebruik de sleutel of waarde die de melding noemt. Alle sleutels staan in de beschrijving van het formaat.', en: 'Use the key or value that the message names. All keys are in the description of the format.' },
  messages: {
    shape: { nl: '{problem}', en: '{problem}' },
  },
  examples: {
    trigger: pipelineExample(PLAIN_BODY.replace('audience: team', 'audiance: team')),
    repaired: pipelineExample(PLAIN_BODY),
    nearMiss: pipelineExample(PLAIN_BODY.replace('audience: team', 'audience: team, retention: P1Y')),
  },

  *checkFile(view, report) {
    for (const fault of view.shapes) {
      yield report('shape', { unit: fault.unit, path: fault.path, part: fault.part }, { problem: fault.message }, {
        facts: fault.suggestion === undefined ? {} : { suggestion: fault.suggestion, part: fault.part },
      });
    }
  },

  *fixesInFile(finding) {
    const { suggestion, part } = finding.facts;
    if (suggestion === undefined) return;
    const { unit, path } = finding.at;
    yield {
      title: { nl: 'Verander in «{name}»', en: 'Change to “{name}”' }, params: { name: suggestion }, kind: 'suggestion', principle: 'accountability',
      operations: [part === 'key' ? { op: 'rename', unit, path, key: suggestion } : { op: 'replace', unit, path, value: suggestion }],
    };
  },
});
