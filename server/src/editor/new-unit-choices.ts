/** What somebody who starts a pipeline may choose from, in their language. */
import type { Environment } from '../lineage/environment.ts';
import type { Locale } from '../messages/template.ts';
import type { Unit } from '../model/pipeline.ts';
import { AUDIENCES } from '../service/audiences.ts';
import { NOWHERE } from '../service/new-unit.ts';
import { beside } from './overview-node.ts';
import { word } from './words.ts';

export interface Choice {
  /** As it is written in a file. */
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

export interface Choices {
  /** Those of the workspace first. */
  readonly parties: readonly Choice[];
  readonly purposes: readonly Choice[];
  readonly grounds: readonly Choice[];
  readonly registers: readonly Choice[];
  /** Outputs of pipelines that are there. */
  readonly outputs: readonly Choice[];
  readonly audiences: readonly Choice[];
  /** Ids that a new unit cannot have. */
  readonly taken: readonly string[];
}

/** The choices of a workspace. */
export function choicesOf(units: readonly Unit[], environment: Environment, locale: Locale): Choices {
  const seen = new Set<string>();
  const parties = environment.partyIds(NOWHERE).flatMap((id): readonly Choice[] => {
    const party = environment.party(NOWHERE, id);
    if (party === undefined || seen.has(party.id)) return [];
    seen.add(party.id);
    return [{ value: party.id, label: party.name, description: beside(party.id, party.kind && word('party', party.kind)[locale]) }];
  });
  const own = new Set(units.flatMap((unit) => (unit.kind === 'catalog' ? [...unit.parties.keys()] : [])));
  return {
    parties: [...parties.filter(({ value }) => own.has(value)), ...parties.filter(({ value }) => !own.has(value))],
    purposes: environment.base.matrix.kinds.map(({ id, label, meaning }) => ({ value: id, label: label[locale], description: id, detail: meaning[locale] })),
    grounds: environment.base.grounds.filter(({ kind }) => kind === 'ground').map(({ id, title, help }) => ({ value: `6(1)(${id.slice(1)})`, label: title[locale], description: `${locale === 'nl' ? 'AVG' : 'GDPR'} 6(1)(${id.slice(1)})`, detail: help[locale] })),
    registers: environment.registerIds().flatMap((id): readonly Choice[] => {
      const register = environment.register(id);
      return register === undefined ? [] : [{ value: id, label: register.title[locale], description: id, detail: beside(register.keeper === undefined ? undefined : (environment.party(NOWHERE, register.keeper)?.name ?? register.keeper), register.access && word('access', register.access)[locale]) }];
    }),
    outputs: units.flatMap((unit) => (unit.kind === 'pipeline' ? [...unit.outputs.keys()].map((name): Choice => ({ value: `${unit.id}/${name}`, label: name, description: unit.title ?? unit.id })) : [])),
    audiences: AUDIENCES.flatMap(([id, label]) => (id === '' ? [] : [{ value: id, label: label[locale], description: id }])).reverse(),
    taken: units.map(({ id }) => id),
  };
}
