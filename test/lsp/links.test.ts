import assert from 'node:assert/strict';
import type { DocumentLink } from 'vscode-languageserver/node';
import { CATALOG, FILES, HEAD, TAIL } from '../editor/example-workspace.ts';
import { startSession, type TestSession } from '../harness/session.ts';

const TOOLTIPS = { capabilities: { textDocument: { documentLink: { tooltipSupport: true } } }, locale: 'en' };
const RULES = `${CATALOG}rules:\n  gescheiden:\n    severity: warning\n    principles: [free-consent, onzin]\n    together: [health, debt]\n    message: { nl: nee, en: no }\n`;

async function links(session: TestSession, path: string): Promise<DocumentLink[]> {
  return session.client.sendRequest('textDocument/documentLink', { textDocument: { uri: session.uri(path) } });
}

describe('links of a document', () => {
  it('find their place when they are followed, after all changes', async () => {
    const session = await startSession(FILES, TOOLTIPS);
    await session.open('staart.pipeline.yaml');
    const link = (await links(session, 'staart.pipeline.yaml')).find(({ range }) => TAIL.split('\n')[range.start.line]!.slice(range.start.character, range.end.character) === 'kop/door')!;
    assert.deepEqual([link.target, link.tooltip], [undefined, 'Go to kop.pipeline.yaml']);
    const target = async (): Promise<string | undefined> => (await session.client.sendRequest<DocumentLink>('documentLink/resolve', link)).target;
    const line = HEAD.split('\n').findIndex((text) => text.startsWith('  door:'));
    assert.equal(await target(), `${session.uri('kop.pipeline.yaml')}#L${line + 1},3`);
    await session.open('kop.pipeline.yaml');
    await session.change('kop.pipeline.yaml', `#\n#\n${HEAD}`);
    assert.equal(await target(), `${session.uri('kop.pipeline.yaml')}#L${line + 3},3`);
    await session.end();
  });

  it('lead to pages only where those can be read, and tell nothing to clients without tooltips', async () => {
    const page = '# Principles\n\n<a id="principle-free-consent"></a>\n\n## 3. Free consent\n';
    const files = { 'a.catalog.yaml': RULES, 'kop.pipeline.yaml': HEAD, 'staart.pipeline.yaml': TAIL, 'file:///docs/reference/principles.en.md': page };
    for (const docsUri of ['file:///docs/rules', 'file:///nowhere/rules', undefined]) {
      const session = await startSession(files, { locale: 'en' }, docsUri);
      await session.open('a.catalog.yaml');
      const principles = (await links(session, 'a.catalog.yaml')).map(({ target }) => target).filter((target) => target?.includes('principles'));
      assert.deepEqual(principles, docsUri === 'file:///docs/rules' ? ['file:///docs/reference/principles.en.md#L5'] : []);
      const rules = (await links(session, 'staart.pipeline.yaml')).filter(({ target }) => target?.includes('combination-without-ground'));
      assert.deepEqual(rules.map(({ target, tooltip }) => [target, tooltip]), docsUri === undefined ? [] : [[`${docsUri}/combination-without-ground.en.md`, undefined]]);
      await session.end();
    }
  });

  it('are nothing for a file that is not ours, and an odd one stays as it is', async () => {
    const session = await startSession(FILES);
    await session.open('other.yaml', 'a: https://example.org\n', 'yaml');
    assert.equal(await links(session, 'other.yaml'), null);
    const odd: DocumentLink = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, data: { unit: 'weg#0', path: [], part: 'key' } };
    assert.deepEqual(await session.client.sendRequest('documentLink/resolve', odd), odd);
    await session.end();
  });
});
