import assert from 'node:assert/strict';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, Position, Range, TypeHierarchyItem } from 'vscode-languageserver/node';
import { SourceFile, fileId } from '../../server/src/text/source-file.ts';
import { CATALOG, FILES, HEAD, TAIL } from '../editor/example-workspace.ts';
import { cursorIn } from '../harness/cursor.ts';
import { startSession, type TestSession } from '../harness/session.ts';

const KOP = 'kop.pipeline.yaml';
const STAART = 'staart.pipeline.yaml';

function positionOf(text: string, needle: string, nth = 1): Position {
  return new SourceFile(fileId('x'), text).positionAt(cursorIn(text, needle, nth).offset);
}

function textAt(text: string, { start, end }: Range): string {
  const source = new SourceFile(fileId('x'), text);
  return text.slice(source.offsetAt(start), source.offsetAt(end));
}

async function prepared<T>(session: TestSession, kind: 'Call' | 'Type', path: string, text: string, needle: string, nth = 1): Promise<T[]> {
  const items = await session.client.sendRequest<T[] | null>(`textDocument/prepare${kind}Hierarchy`, { textDocument: { uri: session.uri(path) }, position: positionOf(text, needle, nth) });
  return items ?? [];
}

const incoming = (session: TestSession, item: CallHierarchyItem): Promise<CallHierarchyIncomingCall[]> => session.client.sendRequest('callHierarchy/incomingCalls', { item });
const outgoing = (session: TestSession, item: CallHierarchyItem): Promise<CallHierarchyOutgoingCall[]> => session.client.sendRequest('callHierarchy/outgoingCalls', { item });

describe('lineage as a hierarchy', () => {
  it('follows a field through a rename to the file it comes from, and back', async () => {
    const session = await startSession(FILES, { locale: 'en' });
    await session.open(STAART);
    const [asked] = await prepared<CallHierarchyItem>(session, 'Call', STAART, TAIL, 'bedrag');
    assert.deepEqual([asked!.name, asked!.uri], ['bedrag', session.uri(STAART)]);
    const way: [string, string, string][] = [];
    for (let item = asked; item !== undefined; item = (await incoming(session, item))[0]?.from) way.push([item.name, item.uri.slice(item.uri.lastIndexOf('/') + 1), item.detail!.split(' · ')[0]!]);
    assert.deepEqual(way, [['bedrag', STAART, 'staart/kop'], ['bedrag', KOP, 'kop/door'], ['bedrag', KOP, 'kop/smal'], ['saldo', KOP, 'kop/koppel'], ['saldo', KOP, 'kop/betalingen']]);
    await session.end();
  });

  it('shows who reads an output, with ranges in the one that data come from', async () => {
    const session = await startSession(FILES, { locale: 'en' });
    await session.open(KOP);
    const [output] = await prepared<CallHierarchyItem>(session, 'Call', KOP, HEAD, 'door:');
    const [call, ...others] = await outgoing(session, output!);
    assert.deepEqual([call!.to.name, call!.to.uri, others.length], ['kop', session.uri(STAART), 0]);
    assert.deepEqual(call!.fromRanges.map((range) => textAt(HEAD, range)), ['door']);
    assert.equal(textAt(TAIL, call!.to.selectionRange), 'kop');
    const [back] = await incoming(session, call!.to);
    assert.equal(back!.from.name, 'door');
    assert.deepEqual(back!.fromRanges.map((range) => textAt(HEAD, range)), ['door']);
    await session.end();
  });

  it('needs nothing but the item, also after the text has moved, and is nothing when it has gone', async () => {
    const session = await startSession(FILES, { locale: 'en' });
    await session.open(KOP);
    const [step] = await prepared<CallHierarchyItem>(session, 'Call', KOP, HEAD, 'koppel:');
    const moved = `# first\n${HEAD}`;
    await session.change(KOP, moved);
    const [call] = await outgoing(session, JSON.parse(JSON.stringify(step)) as CallHierarchyItem);
    assert.equal(textAt(moved, call!.to.selectionRange), 'smal');
    await session.change(KOP, HEAD.replaceAll('koppel', 'anders'));
    assert.equal(await outgoing(session, step!), null);
    assert.deepEqual(await incoming(session, step!), []);
    for (const data of [undefined, null, 3, {}, { document: 0, section: 'x', name: 'y' }]) assert.equal(await incoming(session, { ...step!, data }), null);
    await session.end();
  });

  it('begins nowhere else', async () => {
    const session = await startSession(FILES);
    await session.open(KOP);
    assert.deepEqual(await prepared(session, 'Call', KOP, HEAD, 'Kop van'), []);
    assert.deepEqual(await prepared(session, 'Type', KOP, HEAD, 'Kop van'), []);
    await session.end();
  });
});

const around = (session: TestSession, way: 'super' | 'sub', item: TypeHierarchyItem): Promise<TypeHierarchyItem[]> => session.client.sendRequest(`typeHierarchy/${way}types`, { item });

describe('categories as a hierarchy', () => {
  it('lead to the catalogue that declares them, and for what is built in to where the user asked', async () => {
    const session = await startSession(FILES, { locale: 'en' });
    await session.open(KOP);
    const [own] = await prepared<TypeHierarchyItem>(session, 'Type', KOP, HEAD, 'klantsoort');
    assert.equal(own!.uri, session.uri('a.catalog.yaml'));
    assert.equal(textAt(CATALOG, own!.selectionRange), 'klantsoort');
    const [group] = await around(session, 'super', own!);
    assert.deepEqual([group!.name, group!.uri, textAt(HEAD, group!.range)], ['non-personal', session.uri(KOP), 'klantsoort']);
    assert.ok((await around(session, 'sub', group!)).some(({ name, uri }) => name === 'klantsoort' && uri === session.uri('a.catalog.yaml')));
    await session.end();
  });

  it('lead to the page of what is built in, where it can be read', async () => {
    const page = '# Categories\n\n<a id="group-contact"></a>\n\n## Group contact\n\n<a id="category-address"></a>\n\n## Category address: address\n';
    const session = await startSession({ ...FILES, 'file:///docs/reference/categories.en.md': page }, { locale: 'en' }, 'file:///docs/rules');
    await session.open('a.catalog.yaml');
    const [address] = await prepared<TypeHierarchyItem>(session, 'Type', 'a.catalog.yaml', CATALOG, 'address');
    assert.deepEqual([address!.uri, textAt(page, address!.range)], ['file:///docs/reference/categories.en.md', '## Category address: address']);
    const above = await around(session, 'super', address!);
    assert.deepEqual(above.map(({ name, uri }) => [name, uri]), [['contact', 'file:///docs/reference/categories.en.md'], ['identity', session.uri('a.catalog.yaml')]]);
    await session.end();
  });
});
