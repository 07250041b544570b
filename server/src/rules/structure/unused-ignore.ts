import { unitKey } from '../../model/path.ts';
import { defineRule } from '../rule.ts';
import { pipelineExample } from '../example.ts';
import { shortened } from './comment-fixes.ts';
import { PLAIN_BODY } from './plain-body.ts';

/** A comment that ignores something that is not there (any more). */
export const rule = defineRule({
  id: 'unused-ignore',
  group: 'structure',
  lens: 'technical',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'high',
  principles: ['accountability', 'small-steps'],
  articles: ['AVG 5(2)'],
  fix: 'unsafe',
  ignorable: false,
  summary: { nl: 'Een negeer-opmerking doet niets', en: 'An ignore comment does nothing' },
  why: {
    nl: 'Een opmerking die niets meer negeert, kan later ongemerkt iets nieuws verbergen. Wat opzij gezet is, hoort te kloppen met wat er is (AVG 5(2)).',
    en: 'A comment that no longer ignores anything may later hide something new unnoticed. What is set aside should match what is there (GDPR 5(2)).',
  },
  resolve: { nl: 'Haal de opmerking weg, of zet haar bij de plek waar de bevinding staat.', en: 'Take the comment away, or put it where the finding is.' },
  messages: {
    unused: { nl: 'Deze opmerking negeert niets: {rules}', en: 'This comment ignores nothing: {rules}' },
  },
  examples: {
    trigger: `# grondslag: ignore-file[missing-retention] by=fg until=2027-06-01 -- zie DPIA-1\n${pipelineExample(PLAIN_BODY)}`,
    repaired: pipelineExample(PLAIN_BODY),
    nearMiss: `# ignore-file[missing-retention]\n${pipelineExample(PLAIN_BODY)}`,
  },

  *checkFile(view, report) {
    for (const fault of view.comments) {
      if (fault.kind === 'unused') yield report('unused', { unit: unitKey(view.file, 0), path: [], part: 'whole', span: fault.span }, { rules: fault.rules }, { facts: { comment: fault.comment, rules: fault.rules.join(',') } });
    }
  },

  // Not safe: what was left out of a run may be what the comment is for.
  *fixesInFile(finding) {
    const { comment = '', rules = '' } = finding.facts;
    yield shortened(finding, comment, rules.split(','));
  },
});
