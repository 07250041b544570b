import assert from 'node:assert/strict';
import { compareGraphs } from '../../server/src/service/comparison/compare.ts';
import type { Change, GraphDiff } from '../../server/src/service/comparison/shape.ts';
import { portraitsOf, type Portrait } from '../../server/src/service/portrait.ts';
import { open, type Files } from '../harness/check.ts';
import { changed, REWRITINGS, WORKSPACES } from '../harness/rewrite.ts';

const known = new Map<Files, readonly Portrait[]>();

/** The portraits of a workspace, drawn once. */
function portraits(files: Files): readonly Portrait[] {
  let drawn = known.get(files);
  if (drawn === undefined) known.set(files, (drawn = portraitsOf(open(files))));
  return drawn;
}

/** Where two files declare the same id, their names decide which counts. */
const SINGLE = WORKSPACES.filter(([, files]) => {
  const ids = [...open(files).workspace.allUnits()].map(({ id, kind }) => `${kind} ${id}`);
  return new Set(ids).size === ids.length;
});

const told = ({ pipelines }: GraphDiff): readonly string[] => pipelines.flatMap(({ id, state, changes }) => (changes.length === 0 && state === 'moved' ? [] : [`${state} ${id}: ${changes.map(({ part, name, aspect }) => `${part} ${name} ${aspect}`).join(', ')}`]));

describe('a comparison of two versions', function () {
  this.timeout(60_000);
  after(() => known.clear());

  // That a portrait is the same however a text is laid out has a test of its own; these two differ most.
  for (const [name, change] of REWRITINGS.filter(([name]) => name === 'comments and blank lines' || name === 'the keys the other way round')) {
    it(`is empty when only the layout changed: ${name}`, () => {
      for (const [workspace, files] of WORKSPACES) {
        const rewritten = changed(files, change);
        assert.deepEqual(told(compareGraphs(portraits(files), portraitsOf(open(rewritten)))), [], workspace);
      }
    });
  }

  it('tells of files that moved that they moved, and nothing else', () => {
    let moved = 0;
    for (const [workspace, files] of SINGLE) {
      const elsewhere = Object.fromEntries(Object.entries(files).map(([name, text]) => [`elders/z-${name.replaceAll('/', '-')}`, text]));
      const diff = compareGraphs(portraits(files), portraitsOf(open(elsewhere)));
      assert.deepEqual(told(diff), [], workspace);
      moved += diff.pipelines.length;
    }
    assert.ok(moved > 100);
  });

  it('is the same backwards, with what appeared and what went changed places', () => {
    let compared = 0;
    const state = { added: 'removed', removed: 'added', changed: 'changed', moved: 'moved', unreadable: 'unreadable' } as const;
    const effect = { wider: 'narrower', narrower: 'wider', other: 'other' } as const;
    const of = ({ changes }: GraphDiff['pipelines'][number]): readonly Change[] => changes;
    for (const [id, [before, after]] of exampleVersions()) {
      const there = compareGraphs(portraits(before), portraits(after)).pipelines;
      const back = compareGraphs(portraits(after), portraits(before)).pipelines;
      assert.deepEqual(back.map((one) => `${one.movedFrom?.id ?? one.id} ${one.state}`).sort(), there.map((one) => `${one.id} ${state[one.state]}`).sort(), id);
      // Of a part that is in one version only, the details are told of the version that has it.
      const kept = (changes: readonly Change[]): readonly Change[] => {
        const whole = new Set(changes.filter(({ aspect, part }) => aspect === 'self' && part !== 'undeclared').map(({ part, name }) => `${part} ${name}`));
        return changes.filter(({ part, name }) => !whole.has(`${part} ${name}`));
      };
      const flat = (changes: readonly Change[], mirrored: boolean): readonly string[] => kept(changes)
        .map((one) => JSON.stringify([one.part, one.name, one.aspect, ...(mirrored ? [one.removed, one.added, one.to, one.from] : [one.added, one.removed, one.from, one.to])])).sort();
      const both = (pipelines: GraphDiff['pipelines']): readonly Change[] => pipelines.filter((one) => one.state === 'changed' && one.movedFrom === null).flatMap(of);
      assert.deepEqual(flat(both(back), true), flat(both(there), false), id);
      // A list to which something came and from which something went is wider both ways.
      const simple = (changes: readonly Change[]): readonly Change[] => kept(changes).filter(({ added, removed }) => added.length === 0 || removed.length === 0);
      assert.deepEqual(simple(both(back)).map((one) => `${one.part} ${one.name} ${one.aspect} ${effect[one.effect]}`).sort(), simple(both(there)).map((one) => `${one.part} ${one.name} ${one.aspect} ${one.effect}`).sort(), id);
      compared += there.length;
    }
    assert.ok(compared > 50);
  });

  it('names every category it tells of', () => {
    for (const [id, [before, after]] of exampleVersions()) {
      const { pipelines, categories } = compareGraphs(portraits(before), portraits(after));
      const names = new Set(categories.map((category) => category.id));
      for (const { changes } of pipelines) for (const { aspect, added, removed } of changes) if (aspect === 'categories') for (const one of [...added, ...removed]) assert.ok(names.has(one), `${id}: ${one}`);
    }
  });
});

/** The example of each rule, and the same repaired: two versions of one pipeline. */
function exampleVersions(): readonly (readonly [string, readonly [Files, Files]])[] {
  const examples = new Map(WORKSPACES);
  return [...examples].flatMap(([name, files]) => {
    const repaired = name.startsWith('trigger of ') ? examples.get(name.replace('trigger', 'repaired')) : undefined;
    return repaired === undefined ? [] : [[name, [files, repaired]] as const];
  });
}
