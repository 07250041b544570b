/** Rules of catalogues, options and questions about other pipelines: kept up to date, and the same whatever the order of files. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Analysis, type Located } from '../../server/src/service/analysis.ts';
import { mergeConfig, settingsReader } from '../../server/src/service/config.ts';
import { readConfig } from '../../server/src/service/config-read.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { fileId, SourceFile, type FileId } from '../../server/src/text/source-file.ts';
import { line, TODAY } from '../harness/check.ts';
import { ROOT } from '../harness/golden.ts';

const SEEDS = join(ROOT, 'seeds/own-law');

const CATALOG = `grondslag: 1
catalog: stad
parties:
  stad: { name: Gemeente Stad, kind: public-authority, country: NL, aliases: [gem] }
  bureau: { name: Bureau, kind: private, country: NL }
categories:
  schuldhulp: { parent: debt, nl: schuldhulp, en: debt help }
laws:
  taakwet: { title: Taakwet, article: art. 1, status: in-force, grants: [collect, receive], reviewedBy: jurist, checkedOn: 2026-01-05 }
  wgs-schuld: { covers: [contact, debt] }
rules:
  apart:
    severity: error
    lens: ethical
    principle: help-stays-help
    message: Schuld en zorg komen samen
    together: [debt, care-use]
    unless:
      - { law: taakwet, recipients: [gem] }
      - { evidence: [dpia] }
  niet-naar-buiten: { severity: info, lens: legal, principle: help-stays-help, message: Namen en schuld gaan eruit, together: [name, debt], within: [output, source] }
`;

const MAKER = `grondslag: 1
pipeline: maker
controller: stad
parties:
  ander: { name: Ander, kind: public-authority, country: NL }
purposes:
  hulp: { description: Inwoners met schulden helpen, kind: debt-help, retention: P1Y, ground: { article: 6(1)(e), law: taakwet } }
sources:
  schulden: { party: stad, collectedFor: debt-help, subjects: { kind: citizens, count: 5000 }, fields: { nummer: case-number, naam: name, schuld: schuldhulp } }
  hulp: { party: stad, collectedFor: care, fields: { nummer: case-number, zorg: care-use } }
steps:
  koppel: { join: [schulden, hulp], on: nummer }
outputs:
  lijst: { from: koppel, audience: team, recipients: [ander] }
  klein: { from: schulden, audience: private, recipients: [bureau] }
`;

const READER = (id: string, kind: string, from: string): string => `grondslag: 1
pipeline: ${id}
controller: gem
parties:
  gem: { name: Gemeente Stad, kind: public-authority, country: NL }
purposes:
  gebruik: { description: Aanvragen van inwoners gebruiken, kind: ${kind}, retention: P1Y, ground: { article: 6(1)(a), law: taakwet, consent: { collectedVia: formulier } } }
sources:
  in: { output: ${from} }
  eigen: { party: stad, collectedFor: service, subjects: { kind: citizens }, fields: { nummer: case-number, uitkering: benefit } }
steps:
  samen: { join: [in, eigen], on: nummer }
outputs:
  uit: { from: samen, audience: team, recipients: [stad] }
`;

const FILES: Readonly<Record<string, string>> = {
  'stad.catalog.yaml': CATALOG,
  'maker.pipeline.yaml': MAKER,
  'beleid.pipeline.yaml': READER('beleid', 'policy', 'maker/lijst'),
  'onderzoek.pipeline.yaml': READER('onderzoek', 'research', 'maker/lijst'),
  'dienst.pipeline.yaml': READER('dienst', 'service', 'maker/klein'),
  'toezicht.pipeline.yaml': READER('toezicht', 'supervision', 'beleid/uit'),
  ...Object.fromEntries(readdirSync(SEEDS).filter((name) => !name.includes('test')).map((name) => [name, readFileSync(join(SEEDS, name), 'utf8')])),
};
const NAMES = Object.keys(FILES);

const CONFIG = `preset: auditor
rules:
  dpia-required: { largeScale: 100 }
  dpia-outdated: { maxAge: P1M }
  stad/apart: warning
overrides:
  - files: [toezicht.pipeline.yaml]
    rules: { dpia-required: { severity: info, largeScale: 1000000 }, stad/apart: off }
`;

const { layer, problems } = readConfig(new SourceFile(fileId('grondslag.config.yaml'), CONFIG));
const reader = settingsReader(mergeConfig([layer]));

function fresh(files: Iterable<readonly [FileId, string]>): Analysis {
  const workspace = new Workspace({ keepLastGood: false });
  workspace.apply([...files].map(([file, text]) => ({ file, text })));
  return new Analysis(workspace, (file) => reader((globs) => globs.includes(file)), TODAY);
}

/** All that a user sees of a finding. */
function told(item: Located): string {
  return JSON.stringify([line(item), item.span, item.finding.params, item.related.map(({ file, span, place }) => [file, span, place.params]), item.suppressed?.span]);
}

