import { FoldingRangeKind, type FoldingRange, type FoldingRangeParams } from 'vscode-languageserver';
import { foldsIn } from '../../editor/folding.ts';
import { toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';

const KINDS = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** What can be folded. */
export const foldingRange: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register: (session) => {
    session.connection.onFoldingRanges(answering<FoldingRangeParams, FoldingRange[] | null>(session, null, ({ textDocument }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const { foldsLines, mostFolds } = session.client;
      return foldsIn(document.file, session.workspace, { wholeLines: foldsLines, limit: mostFolds }).map(({ kind, ...span }) => {
        const { start, end } = toRange(span, document.source);
        const columns = foldsLines ? {} : { startCharacter: start.character, endCharacter: end.character };
        return { startLine: start.line, endLine: end.line, ...columns, ...(kind === undefined ? {} : { kind: KINDS[kind] }) };
      });
    }));
  },
};
