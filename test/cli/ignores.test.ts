import assert from 'node:assert/strict';
import { UNCOVERED, UNUSED } from './files.ts';
import { inWorld } from './run-cli.ts';

const ON_FIELD = (comment: string): string => UNUSED.replace('telefoon: phone # nergens voor nodig', `telefoon: phone # ${comment}`);
const COMPLETE = 'by=po until=2027-01-01 -- afgewogen';

/** Comment, what is reported then, how many findings are set aside. */
const CASES: readonly (readonly [name: string, text: string, found: readonly string[], suppressed: number])[] = [
  ['a complete comment on the line', ON_FIELD(`grondslag: ignore[unused-personal-field] ${COMPLETE}`), [], 1],
  ['one on the line above', UNUSED.replace('      telefoon', `      # grondslag: ignore[unused-personal-field] ${COMPLETE}\n      telefoon`), [], 1],
  ['one for the file', `# grondslag: ignore-file[unused-personal-field] ${COMPLETE}\n${UNUSED}`, [], 1],
  ['one without a reason', ON_FIELD('grondslag: ignore[unused-personal-field] by=po until=2027-01-01'), ['error incomplete-ignore', 'warning unused-personal-field'], 0],
  ['one without a person', ON_FIELD('grondslag: ignore[unused-personal-field] until=2027-01-01 -- afgewogen'), ['error incomplete-ignore', 'warning unused-personal-field'], 0],
  ['one that has expired', ON_FIELD('grondslag: ignore[unused-personal-field] by=po until=2026-11-20 -- afgewogen'), ['error incomplete-ignore', 'warning unused-personal-field'], 0],
  ['one that holds today for the last time', ON_FIELD('grondslag: ignore[unused-personal-field] by=po until=2026-11-21 -- afgewogen'), [], 1],
  ['one with a rule that does not exist', ON_FIELD(`grondslag: ignore[unused-personal-fields] ${COMPLETE}`), ['error incomplete-ignore', 'warning unused-personal-field'], 0],
  ['one with a rule that cannot be ignored', `# grondslag: ignore-file[invalid-yaml] ${COMPLETE}\n${UNUSED}`, ['error incomplete-ignore', 'warning unused-personal-field'], 0],
  ['one that nothing uses', UNUSED.replace('      naam: name', `      naam: name # grondslag: ignore[unused-personal-field] ${COMPLETE}`), ['warning unused-ignore', 'warning unused-personal-field'], 0],
  ['one on a related place', UNCOVERED.replace('inkomen: income', `inkomen: income # grondslag: ignore[combination-without-ground] ${COMPLETE}`), [], 1],
];

describe('ignore comments', () => {
  for (const [name, text, found, suppressed] of CASES) {
    it(name, () =>
      inWorld({ 'a.pipeline.yaml': text }, async ({ cli }) => {
        const report = JSON.parse((await cli(['check', '--format', 'json'])).stdout) as { findings: { severity: string; rule: string }[]; suppressed: { rule: string }[]; summary: { suppressed: number } };
        assert.deepEqual(report.findings.map(({ severity, rule }) => `${severity} ${rule}`).sort(), [...found]);
        assert.equal(report.suppressed.length, suppressed);
        assert.equal(report.summary.suppressed, suppressed);
        // Whatever a comment says, without ignores the finding is there.
        const strict = await cli(['check', '--no-ignores', '--format', 'compact']);
        assert.match(strict.stdout, /unused-personal-field|combination-without-ground/);
        const text = await cli(['check', '--language', 'en']);
        assert.match(text.stdout, suppressed === 0 ? /; 0 ignored; 1 file read/ : new RegExp(`; ${suppressed} ignored \\(${suppressed} by comments, 0 by the baseline\\);\\s+1\\s+file\\s+read`));
      }));
  }

  it('requireOnIgnore says what a comment must hold', () =>
    inWorld({ 'grondslag.config.yaml': 'requireOnIgnore: [reason]\n', 'a.pipeline.yaml': ON_FIELD('grondslag: ignore[unused-personal-field] -- afgewogen') }, async ({ cli }) => {
      assert.equal((await cli(['check', '--format', 'compact'])).stdout, '');
    }));
});
