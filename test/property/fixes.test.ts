import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathText } from '../../server/src/model/path.ts';
import { renderText } from '../../server/src/rules/finding.ts';
import { RULES } from '../../server/src/rules/registry.ts';
import type { Example } from '../../server/src/rules/rule.ts';
import type { Located } from '../../server/src/service/analysis.ts';
import { fixesFor, type PreparedFix } from '../../server/src/service/fixes.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse, line, type Files } from '../harness/check.ts';
import { ROOT } from '../harness/golden.ts';
import { readScenario } from '../harness/scenario.ts';
import { seedPipelines } from '../harness/seeds.ts';

const WEIGHT = { info: 0, warning: 1, error: 2 } as const;

/** What is found in all files, heaviest questions first: one line per finding and what it is about. */
function found(files: Files, settings: Settings): readonly Located[] {
  const analysis = analyse(files, settings);
  return Object.keys(files).sort().flatMap((name) => analysis.inFile(fileId(name)));
}

/** Tells one finding from another of the same rule at the same place. */
const identity = (item: Located): string => `${line(item)} ${item.finding.purpose ?? ''} ${JSON.stringify(item.finding.params)}`;
const place = (item: Located): string => `${item.rule.id} ${item.file} ${pathText(item.finding.at.path)}`;

function apply(files: Files, fix: PreparedFix): Files {
  const changed: Record<string, string> = { ...files };
  for (const [file, edits] of fix.edits) changed[file] = applyEdits(files[file]!, edits);
  return changed;
}

/** Whether a finding is the one that was to go: as it was, or, after a fix that is no suggestion, the same message with less in it. */
function remains(other: Located, gone: Located, { kind }: PreparedFix, known: ReadonlySet<string>): boolean {
  if (identity(other) === identity(gone)) return true;
  return kind !== 'suggestion' && !known.has(identity(other)) && place(other) === place(gone) && other.finding.message === gone.finding.message && other.finding.purpose === gone.finding.purpose;
}

/** A text with a place left open, or with names in quotation marks twice. */
const SLIPPED = /\{[a-zA-Z]+\}|[«“]{2}|[»”]{2}/u;

/** What a finding says, in both languages. */
function textsOf({ rule, finding, related }: Located): readonly string[] {
  return (['nl', 'en'] as const).flatMap((locale) => [
    renderText(rule.messages[finding.message] ?? rule.summary, finding.params, locale),
    ...related.map(({ place: { message, params } }) => renderText(message, params, locale)),
  ]);
}

/** Applies every fix of every finding on its own, and says what is wrong with what came of it. */
function faults(files: Files, settings: Settings): readonly string[] {
  const analysis = analyse(files, settings);
  const before = found(files, settings);
  const known = new Set(before.map(identity));
  const wrong: string[] = [];
  for (const item of before) {
    for (const text of textsOf(item)) if (SLIPPED.test(text)) wrong.push(`${place(item)}: ${text}`);
    for (const fix of fixesFor(item, analysis)) {
      for (const title of Object.values(fix.title)) if (SLIPPED.test(title)) wrong.push(`${place(item)}: ${title}`);
      const what = `${place(item)} «${fix.title.nl}» (${fix.kind})`;
      const after = found(apply(files, fix), settings);
      if (after.some((other) => remains(other, item, fix, known))) wrong.push(`${what}: the finding is still there`);
      // A suggestion says what is so, or leaves places to fill in: what comes to light by it is not its doing.
      const fresh = fix.kind === 'suggestion' ? [] : after.filter((other) => !known.has(identity(other)) && WEIGHT[other.severity] >= WEIGHT[item.severity] && !before.some((old) => place(old) === place(other)));
      if (fresh.length > 0) wrong.push(`${what}: brought ${fresh.map(line).join(', ')}`);
    }
  }
  return wrong;
}

/** Rules with a fix for other cases than the one their example shows, and why. */
const NOT_IN_EXAMPLE: ReadonlyMap<string, string> = new Map([['purpose-drift', 'its example is about what the maker of the data allows, and that is not for the user to answer']]);

const filesOf = (example: Example): Files => (typeof example === 'string' ? { 'voorbeeld.pipeline.yaml': example } : example);

describe('every fix takes its finding away, and a safe or unsafe one brings none as severe', function () {
  this.timeout(30_000);

  // One folder is one case: files of another case have no part in it.
  const seeds = Object.entries(seedPipelines());
  for (const folder of new Set(seeds.map(([name]) => name.split('/')[0]!))) {
    it(`in the worked pipelines of ${folder}`, () => assert.deepEqual(faults(Object.fromEntries(seeds.filter(([name]) => name.startsWith(`${folder}/`))), DEFAULT_SETTINGS), []));
  }

  for (const name of readdirSync(join(ROOT, 'test/scenarios')).filter((file) => file.endsWith('.yaml')).sort()) {
    it(`in scenario ${name}`, () => assert.deepEqual(faults(readScenario(readFileSync(join(ROOT, 'test/scenarios', name), 'utf8')).files, DEFAULT_SETTINGS), []));
  }

  for (const rule of RULES) {
    it(`in the example of ${rule.id}`, () => assert.deepEqual(faults(filesOf(rule.examples.trigger), { ...DEFAULT_SETTINGS, preset: rule.preset }), []));
  }

  for (const rule of RULES) {
    if (rule.fix === 'none' || NOT_IN_EXAMPLE.has(rule.id)) continue;
    it(`${rule.id} offers a fix for its example`, () => {
      const files = filesOf(rule.examples.trigger);
      const analysis = analyse(files, { ...DEFAULT_SETTINGS, preset: rule.preset });
      const offered = found(files, { ...DEFAULT_SETTINGS, preset: rule.preset }).filter((item) => item.rule.id === rule.id).flatMap((item) => fixesFor(item, analysis));
      assert.ok(offered.length > 0);
    });
  }
});
