import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameAt } from '../../server/src/editor/names/at.ts';
import { fieldsOf } from '../../server/src/editor/names/fields-of.ts';
import { placeOf } from '../../server/src/editor/names/places.ts';
import { stopsNaming } from '../../server/src/editor/names/field-uses.ts';
import { stopKey } from '../../server/src/editor/names/field-walk.ts';
import type { Thing } from '../../server/src/editor/names/thing.ts';
import { namesOf } from '../../server/src/editor/names/unit-names.ts';
import { RULES } from '../../server/src/rules/registry.ts';
import { Analysis } from '../../server/src/service/analysis.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import type { Workspace } from '../../server/src/service/workspace.ts';
import { fileId, type FileId } from '../../server/src/text/source-file.ts';
import { line, TODAY, type Files } from '../harness/check.ts';
import { readScenario } from '../harness/scenario.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { FILES } from '../editor/example-workspace.ts';
import { renamed, workspaceOf } from './renaming.ts';

const folder = join(fileURLToPath(new URL('.', import.meta.url)), '../../../test/scenarios');

interface Set {
  readonly title: string;
  readonly files: Files;
  readonly settings: Settings;
}

function seedSets(): readonly Set[] {
  const all = Object.entries(seedPipelines());
  const folders = [...new Map(all.map(([name]) => [name.split('/')[0]!, 0])).keys()];
  return folders.map((title) => ({ title: `seed ${title}`, files: Object.fromEntries(all.filter(([name]) => name.startsWith(`${title}/`))), settings: { ...DEFAULT_SETTINGS, preset: 'auditor' } }));
}

function exampleSets(): readonly Set[] {
  return RULES.flatMap(({ id, examples }) => Object.entries(examples).map(([kind, example]: [string, string | Files]) => (
    { title: `${id} ${kind}`, files: typeof example === 'string' ? { 'example.pipeline.yaml': example } : example, settings: { ...DEFAULT_SETTINGS, preset: 'auditor' as const } })));
}

function scenarioSets(): readonly Set[] {
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().map((name) => ({ title: name, ...readScenario(readFileSync(join(folder, name), 'utf8')) }));
}

/** Every name of the files, once for each thing: where it first stands. */
function names(files: Files, workspace: Workspace): readonly { readonly file: FileId; readonly offset: number; readonly thing: Thing }[] {
  const found = new Map<string, { file: FileId; offset: number; thing: Thing }>();
  const seenStops = new Map<string, string>();
  for (const name of Object.keys(files).sort()) {
    const file = fileId(name);
    for (const unit of workspace.file(file)?.parsed.units ?? []) {
      for (const use of [...namesOf(unit, workspace).uses, ...(fieldsOf(unit.key, workspace)?.uses ?? [])]) {
        const place = placeOf({ at: { unit: unit.key, occurrence: use }, role: use.role, text: '', from: 0, to: 0 }, workspace);
        if (place === undefined) continue;
        for (const offset of [place.span.start + 1, place.span.end]) {
          const at = nameAt(file, offset, workspace);
          if (at === undefined) continue;
          const { thing } = at;
          const key = thing.kind === 'field' ? `field ${thing.name} ${seen(thing, workspace, seenStops)}` : JSON.stringify(thing);
          if (!found.has(key)) found.set(key, { file, offset, thing });
        }
      }
    }
  }
  return [...found.values()];
}

/** One key for all stops that one name is carried to. */
function seen(thing: Extract<Thing, { kind: 'field' }>, workspace: Workspace, known: Map<string, string>): string {
  const own = stopKey(thing.stop);
  if (!known.has(own)) for (const { stop, from } of stopsNaming(thing, workspace)) if (from === 0) known.set(stopKey(stop), own);
  return known.get(own) ?? own;
}

/** What nothing can be done about; every other name can be changed. */
const REFUSED: ReadonlySet<string> = new Set(['builtIn', 'undeclared']);

/** Rules that look at the words of a name: another name is another matter for them. */
const READS_NAMES: ReadonlySet<string> = new Set(['category-contradicts-name', 'unknown-category', 'unknown-reference']);

function told(files: Files, analysis: Analysis, old: string, name: string): readonly string[] {
  const again = (text: string): string => text.split(/([./\s])/).map((part) => (part === name ? old : part)).join('');
  const found = Object.keys(files).flatMap((file) => analysis.inFile(fileId(file)));
  return found.filter(({ rule, suppressed }) => suppressed === undefined && !READS_NAMES.has(rule.id)).map((item) => again(line(item))).sort();
}

function take(files: Files, before: Files, workspace: Workspace): void {
  workspace.apply(Object.entries(files).flatMap(([name, text]) => (before[name] === text ? [] : [{ file: fileId(name), text }])));
}

/** The names of one set differ from those of the next: of each so many one is tried, so that all kinds and places come up somewhere. */
const SETS: readonly (readonly [title: string, sets: readonly Set[], oneIn: number])[] = [
  ['seeds', seedSets(), 8],
  ['scenarios', scenarioSets(), 20],
  ['examples of rules', exampleSets(), 10],
  ['the example workspace', [{ title: 'example', files: FILES, settings: DEFAULT_SETTINGS }], 1],
];

describe('renames leave the meaning alone', () => {
  for (const [title, sets, oneIn] of SETS) {
    it(`in ${title}`, function () {
      this.timeout(120_000);
      let done = 0;
      let turn = 0;
      for (const { title: name, files, settings } of sets) {
        const workspace = workspaceOf(files);
        const all = names(files, workspace);
        const analysis = new Analysis(workspace, () => settings, TODAY);
        const before = told(files, analysis, '', '\0');
        for (const { file, offset, thing } of all) {
          if (turn++ % oneIn !== 0) continue;
          // Of two things with one id, one may get another: then the clash is gone, and coming back is refused.
          if (workspace.link().duplicates.length > 0 && thing.kind === 'unit') continue;
          const fresh = `${thing.name}-fris`;
          const where = `${name}: ${thing.kind} ${thing.name}`;
          const result = renamed(files, file, offset, fresh, workspace);
          assert.ok(result !== undefined, where);
          if ('refused' in result) {
            assert.ok(REFUSED.has(result.refused.reason), `${where}: ${result.refused.reason}`);
            continue;
          }
          done++;
          take(result.files, files, workspace);
          assert.deepEqual(told(files, analysis, thing.name, fresh), before, where);
          const back = renamed(result.files, file, result.movedTo(file, offset), thing.name, workspace);
          assert.ok(back !== undefined && 'files' in back, `${where} cannot go back: ${JSON.stringify(back)}`);
          assert.deepEqual(back.files, files, `${where} and back`);
          take(files, result.files, workspace);
        }
      }
      assert.ok(done > 15);
    });
  }
});
