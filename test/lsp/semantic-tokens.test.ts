import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver/node';
import { SourceFile, fileId } from '../../server/src/text/source-file.ts';
import { startSession } from '../harness/session.ts';
import { FILES, HEAD, TAIL } from '../editor/example-workspace.ts';

const FILE = 'staart.pipeline.yaml';
const REFRESHES = { capabilities: { workspace: { semanticTokens: { refreshSupport: true } } } };

function applied(before: readonly number[], answer: SemanticTokens | SemanticTokensDelta): number[] {
  if ('data' in answer) return [...answer.data];
  const result = [...before];
  for (const { start, deleteCount, data } of answer.edits) result.splice(start, deleteCount, ...(data ?? []));
  return result;
}

describe('semantic tokens over the protocol', () => {
  it('are promised with standard types, or with our own to who knows them', async () => {
    for (const [params, type] of [[{}, 'property'], [{ initializationOptions: { tokenTypes: 'own' } }, 'field']] as const) {
      const session = await startSession(FILES, params);
      const provider = session.initialized.capabilities.semanticTokensProvider;
      assert.ok(provider !== undefined && provider.legend.tokenTypes.includes(type));
      assert.deepEqual([provider.full, provider.range], [{ delta: true }, true]);
      await session.end();
    }
  });

  it('follow edits by deltas that add up to the whole', async function () {
    this.timeout(20_000);
    const session = await startSession(FILES);
    await session.open(FILE);
    const textDocument = { uri: session.uri(FILE) };
    let text = TAIL;
    let { resultId, data }: SemanticTokens = await session.client.sendRequest('textDocument/semanticTokens/full', { textDocument });
    let deltas = 0;
    await fc.assert(fc.asyncProperty(fc.nat(), fc.nat(30), fc.constantFrom('', 'x', ', ', ']', '\n', ': ', '  nieuw: name\n', '# grondslag: ignore[dragnet]'), async (at, length, put) => {
      const start = at % (text.length + 1);
      text = text.length > 2000 ? TAIL : text.slice(0, start) + put + text.slice(start + length);
      await session.change(FILE, text);
      const answer: SemanticTokens | SemanticTokensDelta = await session.client.sendRequest('textDocument/semanticTokens/full/delta', { textDocument, previousResultId: resultId });
      if ('edits' in answer) deltas++;
      data = applied(data, answer);
      const whole: SemanticTokens = await session.client.sendRequest('textDocument/semanticTokens/full', { textDocument });
      assert.deepEqual(data, whole.data);
      ({ resultId } = whole);
    }), { numRuns: 25, seed: 3 });
    assert.ok(deltas > 15);
    const unknown: SemanticTokens | SemanticTokensDelta = await session.client.sendRequest('textDocument/semanticTokens/full/delta', { textDocument, previousResultId: 'of another time' });
    assert.ok('data' in unknown);
    await session.end();
  });

  it('of a range are those that lie in it', async () => {
    const session = await startSession(FILES);
    await session.open(FILE);
    const line = TAIL.split('\n').findIndex((text) => text.includes('select: kop'));
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    const { data }: SemanticTokens = await session.client.sendRequest('textDocument/semanticTokens/range', { textDocument: { uri: session.uri(FILE) }, range });
    const source = new SourceFile(fileId(FILE), TAIL);
    const words: string[] = [];
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
      assert.equal(data[i], i === 0 ? line : 0);
      character += data[i + 1]!;
      const start = source.offsetAt({ line, character });
      words.push(TAIL.slice(start, start + data[i + 2]!));
    }
    assert.deepEqual(words, ['select', 'kop']);
    await session.end();
  });

  it('are asked for again when another file changes them, once, and not when it does not', async () => {
    let refreshes = 0;
    const session = await startSession(FILES, REFRESHES, undefined, { answers: { 'workspace/semanticTokens/refresh': () => { refreshes++; return null; } } });
    await session.open(FILE);
    await session.open('kop.pipeline.yaml');
    await session.client.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri: session.uri(FILE) } });
    await session.settled();
    await session.change('kop.pipeline.yaml', HEAD.replace('Kop van de keten', 'Kop'));
    await session.settled();
    assert.equal(refreshes, 0);
    await session.change('kop.pipeline.yaml', HEAD.replace('saldo: debt', 'saldo: diagnosis'));
    await session.settled();
    await session.settled();
    assert.equal(refreshes, 1);
    await session.end();
  });
});
