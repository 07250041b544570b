import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { matchesGolden, ROOT } from '../harness/golden.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { CLEAN, UNCOVERED, UNUSED } from './files.ts';
import { inWorld, TODAY } from './run-cli.ts';

interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly fingerprint: string;
  readonly document?: number;
  readonly range: { readonly start: { readonly line: number; readonly column: number }; readonly end: { readonly line: number; readonly column: number } };
  readonly combination: readonly string[];
  readonly related: readonly { readonly file: string; readonly path: string }[];
  readonly fixes: readonly { readonly kind: string; readonly edits: readonly { readonly newText: string }[] }[];
}

interface Json {
  readonly files: number;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly (Finding & { readonly ignore: object })[];
}

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(join(ROOT, 'schemas/report.schema.json'), 'utf8')) as object);

function json(text: string): Json {
  const report = JSON.parse(text) as Json;
  assert.ok(validate(report), JSON.stringify(validate.errors));
  return report;
}

/** A long line, tabs, wide characters and a pair of UTF-16 units before the place that is marked. */
const AWKWARD = UNUSED.replace('      telefoon: phone # nergens voor nodig', `      "漢字😀 é\ttab": phone # ${'lang '.repeat(60)}`).replace(
  '    fields:\n      naam: name\n      # het adres wordt gebruikt\n      adres: address\n',
  '    fields:\n      naam: name\n      adres: address\n',
);

const FLOW = `grondslag: 1
pipeline: regel
title: Regel
description: Alles op een regel
owner: team-loket
controller: gemeente
parties: { gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL } }
purposes: { loket: { description: Aanmeldingen van inwoners binnen een week beantwoorden, kind: service, ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }, covers: [contact], retention: P3M } }
sources: { aanmeldingen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address, eersteOverbodigVeld: phone, ${Array.from({ length: 12 }, (_, i) => `vulling${i}: none`).join(', ')}, laatsteOverbodigVeld: email } } }
steps: { smal: { select: aanmeldingen, fields: [naam, adres] } }
outputs: { lijst: { from: smal, audience: team, recipients: [gemeente] } }
`;

/** A flow over two files and two documents. */
const SPREAD = {
  'a.pipeline.yaml': `${CLEAN}---\n${UNUSED.replace('pipeline: aanmelding', 'pipeline: tweede')}`,
  'bron.pipeline.yaml': UNCOVERED.replace('pipeline: huisbezoek', 'pipeline: bron').replace('covers: [contact]', 'covers: [contact, income]'),
  'doel.pipeline.yaml': UNCOVERED.replace(/sources:[\s\S]*$/, 'sources:\n  lijst:\n    output: bron/lijst\nsteps:\n  smal:\n    select: lijst\n    fields: [naam, inkomen]\noutputs:\n  uit: { from: smal, audience: team, recipients: [gemeente] }\n'),
};

