import { defineRule } from '../rule.ts';
import { pipelineExample } from '../example.ts';
import { PLAIN_BODY } from './plain-body.ts';

/** A value that is still to be filled in. The rule about the missing value stays silent meanwhile. */
export const rule = defineRule({
  id: 'placeholder-left',
  group: 'structure',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['accountability'],
  articles: ['AVG 5(2)', 'AVG 24'],
  fix: 'none',
  ignorable: false,
  summary: { nl: 'Een waarde is nog niet ingevuld', en: 'A value is still to be filled in' },
  why: {
    nl: 'Een invulplek is geen verantwoording. Zolang er TODO staat, is niet vastgelegd wat hier geldt (AVG 5(2) en 24).',
    en: 'A blank is no account. As long as it says TODO, what holds here is not recorded (GDPR 5(2) and 24).',
  },
  resolve: { nl: 'Vul de waarde in, of haal de sleutel weg; dan meldt de regel die erover gaat wat er ontbreekt.', en: 'Fill the value in, or take the key away; the rule that is about it then tells what is missing.' },
  messages: {
    left: { nl: '«{key}» moet nog worden ingevuld', en: '“{key}” is still to be filled in' },
  },
  examples: {
    trigger: pipelineExample(PLAIN_BODY).replace('owner: team-data', 'owner: TODO'),
    repaired: pipelineExample(PLAIN_BODY),
    nearMiss: pipelineExample(PLAIN_BODY).replace('owner: team-data', 'owner: team-todo'),
  },

  *checkFile(view, report) {
    for (const unit of view.units) {
      for (const path of unit.placeholders) {
        const key = [...path].reverse().find((segment) => !/^\d+$/.test(segment)) ?? '';
        yield report('left', { unit: unit.key, path, part: 'value' }, { key });
      }
    }
  },
});
