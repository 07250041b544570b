import { unitKey } from '../../model/path.ts';
import { defineRule } from '../rule.ts';
import { pipelineExample } from '../example.ts';
import { PLAIN_BODY } from './plain-body.ts';

/** One finding per text that is not YAML; nothing else is said of such a file. */
export const rule = defineRule({
  id: 'invalid-yaml',
  group: 'structure',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['accountability'],
  articles: ['AVG 5(2)'],
  fix: 'none',
  ignorable: false,
  summary: { nl: 'Het bestand is geen leesbare YAML', en: 'The file is not readable YAML' },
  why: {
    nl: 'Wat niet gelezen kan worden, kan niet worden gecontroleerd. Andere regels zwijgen over dit bestand, dus een schone uitkomst zegt hier niets (verantwoording, AVG 5(2)).',
    en: 'What cannot be read cannot be checked. Other rules stay silent about this file, so a clean outcome means nothing here (accountability, GDPR 5(2)).',
  },
  resolve: { nl: 'Herstel de YAML op de aangewezen plek: kijk naar inspringing, haken, aanhalingstekens en dubbele punten.', en: 'Repair the YAML at the place shown: look at indentation, brackets, quotes and colons.' },
  messages: {
    unreadable: { nl: '{problem}', en: '{problem}' },
  },
  examples: {
    trigger: `${pipelineExample(PLAIN_BODY)}extra: [een, twee\n`,
    repaired: pipelineExample(PLAIN_BODY),
    nearMiss: `# Haken en dubbele punten in tekst zijn geen fout.\n${pipelineExample(PLAIN_BODY).replace('title: Voorbeeld', 'title: "Voorbeeld: [concept]"')}`,
  },

  *checkFile(view, report) {
    for (const problem of view.text) {
      const at = { unit: unitKey(view.file, 0), path: [], part: 'whole' as const };
      yield report('unreadable', { ...at, span: problem.span }, { problem: problem.message }, {
        related: problem.other === undefined ? [] : [{ at: { ...at, span: problem.other }, message: { nl: 'de eerste staat hier', en: 'the first one is here' }, params: {} }],
      });
    }
  },
});
