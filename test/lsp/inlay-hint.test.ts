import assert from 'node:assert/strict';
import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver/node';
import { startSession, type TestSession } from '../harness/session.ts';
import { FILES, HEAD, TAIL } from '../editor/example-workspace.ts';

const FILE = 'staart.pipeline.yaml';
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const CAPABILITIES = { textDocument: { hover: { contentFormat: ['markdown' as const] }, inlayHint: { resolveSupport: { properties: ['tooltip', 'label.location'] } } }, workspace: { inlayHint: { refreshSupport: true } } };

async function hints(session: TestSession): Promise<InlayHint[]> {
  return session.client.sendRequest('textDocument/inlayHint', { textDocument: { uri: session.uri(FILE) }, range: WHOLE });
}

function partsOf(hint: InlayHint | undefined): readonly InlayHintLabelPart[] {
  assert.ok(hint !== undefined && typeof hint.label !== 'string');
  return hint.label;
}

describe('inlay hints over the protocol', () => {
  it('have words at once, and places and a tooltip when asked', async () => {
    const session = await startSession(FILES, { capabilities: CAPABILITIES });
    await session.open(FILE);
    const [first] = await hints(session);
    assert.deepEqual(partsOf(first).map(({ value, location }) => [value, location]), [['● direct', undefined], [' · ', undefined], ['hulp', undefined]]);
    assert.deepEqual(first!.position, { line: 4, character: TAIL.split('\n')[4]!.indexOf('kop/door') + 'kop/door'.length });
    const resolved: InlayHint = await session.client.sendRequest('inlayHint/resolve', first);
    assert.deepEqual(partsOf(resolved).map(({ location }) => location?.uri), [session.uri('kop.pipeline.yaml'), undefined, session.uri('a.catalog.yaml')]);
    assert.ok(typeof resolved.tooltip === 'object' && /`door`/.test(resolved.tooltip.value));
    await session.end();
  });

  it('have their places at once for who does not ask', async () => {
    const session = await startSession(FILES);
    await session.open(FILE);
    assert.equal(partsOf((await hints(session))[0])[0]?.location?.uri, session.uri('kop.pipeline.yaml'));
    await session.end();
  });

  it('follow the settings, and are asked for again when those or another file change them', async () => {
    let refreshes = 0;
    const session = await startSession(FILES, { capabilities: CAPABILITIES, initializationOptions: { inlayHints: { grounds: false } } }, undefined, { answers: { 'workspace/inlayHint/refresh': () => { refreshes++; return null; } } });
    await session.open(FILE);
    await session.open('kop.pipeline.yaml');
    assert.deepEqual(partsOf((await hints(session))[0]).map(({ value }) => value), ['● direct']);
    await session.settled();
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: { grondslag: { language: 'nl', inlayHints: { levels: false } } } });
    await session.settled();
    await session.settled();
    assert.equal(refreshes, 1);
    assert.deepEqual(partsOf((await hints(session))[0]).map(({ value }) => value), ['hulp']);
    await session.change('kop.pipeline.yaml', HEAD.replace('Kop van de keten', 'Kop'));
    await session.settled();
    assert.equal(refreshes, 1);
    await session.change('kop.pipeline.yaml', HEAD.replace('saldo: debt', 'saldo: diagnosis'));
    await session.settled();
    await session.settled();
    assert.equal(refreshes, 2);
    await session.end();
  });
});
