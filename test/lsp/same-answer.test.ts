/** One algorithm for the editor and the command line: the same files, configurations and findings, whatever the folders look like. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { nodeHost } from '../../server/src/lsp/files.node.ts';
import { runCli, TODAY } from '../cli/run-cli.ts';
import { UNCOVERED, UNUSED } from '../cli/files.ts';
import { startSession } from '../harness/session.ts';

const unused = (id: string): string => UNUSED.replace('pipeline: aanmelding', `pipeline: ${id}`);
const uncovered = (id: string): string => UNCOVERED.replace('pipeline: huisbezoek', `pipeline: ${id}`);
const ignored = (id: string): string => unused(id).replace('# nergens voor nodig', '# grondslag: ignore[unused-personal-field] by=po until=2027-01-01 -- nodig');
const reader = (id: string, output: string): string => `grondslag: 1
pipeline: ${id}
controller: gemeente
sources: { in: { output: ${output} } }
steps: { smal: { select: in, fields: [naam] } }
outputs: { uit: { from: smal, audience: team } }
`;

const FILES: Readonly<Record<string, string>> = {
  // Above both folders: counts for what has nothing nearer.
  'grondslag.config.yaml': 'extends: ["@stad/regels@1.0.0", ./huis/huis.yaml]\ncatalogs: [gedeeld/*.catalog.yaml]\n',
  'huis/huis.yaml': "rules: { unused-personal-field: info }\noverrides: [{ files: ['**/streng/**'], rules: { unused-personal-field: error } }]\nlocked: [unused-personal-field]\n",
  'node_modules/@stad/regels/package.json': '{ "version": "1.0.0" }',
  'node_modules/@stad/regels/grondslag.config.yaml': 'preset: reviewer\ncatalogs: [stad.catalog.yaml]\n',
  'node_modules/@stad/regels/stad.catalog.yaml': 'grondslag: 1\ncatalog: stad\nparties: { gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL } }\nrules:\n  apart: { severity: warning, lens: ethical, principle: help-stays-help, message: Naam en inkomen samen, together: [name, income] }\n',
  'gedeeld/g.catalog.yaml': 'grondslag: 1\ncatalog: g\ntitle: Gedeeld\nparties: { stad: { name: Stad, kind: public-authority, country: NL } }\n',
  'een/a.pipeline.yaml': unused('a'),
  'een/genegeerd.pipeline.yaml': ignored('genegeerd'),
  'een/streng/b.pipeline.yaml': uncovered('b'),
  'een/streng/c.pipeline.yaml': unused('c'),
  'een/lezer.pipeline.yaml': reader('lezer', 'd/lijst'),
  'een/weg.pipeline.yaml': unused('weg'),
  'een/.gitignore': 'weg.*\n',
  // A nearer configuration that builds on nothing: other names, other rules.
  'twee/grondslag.config.yaml': "include: ['data/*.yml']\nexclude: ['oud/**']\noverrides: [{ files: ['data/**'], rules: { unused-personal-field: error } }]\n",
  'twee/data/d.yml': unused('d'),
  'twee/data/e.yaml': unused('e'),
  'twee/oud/f.pipeline.yaml': unused('f'),
  'twee/g.pipeline.yaml': ignored('g'),
  'twee/diep/er/h.pipeline.yaml': uncovered('h'),
  'twee/diep/er/kapot.pipeline.yaml': 'grondslag: 1\npipeline: kapot\nsources: [a\n',
  'twee/eigen/grondslag.config.yaml': 'extends: ../../grondslag.config.yaml\nrules: { unused-personal-field: off }\n',
  'twee/eigen/i.pipeline.yaml': unused('i').replace('kind: service\n', 'kind: service\n    tooMuch: 1\n'),
};

type Said = Readonly<Record<string, readonly string[]>>;

async function inEditor(directory: string, roots: readonly string[]): Promise<Said> {
  const uri = (path: string): string => pathToFileURL(join(directory, path)).href;
  const workspaceFolders = roots.map((root) => ({ uri: uri(root), name: root }));
  const session = await startSession({}, { rootUri: workspaceFolders[0]!.uri, workspaceFolders }, undefined, { host: () => ({ ...nodeHost(join(directory, 'geen'), 'test'), today: () => TODAY }) });
  const severity = (given: Diagnostic['severity']): string => (given === DiagnosticSeverity.Error ? 'error' : given === DiagnosticSeverity.Warning ? 'warning' : 'info');
  const all: Record<string, readonly string[]> = {};
  for (const file of Object.keys(FILES)) {
    all[file] = (await session.shown(uri(file))).map(({ code, range: { start, end }, ...rest }) => `${severity(rest.severity)} ${code} ${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`).sort();
  }
  assert.deepEqual(session.logged, []);
  await session.end();
  return all;
}

interface Json {
  readonly findings: readonly { readonly file: string; readonly rule: string; readonly severity: string; readonly range: { readonly start: Position; readonly end: Position } }[];
}
interface Position { readonly line: number; readonly column: number }

async function onCommandLine(directory: string, roots: readonly string[]): Promise<Said> {
  const outcome = await runCli(['check', ...roots, '--format', 'json'], directory);
  assert.equal(outcome.stderr, '');
  const { findings } = JSON.parse(outcome.stdout) as Json;
  const at = ({ line, column }: Position): string => `${line}:${column}`;
  return Object.fromEntries(Object.keys(FILES).map((name) => [name, findings.filter(({ file }) => file === name).map(({ severity, rule, range }) => `${severity} ${rule} ${at(range.start)}-${at(range.end)}`).sort()]));
}

describe('the editor and the command line', () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'grondslag-'));
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    mkdirSync(join(directory, '.git'));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  for (const roots of [['een', 'twee'], ['twee', 'een'], ['.'], ['een'], ['twee/diep'], ['twee/eigen']]) {
    it(`find the same in ${roots.join(' and ')}`, async () => {
      const said = await onCommandLine(directory, roots);
      assert.deepEqual(await inEditor(directory, roots), said);
      assert.ok(Object.values(said).some((findings) => findings.length > 0));
    });
  }

  it('find what the folders are made for', async () => {
    const rules = Object.fromEntries(Object.entries(await onCommandLine(directory, ['een', 'twee'])).map(([file, findings]) => [file, findings.map((line) => line.split(' ').slice(0, 2).join(' '))]));
    const has = (file: string, line: string): void => assert.ok(rules[file]!.includes(line), `${file}: ${rules[file]!.join('; ')}`);
    const lacks = (file: string, rule: string): void => assert.ok(!rules[file]!.some((line) => line.endsWith(` ${rule}`)), `${file}: ${rules[file]!.join('; ')}`);
    has('een/a.pipeline.yaml', 'info unused-personal-field');
    has('een/a.pipeline.yaml', 'warning missing-register-entry');
    has('een/genegeerd.pipeline.yaml', 'error incomplete-ignore');
    has('een/streng/c.pipeline.yaml', 'error unused-personal-field');
    has('een/streng/b.pipeline.yaml', 'warning stad/apart');
    has('twee/data/d.yml', 'error unused-personal-field');
    lacks('een/lezer.pipeline.yaml', 'unknown-reference');
    lacks('twee/g.pipeline.yaml', 'unused-personal-field');
    lacks('twee/g.pipeline.yaml', 'missing-register-entry');
    has('twee/diep/er/h.pipeline.yaml', 'error combination-without-ground');
    lacks('twee/eigen/i.pipeline.yaml', 'unused-personal-field');
    has('twee/eigen/i.pipeline.yaml', 'error schema-violation');
    for (const left of ['een/weg.pipeline.yaml', 'twee/data/e.yaml', 'twee/oud/f.pipeline.yaml']) assert.deepEqual(rules[left], [], left);
  });

  it('say what is wrong with a configuration at the same places', async () => {
    const wrong = 'prest: reviewer\nrules: { unused-personal-fields: off }\noverrides: [{ files: ["nergens/**"], rules: {} }]\nextends: "@stad/regels@2.0.0"\n';
    writeFileSync(join(directory, 'twee/eigen/grondslag.config.yaml'), wrong);
    try {
      const { stderr, code } = await runCli(['check', '--language', 'nl'], join(directory, 'twee'));
      assert.equal(code, 2);
      const said = stderr.trim().split('\n').map((line) => /^grondslag: eigen\/grondslag\.config\.yaml:(\d+:\d+): (.*)$/.exec(line)?.slice(1).join(' ') ?? line);
      const uri = pathToFileURL(join(directory, 'twee')).href;
      const session = await startSession({}, { rootUri: uri, workspaceFolders: [{ uri, name: 'twee' }] }, undefined, { host: () => nodeHost(join(directory, 'geen'), 'test') });
      const shown = await session.shown(`${uri}/eigen/grondslag.config.yaml`);
      assert.deepEqual(shown.map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${String(message)}`).sort(), [...said].sort());
      assert.equal(said.length, 4);
      await session.end();
    } finally {
      writeFileSync(join(directory, 'twee/eigen/grondslag.config.yaml'), FILES['twee/eigen/grondslag.config.yaml']!);
    }
  });
});
