/** The rules of catalogues under the names by which a workspace knows them. */
import type { OwnRule } from '../model/own-rule.ts';
import type { Catalog } from '../model/pipeline.ts';

/** A rule of a catalogue under the name by which the workspace knows it. */
export interface DeclaredRule {
  /** `catalogue/rule`. */
  readonly name: string;
  readonly rule: OwnRule;
  readonly catalog: Catalog;
}

/** All rules of these catalogues, in file order; of rules with one name the first. */
export function declaredRules(catalogs: readonly Catalog[]): readonly DeclaredRule[] {
  const declared = new Map<string, DeclaredRule>();
  for (const catalog of catalogs) for (const rule of catalog.rules.values()) {
    const name = `${catalog.id}/${rule.id}`;
    if (!declared.has(name)) declared.set(name, { name, rule, catalog });
  }
  return [...declared.values()];
}
