/** The language server on a real folder: configurations, what they extend, and files that come and go. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
});
