/** The language server on a real folder: configurations, what they extend, and files that come and go. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '../../server/src/lsp/files.node.ts';
import { rule as combination } from '../../server/src/rules/combination/combination-without-ground.ts';
import type { InitializeParams } from 'vscode-languageserver';
import { startSession, type TestSession, type Unusual } from '../harness/session.ts';

const TRIGGER = combination.examples.trigger as string;

describe('the language server on a folder of the disk', () => {
  let folder: string;
  let root: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grondslag-'));
    root = pathToFileURL(folder).href;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const start = (params: Partial<InitializeParams> = {}, answers: Unusual['answers'] = {}): Promise<TestSession> =>
    startSession({}, { rootUri: root, workspaceFolders: [{ uri: root, name: 'map' }], ...params }, undefined, { host: () => nodeHost(join(folder, 'geen'), 'test'), answers });
  const codes = async (session: TestSession, path: string): Promise<readonly unknown[]> => (await session.shown(`${root}/${path}`)).map(({ code }) => code);

  for (const [what, glob] of [['empty', ''], ['far too long', 'x'.repeat(70_000)]] as const) {
    it(`lives with a glob that is ${what}, which matches nothing`, async () => {
      write('in/grondslag.config.yaml', `overrides: [{ files: ["${glob}"], rules: { combination-without-ground: off } }]\ninclude: ["${glob}"]\nexclude: ["${glob}"]\n`);
      write('in/a.pipeline.yaml', TRIGGER);
      write('b.pipeline.yaml', TRIGGER.replace('pipeline: voorbeeld', 'pipeline: ander'));
      const session = await start();
      assert.deepEqual(await codes(session, 'in/a.pipeline.yaml'), ['combination-without-ground']);
      assert.deepEqual(await codes(session, 'b.pipeline.yaml'), ['combination-without-ground']);
      assert.deepEqual(session.logged, []);
      await session.end();
    });
  }

  it('follows a configuration that another extends, also one outside the folder', async () => {
    const watched: unknown[] = [];
    const inside = join(folder, 'werk');
    write('werk/grondslag.config.yaml', 'extends: ../gedeeld/regels.yaml\n');
    write('gedeeld/regels.yaml', 'rules: { combination-without-ground: warning }\n');
    write('werk/a.pipeline.yaml', TRIGGER);
    root = pathToFileURL(inside).href;
    const session = await start({
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } } },
    }, { 'client/registerCapability': (params) => {
      for (const { registerOptions } of (params as { registrations: { registerOptions: { watchers: { globPattern: unknown }[] } }[] }).registrations) watched.push(...registerOptions.watchers.map(({ globPattern }) => globPattern));
      return null;
    } });
    const severities = async (): Promise<readonly unknown[]> => (await session.shown(`${root}/a.pipeline.yaml`)).map(({ severity }) => severity);
    assert.deepEqual(await severities(), [2]);
    const shared = pathToFileURL(join(folder, 'gedeeld')).href;
    write('gedeeld/regels.yaml', 'rules: { combination-without-ground: info }\n');
    await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `${shared}/regels.yaml`, type: 2 }] });
    assert.deepEqual(await severities(), [3]);
    assert.deepEqual(watched.filter((pattern) => typeof pattern !== 'string'), [{ baseUri: shared, pattern: '*.{yaml,yml}' }]);
    await session.end();
  });

  it('takes in what is saved by a client that watches no files: a configuration, and a file that is new', async () => {
    write('grondslag.config.yaml', 'rules: { combination-without-ground: warning }\n');
    const session = await start();
    const saved = async (path: string): Promise<void> => session.client.sendNotification('textDocument/didSave', { textDocument: { uri: `${root}/${path}` } });
    assert.ok(typeof session.initialized.capabilities.textDocumentSync === 'object' && session.initialized.capabilities.textDocumentSync.save !== undefined);
    await session.open(`${root}/a.pipeline.yaml`, TRIGGER, 'yaml');
    write('a.pipeline.yaml', TRIGGER);
    await saved('a.pipeline.yaml');
    await session.close(`${root}/a.pipeline.yaml`);
    assert.deepEqual(await codes(session, 'a.pipeline.yaml'), ['combination-without-ground'], 'it is still there when nobody has it open');
    const severity = async (): Promise<unknown> => (await session.shown(`${root}/a.pipeline.yaml`))[0]?.severity;
    assert.equal(await severity(), 2);
    write('grondslag.config.yaml', 'rules: { combination-without-ground: info }\n');
    await saved('grondslag.config.yaml');
    assert.equal(await severity(), 3);
    await session.end();
  });

  it('reads files that are known again when the configuration bounds them otherwise', async () => {
    write('grondslag.config.yaml', 'limits: { fileSize: 100 }\n');
    write('a.pipeline.yaml', TRIGGER);
    const session = await start();
    const before = await codes(session, 'a.pipeline.yaml');
    assert.ok(!before.includes('combination-without-ground') && before.length > 0, before.join());
    const configure = async (text: string): Promise<void> => {
      write('grondslag.config.yaml', text);
      await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `${root}/grondslag.config.yaml`, type: 2 }] });
    };
    await configure('preset: engineer\n');
    assert.deepEqual(await codes(session, 'a.pipeline.yaml'), ['combination-without-ground']);
    await configure('limits: { fileSize: 100 }\n');
    assert.ok((await codes(session, 'a.pipeline.yaml')).some((code) => before.includes(code)));
    await session.end();
  });

  it('tells of an own rule that the catalogue does not have, until it has', async () => {
    const catalog = readFileSync(join(process.cwd(), 'seeds/own-law/voorbeeldstad.catalog.yaml'), 'utf8');
    write('c.catalog.yaml', catalog);
    write('grondslag.config.yaml', 'rules: { voorbeeldstad/schuld-en-zorg-apar: off }\n');
    const session = await start();
    const [fault] = await session.shown(`${root}/grondslag.config.yaml`);
    assert.match(String(fault?.message), /voorbeeldstad\/schuld-en-zorg-apar.*voorbeeldstad\/schuld-en-zorg-apart/);
    await session.open(`${root}/c.catalog.yaml`, catalog);
    await session.change(`${root}/c.catalog.yaml`, catalog.replaceAll('schuld-en-zorg-apart', 'schuld-en-zorg-apar'));
    assert.deepEqual(await session.shown(`${root}/grondslag.config.yaml`), []);
    await session.change(`${root}/c.catalog.yaml`, catalog);
    assert.equal((await session.shown(`${root}/grondslag.config.yaml`)).length, 1);
    await session.end();
  });

  const told = async (session: TestSession, type: 1 | 2 | 3, ...paths: readonly string[]): Promise<void> =>
    session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: paths.map((path) => ({ uri: `${root}/${path}`, type })) });

  it('forgets what was in a folder that is deleted, told of the folder alone', async () => {
    for (const name of ['een', 'twee']) write(`team/${name}.pipeline.yaml`, TRIGGER.replace('pipeline: voorbeeld', `pipeline: ${name}`));
    write('team-b/drie.pipeline.yaml', TRIGGER);
    const session = await start();
    assert.deepEqual(await codes(session, 'team/een.pipeline.yaml'), ['combination-without-ground']);
    rmSync(join(folder, 'team'), { recursive: true });
    await told(session, 3, 'team');
    assert.deepEqual(await codes(session, 'team/een.pipeline.yaml'), []);
    assert.deepEqual(await codes(session, 'team/twee.pipeline.yaml'), []);
    assert.deepEqual(await codes(session, 'team-b/drie.pipeline.yaml'), ['combination-without-ground']);
    await session.end();
  });

  it('finds what is in a folder that comes, told of the folder alone', async () => {
    write('a.pipeline.yaml', TRIGGER);
    const session = await start();
    assert.deepEqual(await codes(session, 'a.pipeline.yaml'), ['combination-without-ground']);
    write('later/diep/b.pipeline.yaml', TRIGGER.replace('pipeline: voorbeeld', 'pipeline: b'));
    write('notes.txt', 'x');
    await told(session, 1, 'notes.txt');
    assert.deepEqual(await codes(session, 'later/diep/b.pipeline.yaml'), []);
    await told(session, 1, 'later');
    assert.deepEqual(await codes(session, 'later/diep/b.pipeline.yaml'), ['combination-without-ground']);
    await session.end();
  });

  for (const [what, from, to] of [['file', 'a/x.pipeline.yaml', 'a/y.pipeline.yaml'], ['folder', 'a', 'b/diep']] as const) {
    it(`follows a ${what} that the user renames, for a client that watches nothing`, async () => {
      write('a/x.pipeline.yaml', TRIGGER);
      const session = await start();
      const after = what === 'file' ? to : `${to}/x.pipeline.yaml`;
      mkdirSync(dirname(join(folder, to)), { recursive: true });
      renameSync(join(folder, from), join(folder, to));
      await session.client.sendNotification('workspace/didRenameFiles', { files: [{ oldUri: `${root}/${from}`, newUri: `${root}/${to}` }] });
      assert.deepEqual(await codes(session, 'a/x.pipeline.yaml'), []);
      assert.deepEqual(await codes(session, after), ['combination-without-ground']);
      rmSync(join(folder, to), { recursive: true });
      await session.client.sendNotification('workspace/didDeleteFiles', { files: [{ uri: `${root}/${to}` }] });
      assert.deepEqual(await codes(session, after), []);
      await session.end();
    });
  }

  it('says after a change of branch what a new server says', async () => {
    const seeds = join(process.cwd(), 'seeds', 'pipelines');
    const branch = (text: string, index: number): string => (index % 3 === 0 ? text : text.replace(/covers: \[[^\]]*\]/, 'covers: [contact]'));
    const paths = readdirSync(seeds, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:pipeline|catalog)\.yaml$/.test(path)).sort();
    const texts = new Map(paths.map((path) => [path, readFileSync(join(seeds, path), 'utf8')]));
    for (const path of paths.slice(10)) write(path, texts.get(path)!);
    write('grondslag.config.yaml', 'preset: auditor\n');
    const session = await start();
    await session.open(`${root}/${paths[20]!}`, texts.get(paths[20]!));
    // The other branch has ten files more, five fewer, others changed, and another configuration.
    for (const [index, path] of paths.entries()) write(path, branch(texts.get(path)!, index));
    const gone = paths.slice(30, 35);
    for (const path of gone) rmSync(join(folder, path));
    write('grondslag.config.yaml', 'preset: reviewer\nrules: { stale-snapshot: off }\n');
    await told(session, 2, ...paths.slice(10), 'grondslag.config.yaml');
    await told(session, 1, ...paths.slice(0, 10));
    await told(session, 3, ...gone);
    await session.close(`${root}/${paths[20]!}`);
    const fresh = await start();
    let some = 0;
    for (const path of paths) {
      const expected = await fresh.shown(`${root}/${path}`);
      some += expected.length;
      assert.deepEqual(await session.shown(`${root}/${path}`), expected, path);
    }
    assert.ok(some > 50, String(some));
    await session.end();
    await fresh.end();
  });

  it('judges each file of several folders by the configuration nearest to it', async () => {
    write('een/grondslag.config.yaml', 'rules: { combination-without-ground: info }\n');
    write('een/a.pipeline.yaml', TRIGGER);
    write('een/diep/grondslag.config.yaml', 'rules: { combination-without-ground: off }\n');
    write('een/diep/b.pipeline.yaml', TRIGGER.replace('pipeline: voorbeeld', 'pipeline: b'));
    write('twee/c.pipeline.yaml', TRIGGER.replace('pipeline: voorbeeld', 'pipeline: c'));
    const workspaceFolders = ['een', 'twee'].map((name) => ({ uri: `${root}/${name}`, name }));
    const session = await start({ workspaceFolders });
    const severities = async (path: string): Promise<readonly unknown[]> => (await session.shown(`${root}/${path}`)).map(({ code, severity }) => `${code} ${severity}`);
    assert.deepEqual(await severities('een/a.pipeline.yaml'), ['combination-without-ground 3']);
    assert.deepEqual(await severities('een/diep/b.pipeline.yaml'), []);
    const [asBuiltIn] = await severities('twee/c.pipeline.yaml');
    assert.match(String(asBuiltIn), /^combination-without-ground [12]$/);
    write('twee/grondslag.config.yaml', 'rules: { combination-without-ground: info }\n');
    await told(session, 1, 'twee/grondslag.config.yaml');
    assert.deepEqual(await severities('twee/c.pipeline.yaml'), ['combination-without-ground 3']);
    await session.end();
  });

  it('keeps what it found in a document that is closed', async () => {
    write('a.pipeline.yaml', TRIGGER);
    const session = await start();
    await session.open(`${root}/a.pipeline.yaml`, TRIGGER);
    const open = await session.shown(`${root}/a.pipeline.yaml`);
    await session.close(`${root}/a.pipeline.yaml`);
    assert.deepEqual(await session.shown(`${root}/a.pipeline.yaml`), open);
    assert.equal(open.length, 1);
    await session.end();
  });
});
