import assert from 'node:assert/strict';
import { join } from 'node:path';
import { gitIn, inRepository } from '../harness/repository.ts';
import { BROKEN, CLEAN, UNCOVERED, UNUSED } from './files.ts';
import { runCli, type Outcome } from './run-cli.ts';

const check = (cwd: string, ref: string, ...more: readonly string[]): Promise<Outcome> => runCli(['check', '--since', ref, '--format', 'compact', '--language', 'en', ...more], cwd);
const found = ({ stdout }: Outcome): readonly string[] => stdout.split('\n').flatMap((line) => /^(.*?):\d+:\d+: \S+ (\S+)/.exec(line)?.slice(1).join(' ') ?? []);

const PARTIES = 'parties: { gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL } }\n';

/** Reads the list of home visits, and says nothing of its own about it. */
const READER = `grondslag: 1
pipeline: lezer
title: Lezer
description: Bezoeken inplannen in de agenda van het wijkteam
owner: team-wijk
controller: gemeente
${PARTIES}purposes:
  agenda:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
sources:
  bezoeken: { output: huisbezoek/lijst }
steps:
  smal: { select: bezoeken, fields: [naam, adres, klantnummer] }
outputs:
  agenda: { from: smal, audience: team, recipients: [gemeente] }
`;

const COVERED = UNCOVERED.replace('covers: [contact]', 'covers: [contact, income]');

