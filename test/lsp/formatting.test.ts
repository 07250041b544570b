import assert from 'node:assert/strict';
import type { FormattingOptions, RegistrationParams, TextEdit } from 'vscode-languageserver/node';
import { SourceFile, fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { FILES, HEAD } from '../editor/example-workspace.ts';
import { startSession, type TestSession } from '../harness/session.ts';

const KOP = 'kop.pipeline.yaml';
const WIDE = HEAD.replaceAll('\n  ', '\n    ').replace('NL }', 'NL}');
const OPTIONS: FormattingOptions = { tabSize: 2, insertSpaces: true };

async function formatted(session: TestSession, path: string, text: string, options: Partial<FormattingOptions> = {}, line?: number): Promise<string | null> {
  const range = line === undefined ? {} : { range: { start: { line, character: 0 }, end: { line, character: 3 } } };
  const edits = await session.client.sendRequest<TextEdit[] | null>(line === undefined ? 'textDocument/formatting' : 'textDocument/rangeFormatting', { textDocument: { uri: session.uri(path) }, options: { ...OPTIONS, ...options }, ...range });
  const source = new SourceFile(fileId('x'), text);
  return edits && applyEdits(text, edits.map((edit) => ({ span: { start: source.offsetAt(edit.range.start), end: source.offsetAt(edit.range.end) }, newText: edit.newText })));
}

describe('formatting by the server', () => {
  it('indents by what the client asks for', async () => {
    const session = await startSession(FILES);
    await session.open(KOP, WIDE);
    assert.match((await formatted(session, KOP, WIDE))!, /\n {2}betalingen:\n {4}party: gemeente\n/);
    assert.match((await formatted(session, KOP, WIDE, { tabSize: 4 }))!, /\n {4}betalingen:\n {8}party: gemeente\n/);
    assert.equal((await formatted(session, KOP, WIDE, {}, 0))!, WIDE);
    await session.end();
  });

  it('keeps the indentation of the file where the client only says how wide a tab is', async () => {
    const session = await startSession(FILES);
    const doubled = HEAD.replaceAll(/^ +/gm, '$&$&');
    await session.open(KOP, doubled);
    for (const options of [{ tabSize: 8 }, { tabSize: 2, insertSpaces: false }]) assert.equal(await formatted(session, KOP, doubled, options), doubled, JSON.stringify(options));
    assert.equal(await formatted(session, KOP, doubled), HEAD);
    await session.end();
  });

  it('works on the newest text, and refuses what cannot be read or is not ours', async () => {
    const session = await startSession({ ...FILES, 'vreemd.pipeline.yaml': 'a:\n    b: 1\n' });
    await session.open(KOP, 'grondslag: 1');
    assert.equal(await formatted(session, KOP, 'grondslag: 1'), 'grondslag: 1\n');
    await session.change(KOP, 'grondslag: 1\npipeline: [');
    assert.equal(await formatted(session, KOP, ''), null);
    await session.open('vreemd.pipeline.yaml');
    assert.equal(await formatted(session, 'vreemd.pipeline.yaml', ''), null);
    await session.open('gewoon.yaml', 'a:\n    b: 1\n', 'yaml');
    assert.equal(await formatted(session, 'gewoon.yaml', ''), null);
    assert.equal(await formatted(session, 'gewoon.yaml', '', {}, 0), null);
    await session.end();
  });

  it('is registered for our language alone where the client can do so, and announced where it cannot', async () => {
    const plain = await startSession(FILES);
    assert.equal(plain.initialized.capabilities.documentFormattingProvider, true);
    await plain.end();
    const registered: RegistrationParams['registrations'] = [];
    const dynamic = { dynamicRegistration: true };
    const session = await startSession(FILES, { capabilities: { textDocument: { formatting: dynamic, rangeFormatting: dynamic } } }, undefined, {
      answers: { 'client/registerCapability': (params) => {
        registered.push(...(params as RegistrationParams).registrations);
        return null;
      } },
    });
    assert.equal(session.initialized.capabilities.documentFormattingProvider, undefined);
    await session.settled();
    const formatting = registered.filter(({ method }) => method.endsWith('ormatting'));
    assert.deepEqual(formatting.map(({ method }) => method).sort(), ['textDocument/formatting', 'textDocument/rangeFormatting']);
    for (const { registerOptions } of formatting) assert.deepEqual(registerOptions, { documentSelector: [{ language: 'grondslag' }] });
    await session.end();
  });
});
