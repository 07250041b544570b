/** Names as the protocol writes them: five numbers each, relative to the one before; and what changed between two such lists. */
import type { SemanticTokensEdit, SemanticTokensLegend } from 'vscode-languageserver';
import { TOKEN_MODIFIERS, TOKEN_TYPES, type TokenType } from '../editor/token-kinds.ts';
import type { Token } from '../editor/tokens.ts';
import type { SourceFile } from '../text/source-file.ts';

/** What the numbers mean, by the type a token has for one client. */
export interface TokenLegend {
  readonly legend: SemanticTokensLegend;
  readonly index: ReadonlyMap<TokenType, number>;
}

/** @param own whether the client knows our own types; others get the standard ones that come nearest */
export function tokenLegend(own: boolean): TokenLegend {
  const kinds = Object.keys(TOKEN_TYPES) as TokenType[];
  const names = kinds.map((kind) => (own ? kind : TOKEN_TYPES[kind]));
  const tokenTypes = [...new Set<string>(names)];
  return { legend: { tokenTypes, tokenModifiers: [...TOKEN_MODIFIERS] }, index: new Map(kinds.map((kind, i) => [kind, tokenTypes.indexOf(names[i]!)])) };
}

/** Tokens, which are in the order of the text, as numbers. A name that runs over lines is one token a line: not every editor takes more. */
export function tokenData(tokens: readonly Token[], source: SourceFile, { index }: TokenLegend): number[] {
  const data: number[] = [];
  let [line, character] = [0, 0];
  const push = (start: number, end: number, token: Token): void => {
    const at = source.positionAt(start);
    data.push(at.line - line, at.line === line ? at.character - character : at.character, end - start, index.get(token.type) ?? 0, token.modifiers);
    ({ line, character } = at);
  };
  for (const token of tokens) {
    const text = source.text.slice(token.start, token.end);
    if (!/[\r\n]/.test(text)) push(token.start, token.end, token);
    else for (const part of text.matchAll(/[^\s][^\r\n]*/g)) push(token.start + part.index, token.start + part.index + part[0].trimEnd().length, token);
  }
  return data;
}

/** The edit that makes one list of the other; none where they are the same. */
export function tokenEdits(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
  const shortest = Math.min(before.length, now.length);
  let head = 0;
  while (head < shortest && before[head] === now[head]) head++;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const deleteCount = before.length - head - tail;
  const data = now.slice(head, now.length - tail);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start: head, deleteCount, data }];
}
