import assert from 'node:assert/strict';
import { planEdits } from '../../server/src/edit/apply.ts';
import type { Operation } from '../../server/src/edit/operations.ts';
import { unitKey } from '../../server/src/model/path.ts';
import { planFor } from '../../server/src/service/recent-plans.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { fileId, SourceFile } from '../../server/src/text/source-file.ts';

const FILE = fileId('a.pipeline.yaml');
const TEXT = 'grondslag: 1\npipeline: a\nsources: {}\n';
const adding = (key: string): readonly Operation[] => [{ op: 'insert', unit: unitKey(FILE, 0), path: ['parties'], key, value: { name: 'TODO' } }];

describe('plans of edits', () => {
  it('are made once for the same operations on the same text, and are those of the editor of texts', () => {
    const source = new SourceFile(FILE, TEXT);
    const plan = planFor(source, undefined, adding('x'));
    assert.deepEqual(plan, planEdits(TEXT, parse(TEXT), adding('x')));
    assert.equal(planFor(source, undefined, adding('x')), plan);
  });

  it('are others for other operations and other texts', () => {
    const source = new SourceFile(FILE, TEXT);
    const plan = planFor(source, undefined, adding('x'));
    assert.notDeepEqual(planFor(source, undefined, adding('y')), plan);
    const longer = `${TEXT}parties: { z: { name: Z } }\n`;
    assert.deepEqual(planFor(new SourceFile(FILE, longer), undefined, adding('x')), planEdits(longer, parse(longer), adding('x')));
  });

  it('hold after many others were made', () => {
    const source = new SourceFile(FILE, TEXT);
    const plan = planFor(source, undefined, adding('x'));
    for (let number = 0; number < 100; number++) planFor(source, undefined, adding(`p${number}`));
    assert.deepEqual(planFor(source, undefined, adding('x')), plan);
  });
});
