/** The overview as a client that draws views asks for it. */
import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver';
import type { Choices } from '../../server/src/editor/new-unit-choices.ts';
import type { FileStatus } from '../../server/src/lsp/handlers/file-status.ts';
import type { NewUnitAnswer } from '../../server/src/lsp/handlers/new-unit.ts';
import type { Overview, OverviewItem } from '../../server/src/lsp/overview.ts';
import { FILES } from '../editor/example-workspace.ts';
import { startSession, type TestSession } from '../harness/session.ts';

const ask = (session: TestSession, params: object): Promise<Overview> => session.client.sendRequest('grondslag/overview', params);
const place = (session: TestSession, item: OverviewItem | undefined): Promise<Location | null> => session.client.sendRequest('grondslag/place', item?.place);
const leaves = (items: readonly OverviewItem[]): readonly OverviewItem[] => items.flatMap((item) => (item.children === undefined ? [item] : leaves(item.children)));

/** Pipelines with many findings each. */
const many = (count: number): Record<string, string> => Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}.pipeline.yaml`, `grondslag: 1
pipeline: p${n}
sources: { s: { party: cbs, fields: { a: name } } }
steps:
${Array.from({ length: 50 }, (__, m) => `  x${m}: { select: s, fields: [gone${m}] }`).join('\n')}
outputs: { o: { from: s, audience: team } }
`]));

describe('grondslag/overview', () => {
  it('shows what the client was told, with places to go to', async () => {
    const session = await startSession(FILES, { initializationOptions: { language: 'nl' } });
    await session.settled();
    const { counts, items } = await ask(session, { view: 'findings', by: 'file' });
    const shown = leaves(items);
    const published = (await Promise.all(Object.keys(FILES).map((path) => session.shown(path)))).flat();
    assert.ok(shown.length > 0);
    const line = (message: unknown, range: unknown): string => `${String(message)} ${JSON.stringify(range)}`;
    assert.deepEqual(shown.map(({ label, place: target }) => line(label, target && 'range' in target && target.range)).sort(), published.map(({ message, range }) => line(message, range)).sort());
    assert.equal(counts.error + counts.warning + counts.info, shown.length);
    assert.deepEqual([counts.files, counts.pipelines, counts.locale], [3, 2, 'nl']);
    await session.end();
  });

  it('looks up where a declaration stands now', async () => {
    const session = await startSession(FILES);
    await session.settled();
    const { items } = await ask(session, { view: 'outputs' });
    const output = items.flatMap(({ children = [] }) => children).find(({ label }) => label === 'door');
    const before = await place(session, output);
    const { line } = before!.range.start;
    assert.equal(FILES['kop.pipeline.yaml'].split('\n')[line]!.slice(before!.range.start.character, before!.range.end.character), 'door');
    await session.open('kop.pipeline.yaml');
    await session.change('kop.pipeline.yaml', `# een regel erbij\n${FILES['kop.pipeline.yaml']}`);
    assert.equal((await place(session, output))?.range.start.line, line + 1);
    assert.equal(await session.client.sendRequest('grondslag/place', { uri: session.uri('weg.pipeline.yaml'), document: 0, path: ['outputs'] }), null);
    await session.end();
  });

  it('speaks the language that was set last, and hears of files that come and go', async () => {
    const session = await startSession(FILES);
    await session.settled();
    assert.equal((await ask(session, { view: 'purposes' })).items[0]!.children![0]!.label, 'Grondslag');
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: { grondslag: { language: 'en' } } });
    await session.settled();
    const { items, counts } = await ask(session, { view: 'purposes' });
    assert.equal(items[0]!.children![0]!.label, 'Ground');
    assert.equal(counts.locale, 'en');
    await session.save('kop.pipeline.yaml', undefined);
    await session.settled();
    assert.deepEqual((await ask(session, { view: 'registers' })).items, []);
    assert.equal((await ask(session, {})).counts.pipelines, 1);
    await session.end();
  });

  it('sends only the top of what is big, and the rest when it is asked for', async () => {
    const session = await startSession(many(50));
    await session.settled();
    const { items, counts } = await ask(session, { view: 'findings', by: 'rule' });
    assert.ok(counts.error + counts.warning + counts.info > 2000);
    assert.ok(items.length > 1 && items.every(({ children, more }) => children === undefined && more === true));
    const [first] = items;
    const below = (await ask(session, { view: 'findings', by: 'rule', at: [first!.id] })).items;
    assert.ok(below.length > 0 && below.every(({ rule }) => rule === first!.rule));
    assert.deepEqual((await ask(session, { view: 'findings', by: 'rule', at: ['gone'] })).items, []);
    await session.end();
  }).timeout(20_000);

  it('answers whatever it is asked', async () => {
    const session = await startSession({});
    for (const params of [{}, { view: 'nothing', by: 7, at: 'x' }, { at: [1, null] }, { view: 'findings' }]) assert.deepEqual((await ask(session, params)).items, []);
    assert.equal(await session.client.sendRequest('grondslag/place', { uri: 'file:///x', document: 0, path: [] }), null);
    await session.end();
  });
});

