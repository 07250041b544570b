import { PLACEHOLDER } from '../base/placeholder.ts';
import type { Catalog } from '../model/pipeline.ts';
import type { Ref } from '../model/read.ts';
import type { Environment } from './environment.ts';
import type { BrokenReference } from './flow.ts';

/** The names in a catalogue that resolve to nothing: keepers, categories, parents, and what rules speak of. */
export function catalogReferences(catalog: Catalog, environment: Environment): readonly BrokenReference[] {
  const broken: BrokenReference[] = [];
  const category = (ref: Ref): void => {
    if (ref.id !== PLACEHOLDER && environment.taxonomy.get(ref.id) === undefined && !environment.taxonomy.isGroup(ref.id)) {
      const meant = environment.taxonomy.suggest(ref.id);
      broken.push({ what: 'category', ref, candidates: [], ...(meant === undefined ? {} : { meant }) });
    }
  };
  const party = (ref: Ref): void => {
    if (ref.id !== PLACEHOLDER && environment.party(catalog, ref.id) === undefined) broken.push({ what: 'party', ref, candidates: environment.partyIds(catalog) });
  };
  for (const register of catalog.registers.values()) {
    if (register.id.includes('/') && environment.register(register.id) === undefined) broken.push({ what: 'register', ref: { id: register.id, path: register.path }, candidates: environment.registerIds() });
    if (register.keeper !== undefined) party(register.keeper);
    for (const field of register.fields.values()) if (field.category !== undefined) category(field.category);
  }
  for (const own of catalog.categories.values()) if (own.parent !== undefined) category({ id: own.parent, path: [...own.path, 'parent'] });
  for (const purpose of catalog.purposes.values()) {
    for (const ref of [...(purpose.covers ?? []), ...purpose.special.flatMap((entry) => entry.categories)]) category(ref);
  }
  const principles = environment.base.principles.map(({ id }) => id);
  for (const rule of catalog.rules.values()) {
    for (const ref of rule.together) category(ref);
    for (const ref of rule.principles) if (ref.id !== PLACEHOLDER && !principles.includes(ref.id)) broken.push({ what: 'principle', ref, candidates: principles });
    for (const { law, recipients } of rule.unless) {
      for (const ref of law ?? []) if (environment.law(ref.id).kind === 'unknown') broken.push({ what: 'law', ref, candidates: [...catalog.laws.keys()] });
      for (const ref of recipients ?? []) party(ref);
    }
  }
  return broken;
}
