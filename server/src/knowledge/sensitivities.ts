import { countsFor } from './combinations.ts';
import type { Taxonomy } from './taxonomy.ts';
import type { Bilingual, Category, Evidence, KnowledgeBase } from './types.ts';

/** In which use a category asks for care; `seeds/knowledge/sensitivities.yaml` says what each role means. */
export type SensitivityRole = 'origin' | 'proxy' | 'stigma' | 'small-area' | 'minor' | 'pupil';

/** Categories that ask for care in a certain use; finer categories and own ones below them count too. */
export interface Sensitivity {
  readonly id: string;
  readonly role: SensitivityRole;
  readonly label: Bilingual;
  readonly categories: readonly string[];
  readonly checkedOn: string;
  readonly evidence: Evidence;
  readonly source: string;
}

type ByCategory = ReadonlyMap<string, Sensitivity>;
const known = new WeakMap<Taxonomy, Map<SensitivityRole, ByCategory>>();

/** The first entry of a role that the category counts for, with its source; undefined where it asks for no such care. */
export function sensitivityOf(base: KnowledgeBase, taxonomy: Taxonomy, category: Category, role: SensitivityRole): Sensitivity | undefined {
  let roles = known.get(taxonomy);
  if (roles === undefined) known.set(taxonomy, (roles = new Map()));
  let table = roles.get(role);
  if (table === undefined) roles.set(role, (table = tableOf(base, taxonomy, role)));
  return table.get(category.id);
}

function tableOf(base: KnowledgeBase, taxonomy: Taxonomy, role: SensitivityRole): ByCategory {
  const table = new Map<string, Sensitivity>();
  for (const entry of base.sensitivities) {
    if (entry.role !== role) continue;
    for (const { id } of taxonomy.categories) {
      if (!table.has(id) && entry.categories.some((wanted) => countsFor(taxonomy, id, wanted))) table.set(id, entry);
    }
  }
  return table;
}