describe('grondslag/newUnit', () => {
  it('makes a text of answers, in the workspace as it is now', async () => {
    const session = await startSession(FILES, { initializationOptions: { language: 'nl' } });
    await session.settled();
    const choices: Choices = await session.client.sendRequest('grondslag/choices', {});
    assert.ok(choices.parties.some(({ value }) => value === 'gemeente'));
    const made: NewUnitAnswer = await session.client.sendRequest('grondslag/newUnit', { kind: 'pipeline', title: 'Kop', controller: 'gemeente', source: { from: 'output', output: choices.outputs[0]!.value }, audience: 'team' });
    assert.equal(made.file, 'kop-2.pipeline.yaml');
    const line = made.text.split('\n').findIndex((one) => one.startsWith('owner: TODO'));
    assert.deepEqual(made.selection, { start: { line, character: 'owner: '.length }, end: { line, character: 'owner: TODO'.length } });
    assert.deepEqual(Object.keys(made).sort(), ['file', 'id', 'selection', 'text']);
    await session.save(made.file, made.text);
    assert.deepEqual([...new Set((await session.shown(made.file)).filter(({ severity }) => severity === 1).map(({ code }) => code))], ['placeholder-left']);
    for (const odd of [{}, null, { kind: 3, source: { from: 'register' } }, { source: 'x', title: [] }]) assert.match((await session.client.sendRequest<NewUnitAnswer>('grondslag/newUnit', odd ?? undefined)).text, /^pipeline: /m);
    await session.end();
  });
});

describe('grondslag/file', () => {
  it('tells how the file is that somebody looks at', async () => {
    const config = 'file:///werk/grondslag.config.yaml';
    const session = await startSession(FILES, { initializationOptions: { language: 'nl', preset: 'reviewer' } }, undefined, {
      host: (usual) => ({ ...usual, project: async (folder) => ({ ...(await usual.project(folder)), configs: [config, 'file:///elders/grondslag.config.yaml'] }) }),
    });
    await session.settled();
    const status: FileStatus = await session.client.sendRequest('grondslag/file', { uri: session.uri('kop.pipeline.yaml') });
    const shown = await session.shown('kop.pipeline.yaml');
    assert.equal(status.counts.error + status.counts.warning + status.counts.info, shown.length);
    assert.match(status.findings, /\d+ (?:fout|waarschuwing|opmerking)/);
    assert.deepEqual([status.level, status.preset, status.config], ['direct herleidbaar', 'reviewer', config]);
    assert.equal((await session.client.sendRequest<FileStatus>('grondslag/file', { uri: session.uri('a.catalog.yaml') })).level, undefined);
    assert.equal(await session.client.sendRequest('grondslag/file', { uri: session.uri('niet.yaml') }), null);
    await session.end();
  });
});
