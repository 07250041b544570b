import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planEdits } from '../../server/src/edit/apply.ts';
import type { Operation } from '../../server/src/edit/operations.ts';
import { comments } from '../../server/src/syntax/comments.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { toPlain } from '../../server/src/syntax/plain.ts';
import { applyEdits, areDisjoint } from '../../server/src/text/text-edit.ts';
import { meaningOf } from './meaning.ts';
import { writtenTexts } from './pipeline-text.ts';
import { UNIT, choices, chosen, hardTexts, newValues, pathsIn } from './random-operations.ts';

/** A fixed seed: the same texts on every run. */
const RUN = { seed: 20260101, numRuns: 300 };

function plainOf(text: string): unknown {
  const tree = parse(text);
  assert.ok(tree.wellFormed, `not YAML: ${JSON.stringify(text)}`);
  assert.deepEqual(tree.problems, []);
  const { root } = tree.documents[0] ?? {};
  return root === undefined ? null : toPlain(root).value;
}

/** Plain values as JSON-like data with the prototypes of literals. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bare(inner)]));
}

/** A removal of the last thing there is leaves nothing, or the empty brackets of a flow collection. */
function orNothing(value: unknown): unknown {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? null : value;
}

/** Why a text cannot be edited at all: blank lines that belong to a `|+` text would change. */
function mayBreak(text: string): boolean {
  return text.includes('|+');
}

function outcome(text: string, operations: readonly Operation[]): string | undefined {
  const plan = planEdits(text, parse(text), operations);
  if ('failure' in plan) return undefined;
  assert.ok(areDisjoint(plan.edits));
  return applyEdits(text, plan.edits);
}

function isWithin(path: readonly string[], ancestor: readonly string[]): boolean {
  return ancestor.length <= path.length && ancestor.every((segment, index) => path[index] === segment);
}

