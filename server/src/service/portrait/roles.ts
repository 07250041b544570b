/** Who is responsible, who works for them, and to which countries outside the EEA data go. */
import { categoriesAt } from '../../lineage/personal.ts';
import { text } from '../../model/read.ts';
import { destinations } from '../../rules/roles/destinations.ts';
import { asksAdequacy, judged } from '../../rules/roles/mechanism.ts';
import { subprocessorsOf } from '../../rules/roles/own-parties.ts';
import { environmentOf, partyOf, placeOf, sorted, sortedBy, type Sitter } from './naming.ts';
import type { RolesPortrait, TransferPortrait } from './shape.ts';

/** The roles that a pipeline declares. */
export function rolesOf(sitter: Sitter): RolesPortrait {
  const { pipeline } = sitter;
  const controllers = sortedBy(pipeline.controllers.map(({ id }) => partyOf(id, sitter)), ({ id }) => id);
  return {
    controllers,
    joint: controllers.length < 2 ? null : { arrangement: pipeline.arrangement ?? null },
    processors: sortedBy([...pipeline.processors.values()].map((processor) => ({
      party: partyOf(processor.id, sitter),
      agreement: processor.agreement ?? null,
      subprocessors: sorted(subprocessorsOf(processor).map(({ name }) => partyOf(name, sitter).name)),
    })), ({ party }) => party.id),
    partnership: pipeline.partnership === undefined ? null : text(pipeline.partnership['frame']) ?? 'given',
    environment: environmentOf(pipeline.environment, sitter),
  };
}

/** The destinations outside the EEA; none where nothing is personal data. */
export function transfersOf(sitter: Sitter): readonly TransferPortrait[] {
  const { view } = sitter;
  if (!view.flow.nodes.some(({ profile }) => categoriesAt(profile).size > 0)) return [];
  const strict = asksAdequacy(view);
  return sortedBy(destinations(view).map((destination): TransferPortrait => {
    const { party, countries, at, also, cloud } = destination;
    return {
      party: party === undefined ? null : partyOf(party.id, sitter),
      countries: sorted(countries).map((country) => ({ country, open: judged(destination, country, strict, view) ?? null })),
      mechanism: text(party?.transfer?.['mechanism']) ?? null,
      reference: text(party?.transfer?.['reference']) ?? null,
      assessment: text(party?.transfer?.['assessment']) ?? null,
      cloud,
      paths: sorted([at, ...also].map((anchor) => placeOf(anchor, sitter))),
    };
  }), ({ party, paths }) => `${party?.id ?? ''} ${paths.join(' ')}`);
}