describe('the text report', () => {
  for (const language of ['nl', 'en']) {
    for (const [name, files] of Object.entries({ uncovered: { 'a.pipeline.yaml': UNCOVERED }, unused: { 'a.pipeline.yaml': UNUSED }, awkward: { 'a.pipeline.yaml': AWKWARD }, flow: { 'a.pipeline.yaml': FLOW }, spread: SPREAD })) {
      it(`${name}.${language}`, () =>
        inWorld(files, async ({ cli }) => {
          const { stdout } = await cli(['check', '--language', language, '--statistics']);
          matchesGolden(`cli/${name}.${language}.txt`, stdout);
        }));
    }
  }

  it('stays within any width, and within 80 columns without a terminal', () =>
    inWorld({ 'a.pipeline.yaml': FLOW, 'b.pipeline.yaml': UNCOVERED }, async ({ cli }) => {
      for (const columns of [undefined, 40, 60, 100, 200]) {
        const { stdout } = await cli(['check', '--color', 'never'], columns === undefined ? {} : { columns });
        for (const line of stdout.split('\n')) assert.ok(line.length <= (columns ?? 80), `${columns}: ${line}`);
      }
    }));

  it('has colours on a terminal that wants them, and says the same without', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED }, async ({ cli }) => {
      const out = async (args: string[], env: Record<string, string>, columns?: number): Promise<string> => (await cli(['check', ...args], columns === undefined ? { env } : { env, columns })).stdout;
      const bare = await out([], {});
      const strip = (text: string): string => text.replace(/\u001b\[[\d;]*m/g, '');
      assert.ok(!bare.includes('\u001b'));
      assert.ok((await out([], {}, 80)).includes('\u001b[1;31merror'));
      assert.equal(strip(await out([], {}, 80)), bare);
      assert.equal(await out([], { NO_COLOR: '1' }, 80), bare);
      assert.equal(await out([], { TERM: 'dumb' }, 80), bare);
      assert.equal(await out(['--color', 'never'], { FORCE_COLOR: '1' }, 80), bare);
      assert.ok((await out([], { FORCE_COLOR: '1', CI: 'true' })).includes('\u001b['));
      assert.equal(await out([], { FORCE_COLOR: '0' }, 80), bare);
      assert.equal(await out([], { FORCE_COLOR: '' }), bare, 'set to nothing is not set');
      assert.ok((await out(['--color', 'always'], { NO_COLOR: '1' })).includes('\u001b['));
    }));

  it('quiet leaves the summary out; an empty report is empty then', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async ({ cli }) => assert.equal((await cli(['check', '--quiet'])).stdout, '')));

  it('control characters never reach the terminal', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED.replace('telefoon: phone', '"tele\\e[31mfoon\\u202E\\x9b": phone'), '\u001b[2Jx.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: x') }, async ({ cli }) => {
      for (const format of ['text', 'compact', 'json']) {
        const { stdout, stderr } = await cli(['check', '.', 'weg\u001b[1m', '--format', format]);
        assert.ok(stdout.length > 100);
        // eslint-disable-next-line no-control-regex
        assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }
    }));
});

describe('the JSON report', () => {
  it('is as it was, and as its schema says', () =>
    inWorld({ ...SPREAD, 'b.pipeline.yaml': UNUSED.replace('telefoon: phone #', 'telefoon: phone # grondslag: ignore[unused-personal-field] by=po until=2027-01-01 --') }, async ({ cli }) => {
      for (const language of ['nl', 'en']) {
        const { stdout } = await cli(['check', '--format', 'json', '--language', language]);
        const report = json(stdout);
        assert.equal(report.suppressed.length, 1);
        assert.deepEqual(report.suppressed[0]?.ignore, { by: 'po', until: '2027-01-01', reason: 'nergens voor nodig', file: 'b.pipeline.yaml', range: { start: { line: 24, column: 23 }, end: { line: 24, column: 110 } } });
        matchesGolden(`cli/report.${language}.json`, stdout.replace(/"version": "[^"]*"/, '"version": "…"'));
      }
    }));

  it('holds for all worked pipelines, and only its words depend on the language', () =>
    inWorld(seedPipelines(), async ({ cli }) => {
      const read = async (language: string): Promise<Json> => json((await cli(['check', '--format', 'json', '--preset', 'auditor', '--language', language])).stdout);
      const [nl, en] = [await read('nl'), await read('en')];
      assert.ok(nl.findings.length > 5);
      const facts = ({ findings }: Json): object[] => findings.map(({ rule, path, fingerprint, range, combination }) => ({ rule, path, fingerprint, range, combination }));
      assert.deepEqual(facts(nl), facts(en));
    }));

  it('counts lines and columns from 1, in UTF-16 units, ends exclusive', () =>
    inWorld({ 'a.pipeline.yaml': AWKWARD }, async ({ cli }) => {
      const [finding] = json((await cli(['check', '--format', 'json'])).stdout).findings;
      assert.deepEqual(finding?.range, { start: { line: 23, column: 7 }, end: { line: 23, column: 19 } });
      const first = json((await cli(['check', '--format', 'json', '--stdin'], { stdin: 'grondslag: 1\npipelin: x\n' })).stdout).findings[0];
      assert.deepEqual(first?.range.start, { line: 2, column: 1 });
    }));

  it('tells later documents by their number, and other units by their id', () =>
    inWorld(SPREAD, async ({ cli }) => {
      const { findings } = json((await cli(['check', '--format', 'json'])).stdout);
      assert.equal(findings.find(({ rule }) => rule === 'unused-personal-field')?.document, 2);
      const across = findings.find(({ combination }) => combination.some((path) => path.startsWith('bron:sources.')));
      assert.ok(across?.related.some(({ file }) => file === 'bron.pipeline.yaml'));
    }));

  it('keeps fingerprints through moves and other words, and changes them when a combination grows', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED }, async ({ cli, write }) => {
      const prints = async (): Promise<readonly string[]> => json((await cli(['check', '--format', 'json'])).stdout).findings.filter(({ rule }) => rule === 'combination-without-ground').map(({ fingerprint }) => fingerprint);
      const before = await prints();
      assert.equal(before.length, 1);
      write('a.pipeline.yaml', `# verschoven\n\n${UNCOVERED.replace('title: Huisbezoek', 'title: Anders')}`);
      assert.deepEqual(await prints(), before);
      write('a.pipeline.yaml', UNCOVERED.replace('inkomen: income', 'inkomen: income\n      schuld: debt'));
      assert.notDeepEqual(await prints(), before);
    }));

  it('gives fixes as edits', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED }, async ({ cli }) => {
      const [finding] = json((await cli(['check', '--format', 'json'])).stdout).findings;
      assert.equal(finding?.fixes[0]?.kind, 'safe');
      assert.equal(finding.fixes[0].edits[0]?.newText, '');
    }));
});

