/** The overview as a client that draws views asks for it. */
import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver';
import type { Overview, OverviewItem } from '../../server/src/lsp/overview.ts';
import { FILES } from '../editor/example-workspace.ts';
import { startSession, type TestSession } from '../harness/session.ts';

const ask = (session: TestSession, params: object): Promise<Overview> => session.client.sendRequest('grondslag/overview', params);
const place = (session: TestSession, item: OverviewItem | undefined): Promise<Location | null> => session.client.sendRequest('grondslag/place', item?.place);
const leaves = (items: readonly OverviewItem[]): readonly OverviewItem[] => items.flatMap((item) => (item.children === undefined ? [item] : leaves(item.children)));

const many = (count: number): Record<string, string> => Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}.pipeline.yaml`, `grondslag: 1
pipeline: p${n}
sources: { s: { party: nobody${n}, fields: { a: name } } }
steps: { x: { select: gone, fields: [a] } }
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
    const session = await startSession(many(1000));
    await session.settled();
    const { items, counts } = await ask(session, { view: 'findings', by: 'rule' });
    assert.ok(counts.error + counts.warning + counts.info > 2000);
    assert.ok(items.length > 1 && items.every(({ children, more }) => children === undefined && more === true));
    const [first] = items;
    const below = (await ask(session, { view: 'findings', by: 'rule', at: [first!.id] })).items;
    assert.ok(below.length > 0 && below.every(({ rule }) => rule === first!.rule));
    assert.deepEqual((await ask(session, { view: 'findings', by: 'rule', at: ['gone'] })).items, []);
    await session.end();
  });

  it('answers whatever it is asked', async () => {
    const session = await startSession({});
    for (const params of [{}, { view: 'nothing', by: 7, at: 'x' }, { at: [1, null] }, { view: 'findings' }]) assert.deepEqual((await ask(session, params)).items, []);
    assert.equal(await session.client.sendRequest('grondslag/place', { uri: 'file:///x', document: 0, path: [] }), null);
    await session.end();
  });
});
