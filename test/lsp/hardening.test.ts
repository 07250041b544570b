/** What the server does when something around it does not do what it should. */
import assert from 'node:assert/strict';
import { rule as combination } from '../../server/src/rules/combination/combination-without-ground.ts';
import type { CodeAction } from 'vscode-languageserver';
import { sameSettings } from '../../server/src/lsp/same-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import { ROOT, startSession } from '../harness/session.ts';

const TRIGGER = combination.examples.trigger as string;
const FILE = 'voorbeeld.pipeline.yaml';
const RESOLVES = { capabilities: { textDocument: { publishDiagnostics: {}, codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true } }, workspace: { workspaceEdit: { documentChanges: true } } } };

/** Two pipelines: the second joins what comes from the first, and then something of its own, neither of which its purpose covers. */
const HEAD = `grondslag: 1
pipeline: kop
controller: gemeente
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
purposes:
  intake:
    description: Aanvragen van inwoners aannemen en doorgeven
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { nummer: case-number, gegeven: income } }
outputs:
  door: { from: aanvragen, audience: organisation, recipients: [gemeente] }
`;
const TAIL = HEAD.replace('pipeline: kop', 'pipeline: staart').replace(/sources:[^]*/, `sources:
  kop: { output: kop/door }
  namen: { party: gemeente, collectedFor: service, fields: { nummer: case-number, naam: name } }
  schulden: { party: gemeente, collectedFor: service, fields: { nummer: case-number, schuld: debt } }
steps:
  koppel: { join: [kop, namen], on: nummer }
  verder: { join: [koppel, schulden], on: nummer }
outputs:
  lijst: { from: verder, audience: team, recipients: [gemeente] }
`);

