import { SymbolKind, type Location, type TypeHierarchyItem, type TypeHierarchyPrepareParams, type TypeHierarchySubtypesParams, type TypeHierarchySupertypesParams } from 'vscode-languageserver';
import { categoriesAbove, categoriesBelow, categoryAt, categoryItem, type CategoryItem } from '../../editor/categories.ts';
import { toLocation, toOffset, toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { referenceEntry } from '../reference-page.ts';
import type { Session } from '../session.ts';

/** What an item carries: its id, and where the user asked. */
interface ItemData {
  readonly id: string;
  readonly from: Location;
}

/**
 * Categories as a hierarchy of types. What a catalogue declares is there; what is built in has no file of its own and is on
 * its page of the reference, or where that cannot be read at the name the user asked about.
 */
export const typeHierarchy: Feature = {
  capabilities: () => ({ typeHierarchyProvider: true }),
  register: (session) => {
    const { typeHierarchy: asked } = session.connection.languages;
    asked.onPrepare(answering<TypeHierarchyPrepareParams, TypeHierarchyItem[] | null>(session, null, async ({ textDocument, position }) => {
      const document = session.current(textDocument.uri);
      const found = document && categoryAt(document.file, toOffset(position, document.source), session.workspace, session.preferences.locale);
      if (document === undefined || found === undefined) return null;
      return [await toItem(found.item, { uri: textDocument.uri, range: toRange(found.span, document.source) }, session)];
    }));
    asked.onSupertypes(answering<TypeHierarchySupertypesParams, TypeHierarchyItem[] | null>(session, null, ({ item }) => around(item, categoriesAbove, session)));
    asked.onSubtypes(answering<TypeHierarchySubtypesParams, TypeHierarchyItem[] | null>(session, null, ({ item }) => around(item, categoriesBelow, session)));
  },
};

async function around(item: TypeHierarchyItem, ids: typeof categoriesAbove, session: Session): Promise<TypeHierarchyItem[] | null> {
  session.scheduler.flush();
  const { id, from } = (item.data ?? {}) as Partial<ItemData>;
  if (typeof id !== 'string' || from === undefined) return null;
  return Promise.all(ids(id, session.workspace).flatMap((other) => {
    const found = categoryItem(other, session.workspace, session.preferences.locale);
    return found === undefined ? [] : [toItem(found, from, session)];
  }));
}

async function toItem({ id, isGroup, detail, place }: CategoryItem, from: Location, session: Session): Promise<TypeHierarchyItem> {
  const location = (place && toLocation(place, session)) ?? (await onPage(id, session)) ?? from;
  const data: ItemData = { id, from };
  return { name: id, kind: isGroup ? SymbolKind.Namespace : SymbolKind.Enum, detail, uri: location.uri, range: location.range, selectionRange: location.range, data };
}

async function onPage(id: string, session: Session): Promise<Location | undefined> {
  const entry = await referenceEntry('categories', [`category-${id}`, `group-${id}`], session);
  return entry && { uri: entry.uri, range: { start: { line: entry.line, character: 0 }, end: { line: entry.line, character: entry.length } } };
}
