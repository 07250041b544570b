/** The structure of documents in the editor: outline, symbols, folds, selections, links, formatting, and lineage as a hierarchy. */
import assert from 'node:assert/strict';
import {
  type CallHierarchyIncomingCall, type CallHierarchyItem, type CallHierarchyOutgoingCall, commands, type DocumentLink, type DocumentSymbol,
  type FoldingRange, type Position, type SelectionRange, type SymbolInformation, type TextDocument, type TextEdit, type TypeHierarchyItem, Uri, window, workspace, WorkspaceEdit,
} from 'vscode';
import { consumer, open, write } from './editing.ts';
import { eventually } from './waiting.ts';

const WORKED = 'breda-vik/breda-vik.pipeline.yaml';
const FORMAT = { tabSize: 2, insertSpaces: true };
const UGLY = 'grondslag: 1\npipeline: opmaak\nsources:\n      bron:\n            party: x\n            fields: {naam: name,plek:  address}\n';

/** The first answer of a provider that is not empty. */
function answered<T>(command: string, ...given: unknown[]): Promise<T[]> {
  return eventually(command, async () => {
    const found = await commands.executeCommand<T[] | undefined>(command, ...given);
    return found === undefined || found.length === 0 ? undefined : found;
  });
}

function after(document: TextDocument, text: string): Position {
  return document.positionAt(document.getText().indexOf(text) + text.length);
}

/** Registers the tests of this area. */
export function structureTests(): void {
  it('outlines a pipeline', async () => {
    const { uri } = await open(WORKED);
    const [unit] = await answered<DocumentSymbol>('vscode.executeDocumentSymbolProvider', uri);
    assert.equal(unit?.name, 'breda-vik');
    const sections = unit.children.map(({ name }) => name);
    for (const section of ['purposes', 'sources', 'steps', 'outputs']) assert.ok(sections.includes(section), section);
    assert.notEqual(unit.children.find(({ name }) => name === 'steps')?.children[0]?.detail, '');
  });

  it('finds declarations of the whole workspace', async () => {
    const found = await answered<SymbolInformation>('vscode.executeWorkspaceSymbolProvider', 'breda-vik');
    assert.ok(found.some(({ name, location }) => name === 'breda-vik' && location.uri.path.endsWith(WORKED)));
  });

  it('folds sections and grows selections', async () => {
    const document = await open(WORKED);
    const folds = await answered<FoldingRange>('vscode.executeFoldingRangeProvider', document.uri);
    const sources = document.getText().split('\n').indexOf('sources:');
    assert.ok(sources !== -1 && folds.some(({ start, end }) => start === sources && end > start + 1));
    const [selection] = await answered<SelectionRange>('vscode.executeSelectionRangeProvider', document.uri, [after(document, 'pipeline: breda')]);
    const texts: string[] = [];
    for (let range = selection; range !== undefined; range = range.parent) texts.push(document.getText(range.range));
    for (const wanted of ['breda', 'breda-vik', 'pipeline: breda-vik']) assert.ok(texts.includes(wanted), wanted);
  });

  it('links to other files and to the texts of laws', async () => {
    const { document, position } = await consumer();
    const links = await answered<DocumentLink>('vscode.executeLinkProvider', document.uri, 200);
    const link = links.find(({ range }) => range.contains(position));
    assert.match(link?.target?.fragment ?? '', /^L\d+,\d+$/u);
    assert.notEqual(link?.target?.path, document.uri.path);
    const laws = await answered<DocumentLink>('vscode.executeLinkProvider', (await open(WORKED)).uri, 200);
    assert.ok(laws.some(({ target }) => target?.authority === 'wetten.overheid.nl' || target?.authority === 'eur-lex.europa.eu'));
  });

  it('formats its own files and no other YAML', async () => {
    const ours = await write('format/ours.pipeline.yaml', UGLY);
    await window.showTextDocument(ours);
    const edits = await answered<TextEdit>('vscode.executeFormatDocumentProvider', ours.uri, FORMAT);
    const edit = new WorkspaceEdit();
    edit.set(ours.uri, edits);
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(ours.getText(), 'grondslag: 1\npipeline: opmaak\nsources:\n  bron:\n    party: x\n    fields: {naam: name, plek: address}\n');
    const other = await write('format/other.yaml', 'a:\n      b: 1\n');
    await window.showTextDocument(other);
    assert.equal((await commands.executeCommand<TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', other.uri, FORMAT)) ?? undefined, undefined);
  });

  it('follows data to the pipeline they come from, and back', async () => {
    const { document, position } = await consumer();
    const [output] = await answered<CallHierarchyItem>('vscode.prepareCallHierarchy', document.uri, position);
    assert.ok(output);
    const readers = await answered<CallHierarchyOutgoingCall>('vscode.provideOutgoingCalls', output);
    const reader = readers.find(({ to }) => to.uri.toString() === document.uri.toString());
    assert.ok(reader);
    const [from] = await answered<CallHierarchyIncomingCall>('vscode.provideIncomingCalls', reader.to);
    assert.equal(from?.from.name, output.name);
  });

  it('shows where a category stands among the others, on the page about it', async () => {
    const document = await write('types/types.pipeline.yaml', 'grondslag: 1\npipeline: types\nsources:\n  a: { party: x, fields: { plek: address } }\n');
    await window.showTextDocument(document);
    const [category] = await answered<TypeHierarchyItem>('vscode.prepareTypeHierarchy', document.uri, after(document, 'plek: addr'));
    assert.ok(category);
    assert.match(category.uri.path, /\/reference\/categories\.(?:nl|en)\.md$/u);
    const above = await answered<TypeHierarchyItem>('vscode.provideSupertypes', category);
    assert.deepEqual(above.map(({ name }) => name), ['contact', 'identity']);
    assert.ok((await workspace.openTextDocument(Uri.parse(category.uri.toString()))).lineAt(category.range.start.line).text.startsWith('## '));
  });
}
