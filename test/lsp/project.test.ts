/** The language server on a real folder: configurations, what they extend, and files that come and go. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '../../server/src/lsp/files.node.ts';
import { rule as combination } from '../../server/src/rules/combination/combination-without-ground.ts';
import { startSession, type TestSession } from '../harness/session.ts';

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
  const start = (): Promise<TestSession> => startSession({}, { rootUri: root, workspaceFolders: [{ uri: root, name: 'map' }] }, undefined, { host: () => nodeHost(join(folder, 'geen'), 'test') });
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
});
