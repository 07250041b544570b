import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { planEdits } from '../../server/src/edit/apply.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { applyEdits, areDisjoint, sortEdits } from '../../server/src/text/text-edit.ts';
import { operationOf } from './operation-line.ts';

interface Case {
  readonly name: string;
  readonly before: string;
  readonly do: readonly string[];
  readonly after?: string;
  readonly failure?: string;
  readonly crlf?: boolean;
  readonly document?: number;
}

/** Compiled tests run from `out/test/edit`. */
const CASES = parseYaml(readFileSync(new URL('../../../test/edit/cases.yaml', import.meta.url), 'utf8')) as readonly Case[];

describe('edits: what each operation makes of a text', () => {
  for (const example of CASES) {
    it(`${example.name}: ${example.do.join('; ')}`, () => {
      const lineEnds = (text: string): string => (example.crlf === true ? text.replaceAll('\n', '\r\n') : text);
      const before = lineEnds(example.before);
      const plan = planEdits(before, parse(before), example.do.map((line) => operationOf(line, example.document)));
      if ('failure' in plan) return assert.equal(plan.failure, example.failure);
      assert.equal(applyEdits(before, plan.edits), lineEnds(example.after ?? `no after, and no failure`));
      assert.ok(areDisjoint(plan.edits));
      assert.deepEqual(plan.edits, sortEdits(plan.edits));
    });
  }

  it('covers every operation and many failures', () => {
    const operations = new Set(CASES.flatMap((example) => example.do.map((line) => line.slice(0, line.indexOf(' ')))));
    assert.deepEqual([...operations].sort(), ['append', 'comment', 'insert', 'remove', 'rename', 'replace']);
    assert.ok(CASES.length >= 80);
  });
});
