import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/service/analysis.ts';
import { baselineOf, effectOf, inOneGo, type Effect } from '../../server/src/service/effect.ts';
import { editsFor } from '../../server/src/service/fixes.ts';
import { changesAt, findingsAt, helps, ranked, spotAt, withEffect, type Spot, type Weighed } from '../../server/src/service/what-if.ts';
import { unitKey } from '../../server/src/model/path.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { CHAIN } from '../harness/chain.ts';
import { analyse, findings, type Files } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';

function weigh(spot: Spot, analysis: Analysis): readonly Weighed[] {
  const baseline = baselineOf(analysis);
  return changesAt(spot, analysis).flatMap((change): Weighed[] => {
    const edits = editsFor(change.operations, analysis);
    const effect = edits && inOneGo(effectOf(edits, baseline));
    return effect === undefined ? [] : [{ change, effect }];
  });
}

function applied(files: Files, { change }: Weighed, analysis: Analysis): Files {
  const result: Record<string, string> = { ...files };
  for (const [file, edits] of editsFor(change.operations, analysis)!) result[file] = applyEdits(result[file]!, edits);
  return result;
}

describe('what if', () => {
  it('counts what one field in one file takes away in others', () => {
    const analysis = analyse(CHAIN);
    const rules = (files: Files): string[] => findings(files).map(({ rule, file }) => `${file} ${rule.id}`);
    const spot = spotAt(unitKey(fileId('a.pipeline.yaml'), 0), ['sources', 'klanten', 'fields', 'schuld', 'category'])!;
    assert.deepEqual(spot.path, ['sources', 'klanten', 'fields', 'schuld']);
    const [best] = ranked(weigh(spot, analysis));
    assert.deepEqual(best?.change.operations, [{ op: 'remove', unit: spot.unit, path: spot.path }]);
    const [before, after] = [rules(CHAIN), rules(applied(CHAIN, best, analysis))];
    const gone = before.filter((line) => !after.includes(line));
    assert.deepEqual(['b', 'c'].map((name) => gone.includes(`${name}.pipeline.yaml combination-without-ground`)), [true, true]);
    assert.equal(best.effect.removed, before.length - after.length);
    assert.equal(best.effect.added, 0);
    assert.match(withEffect(best.change.title, best.effect).nl, new RegExp(`; neemt ${best.effect.removed} bevindingen weg\\)$`));
    assert.match(withEffect(best.change.title, best.effect).en, new RegExp(`; removes ${best.effect.removed} findings\\)$`));
  });

  it('finds the change of another file from where its effect is felt', () => {
    const analysis = analyse(CHAIN);
    const spot = spotAt(unitKey(fileId('c.pipeline.yaml'), 0), ['steps', 'koppel'])!;
    const [best] = ranked(weigh(spot, analysis));
    assert.equal(best?.change.title.en, 'Leave “schuld” out of source “klanten” of pipeline “kop” (data minimisation)');
    assert.ok(best.effect.removed >= 2);
    assert.ok(findingsAt(spot, analysis).length > 0);
  });

  it('leaves the analysis it looks at as it was', () => {
    const analysis = analyse(CHAIN);
    const before = [...analysis.workspace.allUnits()].map(({ key }) => analysis.ofUnit(key));
    weigh(spotAt(unitKey(fileId('a.pipeline.yaml'), 0), ['sources', 'klanten'])!, analysis);
    assert.ok([...analysis.workspace.allUnits()].every(({ key }, index) => analysis.ofUnit(key) === before[index]));
    assert.equal(analysis.workspace.file(fileId('a.pipeline.yaml'))?.source.text, CHAIN['a.pipeline.yaml']);
  });

  const effect = (removed: number, added: number, gravestRemoved: Effect['gravestRemoved'], gravestAdded: Effect['gravestAdded']): Effect => ({ removed, added, gravestRemoved, gravestAdded });
  for (const [what, it_, expected] of [
    ['takes something away', effect(1, 0, 'info', undefined), true],
    ['brings something milder', effect(2, 1, 'error', 'warning'), true],
    ['brings something as grave', effect(5, 1, 'warning', 'warning'), false],
    ['brings as much', effect(1, 1, 'error', 'info'), false],
    ['does nothing', effect(0, 0, undefined, undefined), false],
  ] as const) it(`${expected ? 'names' : 'does not name'} a change that ${what}`, () => assert.equal(helps(it_), expected));
});

describe('the number a change is announced with is what happens', function () {
  this.timeout(60_000);
  const seeds = Object.entries(seedPipelines());
  for (const folder of new Set(seeds.map(([name]) => name.split('/')[0]!))) {
    it(`in the worked pipelines of ${folder}`, () => {
      const files = Object.fromEntries(seeds.filter(([name]) => name.startsWith(`${folder}/`)));
      const analysis = analyse(files);
      const before = findings(files).length;
      const seen = new Set<string>();
      for (const unit of analysis.workspace.allUnits()) {
        // From these all that lies before them is tried too.
        for (const node of (analysis.workspace.flow(unit.key)?.nodes ?? []).filter(({ kind, inputs }) => kind === 'output' || inputs.length > 1)) {
          for (const weighed of weigh({ unit: unit.key, path: node.path }, analysis)) {
            const what = JSON.stringify(weighed.change.operations);
            if (seen.has(what)) continue;
            seen.add(what);
            const { removed, added } = weighed.effect;
            assert.equal(findings(applied(files, weighed, analysis)).length, before - removed + added, weighed.change.title.en);
          }
        }
      }
    });
  }
});
