/** Items of lineage as the client holds them; what it gives back is read with care. */
import type { CallHierarchyItem } from 'vscode-languageserver';
import type { LineageItem, LineageKey } from '../editor/lineage-items.ts';
import { documentOf, unitKey } from '../model/path.ts';
import { toRange } from './convert.ts';
import type { Session } from './session.ts';
import { symbolKind } from './symbol-kinds.ts';

/** What an item carries beside its URI: all that the next question needs. */
interface ItemData {
  readonly document: number;
  readonly section: LineageKey['section'];
  readonly name: string;
  readonly field?: string;
}

/** The item as the client takes it; undefined when its file has gone. */
export function toHierarchyItem({ key, name, kind, detail, place, nameSpan }: LineageItem, session: Session): CallHierarchyItem | undefined {
  const source = session.sourceOf(place.file);
  if (source === undefined) return undefined;
  const data: ItemData = { document: documentOf(key.unit), section: key.section, name: key.name, ...(key.field === undefined ? {} : { field: key.field }) };
  return { name, kind: symbolKind(kind), detail, uri: session.uriOf(place.file), range: toRange(place.span, source), selectionRange: toRange(nameSpan, source), data };
}

const SECTIONS: readonly unknown[] = ['sources', 'steps', 'outputs'] satisfies readonly LineageKey['section'][];

/** What an item stands for, in the newest texts; undefined where the client gives back something else. */
export function lineageKey({ uri, data }: CallHierarchyItem, session: Session): LineageKey | undefined {
  session.scheduler.flush();
  const given = (typeof data === 'object' && data !== null ? data : {}) as Partial<Record<keyof ItemData, unknown>>;
  const { document, section, name, field } = given;
  if (typeof document !== 'number' || !SECTIONS.includes(section) || typeof name !== 'string') return undefined;
  const key = { unit: unitKey(session.uris.idOf(uri), document), section: section as LineageKey['section'], name };
  return typeof field === 'string' ? { ...key, field } : key;
}