describe('check --since', () => {
  it('reports what a changed file causes, and says how much it leaves out', () =>
    inRepository({ 'a.pipeline.yaml': UNCOVERED, 'b.pipeline.yaml': UNUSED }, async (repository) => {
      const { folder } = repository;
      const nothing = await check(folder, 'HEAD');
      assert.deepEqual([found(nothing), nothing.code], [[], 0]);
      assert.equal(nothing.stderr, 'grondslag: 2 findings that the change since HEAD has no part in left out\n');

      repository.write('b.pipeline.yaml', `${UNUSED}# a remark\n`);
      const touched = await check(folder, 'HEAD');
      assert.deepEqual([found(touched), touched.code], [['b.pipeline.yaml unused-personal-field'], 0]);
      assert.match(touched.stderr, /: 1 finding that/);
      assert.equal((await check(folder, 'HEAD', '--fail-on', 'warning')).code, 1);
      assert.equal((await check(folder, 'HEAD', '--format', 'json', '--output', 'x.json')).code, 2, 'two reports to one place is still refused');

      repository.write('nieuw/c.pipeline.yaml', UNCOVERED.replace('pipeline: huisbezoek', 'pipeline: nieuw'));
      const untracked = await check(folder, 'HEAD');
      assert.deepEqual([found(untracked), untracked.code], [['b.pipeline.yaml unused-personal-field', 'nieuw/c.pipeline.yaml combination-without-ground'], 1]);
      assert.deepEqual(found(await check(join(folder, 'nieuw'), 'HEAD')), ['c.pipeline.yaml combination-without-ground']);
      repository.write('d.pipeline.yaml', BROKEN);
      assert.deepEqual(found(await check(folder, 'HEAD', 'd.pipeline.yaml')), ['d.pipeline.yaml invalid-yaml']);
    }));

  it('says in the report for a reviewer that it is about the change only', () =>
    inRepository({ 'a.pipeline.yaml': UNCOVERED }, async ({ folder }) => {
      const { stdout } = await runCli(['check', '--since', 'HEAD', '--format', 'html', '--language', 'en'], folder);
      assert.match(stdout, /No open findings from the change/);
      assert.doesNotMatch(stdout, /No open findings<|1 error/, 'neither the list nor the drawing has what was there already');
    }));

  it('takes other ends of lines for no change', () =>
    inRepository({ 'a.pipeline.yaml': UNCOVERED, 'grondslag.config.yaml': 'preset: engineer\n' }, async (repository) => {
      repository.write('a.pipeline.yaml', UNCOVERED.replaceAll('\n', '\r\n'));
      repository.write('grondslag.config.yaml', 'preset: engineer\r\n');
      assert.deepEqual(found(await check(repository.folder, 'HEAD')), []);
      repository.commit();
      repository.write('a.pipeline.yaml', UNCOVERED);
      assert.deepEqual(found(await check(repository.folder, 'HEAD')), []);
    }));

  it('reports in another file what the data of a changed one cause there', () =>
    inRepository({ 'a.pipeline.yaml': COVERED, 'lezer.pipeline.yaml': READER }, async (repository) => {
      const { folder } = repository;
      assert.equal((await check(folder, 'HEAD')).stderr, '');
      // The income gets a use in the reader by way of its source.
      repository.write('lezer.pipeline.yaml', READER.replace('[naam, adres, klantnummer]', '[naam, adres, klantnummer, inkomen]'));
      repository.commit();
      const before = await runCli(['check', '--format', 'compact'], folder);
      repository.write('a.pipeline.yaml', COVERED.replace('inkomen: income', 'inkomen: income # the same, in a file that changed'));
      const after = await check(folder, 'HEAD');
      assert.ok(found(before).some((line) => line.startsWith('lezer')), before.stdout);
      assert.deepEqual(found(after).filter((line) => line.startsWith('lezer')), found(before).filter((line) => line.startsWith('lezer')));
    }));

  it('reports who reads what was deleted or renamed', () =>
    inRepository({ 'a.pipeline.yaml': COVERED, 'lezer.pipeline.yaml': READER, 'b.pipeline.yaml': UNUSED }, async (repository) => {
      const { folder } = repository;
      repository.remove('a.pipeline.yaml');
      const deleted = await check(folder, 'HEAD');
      assert.deepEqual([found(deleted), deleted.code], [['lezer.pipeline.yaml unknown-reference'], 1]);
      repository.write('a.pipeline.yaml', COVERED.replace('  lijst:', '  overzicht:'));
      assert.deepEqual(found(await check(folder, 'HEAD')), ['lezer.pipeline.yaml unknown-reference']);
      // Moved as a whole, nothing is missing.
      repository.remove('a.pipeline.yaml');
      repository.write('elders/a.pipeline.yaml', COVERED);
      assert.deepEqual(found(await check(folder, 'HEAD')), []);
      // What was missing already is told as long as what it waits for is in the change.
      repository.remove('elders');
      repository.commit();
      assert.deepEqual(found(await check(folder, 'HEAD')), []);
      assert.deepEqual(found(await check(folder, 'HEAD~1')), ['lezer.pipeline.yaml unknown-reference']);
    }));

  it('reports everything that names what changed in a catalogue', () => {
    const catalog = (country: string, more = ''): string => `grondslag: 1\ncatalog: stad\nparties:\n  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: ${country} }\n  ander: { name: Ander, kind: private, country: NL }\n${more}`;
    return inRepository({ 's.catalog.yaml': catalog('NL'), 'a.pipeline.yaml': UNCOVERED.replace(/^parties.*\n/m, ''), 'b.pipeline.yaml': UNUSED.replace(/parties:\n.*\n/, '').replaceAll('gemeente', 'ander') }, async (repository) => {
      const { folder } = repository;
      const all = await runCli(['check', '--format', 'compact'], folder);
      const inA = found(all).filter((line) => line.startsWith('a.'));
      assert.ok(inA.length > 0 && inA.length < found(all).length, all.stdout);
      repository.write('s.catalog.yaml', catalog('BE'));
      assert.deepEqual(found(await check(folder, 'HEAD')).filter((line) => inA.includes(line)), inA);
      assert.ok(!found(await check(folder, 'HEAD')).some((line) => line.startsWith('b.')));
      repository.write('s.catalog.yaml', `# reordered, and says the same\n${catalog('NL')}`);
      assert.deepEqual(found(await check(folder, 'HEAD')), []);
      repository.write('s.catalog.yaml', catalog('NL', 'categories: { vreemd: { parent: income, nl: vreemd, en: strange } }\n'));
      assert.deepEqual(found(await check(folder, 'HEAD')), []);
    });
  });

  it('reports everything when the configuration changed', () =>
    inRepository({ 'a.pipeline.yaml': UNCOVERED, 'b/b.pipeline.yaml': UNUSED, 'b/grondslag.config.yaml': 'failOn: error\n' }, async (repository) => {
      const { folder } = repository;
      repository.write('b/grondslag.config.yaml', 'failOn: warning\n');
      const outcome = await check(folder, 'HEAD');
      assert.deepEqual([found(outcome), outcome.code], [['b/b.pipeline.yaml unused-personal-field'], 1]);
      // What is wrong with the old configuration stops nobody.
      repository.write('b/grondslag.config.yaml', 'nonsense: 1\n');
      repository.commit();
      repository.write('b/grondslag.config.yaml', 'failOn: error\n');
      const repaired = await check(folder, 'HEAD');
      assert.deepEqual([found(repaired), repaired.code], [['b/b.pipeline.yaml unused-personal-field'], 0]);
      assert.match(repaired.stderr, /^grondslag: HEAD:b\/grondslag\.config\.yaml:1:1: /);
    }));

  it('compares with the last common version when dots follow', () =>
    inRepository({ 'a.pipeline.yaml': CLEAN }, async (repository) => {
      const { folder } = repository;
      repository.git('checkout', '--quiet', '-b', 'werk');
      repository.commit({ 'mijn.pipeline.yaml': UNUSED });
      repository.git('checkout', '--quiet', 'main');
      repository.commit({ 'hun.pipeline.yaml': UNCOVERED });
      repository.git('checkout', '--quiet', 'werk');
      repository.write('hun.pipeline.yaml', UNCOVERED);
      assert.deepEqual(found(await check(folder, 'main')), ['mijn.pipeline.yaml unused-personal-field']);
      assert.deepEqual(found(await check(folder, 'main...')), ['hun.pipeline.yaml combination-without-ground', 'mijn.pipeline.yaml unused-personal-field']);
    }));

  it('holds a text from standard input against the file it stands in for', () =>
    inRepository({ 'a.pipeline.yaml': COVERED, 'lezer.pipeline.yaml': READER }, async ({ folder }) => {
      const read = (text: string): Promise<Outcome> => runCli(['check', '--stdin', '--stdin-filename', 'a.pipeline.yaml', '--since', 'HEAD', '--format', 'compact', '--language', 'en'], folder, { stdin: text });
      assert.deepEqual(found(await read(COVERED)), []);
      assert.deepEqual(found(await read(UNCOVERED)), ['a.pipeline.yaml combination-without-ground']);
      const both = await runCli(['check', '.', '--stdin', '--stdin-filename', 'a.pipeline.yaml', '--since', 'HEAD', '--format', 'compact'], folder, { stdin: COVERED.replace('  lijst:', '  overzicht:') });
      assert.deepEqual(found(both), ['lezer.pipeline.yaml unknown-reference']);
    }));

  it('says that a clone lacks the old texts, and fetches nothing', () =>
    inRepository({ 'a.pipeline.yaml': UNCOVERED }, async (repository, place) => {
      repository.commit({ 'a.pipeline.yaml': COVERED });
      repository.git('config', 'uploadpack.allowFilter', 'true');
      const clone = join(place, 'clone');
      gitIn(place, 'clone', '--quiet', '--filter=blob:none', `file://${repository.folder}`, clone);
      const outcome = await check(clone, 'HEAD~1');
      assert.deepEqual([outcome.code, outcome.stdout], [2, '']);
      assert.match(outcome.stderr, /does not have all files of HEAD~1/);
      assert.deepEqual(found(await check(clone, 'HEAD')), []);
    }));

  it('works in a clone with one commit of each branch', () =>
    inRepository({ 'a.pipeline.yaml': UNCOVERED }, async (repository, place) => {
      repository.git('checkout', '--quiet', '-b', 'werk');
      repository.commit({ 'b.pipeline.yaml': UNUSED });
      const clone = join(place, 'clone');
      gitIn(place, 'clone', '--quiet', '--depth=1', '--branch=werk', `file://${repository.folder}`, clone);
      const early = await check(clone, 'main');
      assert.equal(early.code, 2);
      assert.match(early.stderr, /no version “main” here.*fetch-depth: 0.*git fetch --depth=1 origin main/);
      assert.match((await check(clone, 'origin/main')).stderr, /git fetch --depth=1 origin main:refs\/remotes\/origin\/main\n$/);
      for (const version of ['HEAD~9', 'main~2', '0123456789abcdef']) assert.match((await check(clone, version)).stderr, /fetch-depth: 0, or git fetch --unshallow\n$/);
      gitIn(clone, 'fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main');
      assert.deepEqual(found(await check(clone, 'origin/main')), ['b.pipeline.yaml unused-personal-field']);
      assert.match((await check(clone, 'main')).stderr, /did you mean “origin\/main”\?/);
      assert.match((await check(clone, 'origin/main...')).stderr, /no version in common.*without the dots/);
    }));

  it('refuses what is no version, in both languages', () =>
    inRepository({ 'a.pipeline.yaml': CLEAN }, async ({ folder }, place) => {
      for (const [words, nl, en] of [
        ['nergens', /er is hier geen versie «nergens»/, /there is no version “nergens” here/],
        ['main..HEAD', /schrijf VERSIE of VERSIE\.\.\./, /write VERSION or VERSION\.\.\./],
        ['main....HEAD', /is geen vergelijking/, /is no comparison/],
        ['-x', /geen naam van een versie/, /no name of a version/],
        ['\u001b[31m', /\\u\{1b\}|geen naam/, /no name of a version/],
      ] as const) {
        for (const [language, text] of [['nl', nl], ['en', en]] as const) {
          const { code, stdout, stderr } = await runCli(['check', `--since=${words}`, '--language', language], folder);
          assert.deepEqual([code, stdout], [2, ''], words);
          assert.match(stderr, text);
          assert.ok(!stderr.includes('\u001b'));
        }
      }
      const outside = await runCli(['check', '--since', 'main', place, '--language', 'en'], folder);
      assert.equal(outside.code, 2);
    }));
});