function all(analysis: Analysis): readonly string[] {
  for (const unit of analysis.workspace.allUnits()) analysis.ofUnit(unit.key);
  return [...analysis.workspace.fileIds()].sort().flatMap((file) => analysis.inFile(file).map(told));
}

const WORDS = ['debt', 'care-use', 'name', 'stad', 'gem', 'bureau', 'ander', 'policy', 'supervision', 'service', 'maker/lijst', 'maker/klein', 'beleid/uit', 'taakwet', 'output', 'join', 'warning', 'team', 'public', 'TODO'];

interface Edit {
  readonly file: number;
  readonly at: number;
  readonly word: number;
  readonly kind: 'delete-line' | 'double-line' | 'swap-word' | 'ignore' | 'remove' | 'restore';
}

const edit: fc.Arbitrary<Edit> = fc.record({
  file: fc.nat(NAMES.length - 1),
  at: fc.nat(400),
  word: fc.nat(WORDS.length - 1),
  kind: fc.constantFrom('delete-line', 'double-line', 'swap-word', 'swap-word', 'swap-word', 'ignore', 'remove', 'restore'),
});

function edited(text: string, original: string, { kind, at, word }: Edit): string | undefined {
  const rows = text.split('\n');
  const index = at % rows.length;
  switch (kind) {
    case 'delete-line': return rows.toSpliced(index, 1).join('\n');
    case 'double-line': return rows.toSpliced(index, 0, rows[index]!).join('\n');
    case 'ignore': return rows.toSpliced(index, 0, `${/^ */.exec(rows[index]!)![0]}# grondslag: ignore[stad/apart, consent-imbalance] by=x until=2027-01-01 -- y`).join('\n');
    case 'remove': return undefined;
    case 'restore': return original;
    default: {
      // One of the words of the line, by its place: names and values alike.
      const words = [...rows[index]!.matchAll(/[a-z][a-z/-]+(?=[,}\]\s]|$)/g)];
      const hit = words[at % Math.max(1, words.length)];
      return hit === undefined ? text : rows.with(index, `${rows[index]!.slice(0, hit.index)}${WORDS[word]!}${rows[index]!.slice(hit.index + hit[0].length)}`).join('\n');
    }
  }
}

describe('own rules, options and questions about other pipelines', function () {
  this.timeout(60_000);

  it('have something to say here, under a configuration without problems', () => {
    assert.deepEqual(problems, []);
    const rules = new Set(all(fresh(Object.entries(FILES).map(([name, text]) => [fileId(name), text] as const))).map((item) => item.split(' ')[1]!));
    for (const rule of ['stad/apart', 'stad/niet-naar-buiten', 'consent-imbalance', 'dpia-required', 'mixed-purposes', 'private-benefit']) assert.ok(rules.has(rule), `${rule} says nothing: ${[...rules].join(' ')}`);
  });

  it('say after any edits what they would say from scratch', () => {
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 10 }), (edits) => {
      const texts = new Map<FileId, string>(Object.entries(FILES).map(([name, text]) => [fileId(name), text]));
      const kept = fresh(texts);
      all(kept);
      for (const step of edits) {
        const name = NAMES[step.file]!;
        const file = fileId(name);
        const text = edited(texts.get(file) ?? FILES[name]!, FILES[name]!, step);
        if (text === undefined) texts.delete(file);
        else texts.set(file, text);
        kept.workspace.apply([{ file, text }]);
        if (step.at % 3 === 0) kept.inFile(file);
        if (step.at % 4 === 0) all(kept);
      }
      assert.deepEqual(all(kept), all(fresh(texts)));
    }), { numRuns: 60 });
  });

  it('do not depend on the order in which files are read', () => {
    fc.assert(fc.property(fc.array(edit, { maxLength: 6 }), fc.shuffledSubarray(NAMES, { minLength: NAMES.length }), (edits, order) => {
      const texts = new Map(NAMES.map((name) => [name, FILES[name]!]));
      for (const step of edits) {
        const name = NAMES[step.file]!;
        texts.set(name, edited(texts.get(name)!, FILES[name]!, step) ?? '');
      }
      const inOrder = (names: readonly string[]): readonly string[] => all(fresh(names.map((name) => [fileId(name), texts.get(name)!] as const)));
      assert.deepEqual(inOrder(order), inOrder(NAMES));
    }), { numRuns: 25 });
  });
});
