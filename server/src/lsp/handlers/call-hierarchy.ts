import type { CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall, CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams } from 'vscode-languageserver';
import { destinationsOfItem, itemOf, lineageAt, originsOfItem, type LineageKey } from '../../editor/lineage-items.ts';
import { toOffset } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { lineageKey, toHierarchyItem } from '../lineage-item.ts';
import { cancelled, type Session } from '../session.ts';
import { pause } from '../turns.ts';

/** Lineage as a hierarchy of calls: incoming is where data come from, outgoing where they go. */
export const callHierarchy: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  register: (session) => {
    const { callHierarchy: asked } = session.connection.languages;
    asked.onPrepare(answering<CallHierarchyPrepareParams, CallHierarchyItem[] | null>(session, null, ({ textDocument, position }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const items = lineageAt(document.file, toOffset(position, document.source), session.workspace, session.preferences.locale).flatMap((item) => toHierarchyItem(item, session) ?? []);
      return items.length === 0 ? null : items;
    }));
    asked.onIncomingCalls(answering<CallHierarchyIncomingCallsParams, CallHierarchyIncomingCall[] | null>(session, null, ({ item }) => {
      const key = lineageKey(item, session);
      // What a client marks lies in the one that data come from: where that one names itself or the field.
      return key === undefined ? null : originsOfItem(key, session.workspace).flatMap((origin) => itemFor(origin, session).map((from) => ({ from, fromRanges: [from.selectionRange] })));
    }));
    asked.onOutgoingCalls(answering<CallHierarchyOutgoingCallsParams, CallHierarchyOutgoingCall[] | null>(session, null, async ({ item }, token) => {
      const key = lineageKey(item, session);
      const [own] = key === undefined ? [] : itemFor(key, session);
      if (key === undefined || own === undefined) return null;
      const calls: CallHierarchyOutgoingCall[] = [];
      for (const found of destinationsOfItem(key, session.workspace)) {
        for (const to of found.flatMap((destination) => itemFor(destination, session))) calls.push({ to, fromRanges: [own.selectionRange] });
        await pause();
        if (token.isCancellationRequested) return cancelled();
      }
      return calls;
    }));
  },
};

function itemFor(key: LineageKey, session: Session): readonly CallHierarchyItem[] {
  const item = itemOf(key, session.workspace, session.preferences.locale);
  const converted = item && toHierarchyItem(item, session);
  return converted === undefined ? [] : [converted];
}
