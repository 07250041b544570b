import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { matchesGolden, ROOT } from '../harness/golden.ts';
import { CLEAN, UNCOVERED, UNUSED } from './files.ts';
import { inWorld, type World } from './run-cli.ts';

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(join(ROOT, 'schemas/decisions.schema.json'), 'utf8')) as object);
const on = (name: string, comment: string): string => UNUSED.replace('pipeline: aanmelding', `pipeline: ${name}`).replace('# nergens voor nodig', () => `# grondslag: ignore[${comment}`);

/** Every state that a comment can have, and names that a spreadsheet, a page or a terminal would act on. */
const FILES = {
  'grondslag.config.yaml': 'locked: [missing-retention]\n',
  'a.pipeline.yaml': on('geldt', 'unused-personal-field] by=po until=2027-06-01 -- zie DPIA-2026-17; "strikt nodig", zegt de wijkraad'),
  'b.pipeline.yaml': on('verlopen', 'unused-personal-field] by==cmd|calc until=2026-01-01 -- @SUM(1+1)*cmd <script>alert(1)</script> [x](y) | | #12 ::error ::'),
  'c.pipeline.yaml': on('onvolledig', 'unused-personal-field] by=po until=2027-06-01'),
  'd.pipeline.yaml': on('meer', 'unused-personal-field, missing-retention, bestaat-niet, schema-violation, vague-purpose, no-legal-ground] by=po until=2026-11-21 -- afgewogen'),
  'e.pipeline.yaml': on('stray', 'unused-personal-field] toch maar by=po until=2027-06-01 -- afgewogen'),
  'f.pipeline.yaml': UNCOVERED.replace('inkomen: income', 'inkomen: income # grondslag: ignore[combination-without-ground] by=fg until=2026-12-31 -- op een plaats die erbij hoort'),
  'g.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: bekend'),
  'h.pipeline.yaml': CLEAN,
};

/** A folder in which comments and a baseline put things aside, one entry of which needs nothing any more. */
function inDecided(work: (world: World) => Promise<void>): Promise<void> {
  return inWorld(FILES, async (world) => {
    await world.cli(['baseline', 'create', '--by', '+fg', '--until', '2027-03-01', '--reason', '-1+2', 'g.pipeline.yaml']);
    const path = 'grondslag.baseline.yaml';
    world.write(path, `${readFileSync(join(world.directory, path), 'utf8')}  - { fingerprint: x, rule: missing-retention, file: h.pipeline.yaml, unit: bomen, path: outputs.telling, since: 2026-01-01, by: fg, until: 2027-01-01, reason: later }\n`);
    await work(world);
  });
}

describe('grondslag decisions', () => {
  for (const language of ['nl', 'en'] as const) {
    it(`tells of every comment and every entry, in ${language}`, () =>
      inDecided(async ({ cli }) => {
        for (const [format, extension] of [['markdown', 'md'], ['csv', 'csv'], ['json', 'json']] as const) {
          const { stdout, stderr, code } = await cli(['decisions', '--language', language, '--format', format]);
          assert.equal(code, 0, stderr);
          matchesGolden(`decisions/all.${language}.${extension}`, stdout.replace(/(?<="version": ").*(?=")/, '…').replaceAll('\r\n', '\n'));
          if (format === 'json') assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
          assert.equal((await cli(['decisions', '--language', language, '--format', format, 'h.pipeline.yaml', 'g.pipeline.yaml', 'f.pipeline.yaml', 'e.pipeline.yaml', 'd.pipeline.yaml', 'c.pipeline.yaml', 'b.pipeline.yaml', 'a.pipeline.yaml'])).stdout, stdout, 'the order of the paths makes no difference');
        }
      }));
  }

  it('writes tables that a reader of RFC 4180 reads, in which nothing is worked out', () =>
    inDecided(async ({ cli }) => {
      for (const [more, separator] of [[[], ','], [['--separator', 'semicolon'], ';']] as const) {
        const { stdout } = await cli(['decisions', '--format', 'csv', '--language', 'en', ...more]);
        assert.ok(stdout.startsWith('\ufeff') && stdout.endsWith('\r\n'));
        const rows = readCsv(stdout.slice(1), separator);
        assert.equal(new Set(rows.map((row) => row.length)).size, 1);
        assert.equal(rows[0]?.[0], 'state');
        for (const cell of rows.flat()) assert.ok(/^-?\d+$/.test(cell) || !/^\s*[=+\-@]/.test(cell), cell);
        assert.ok(rows.some((row) => row[4]?.includes('"strikt nodig", zegt') === true), 'quotes and separators stay what they are');
      }
    }));

  it('says the same rows in both languages but for their words', () =>
    inDecided(async ({ cli }) => {
      const facts = async (language: string): Promise<unknown> => (JSON.parse((await cli(['decisions', '--format', 'json', '--language', language])).stdout) as { decisions: { state: string; rule: string; written: object; findings: { fingerprint: string }[] }[] }).decisions.map(({ state, rule, written, findings }) => [state, rule, written, findings.map(({ fingerprint }) => fingerprint)]);
      assert.deepEqual(await facts('nl'), await facts('en'));
    }));

  it('goes to a file, and never to one that it reads', () =>
    inDecided(async ({ cli, directory }) => {
      assert.equal((await cli(['decisions', '--output', 'besluiten.md'])).stdout, '');
      assert.match(readFileSync(join(directory, 'besluiten.md'), 'utf8'), /^# Besluiten om bevindingen opzij te zetten\n/);
      for (const file of ['a.pipeline.yaml', 'grondslag.config.yaml', 'grondslag.baseline.yaml']) assert.equal((await cli(['decisions', '--output', file])).code, 2, file);
    }));

  it('says so where nothing is put aside, and what it does not know', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN, 'leeg/x.txt': '' }, async ({ cli }) => {
      assert.match((await cli(['decisions', '--language', 'en'])).stdout, /\n\nNothing has been put aside\.\n$/);
      assert.equal((await cli(['decisions', '--separator', 'comma'])).code, 2);
      assert.equal((await cli(['decisions', '--format', 'text'])).code, 2);
      assert.equal((await cli(['decisions', 'leeg'])).code, 3);
    }));
});

/** A reader of its own: cells in quotes may hold anything, `""` is one quote. */
function readCsv(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') { cell += '"'; at++; } else break;
      }
      at++;
    } else while (at < text.length && text[at] !== separator && text[at] !== '\r') cell += text[at++];
    rows.at(-1)!.push(cell);
    if (text[at] === separator) at++;
    else {
      assert.equal(text.slice(at, at + 2), '\r\n');
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}
