import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, InitializeParams, Position } from 'vscode-languageserver/node';
import { SourceFile, fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { withCursor } from '../harness/cursor.ts';
import { startSession, type TestSession } from '../harness/session.ts';
import { FILES, HEAD } from '../editor/example-workspace.ts';

const FILE = 'kop.pipeline.yaml';
const ABLE: Partial<InitializeParams> = {
  capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true, labelDetailsSupport: true, documentationFormat: ['markdown'], insertTextModeSupport: { valueSet: [1, 2] } } } } },
  initializationOptions: { asksAgain: true },
};

interface Answer extends CompletionList {
  readonly text: string;
  readonly position: Position;
  readonly labels: readonly string[];
  item(label: string): CompletionItem;
}

async function ask(session: TestSession, marked: string, file = FILE): Promise<Answer> {
  const { text, offset } = withCursor(marked);
  await session.change(file, text);
  const position = new SourceFile(fileId(FILE), text).positionAt(offset);
  const list: CompletionList = await session.client.sendRequest('textDocument/completion', { textDocument: { uri: session.uri(file) }, position });
  const item = (label: string): CompletionItem => {
    const found = list.items.find((one) => one.label === label);
    assert.ok(found, `${label} in ${list.items.map((one) => one.label).join(', ')}`);
    return found;
  };
  return { ...list, text, position, item, labels: list.items.map(({ label }) => label) };
}

/** The text after an item was taken as a client without tab stops would. */
function taken(text: string, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  assert.ok(textEdit);
  const source = new SourceFile(fileId(FILE), text);
  const edits = [{ range: 'range' in textEdit ? textEdit.range : textEdit.replace, newText: textEdit.newText }, ...additionalTextEdits];
  return applyEdits(text, edits.map(({ range, newText }) => ({ span: { start: source.offsetAt(range.start), end: source.offsetAt(range.end) }, newText })));
}

describe('completion over the protocol', () => {
  it('promises what it does', async () => {
    const session = await startSession(FILES);
    const { completionProvider } = session.initialized.capabilities;
    assert.equal(completionProvider?.resolveProvider, true);
    for (const character of [':', ' ', '-', '[', ',', '/', '"', "'"]) assert.ok(completionProvider.triggerCharacters?.includes(character));
    await session.end();
  });

  it('gives an able client two ways to insert, details, and the words of the hover when asked', async () => {
    const session = await startSession(FILES, { ...ABLE, locale: 'en' });
    await session.open(FILE);
    const answer = await ask(session, HEAD.replace('from: smal', 'from: k‸op'));
    assert.equal(answer.isIncomplete, false);
    assert.deepEqual(answer.labels.slice(0, 2), ['smal', 'koppel']);
    const item = answer.item('koppel');
    assert.ok(item.textEdit && 'insert' in item.textEdit);
    assert.deepEqual([item.textEdit.insert.end.character - item.textEdit.insert.start.character, item.textEdit.replace.end.character - item.textEdit.replace.start.character], [1, 3]);
    assert.equal(item.documentation, undefined);
    const resolved: CompletionItem = await session.client.sendRequest('completionItem/resolve', item);
    assert.ok(typeof resolved.documentation === 'object' && resolved.documentation.kind === 'markdown');
    assert.match(resolved.documentation.value, /\*\*step\*\* `koppel` — join/);
    assert.equal(taken(answer.text, resolved), HEAD.replace('from: smal', 'from: koppel'));
    const field = (await ask(session, HEAD.replace('woonplek: adres', 'woonplek: ‸'))).item('saldo');
    assert.equal(field.labelDetails?.description, 'betalingen');
    const key = (await ask(session, HEAD.replace('    secrecy: [awr67]', '    ‸'))).item('disclosure');
    assert.equal(key.insertTextMode, 1);
    assert.equal(key.command?.command, 'editor.action.triggerSuggest');
    await session.end();
  });

  it('gives a client that says nothing plain edits that are right by themselves', async () => {
    const session = await startSession(FILES);
    await session.open(FILE);
    const step = await ask(session, HEAD.replace('outputs:', '  nieuw:\n    ‸\noutputs:'));
    assert.ok(step.items.every(({ insertTextFormat, textEdit, command }) => insertTextFormat === undefined && command === undefined && textEdit !== undefined && 'range' in textEdit));
    assert.equal(taken(step.text, step.item('select')), HEAD.replace('outputs:', '  nieuw:\n    select: \noutputs:'));
    const deep = await ask(session, HEAD.replace('    secrecy: [awr67]', '        ret‸'));
    assert.equal(taken(deep.text, deep.item('retention')), HEAD.replace('    secrecy: [awr67]', '    retention: '));
    const field = (await ask(session, HEAD.replace('woonplek: adres', 'woonplek: ‸'))).item('saldo');
    assert.match(field.detail ?? '', / — betalingen$/);
    await session.end();
  });

  it('follows the newest text, works in one that is broken, and answers nothing where there is nothing', async () => {
    const session = await startSession(FILES, ABLE);
    await session.open(FILE);
    const broken = await ask(session, HEAD.replace('{ from: smal, ', '{ from: smal, purpose: ‸'));
    assert.deepEqual(broken.labels, ['hulp']);
    const renamed = await ask(session, HEAD.replaceAll('smal', 'nauw').replace('from: nauw', 'from: ‸'));
    assert.equal(renamed.labels[0], 'nauw');
    assert.deepEqual((await ask(session, HEAD.replace('Kop van', 'Kop ‸ van'))).labels, []);
    const elsewhere: CompletionList = await session.client.sendRequest('textDocument/completion', { textDocument: { uri: session.uri('niet-hier.yaml') }, position: { line: 0, character: 0 } });
    assert.deepEqual(elsewhere.items, []);
    assert.deepEqual(await session.client.sendRequest('completionItem/resolve', { label: 'x' }), { label: 'x' });
    await session.end();
  });

  it('works in a configuration file: keys, rules, their options and severities', async () => {
    const config = 'grondslag.config.yaml';
    const session = await startSession(FILES, ABLE);
    await session.open(config, '', 'yaml');
    const top = await ask(session, 'preset: engineer\n‸', config);
    assert.deepEqual(top.labels.slice(0, 3), ['include', 'exclude', 'language']);
    assert.ok(!top.labels.includes('preset'));
    assert.deepEqual((await ask(session, 'preset: ‸', config)).labels, ['engineer', 'reviewer', 'auditor']);
    const rule = (await ask(session, 'rules:\n  small‸', config)).item('small-cells');
    assert.equal(taken('rules:\n  small', rule), 'rules:\n  small-cells: ');
    const resolved: CompletionItem = await session.client.sendRequest('completionItem/resolve', rule);
    assert.ok(typeof resolved.documentation === 'object' && resolved.documentation.value.includes('small-cells'));
    assert.deepEqual((await ask(session, 'rules:\n  small-cells: ‸', config)).labels.slice(0, 4), ['off', 'info', 'warning', 'error']);
    assert.ok((await ask(session, 'overrides:\n  - files: [x]\n    rules:\n      small-cells:\n        ‸', config)).labels.includes('severity'));
    assert.ok((await ask(session, 'locked: [‸]', config)).labels.includes('small-cells'));
    assert.deepEqual((await ask(session, 'requireOnIgnore: [by, ‸]', config)).labels, ['until', 'reason']);
    await session.end();
  });
});