describe('the language server', () => {
  it('goes on with other files when one cannot be judged, and logs why', async () => {
    const session = await startSession({ [FILE]: TRIGGER }, {}, undefined, {
      host: (usual) => ({
        ...usual,
        project: async (folder) => {
          const project = await usual.project(folder);
          return { ...project, settingsFor: (uri, preset) => {
            if (uri.includes('/kapot')) throw new Error('no settings here');
            return project.settingsFor(uri, preset);
          } };
        },
      }),
    });
    await session.open('kapot.pipeline.yaml', TRIGGER);
    await session.open('goed.pipeline.yaml', TRIGGER.replace('pipeline: voorbeeld', 'pipeline: ander'));
    assert.equal((await session.shown('goed.pipeline.yaml')).length, 1);
    await session.change('goed.pipeline.yaml', '');
    assert.equal((await session.shown('goed.pipeline.yaml')).length, 0);
    assert.equal((await session.shown(FILE)).length, 1);
    assert.ok(session.logged.some((message) => message.includes('no settings here')));
    await session.end();
  });

  it('does its work for a client that never answers whether it shows progress', async () => {
    const session = await startSession({ [FILE]: TRIGGER }, { capabilities: { window: { workDoneProgress: true } } }, undefined, {
      answers: { 'window/workDoneProgress/create': () => new Promise(() => undefined) },
    });
    assert.equal((await session.shown(FILE)).length, 1);
    await session.end();
  });

  it('shows progress to a client that answers, from begin to end', async () => {
    const told: unknown[] = [];
    const session = await startSession({ [FILE]: TRIGGER }, { capabilities: { window: { workDoneProgress: true } } }, undefined, {
      host: (usual) => ({ ...usual, read: async (uri) => {
        await new Promise((resolve) => void setTimeout(resolve, 20));
        return usual.read(uri);
      } }),
      heard: { '$/progress': (params) => void told.push((params as { value: { kind: string } }).value.kind) },
    });
    await session.settled();
    assert.deepEqual([told[0], told.at(-1), told.length > 2], ['begin', 'end', true]);
    await session.end();
  });

  it('never makes another edit than the one that was chosen, though findings have come and gone by an edit elsewhere', async () => {
    const session = await startSession({ 'kop.pipeline.yaml': HEAD, 'staart.pipeline.yaml': TAIL }, RESOLVES);
    await session.open('kop.pipeline.yaml');
    await session.open('staart.pipeline.yaml');
    const before = (await session.shown('staart.pipeline.yaml')).filter(({ code }) => code === 'combination-without-ground');
    assert.equal(before.length, 2);
    const actions: CodeAction[] = [];
    for (const { range } of before) actions.push(...await session.client.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: session.uri('staart.pipeline.yaml') }, range, context: { diagnostics: [], only: ['quickfix'] } }));
    const chosen = actions.filter(({ diagnostics }) => diagnostics?.[0]?.code === 'combination-without-ground');
    const edits = (): Promise<readonly string[]> => Promise.all(chosen.map(async (action) => {
      const resolved = await session.client.sendRequest<CodeAction>('codeAction/resolve', action).catch(() => undefined);
      return JSON.stringify(resolved?.edit?.documentChanges ?? 'refused').replaceAll(/"version":\d+/g, '');
    }));
    const first = await edits();
    assert.ok(first.length >= 3 && !first.includes('"refused"'), first.join('\n'));
    await session.change('kop.pipeline.yaml', HEAD.replace('gegeven: income', 'gegeven: phone'));
    const second = await edits();
    assert.ok(second.some((edit) => edit === '"refused"'), second.join('\n'));
    assert.ok(second.some((edit) => edit !== '"refused"'), second.join('\n'));
    second.forEach((edit, index) => assert.ok(edit === '"refused"' || edit === first[index], `${chosen[index]!.title}: ${edit}\nwas ${first[index]!}`));
    await session.end();
  });

  it('clears what it told of a file under another spelling of its URI', async () => {
    const [written, usual] = [`${ROOT}/a%2Bb.pipeline.yaml`, `${ROOT}/a+b.pipeline.yaml`];
    const session = await startSession({ [written]: TRIGGER });
    const held = async (): Promise<readonly string[]> => {
      await session.settled();
      return [...new Map(session.published.map(({ uri, diagnostics }) => [uri, diagnostics.length]))].flatMap(([uri, count]) => (count > 0 ? [uri] : []));
    };
    const [shown] = await held();
    assert.ok(shown === written);
    await session.open(usual, TRIGGER);
    assert.deepEqual(await held(), [usual]);
    await session.close(usual);
    assert.deepEqual(await held(), [written]);
    await session.end();
  });

  it('tells of files with odd names under their own URI', async () => {
    const names = ['taak:een.pipeline.yaml', 'in:map/b.pipeline.yaml', 'a\\b.pipeline.yaml', '100%.pipeline.yaml', '%5C.pipeline.yaml', 'x %3A?#.pipeline.yaml'];
    const files = Object.fromEntries(names.map((name, index) => [`${ROOT}/${name.split('/').map(encodeURIComponent).join('/')}`, TRIGGER.replace('pipeline: voorbeeld', `pipeline: p${index}`)]));
    const session = await startSession(files);
    await session.settled();
    assert.deepEqual(session.published.map(({ uri }) => uri).sort(), Object.keys(files).sort());
    await session.end();
  });

  it('tells faults of the configuration again in another language, and does not count what is only read along', async () => {
    const fault = { uri: `${ROOT}/grondslag.config.yaml`, line: 1, column: 1, message: { nl: 'fout', en: 'fault' } };
    const session = await startSession({ [FILE]: TRIGGER, 'ander.pipeline.yaml': TRIGGER.replace('pipeline: voorbeeld', 'pipeline: ander') }, {}, undefined, {
      host: (usual) => ({
        ...usual,
        project: async (folder) => {
          const project = await usual.project(folder);
          return { ...project, faults: [fault], files: project.files.map((file) => ({ ...file, asked: !file.uri.includes('ander') })) };
        },
      }),
    });
    assert.deepEqual((await session.shown('grondslag.config.yaml')).map(({ message }) => message), ['fout']);
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: { grondslag: { language: 'en' } } });
    assert.deepEqual((await session.shown('grondslag.config.yaml')).map(({ message }) => message), ['fault']);
    assert.deepEqual(await session.client.sendRequest('workspace/executeCommand', { command: 'grondslag.server.checkWorkspace' }), { files: 1, error: 1, warning: 0, info: 0 });
    await session.end();
  });

  it('says of no output that it does not exist while folders that are added are still being read', async () => {
    const other = 'file:///ander';
    const session = await startSession({ 'kop.pipeline.yaml': HEAD, [`${other}/staart.pipeline.yaml`]: TAIL }, {}, undefined, {
      host: (usual) => ({ ...usual, read: async (uri) => {
        if (uri.includes('kop')) await new Promise((resolve) => void setTimeout(resolve, 60));
        return usual.read(uri);
      } }),
    });
    await session.settled();
    await session.open(`${other}/staart.pipeline.yaml`, TAIL);
    await session.settled();
    const since = session.published.length;
    await session.client.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: other, name: 'ander' }], removed: [] } });
    assert.equal((await session.shown(`${other}/staart.pipeline.yaml`)).filter(({ code }) => code === 'combination-without-ground').length, 2);
    assert.deepEqual(session.published.slice(since).flatMap(({ diagnostics }) => diagnostics).filter(({ code }) => code === 'unknown-reference'), []);
    await session.end();
  });
});

describe('settings that are read again', () => {
  const read = (preset: 'engineer' | 'auditor'): Settings => ({ ...DEFAULT_SETTINGS, preset, rules: new Map([['duplicate-id', 'off']]), locked: new Set(['small-cells']) });

  it('stay the same object as long as they say the same', () => {
    const same = sameSettings();
    const first = same(read('engineer'));
    assert.equal(same(read('engineer')), first);
    const other = same(read('auditor'));
    assert.notEqual(other, first);
    const next = sameSettings(new Set([first]));
    assert.equal(next(read('engineer')), first);
    assert.notEqual(next(read('auditor')), other, 'what was no longer used is forgotten');
  });
});
