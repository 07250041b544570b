/** What a user sees without asking much: hovers, and the colours of names. */
import assert from 'node:assert/strict';
import { commands, type Hover, type InlayHint, MarkdownString, Position, Range, type SemanticTokens, type SemanticTokensLegend, type TextDocument } from 'vscode';
import { open } from './editing.ts';
import { eventually } from './waiting.ts';

const WORKED = 'breda-vik/breda-vik.pipeline.yaml';

function at(document: TextDocument, needle: string): Position {
  const offset = document.getText().indexOf(needle);
  assert.notEqual(offset, -1, needle);
  return document.positionAt(offset + 1);
}

async function hoverAt(document: TextDocument, needle: string): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at(document, needle));
  return hovers.flatMap(({ contents }) => contents).map((content) => (content instanceof MarkdownString ? content.value : String(content))).join('\n');
}

/** Registers the tests. */
export function insightTests(): void {
  it('tells in a hover what data lack, where they come from and where they go', async () => {
    const document = await open(WORKED);
    const field = await eventually('a hover on a field', async () => (await hoverAt(document, 'vermogen: wealth')) || undefined);
    for (const part of ['`wealth`', '`covers`', '`belasting`', '`signalen`']) assert.ok(field.includes(part), `${part} in: ${field}`);
    assert.ok((await hoverAt(document, 'knooppunt:\n')).includes('DPIA'));
    assert.match(await hoverAt(document, 'selfLearning'), /selfLearning/);
  });

  it('colours names by what they stand for', async () => {
    const document = await open(WORKED);
    const legend = await eventually('a legend', () => commands.executeCommand<SemanticTokensLegend | undefined>('vscode.provideDocumentSemanticTokensLegend', document.uri));
    const tokens = await eventually('tokens', async () => {
      const found = await commands.executeCommand<SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', document.uri);
      return found !== undefined && found.data.length > 0 ? found : undefined;
    });
    const names = new Set(named(document, tokens, legend));
    for (const name of ['incidentCode field declaration personal criminal', 'bsn category personal nationalId', 'vermogen field personal sensitive', 'join verb', 'brp source declaration', 'panden step']) assert.ok(names.has(name), name);
  });

  it('shows levels, grounds and keepers between the words', async () => {
    const document = await open(WORKED);
    const whole = new Range(new Position(0, 0), document.positionAt(document.getText().length));
    const hints = await eventually('hints', async () => {
      const found = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
      return found.length > 0 ? found : undefined;
    });
    const words = hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
    for (const part of [/^● direct · bijstandsverlening$/, /6\(1\)\(e\) Gemeentewet/, /^Rijksdienst/]) assert.ok(words.some((word) => part.test(word)), `${String(part)} in ${words.join('; ')}`);
  });
}

/** Each token as its text, type and modifiers. */
function named(document: TextDocument, { data }: SemanticTokens, { tokenTypes, tokenModifiers }: SemanticTokensLegend): readonly string[] {
  let [line, character] = [0, 0];
  const found: string[] = [];
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
    character = lines === 0 ? character + columns : columns;
    line += lines;
    const text = document.lineAt(line).text.slice(character, character + length);
    found.push([text, tokenTypes[type], ...tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0)].join(' '));
  }
  return found;
}
