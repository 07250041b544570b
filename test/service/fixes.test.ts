import assert from 'node:assert/strict';
import { rule as combination } from '../../server/src/rules/combination/combination-without-ground.ts';
import { fixAll, safeFixesForFile } from '../../server/src/service/fix-all.ts';
import { fixesFor } from '../../server/src/service/fixes.ts';
import { ignoreOperation } from '../../server/src/service/ignore.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { RULES } from '../../server/src/rules/registry.ts';
import { Analysis } from '../../server/src/service/analysis.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { analyse, findings, TODAY } from '../harness/check.ts';

const FILE = fileId('voorbeeld.pipeline.yaml');
const TRIGGER = combination.examples.trigger as string;
const BOTH = new Set(['safe', 'unsafe'] as const);

describe('fixes', () => {
  it('have a title that ends with the principle they serve, and edits of the text', () => {
    const analysis = analyse({ [FILE]: TRIGGER });
    const [located] = analysis.inFile(FILE);
    const [fix] = fixesFor(located!, analysis);
    assert.deepEqual(fix?.title, { nl: 'Laat «inkomen» weg (minimale gegevens)', en: 'Leave out “inkomen” (data minimisation)' });
    assert.equal(fix?.kind, 'unsafe');
    assert.deepEqual([...fix.edits.keys()], [FILE]);
    const fixed = applyEdits(TRIGGER, fix.edits.get(FILE)!);
    assert.equal(fixed, TRIGGER.replace('{ klantnummer: case-number, inkomen: income }', '{ klantnummer: case-number }'));
    assert.deepEqual(findings({ [FILE]: fixed }).filter(({ rule }) => rule.id === 'combination-without-ground'), []);
  });

  it('are none for a text that cannot be read', () => {
    const analysis = analyse({ [FILE]: `${TRIGGER}x: [` });
    assert.deepEqual(analysis.inFile(FILE).flatMap((located) => fixesFor(located, analysis)), []);
  });

  it('of one file are applied until none is left, on a copy', () => {
    const analysis = analyse({ [FILE]: TRIGGER });
    const run = fixAll([FILE], analysis, BOTH);
    const fixed = run.files.get(FILE)!;
    assert.equal(applyEdits(TRIGGER, fixed.edits), fixed.text);
    assert.ok(run.applied.length > 0);
    const left = analyse({ [FILE]: fixed.text });
    assert.deepEqual(left.inFile(FILE).filter(({ rule }) => rule.id === 'combination-without-ground'), []);
    assert.equal(analysis.workspace.file(FILE)?.source.text, TRIGGER);
    assert.equal(analysis.inFile(FILE).some(({ rule }) => rule.id === 'combination-without-ground'), true);
  });

  it('that are unsafe wait for a person', () => {
    assert.deepEqual(safeFixesForFile(FILE, analyse({ [FILE]: TRIGGER })).applied.filter(({ finding }) => finding.rule.id === 'combination-without-ground'), []);
  });
});

describe('fixes that a limit forbids', () => {
  /** Fixes of the rules' own examples that make the text longer, where it has more findings than the one that a text beyond a limit has. */
  const growing = RULES.flatMap(({ examples: { trigger }, id }) => {
    const text = typeof trigger === 'string' ? trigger : undefined;
    if (text === undefined) return [];
    const settings = { ...DEFAULT_SETTINGS, preset: 'auditor' as const };
    const before = findings({ [FILE]: text }, settings);
    const run = fixAll([FILE], analyse({ [FILE]: text }, settings), BOTH);
    return before.length > 1 && (run.files.get(FILE)?.text.length ?? 0) > text.length ? [{ id, text, settings }] : [];
  });

  it('there are some', () => assert.ok(growing.length > 0));
  for (const { id, text, settings } of growing) {
    it(`are not made: the example of ${id} stays readable`, () => {
      const bounded = { ...settings, limits: { text: text.length } };
      const workspace = new Workspace({ keepLastGood: false, limitsFor: () => bounded.limits });
      workspace.apply([{ file: FILE, text }]);
      const analysis = new Analysis(workspace, () => bounded, TODAY);
      const run = fixAll([FILE], analysis, BOTH);
      assert.ok((run.files.get(FILE)?.text ?? text).length <= text.length);
    });
  }
});

describe('the comment that ignores a finding', () => {
  it('names the rule, holds for half a year and is still to be completed', () => {
    const analysis = analyse({ [FILE]: TRIGGER });
    const [located] = analysis.inFile(FILE);
    const operation = ignoreOperation(located!, analysis);
    assert.ok(operation?.op === 'comment');
    assert.equal(operation.text, 'grondslag: ignore[combination-without-ground] by=TODO until=2027-05-21 -- TODO');
  });

  it('is not offered where no comment may switch the rule off', () => {
    const analysis = analyse({ [FILE]: 'grondslag: 1\npipeline: a\nsteps: [1]\n' });
    const faults = analysis.inFile(FILE).filter(({ rule }) => !rule.ignorable);
    assert.ok(faults.length > 0);
    for (const located of faults) assert.equal(ignoreOperation(located, analysis), undefined);
  });
});