describe('several reports', () => {
  it('go where they are told, in one run', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED }, async ({ cli, directory }) => {
      const outcome = await cli(['check', '--format', 'compact', '--format', 'json=uit.json', '--format', 'text=uit.txt', '--color', 'auto'], { columns: 120 });
      assert.match(outcome.stdout, /^a\.pipeline\.yaml:32:5: error combination-without-ground /);
      assert.equal(json(readFileSync(join(directory, 'uit.json'), 'utf8')).files, 1);
      assert.ok(!readFileSync(join(directory, 'uit.txt'), 'utf8').includes('\u001b'));
      const whole = await cli(['check', '--format', 'json', '--output', 'heel.json']);
      assert.equal(whole.stdout, '');
      assert.equal(readFileSync(join(directory, 'heel.json'), 'utf8'), readFileSync(join(directory, 'uit.json'), 'utf8'));
      assert.equal((await cli(['check', '--format', 'json', '--format', 'text'])).code, 2);
      assert.equal((await cli(['check', '--format', 'json=x', '--output', 'y'])).code, 2);
      assert.equal((await cli(['check', '--format', 'json='])).code, 2);
    }));

  it('never take the place of one another, nor of a file that is read', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED, 'grondslag.config.yaml': 'preset: reviewer\n' }, async ({ cli, directory }) => {
      symlinkSync('a.pipeline.yaml', join(directory, 'link.txt'));
      const refused = async (...args: string[]): Promise<string> => {
        const { code, stdout, stderr } = await cli(['check', ...args, '--language', 'en']);
        assert.equal(code, 2);
        assert.equal(stdout, '');
        return stderr;
      };
      assert.equal(await refused('--format', 'json=uit', '--format', 'text=./uit'), 'grondslag: two reports to ./uit; give each a file of its own\n');
      assert.equal(await refused('--format', 'json=uit', '--format', 'text', '--output', 'uit'), 'grondslag: two reports to uit; give each a file of its own\n');
      assert.ok(!existsSync(join(directory, 'uit')));
      for (const file of ['a.pipeline.yaml', 'link.txt', 'grondslag.config.yaml']) assert.equal(await refused('--output', file), `grondslag: ${file} is read in this run; write the report to another file\n`);
      assert.equal(readFileSync(join(directory, 'a.pipeline.yaml'), 'utf8'), UNCOVERED);
      assert.match((await cli(['check', '--output', 'a.pipeline.yaml'])).stderr, /^grondslag: a\.pipeline\.yaml wordt in deze run gelezen; /);
      // An earlier report may be replaced.
      for (let round = 0; round < 2; round++) assert.equal((await cli(['check', '--output', 'uit.txt'])).code, 1);
    }));

  it('say in plain words what is in the way, before anything is written', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED, 'map/x.txt': '' }, async ({ cli, directory }) => {
      for (const [file, en, nl] of [
        ['map', 'map is a folder; name a file for the report', 'map is een map; noem een bestand voor het rapport'],
        ['weg/uit.json', 'the report cannot go to weg/uit.json: that folder does not exist', 'het rapport kan niet naar weg/uit.json: die map bestaat niet'],
        ['a.pipeline.yaml/uit.json', 'the report cannot go to a.pipeline.yaml/uit.json: that folder does not exist', 'het rapport kan niet naar a.pipeline.yaml/uit.json: die map bestaat niet'],
      ]) {
        const outcome = await cli(['check', '--format', 'text=eerst.txt', '--format', `json=${file}`, '--language', 'en']);
        assert.deepEqual([outcome.code, outcome.stdout, outcome.stderr], [2, '', `grondslag: ${en}\n`]);
        assert.ok(!existsSync(join(directory, 'eerst.txt')));
        for (const command of ['graph', 'decisions']) assert.equal((await cli([command, '--output', file!, '--language', 'nl'])).stderr, `grondslag: ${nl}\n`, command);
      }
      assert.match((await cli(['check', '--output', `${'x'.repeat(300)}.txt`, '--language', 'en'])).stderr, /^grondslag: the report cannot be written to x+\.txt \(ENAMETOOLONG\)\n$/);
    }));

  it('are the same on every run, whatever the order of the paths', () =>
    inWorld(seedPipelines(), async ({ cli }) => {
      for (const format of ['text', 'compact', 'json']) {
        const one = await cli(['check', '.', '--format', format]);
        const two = await cli(['check', 'vivet', 'breda-vik', '.', 'armoedekaart', '--format', format]);
        assert.equal(one.stdout, two.stdout);
      }
    }));

  it('can be about standard input, in the place of a file', () =>
    inWorld({ 'p/a.pipeline.yaml': UNCOVERED, 'p/grondslag.config.yaml': 'rules: { unused-personal-field: error }\n' }, async ({ cli }) => {
      const named = await cli(['check', '--stdin', '--stdin-filename', 'p/a.pipeline.yaml', '--format', 'compact'], { stdin: UNUSED });
      const dash = await cli(['check', '-', '--stdin-filename', 'p/a.pipeline.yaml', '--format', 'compact'], { stdin: UNUSED });
      assert.deepEqual([dash.code, dash.stdout, dash.stderr], [named.code, named.stdout, named.stderr]);
      assert.match((await cli(['check', '-', '--format', 'compact'], { stdin: UNUSED })).stdout, /^stdin\.pipeline\.yaml:/);
      assert.match(named.stdout, /^p\/a\.pipeline\.yaml:24:7: error unused-personal-field /);
      assert.equal(named.stdout.split('\n').length, 2);
      const along = await cli(['check', '--stdin', '--stdin-filename', 'p/b.pipeline.yaml', 'p', '--format', 'compact'], { stdin: UNUSED });
      assert.equal(along.stdout.split('\n').length, 3);
    }));

  it(`the day is given or today (${TODAY})`, () =>
    inWorld({ 'a.pipeline.yaml': UNUSED.replace('telefoon: phone #', 'telefoon: phone # grondslag: ignore[unused-personal-field] by=po until=2026-12-31 --') }, async ({ cli }) => {
      assert.equal((await cli(['check'])).code, 0);
      const later = await cli(['check', '--today', '2027-01-01', '--format', 'compact']);
      assert.equal(later.code, 1);
      assert.match(later.stdout, /incomplete-ignore/);
      assert.match(later.stdout, /unused-personal-field/);
    }));
});
