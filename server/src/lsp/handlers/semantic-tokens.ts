import type { SemanticTokens, SemanticTokensDelta, SemanticTokensDeltaParams, SemanticTokensParams, SemanticTokensRangeParams } from 'vscode-languageserver';
import { tokensIn } from '../../editor/tokens.ts';
import type { FileId, SourceFile } from '../../text/source-file.ts';
import { toSpan } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { tokenData, tokenEdits, tokenLegend } from '../token-data.ts';

/** The names in a file and what holds of the data they stand for. */
export const semanticTokens: Feature = {
  capabilities: ({ ownTokenTypes }) => ({ semanticTokensProvider: { legend: tokenLegend(ownTokenTypes).legend, full: { delta: true }, range: true } }),
  register: (session) => {
    const { semanticTokens: requests } = session.connection.languages;
    const legend = tokenLegend(session.client.ownTokenTypes);
    const told = new Map<FileId, { readonly resultId: string; readonly data: number[] }>();
    let count = 0;
    const full = (file: FileId, source: SourceFile): { resultId: string; data: number[] } => {
      const work = (): number[] => tokenData(tokensIn(file, session.workspace), source, legend);
      const answer = { resultId: String(++count), data: work() };
      // What was told of documents that have been closed is of no use to anybody.
      for (const other of told.keys()) if (!session.documents.has(other)) told.delete(other);
      told.set(file, answer);
      session.shown.answered('tokens', file, source, answer.data, work);
      return answer;
    };
    requests.on(answering<SemanticTokensParams, SemanticTokens | null>(session, null, ({ textDocument }) => {
      const document = session.current(textDocument.uri);
      return document === undefined ? null : full(document.file, document.source);
    }));
    requests.onDelta(answering<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta | null>(session, null, ({ textDocument, previousResultId }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const before = told.get(document.file);
      const now = full(document.file, document.source);
      return before?.resultId !== previousResultId ? now : { resultId: now.resultId, edits: tokenEdits(before.data, now.data) };
    }));
    requests.onRange(answering<SemanticTokensRangeParams, SemanticTokens | null>(session, null, ({ textDocument, range }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const { start, end } = toSpan(range, document.source);
      return { data: tokenData(tokensIn(document.file, session.workspace).filter((token) => token.end >= start && token.start <= end), document.source, legend) };
    }));
  },
};
