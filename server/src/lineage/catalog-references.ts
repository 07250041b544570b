import type { Catalog } from '../model/pipeline.ts';
import type { Ref } from '../model/read.ts';
import { PLACEHOLDER } from '../model/read.ts';
import type { Environment } from './environment.ts';
import type { BrokenReference } from './flow.ts';

/** The names in a catalogue that resolve to nothing: keepers, categories, parents. */
export function catalogReferences(catalog: Catalog, environment: Environment): readonly BrokenReference[] {
  const broken: BrokenReference[] = [];
  const category = (ref: Ref): void => {
    if (ref.id !== PLACEHOLDER && environment.taxonomy.get(ref.id) === undefined && !environment.taxonomy.isGroup(ref.id)) broken.push({ what: 'category', ref, candidates: [] });
  };
  for (const register of catalog.registers.values()) {
    if (register.keeper !== undefined && register.keeper.id !== PLACEHOLDER && environment.party(catalog, register.keeper.id) === undefined) {
      broken.push({ what: 'party', ref: register.keeper, candidates: environment.partyIds(catalog) });
    }
    for (const field of register.fields.values()) if (field.category !== undefined) category(field.category);
  }
  for (const own of catalog.categories.values()) if (own.parent !== undefined) category({ id: own.parent, path: [...own.path, 'parent'] });
  for (const purpose of catalog.purposes.values()) {
    for (const ref of [...(purpose.covers ?? []), ...purpose.special.flatMap((entry) => entry.categories)]) category(ref);
  }
  return broken;
}
