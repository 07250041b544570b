/** Folders that a client serves: what is found there is what the disk would give, and a client that fails does no harm. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Answers, Questions } from '../../server/src/host/snapshot.ts';
import { bothHosts, clientHost, type Client } from '../../server/src/lsp/files.client.ts';
import { nodeHost } from '../../server/src/lsp/files.node.ts';
import type { Project } from '../../server/src/lsp/host.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { SCHEME, serve } from '../harness/served-files.ts';

const CONFIG = 'grondslag.config.yaml';

/** Folders as they occur, each with what the paths below `werk` are. */
const WORLDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'without a configuration': { 'werk/a.pipeline.yaml': '', 'werk/b/c.catalog.yml': '', 'werk/notes.yaml': '', 'werk/node_modules/p/d.pipeline.yaml': '' },
  'with include and exclude': { [`werk/${CONFIG}`]: 'include: ["flows/**/*.yaml"]\nexclude: [old, "flows/x*"]\n', 'werk/flows/a/b.yaml': '', 'werk/flows/xa.yaml': '', 'werk/old/c.pipeline.yaml': '', 'werk/d.pipeline.yaml': '' },
  'with the nearest configuration': { [`werk/${CONFIG}`]: 'rules: { dragnet: off }\n', [`werk/in/${CONFIG}`]: 'preset: auditor\ninclude: ["*.yml"]\n', 'werk/in/a.yml': '', 'werk/in/deep/b.pipeline.yaml': '', 'werk/c.yml': '', 'werk/d.pipeline.yaml': '' },
  'with a configuration above it': { [CONFIG]: 'exclude: ["werk/old/**"]\n', 'werk/old/a.pipeline.yaml': '', 'werk/b.pipeline.yaml': '' },
  'with ignored files': { '.git/HEAD': '', '.gitignore': '*.tmp.pipeline.yaml\nbuilt/\n', 'werk/.gitignore': '!keep.tmp.pipeline.yaml\n', 'werk/a.tmp.pipeline.yaml': '', 'werk/keep.tmp.pipeline.yaml': '', 'werk/built/b.pipeline.yaml': '', 'werk/c.pipeline.yaml': '' },
  'that extends what is elsewhere': { [`werk/${CONFIG}`]: 'extends: [../shared/rules.yaml, "@org/privacy"]\n', 'shared/rules.yaml': 'extends: ./more.yaml\nrules: { dragnet: info }\ncatalogs: ["lists/*.yaml"]\n', 'shared/more.yaml': 'preset: reviewer\n', 'shared/lists/x.yaml': '', [`node_modules/@org/privacy/${CONFIG}`]: 'rules: { unused-ignore: off }\n', 'werk/a.pipeline.yaml': '' },
  'that reads catalogues along': { [`werk/in/${CONFIG}`]: 'catalogs: ["../../lists/**", "../one.yaml", "nowhere/*.yaml"]\n', 'lists/b/c.catalog.yaml': '', 'lists/d.txt': '', 'werk/one.yaml': '', 'werk/in/a.pipeline.yaml': '' },
  'with mistakes': { [`werk/${CONFIG}`]: 'extends: [./gone.yaml, "https://example.org/x.yaml"]\ninclude: ["flow/*.yaml"]\noverrides: [{ files: ["none/*.yaml"], rules: {} }]\n', 'werk/flows/a.yaml': '', 'werk/a.pipeline.yaml': '' },
  'that extends itself': { [`werk/${CONFIG}`]: `extends: ./b.yaml\n`, 'werk/b.yaml': `extends: ./${CONFIG}\n`, 'werk/a.pipeline.yaml': '' },
  'with odd names': { 'werk/a b/é%20#?.pipeline.yaml': '', 'werk/[x]/{y}.pipeline.yaml': '', 'werk/50%.catalog.yaml': '' },
};

