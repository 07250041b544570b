/**
 * Whether data may go to a country, as far as is declared: the EEA, an adequacy decision, or a mechanism of
 * the party. Law: AVG 45, 46, 49 (checked 2026-11-21). A value still to be filled in counts as given.
 */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Adequacy } from '../../knowledge/transfers.ts';
import { controllersOf } from '../../lineage/environment.ts';
import { recurs } from '../../lineage/recurrence.ts';
import { summaryOf } from '../../lineage/summary.ts';
import { text } from '../../model/read.ts';
import type { View } from '../view.ts';
import type { Destination } from './destinations.ts';

/** What is open, heaviest first. */
const VERDICTS = ['none', 'not-adequate', 'derogation', 'unassessed', 'cloud', 'challenged'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The heaviest of what is open, or undefined where nothing is. */
export function worst(verdicts: readonly (Verdict | undefined)[]): Verdict | undefined {
  return VERDICTS.find((verdict) => verdicts.includes(verdict));
}

/**
 * What is open about data that go to a country.
 * @param strict whether special categories of central government are among the data: then a cloud outside the EEA asks for an adequate country
 */
export function judged(destination: Destination, country: string, strict: boolean, view: View): Verdict | undefined {
  if (isWithin(country, view)) return undefined;
  const decision = view.environment.base.transfers.adequacy.find((entry) => entry.country === country && isValid(entry, view.today));
  const { party } = destination;
  const mechanism = text(party?.transfer?.['mechanism']);
  const reaches = decision !== undefined && (decision.parties === undefined || party?.kind === undefined || party.kind === 'mixed' || decision.parties.includes(party.kind));
  if (reaches && (decision.byDeclaration !== true || mechanism === 'adequacy')) return decision.challenged === undefined ? undefined : 'challenged';
  if (mechanism === undefined) return 'none';
  if (mechanism === 'adequacy') return 'not-adequate';
  if (mechanism === 'derogation-49' && recurs(view.pipeline)) return 'derogation';
  if (mechanism === 'scc' && text(party?.transfer?.['assessment']) === undefined) return 'unassessed';
  return strict && destination.cloud && mechanism !== PLACEHOLDER ? 'cloud' : undefined;
}

/** Whether a country is in the EEA, or nothing that can be read as a country. */
export function isWithin(country: string, { environment }: View): boolean {
  return !/^[A-Z]{2}$/.test(country) || environment.base.transfers.eea.includes(country);
}

function isValid(entry: Adequacy, today: string): boolean {
  return (entry.validFrom === undefined || entry.validFrom <= today) && (entry.validTo === undefined || today <= entry.validTo);
}

/** Whether special categories of central government are among the data: then its cloud policy asks for an adequate country. */
export function asksAdequacy(view: View): boolean {
  return summaryOf(view.flow).classes.has('special') && controllersOf(view.pipeline, view.environment).some((party) => isCentralGovernment(party, view));
}

/** Whether a party is of central government, as far as its id or the first word of its name tells. */
function isCentralGovernment({ id, name }: { readonly id: string; readonly name: string }, { environment }: View): boolean {
  const { bodies, names } = environment.base.transfers.cloudPolicy;
  return bodies.includes(id) || names.includes(name.toLowerCase().split(' ', 1)[0] ?? '');
}
