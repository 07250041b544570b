import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionsIn } from '../../editor/selection.ts';
import { toOffset, toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';

/** What selections grow to, for each of the positions. */
export const selectionRange: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  register: (session) => {
    session.connection.onSelectionRanges(answering<SelectionRangeParams, SelectionRange[] | null>(session, null, ({ textDocument, positions }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const { file, source } = document;
      const offsets = positions.map((position) => toOffset(position, source));
      return selectionsIn(file, offsets, session.workspace).map((spans, index) =>
        spans.reduceRight<SelectionRange | undefined>((parent, span) => ({ range: toRange(span, source), ...(parent === undefined ? {} : { parent }) }), undefined)
          ?? { range: toRange({ start: offsets[index]!, end: offsets[index]! }, source) });
    }));
  },
};
