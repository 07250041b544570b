import { lineageGraph, nodeAtOffset, pipelineAt } from '../../picture/lineage-graph.ts';
import type { WireGraph } from '../../picture/wire.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { toOffset } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { wireGraph } from '../lineage-wire.ts';

interface LineageParams {
  readonly textDocument: { readonly uri: string };
  readonly position?: Parameters<typeof toOffset>[0];
  /** How many pipelines away; 1 when left out. */
  readonly depth?: unknown;
  /** Ids of groups to show as a whole. */
  readonly whole?: unknown;
}

/** `grondslag/lineage`: the graph of the pipeline at a place and its neighbours; null where there is no pipeline. */
export const lineage: Feature = {
  register: (session) => {
    session.connection.onRequest<WireGraph | null, never>('grondslag/lineage', answering<LineageParams, WireGraph | null>(session, null, ({ textDocument, position, depth, whole }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const { file, source } = document;
      const offset = position === undefined ? undefined : inLine(toOffset(position, source), source);
      const pipeline = pipelineAt(file, offset, session.analysis());
      const graph = pipeline && lineageGraph(pipeline, session.analysis(), session.preferences.locale, {
        ...(typeof depth === 'number' && Number.isFinite(depth) ? { depth } : {}),
        ...(Array.isArray(whole) ? { whole: whole.filter((id) => typeof id === 'string') } : {}),
      });
      return graph === undefined ? null : wireGraph(graph, offset === undefined ? undefined : nodeAtOffset(graph, file, offset), session);
    }));
  },
};

/** Before a line begins, what it begins with is meant. */
function inLine(offset: number, source: SourceFile): number {
  const { start, end } = source.lineSpan(source.positionAt(offset).line);
  const indent = source.text.slice(start, end).search(/\S/u);
  return Math.max(offset, start + Math.max(0, indent));
}
