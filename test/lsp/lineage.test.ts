import assert from 'node:assert/strict';
import type { WireGraph } from '../../server/src/picture/wire.ts';
import { FILES, HEAD, TAIL } from '../editor/example-workspace.ts';
import { startSession, type TestSession } from '../harness/session.ts';

const ask = (session: TestSession, path: string, more: object = {}): Promise<WireGraph | null> => session.client.sendRequest('grondslag/lineage', { textDocument: { uri: session.uri(path) }, ...more });

describe('grondslag/lineage', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await startSession(FILES);
    await session.open('kop.pipeline.yaml');
  });
  afterEach(() => session.end());

  const lineAt = ({ line }: { line: number }, text: string): string => text.split('\n')[line]!.trim();

  it('gives the graph with places in the files they are in', async () => {
    const graph: WireGraph | null = await ask(session, 'kop.pipeline.yaml');
    assert.ok(graph);
    assert.equal(graph.pipeline, 'kop');
    assert.ok(graph.nodes.length > 5 && graph.edges.length > 4);
    for (const { label, place, nameRange, group } of graph.nodes) {
      const own: boolean = graph.groups.some(({ id, relation }) => id === group && relation === 'own');
      assert.equal(place.uri, session.uri(own ? 'kop.pipeline.yaml' : 'staart.pipeline.yaml'));
      assert.match(lineAt(nameRange.start, own ? HEAD : TAIL), new RegExp(`^${label}:`));
    }
  });

  it('names the node at the position, and goes as deep as it is asked', async () => {
    const line = HEAD.split('\n').findIndex((text) => text.includes('join:'));
    for (const position of [{ line, character: 6 }, { line: line - 1, character: 0 }]) {
      const found = await ask(session, 'kop.pipeline.yaml', { position });
      assert.equal(found?.nodes.find(({ id }) => id === found.selected)?.label, 'koppel');
    }
    const graph = await ask(session, 'kop.pipeline.yaml', { depth: 0 });
    assert.equal(graph?.selected, undefined);
    assert.equal(graph?.groups.length, 1);
    assert.equal(graph?.beyond, 1);
  });

  it('follows edits that are not saved, and keeps the last graph of a text that cannot be read', async () => {
    await session.change('kop.pipeline.yaml', HEAD.replaceAll('smal', 'smaller'));
    assert.ok((await ask(session, 'kop.pipeline.yaml'))?.nodes.some(({ label }) => label === 'smaller'));
    const broken = `${HEAD.replaceAll('smal', 'smaller')}outputs: [\n`;
    await session.change('kop.pipeline.yaml', broken);
    const graph = await ask(session, 'kop.pipeline.yaml');
    assert.equal(graph?.outdated, true);
    const node = graph?.nodes.find(({ label }) => label === 'smaller');
    assert.match(lineAt(node!.nameRange.start, broken), /^smaller:/);
  });

  it('has no graph for a catalogue, for what is not ours and for nonsense', async () => {
    assert.equal(await ask(session, 'a.catalog.yaml'), null);
    assert.equal(await ask(session, 'nowhere.yaml'), null);
    for (const odd of [{ depth: 'far', whole: 3 }, { depth: -4 }, { depth: 1e9, whole: [null, 'x'] }, { position: { line: 9999, character: 9999 } }]) assert.equal((await ask(session, 'kop.pipeline.yaml', odd))?.pipeline, 'kop');
  });
});
