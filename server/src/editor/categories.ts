/** The tree of categories and groups, one step at a time. */
import type { Taxonomy } from '../knowledge/taxonomy.ts';
import { CLASS, ROLE } from '../knowledge/words.ts';
import type { Locale } from '../messages/template.ts';
import { locate, type Place } from '../service/locate.ts';
import type { Workspace } from '../service/workspace.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { subjectAt } from './at.ts';
import { categoryAnchors } from './definition.ts';

export interface CategoryItem {
  readonly id: string;
  /** Of several categories together, such as `contact`. */
  readonly isGroup: boolean;
  readonly detail: string;
  /** Where a catalogue declares it; undefined for what is built in. */
  readonly place: Place | undefined;
}

/** The category at an offset and the span of its name. */
export function categoryAt(file: FileId, offset: number, workspace: Workspace, locale: Locale): { readonly item: CategoryItem; readonly span: Span } | undefined {
  const subject = subjectAt(file, offset, workspace);
  if (subject === undefined) return undefined;
  const { meaning, span } = subject;
  const item = meaning.kind === 'category' ? categoryItem(meaning.id, workspace, locale) : undefined;
  return item && { item, span };
}

/** The category or group of an id; undefined where there is none. */
export function categoryItem(id: string, workspace: Workspace, locale: Locale): CategoryItem | undefined {
  const { taxonomy } = workspace.environment;
  const category = taxonomy.get(id);
  const group = category === undefined ? taxonomy.groups.find((one) => one.id === id) : undefined;
  const [anchor] = categoryAnchors(id, workspace);
  const place = anchor && locate(anchor, workspace);
  if (category !== undefined) return { id, isGroup: false, detail: [category.label[locale], CLASS[category.class][locale], category.class === 'none' ? undefined : ROLE[category.role][locale]].filter((part) => part !== undefined).join(' · '), place };
  return group && { id, isGroup: true, detail: group.label[locale], place };
}

/** The categories and groups right above one. */
export function categoriesAbove(id: string, workspace: Workspace): readonly string[] {
  const { taxonomy } = workspace.environment;
  return parentsOf(id, taxonomy).filter((parent) => parent !== id && exists(parent, taxonomy));
}

/** The categories right below a category or a group: built-in ones first. */
export function categoriesBelow(id: string, workspace: Workspace): readonly string[] {
  const { taxonomy } = workspace.environment;
  return taxonomy.categories.filter((category) => category.id !== id && parentsOf(category.id, taxonomy).includes(id)).map((category) => category.id);
}

/** An own category has one parent, and behind it those of its parent: only the first stands right above it. */
function parentsOf(id: string, taxonomy: Taxonomy): readonly string[] {
  const parents = taxonomy.get(id)?.parents ?? [];
  const above = new Set(parents.flatMap((parent) => (parent === id ? [] : (taxonomy.get(parent)?.parents ?? []))));
  return parents.filter((parent) => !above.has(parent));
}

function exists(id: string, taxonomy: Taxonomy): boolean {
  return taxonomy.get(id) !== undefined || taxonomy.groups.some((group) => group.id === id);
}
