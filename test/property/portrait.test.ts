import assert from 'node:assert/strict';
import { portraitsOf, type Portrait } from '../../server/src/service/portrait.ts';
import { open, type Files } from '../harness/check.ts';
import { changed, REWRITINGS, reversed, WORKSPACES, write } from '../harness/rewrite.ts';

const portraits = (files: Files): readonly Portrait[] => portraitsOf(open(files));

describe('the portrait of a pipeline', function () {
  this.timeout(60_000);
  let known: readonly (readonly [workspace: string, files: Files, before: readonly Portrait[]])[];

  before(() => {
    known = WORKSPACES.map(([workspace, files]) => [workspace, files, portraits(files)]);
  });

  // The order of `on` is no matter of layout: the key of a join is called as it is in the first input that is named there.
  const rewritings = REWRITINGS.map(([name, change]) => [name, name === 'the keys the other way round' ? (values: unknown[]): string => write(values.map((value) => reversed(value, 'on')), -1) : change] as const);
  for (const [name, change] of rewritings) {
    it(`is the same after: ${name}`, () => {
      for (const [workspace, files, before] of known) assert.deepEqual(portraits(changed(files, change)), before, workspace);
    });
  }

  it('is plain data', () => {
    for (const [workspace, , before] of known) assert.deepEqual(JSON.parse(JSON.stringify(before)), before, workspace);
  });
});
