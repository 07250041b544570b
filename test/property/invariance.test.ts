import assert from 'node:assert/strict';
import { pathText } from '../../server/src/model/path.ts';
import type { Located } from '../../server/src/service/analysis.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import { findings, line, type Files } from '../harness/check.ts';
import { changed, documents, REWRITINGS, WORKSPACES, write } from '../harness/rewrite.ts';

const AUDITOR: Settings = { ...DEFAULT_SETTINGS, preset: 'auditor' };
const WEIGHT = { info: 0, warning: 1, error: 2 } as const;

/** What is said, whatever the place in the text. */
function said(files: Files): readonly string[] {
  return findings(files, AUDITOR).map((item) => `${line(item)} ${item.finding.purpose ?? ''}`).sort();
}

/** The same, where of several places that are to blame any may be pointed at: that is the first one in the file. */
function blamed(files: Files): readonly string[] {
  return findings(files, AUDITOR).map(({ rule, severity, finding }) => {
    const places = [finding.at, ...finding.related.map(({ at }) => at)].map(({ unit, path }) => `${unit} ${pathText(path)}`);
    return `${severity} ${rule.id} ${[...new Set(places)].sort().join(', ')} ${finding.purpose ?? ''}`;
  }).sort();
}

const STRANGER = `grondslag: 1
pipeline: heel-iets-anders
title: Iets anders
description: Heeft met de rest niets te maken
owner: team-groen
controller: waterschap-elders
parties:
  waterschap-elders: { name: Waterschap Elders, kind: public-authority, country: NL }
sources:
  peilen: { party: waterschap-elders, subjects: { kind: objects }, quality: { update: P1D }, fields: { buis: object, stand: measurement } }
outputs:
  standen: { from: peilen, audience: team, recipients: [waterschap-elders], identifier: urn:x:standen }
`;

describe('what changes nothing in what a file says changes no finding', function () {
  this.timeout(30_000);
  for (const [name, change] of REWRITINGS) {
    const told = name === 'the keys the other way round' ? blamed : said;
    it(name, () => {
      const wrong = WORKSPACES.flatMap(([workspace, files]) => {
        const [before, after] = [told(files), told(changed(files, change))];
        const [gone, fresh] = [before.filter((item) => !after.includes(item)), after.filter((item) => !before.includes(item))];
        return gone.length + fresh.length === 0 && before.length === after.length ? [] : [{ workspace, gone, fresh }];
      });
      assert.deepEqual(wrong, []);
    });
  }

  it('a file that has nothing to do with it', () => {
    for (const [workspace, files] of WORKSPACES) assert.deepEqual(said({ ...files, 'zzz/elders.pipeline.yaml': STRANGER, 'aaa.catalog.yaml': 'grondslag: 1\ncatalog: elders-catalogus\ntitle: Elders\ndescription: Iets anders\nowner: team\n' }), said(files), workspace);
  });
});

/** Where a purpose, a source, an output, a step or a pipeline keeps what proves or answers something. */
const EVIDENCE = new Set([
  'evidence', 'dpia', 'notice', 'register', 'iama', 'algorithmRegister', 'fgAdvice', 'publicSpaceAgreement', 'streetNotice', 'advice',
  'compatibility', 'research', 'selection', 'weighing', 'children', 'security', 'contact', 'monitoring', 'special', 'criminal', 'bsn', 'consent', 'balancing',
  'disclosure', 'publicSpace', 'release', 'released', 'agreement', 'arrangement', 'assessment', 'transfer', 'licence', 'identifier', 'catalogue', 'publicationLaw',
]);

/** Every way to leave out one piece of evidence: the path, and the documents without it. */
function* without(value: unknown, path: readonly string[] = []): Iterable<{ readonly path: readonly string[]; readonly rest: unknown }> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, child] of value.entries()) for (const { path: below, rest } of without(child, [...path, String(index)])) yield { path: below, rest: value.with(index, rest) };
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    // What a field is called is no evidence.
    if (path.includes('fields')) return;
    // `register` is evidence below `evidence`, and what a source is elsewhere.
    if (EVIDENCE.has(key) && (key !== 'register' || path.at(-1) === 'evidence') && path.length > 1) yield { path: [...path, key], rest: Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) };
    for (const { path: below, rest } of without(child, [...path, key])) yield { path: below, rest: { ...value, [key]: rest } };
  }
}

/** Rules about what is said, also where nothing asks for it to be said. */
const ASKED_BY_NOBODY: ReadonlySet<string> = new Set(['dpia-outdated', 'law-not-in-force', 'placeholder-left', 'unknown-reference']);

const begins = (path: readonly string[], start: readonly string[]): boolean => start.every((part, at) => path[at] === part);

/** Whether a finding stands at, or points at, the evidence below a path of the same unit. */
const isAbout = ({ finding }: Located, path: readonly string[]): boolean => [finding.at, ...finding.related.map(({ at }) => at)].some((at) => at.unit === finding.at.unit && begins(at.path, path));

/** Findings that went when evidence went, though they are not about that evidence itself. */
function lost(files: Files, name: string, path: readonly string[], before: readonly Located[], text: string): readonly string[] {
  const after = findings({ ...files, [name]: text }, AUDITOR);
  const place = (item: Located): string => `${item.file} ${pathText(item.finding.at.path)}`;
  const isFresh = (item: Located): boolean => !before.some((old) => line(old) === line(item));
  return before
    // One finding per path: another that is at least as heavy may speak in its stead.
    .filter((item) => !after.some((other) => place(other) === place(item) && (other.rule === item.rule || WEIGHT[other.severity] >= WEIGHT[item.severity])))
    // What is asked of data that nobody is in gives way to what is said of the people who now are.
    .filter((item) => !after.some((other) => isFresh(other) && other.file === item.file && begins(other.finding.at.path, item.finding.at.path) && WEIGHT[other.severity] > WEIGHT[item.severity]))
    // What is wrong with the evidence itself goes with it, if the lack of it is told, or where nothing asks for it.
    .filter((item) => !(isAbout(item, path) && (ASKED_BY_NOBODY.has(item.rule.id) || after.some((other) => WEIGHT[other.severity] >= WEIGHT[item.severity] && isFresh(other)))))
    .map((item) => `${line(item)} went with ${path.join('.')}`);
}

describe('taking evidence away takes no finding away', function () {
  this.timeout(60_000);
  it('in every example of every rule', () => {
    const wrong: string[] = [];
    for (const [workspace, files] of WORKSPACES) {
      if (workspace === 'the worked pipelines') continue;
      const before = findings(files, AUDITOR);
      if (before.length === 0) continue;
      for (const [name, text] of Object.entries(files)) {
        const values = documents(text);
        if (values?.length !== 1) continue;
        for (const { path, rest } of without(values[0])) wrong.push(...lost(files, name, path, before, write([rest], -1)).map((what) => `${workspace}: ${what}`));
      }
    }
    assert.deepEqual(wrong, []);
  });
});
