import assert from 'node:assert/strict';
import { pathText } from '../../server/src/model/path.ts';
import type { Finding } from '../../server/src/rules/finding.ts';
import { portraitOf, portraitsOf, type Portrait } from '../../server/src/service/portrait.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { analyse } from '../harness/check.ts';
import { matchesGolden } from '../harness/golden.ts';
import { WORKSPACES } from '../harness/rewrite.ts';
import { seedPipelines } from '../harness/seeds.ts';

/** The portraits of a workspace with what the rules find in each pipeline, whatever the preset. */
function sideBySide(): readonly { readonly workspace: string; readonly portrait: Portrait; readonly found: readonly Finding[] }[] {
  return WORKSPACES.flatMap(([workspace, files]) => {
    const analysis = analyse(files, { ...DEFAULT_SETTINGS, preset: 'auditor' });
    return [...analysis.workspace.allUnits()].flatMap((unit) => {
      const portrait = unit.kind === 'pipeline' ? portraitOf(unit, analysis) : undefined;
      return portrait === undefined ? [] : [{ workspace, portrait, found: analysis.ofUnit(unit.key) }];
    });
  });
}

/** Worked pipelines that between them have nearly all that a portrait can tell. */
const IN_FULL: ReadonlySet<string> = new Set(['vroegsignalering', 'breda-vik', 'amsterdam-cak']);

/** A portrait in a few lines. */
function inShort({ id, file, purposes, combinations, outputs, transfers, judgements, undeclared }: Portrait): string {
  return [
    `${file}: ${id}`,
    ...purposes.map(({ id: purpose, ground, dpia, categories }) => `  purpose ${purpose} ${ground?.article ?? '-'} ${ground?.law?.cited ?? '-'}; dpia ${dpia.state} ${dpia.advice ?? '-'} ${dpia.hits.map((hit) => hit.id).join('+') || '-'}; ${categories.map(({ category, standing, by }) => `${category} ${standing}${by.map((cover) => ` ${cover.by}:${cover.id}`).join('')}`).join(', ')}`),
    ...combinations.map(({ path, before, level, parts, purposes: served, pointsOut }) => `  combination ${path} ${before} > ${level}: ${parts.map(({ input, fields }) => `${input ?? 'made'} ${fields.length}`).join(', ')}; ${served.map(({ id: purpose, uncovered }) => `${purpose} lacks ${uncovered.join('+') || 'nothing'}`).join(', ')}${pointsOut.map(({ id: known }) => `; ${known}`).join('')}`),
    ...outputs.map(({ name, audience, recipients, level, retention, categories, readBy }) => `  output ${name} ${audience ?? '-'} to ${recipients.map((party) => party.id).join('+') || '-'}: ${level}, ${retention?.period ?? '-'}, ${categories.join('+') || '-'}; read by ${readBy.map(({ pipeline }) => pipeline).join('+') || '-'}`),
    ...transfers.map(({ party, countries, mechanism }) => `  transfer ${party?.id ?? '-'} ${countries.map(({ country, open }) => `${country} ${open ?? 'settled'}`).join('+')} ${mechanism ?? '-'}`),
    ...judgements.map(({ path, verb, aboutPersons, automatic, profiling, purposes: served }) => `  ${verb} ${path} ${aboutPersons ? 'persons' : 'others'}${automatic === true ? ' automatic' : ''}${profiling ? ' profiling' : ''}; lacks ${served.flatMap(({ missingSafeguards }) => missingSafeguards).join('+') || 'nothing'}`),
    `  undeclared ${undeclared.map(({ what, path }) => `${what} ${path}`.trim()).join(', ') || 'nothing'}`,
    '',
  ].join('\n');
}

const distinct = (items: readonly string[]): readonly string[] => [...new Set(items)].sort();