describe('folders that the client serves', () => {
  let top: string;
  beforeEach(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'grondslag-')));
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));
  const fill = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(top, path)), { recursive: true });
      writeFileSync(join(top, path), text);
    }
  };
  const root = `${SCHEME}:/werk`;
  const served = (ask: (questions: Questions) => unknown, patience?: number): { readonly host: ReturnType<typeof clientHost>; readonly logged: string[] } => {
    const logged: string[] = [];
    const client: Client = { ask: async (questions) => (await ask(questions)) as Answers, log: (message) => void logged.push(message) };
    return { host: clientHost(client, 'test', patience), logged };
  };
  const told = (project: Project, start: string): unknown => {
    const text = JSON.stringify({
      files: project.files, faults: project.faults, configs: project.configs.toSorted(),
      settings: project.files.map(({ uri }) => project.settingsFor(uri, undefined)),
    });
    // Some write an at-sign as it is.
    return JSON.parse(text.replaceAll(start, '<top>').replaceAll('%40', '@'));
  };

  for (const [what, files] of Object.entries(WORLDS)) {
    it(`are searched as on the disk: one ${what}`, async () => {
      fill(files);
      const disk = await nodeHost('none', 'test').project(pathToFileURL(join(top, 'werk')).href);
      const { host, logged } = served(serve(top));
      const here = await host.project(root);
      assert.ok(here.files.length > 0);
      assert.deepEqual(told(here, `${SCHEME}:`), told(disk, pathToFileURL(top).href));
      assert.deepEqual(logged, []);
    });
  }

  it('are searched beside folders of the disk', async () => {
    fill({ 'werk/a.pipeline.yaml': 'a', 'disk/b.pipeline.yaml': 'b' });
    const disk = pathToFileURL(join(top, 'disk')).href;
    const host = bothHosts(nodeHost('none', 'test'), served(serve(top)).host);
    const files = [...(await host.project(disk)).files, ...(await host.project(root)).files].map(({ uri }) => uri);
    assert.deepEqual(files, [`${disk}/b.pipeline.yaml`, `${root}/a.pipeline.yaml`]);
    assert.deepEqual(await Promise.all(files.map((uri) => host.read(uri))), ['b', 'a']);
  });

  it('have no links: a file that is there twice would be a pipeline of the same name', async () => {
    fill({ 'werk/a.pipeline.yaml': '' });
    symlinkSync('a.pipeline.yaml', join(top, 'werk/b.pipeline.yaml'));
    symlinkSync('.', join(top, 'werk/loop'));
    const { files } = await served(serve(top)).host.project(root);
    assert.deepEqual(files, [{ uri: `${root}/a.pipeline.yaml`, asked: true }]);
  });

  it('may be on another machine', async () => {
    const start = 'vscode-vfs://github%2B7b/owner';
    const asked: string[] = [];
    const { host } = served(({ folders, kinds, texts }) => {
      asked.push(...folders, ...kinds, ...texts);
      return {
        folders: folders.map(() => ({ kind: 'entries', entries: [{ name: 'a b.pipeline.yaml', kind: 'file' }] })),
        kinds: kinds.map((uri) => (uri === `${start}/repo` ? 'folder' : 'missing')), texts: texts.map(() => ({ kind: 'gone' })),
      };
    });
    assert.deepEqual((await host.project(`${start}/repo`)).files, [{ uri: `${start}/repo/a%20b.pipeline.yaml`, asked: true }]);
    assert.ok(asked.every((uri) => uri.startsWith('vscode-vfs://github%2B7b/')), String(asked));
  });

  for (const [what, ask] of Object.entries<(questions: Questions) => unknown>({
    'refuses': () => Promise.reject(new Error('not for you')),
    'never answers': () => new Promise(() => undefined),
  })) {
    it(`are empty for a client that ${what}, and the log says why`, async () => {
      const { host, logged } = served(ask, 20);
      assert.deepEqual((await host.project(root)).files, []);
      assert.equal(await host.read(`${root}/a.pipeline.yaml`), undefined);
      assert.equal(logged.length, 2);
    });
  }

  it('live with answers that are too few', async () => {
    const { host } = served(() => ({ folders: [], kinds: [], texts: [] }));
    assert.deepEqual((await host.project(root)).files, []);
    assert.equal(await host.read(`${root}/a.pipeline.yaml`), undefined);
  });

  it('are checked as far as a client came before it stopped answering', async () => {
    fill({ 'werk/a.pipeline.yaml': '', 'werk/slow/b.pipeline.yaml': '' });
    const answer = serve(top);
    const { host, logged } = served((questions) => (questions.folders.some((uri) => uri.endsWith('/slow')) ? new Promise(() => undefined) : answer(questions)), 200);
    assert.deepEqual((await host.project(root)).files, [{ uri: `${root}/a.pipeline.yaml`, asked: true }]);
    assert.equal(logged.length, 1);
  });

  it('say of a file beyond every limit that it is too large, unread', async () => {
    const { host } = served(() => ({ folders: [], kinds: [], texts: [{ kind: 'unreadable', reason: 'too large' }] }));
    const text = await host.read(`${root}/a.pipeline.yaml`);
    assert.deepEqual(parse(text ?? '').problems.map(({ code }) => code), ['too-large']);
  });
});