describe('edits: for any text and any operations', () => {
  it('one operation gives the value it asks for and keeps the comments of all that stays', () => {
    let planned = 0;
    fc.assert(
      fc.property(writtenTexts, choices, ({ text, comments: written }, choice) => {
        const before = plainOf(text);
        const operation = chosen(choice, before);
        const { value, problem, gone } = meaningOf(before, [operation]);
        const plan = planEdits(text, parse(text), [operation]);
        if ('failure' in plan) {
          assert.ok(problem || (plan.failure === 'would-break' && mayBreak(text)), `${plan.failure} ${JSON.stringify(operation)}`);
          return;
        }
        planned++;
        assert.equal(problem, false, JSON.stringify(operation));
        const after = applyEdits(text, plan.edits);
        assert.deepEqual(orNothing(bare(plainOf(after))), orNothing(bare(value)));
        for (const { mark, owner } of written) {
          const mayGo = owner !== undefined && gone.some((path) => isWithin(owner, path));
          assert.ok(mayGo || after.includes(mark), `${mark} is lost:\n${text}\n${JSON.stringify(operation)}\n${after}`);
        }
        assert.equal(comments(after, parse(after)).length >= written.filter(({ mark }) => after.includes(mark)).length, true);
        if (text.includes('\r\n')) assert.doesNotMatch(after, /(?<!\r)\n/);
      }),
      RUN,
    );
    assert.ok(planned > RUN.numRuns / 2, `${planned} were planned`);
  });

  it('a removal takes out text only, its own lines but for the comma and the line it shares', () => {
    fc.assert(
      fc.property(writtenTexts, fc.nat(1000), ({ text, comments: written }, at) => {
        const before = plainOf(text);
        const paths = pathsIn(before).slice(1);
        if (paths.length === 0) return;
        const operation: Operation = { op: 'remove', unit: UNIT, path: paths[at % paths.length]! };
        const plan = planEdits(text, parse(text), [operation]);
        if ('failure' in plan) return assert.ok(mayBreak(text), plan.failure);
        const after = applyEdits(text, plan.edits);
        const emptied = /^(?:\{\}|\[\])/.test(plan.edits[0]?.newText ?? '');
        if (!emptied) assert.ok(plan.edits.every(({ newText }) => newText === ''));
        const left = new Map<string, number>();
        for (const line of text.split(/\r?\n/)) left.set(line, (left.get(line) ?? 0) + 1);
        const changed = after.split(/\r?\n/).filter((line) => {
          const count = left.get(line) ?? 0;
          left.set(line, count - 1);
          return count <= 0;
        });
        assert.ok(changed.length <= 2, `${changed.length} lines changed:\n${text}\n${JSON.stringify(operation)}\n${after}`);
        const [gone = []] = meaningOf(before, [operation]).gone;
        const header = /^(?:---\r?\n)?(?:# c\d+c\r?\n)*/.exec(text)?.[0] ?? '';
        for (const { mark, owner } of written) {
          if (owner === undefined || !isWithin(owner, gone) || header.includes(mark)) continue;
          assert.ok(!after.includes(mark), `${mark} is left:\n${text}\n${JSON.stringify(operation)}\n${after}`);
        }
      }),
      RUN,
    );
  });

  it('several operations give what they give one after another', () => {
    let planned = 0;
    fc.assert(
      fc.property(writtenTexts, fc.array(choices, { minLength: 2, maxLength: 5 }), ({ text }, made) => {
        const before = plainOf(text);
        const all = made.map((choice) => chosen(choice, before));
        const replaced = all.filter(({ op }) => op === 'replace');
        const operations = all.filter((operation) => !replaced.some((other) => other !== operation && isWithin(operation.path, other.path)));
        const { value, problem } = meaningOf(before, operations);
        const after = outcome(text, operations);
        if (after === undefined) return assert.ok(problem || mayBreak(text), JSON.stringify(operations));
        if (problem) return;
        planned++;
        assert.deepEqual(orNothing(bare(plainOf(after))), orNothing(bare(value)));
      }),
      RUN,
    );
    assert.ok(planned > RUN.numRuns / 4, `${planned} were planned`);
  });

  it('removing any set of entries leaves the others', () => {
    fc.assert(
      fc.property(writtenTexts, fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 }), ({ text }, numbers) => {
        const before = plainOf(text);
        const paths = pathsIn(before).slice(1);
        if (paths.length === 0) return;
        const operations = numbers.map((at): Operation => ({ op: 'remove', unit: UNIT, path: paths[at % paths.length]! }));
        const after = outcome(text, operations);
        if (after === undefined) return assert.ok(mayBreak(text));
        assert.deepEqual(orNothing(bare(plainOf(after))), orNothing(bare(meaningOf(before, operations).value)));
      }),
      RUN,
    );
  });

  it('operations on disjoint nodes commute', () => {
    let compared = 0;
    fc.assert(
      fc.property(writtenTexts, choices, choices, ({ text }, first, second) => {
        const before = plainOf(text);
        const [a, b] = [chosen(first, before), chosen(second, before)];
        if (isWithin(a.path, b.path) || isWithin(b.path, a.path)) return;
        const [one, other] = [outcome(text, [a, b]), outcome(text, [b, a])];
        if (one === undefined || other === undefined) return assert.ok(one === other || mayBreak(text));
        compared++;
        assert.deepEqual(bare(plainOf(one)), bare(plainOf(other)));
        // Once the first entry behind a dash is gone, a comment stands there; whose a comment is depends on what is left.
        if (/- +# /.test(one + other)) return;
        const lines = (result: string): string[] => result.split(/\r?\n/).filter((line) => !/^\s*(?:#|$)/.test(line));
        assert.deepEqual(lines(one), lines(other));
      }),
      RUN,
    );
    assert.ok(compared > RUN.numRuns / 8, `${compared} were compared`);
  });

  it('a path that is not there is made', () => {
    fc.assert(
      fc.property(writtenTexts, fc.nat(1000), hardTexts, newValues, ({ text }, at, key, value) => {
        const before = plainOf(text);
        const paths = pathsIn(before);
        const path = paths[at % paths.length]!;
        const whole: Operation = { op: 'insert', unit: UNIT, path, key: 'new', value: { [key]: value } };
        const { value: expected, problem } = meaningOf(before, [whole]);
        if (problem) return;
        const after = outcome(text, [{ op: 'insert', unit: UNIT, path: [...path, 'new'], key, value }]);
        if (after === undefined) return assert.ok(mayBreak(text));
        assert.deepEqual(bare(plainOf(after)), bare(expected));
      }),
      RUN,
    );
  });

  it('never throws, and what it plans for a damaged text still reads', () => {
    fc.assert(
      fc.property(writtenTexts, fc.nat(10000), fc.string({ unit: fc.constantFrom(...'{}[],:-?#&*!|>\'"% \n\r\tab<~1'), maxLength: 6 }), choices, fc.boolean(), (written, at, noise, choice, only) => {
        const offset = at % (written.text.length + 1);
        const text = only ? noise.repeat(3) : written.text.slice(0, offset) + noise + written.text.slice(offset + (at % 3));
        const tree = parse(text);
        const { root } = tree.documents[0] ?? {};
        const operation = chosen(choice, root === undefined ? null : toPlain(root).value);
        const plan = planEdits(text, tree, [operation]);
        if ('failure' in plan) return;
        assert.ok(areDisjoint(plan.edits));
        assert.ok(parse(applyEdits(text, plan.edits)).wellFormed);
      }),
      { ...RUN, numRuns: 1000 },
    );
  });
});