describe('the portrait', function () {
  this.timeout(30_000);
  let all: ReturnType<typeof sideBySide>;

  before(() => {
    all = sideBySide();
  });

  it('tells of the worked pipelines what it told', () => {
    const portraits = portraitsOf(analyse(seedPipelines()));
    for (const portrait of portraits) if (IN_FULL.has(portrait.id)) matchesGolden(`portraits/${portrait.id}.json`, `${JSON.stringify(portrait, null, 1)}\n`);
    matchesGolden('portraits/all.txt', portraits.map(inShort).join('\n'));
  });

  it('has the combinations without cover that the rule reports, at the same places', () => {
    for (const { workspace, portrait, found } of all) {
      const told = found.filter(({ rule, message }) => rule === 'combination-without-ground' && message === 'combination').map(({ at, purpose }) => `${pathText(at.path)} ${purpose}`);
      const shown = portrait.combinations.flatMap(({ path, purposes }) => purposes.filter(({ uncovered }) => uncovered.length > 0).map(({ id }) => `${path} ${id}`));
      assert.deepEqual(distinct(shown), distinct(told), `${workspace}: ${portrait.id}`);
    }
  });

  it('has an uncovered category under each purpose for which the rule reports one, and only there', () => {
    for (const { workspace, portrait, found } of all) {
      const classes = new Map(portrait.categories.map((category) => [category.id, category.class]));
      const told = distinct(found.filter(({ rule }) => rule === 'combination-without-ground').map(({ purpose }) => purpose ?? ''));
      const shown = portrait.purposes.filter(({ categories }) => categories.some(({ category, standing }) => standing === 'uncovered' && ['ordinary', 'sensitive'].includes(classes.get(category) ?? ''))).map(({ id }) => id);
      assert.deepEqual(distinct(shown), told, `${workspace}: ${portrait.id}`);
    }
  });

  for (const [kind, rules] of [['special', ['special-category-without-exception']], ['criminal', ['criminal-data-without-basis', 'police-data-wrong-regime']]] as const) {
    it(`has an uncovered ${kind} category under each purpose for which the rules report one`, () => {
      for (const { workspace, portrait, found } of all) {
        const classes = new Map(portrait.categories.map((category) => [category.id, category.class]));
        const told = distinct(found.filter(({ rule, message }) => (rules as readonly string[]).includes(rule) && ['missing', 'sanction'].includes(message)).map(({ purpose }) => purpose ?? ''));
        const shown = portrait.purposes.filter(({ inUse, categories, special }) => inUse && !special.some(({ categories: named }) => named.includes('TODO')) && categories.some(({ category, standing }) => standing === 'uncovered' && classes.get(category) === kind)).map(({ id }) => id);
        assert.deepEqual(distinct(shown), told, `${workspace}: ${portrait.id}`);
      }
    });
  }

  it('asks for a DPIA where the rule does, and knows its age as the rule does', () => {
    for (const { workspace, portrait, found } of all) {
      const required = distinct(found.filter(({ rule }) => rule === 'dpia-required').map(({ purpose }) => purpose ?? ''));
      assert.deepEqual(distinct(portrait.purposes.filter(({ dpia }) => dpia.state === 'missing' && dpia.hits.some(({ list }) => list === 'ap')).map(({ id }) => id)), required, `${workspace}: ${portrait.id}`);
      for (const { id, dpia } of portrait.purposes) {
        if ((dpia.outdated || dpia.outsideScope.length > 0) && dpia.advice !== null) assert.ok(found.some(({ rule, purpose }) => rule === 'dpia-outdated' && purpose === id), `${workspace}: ${portrait.id}: ${id}`);
      }
    }
  });

  it('has an open transfer where the rule reports one', () => {
    for (const { workspace, portrait, found } of all) {
      const told = found.filter(({ rule }) => rule === 'transfer-without-mechanism').length;
      assert.equal(portrait.transfers.filter(({ countries }) => countries.some(({ open }) => open !== null)).length, told, `${workspace}: ${portrait.id}`);
    }
  });

  it('is not there for what is no pipeline of the workspace', () => {
    const [unit] = [...analyse({ 'a.pipeline.yaml': 'grondslag: 1\npipeline: a\n' }).workspace.allUnits()];
    assert.equal(portraitOf({ key: unit!.key }, analyse({})), undefined);
  });
});
