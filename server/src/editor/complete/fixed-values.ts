/** Values that the format fixes or that have a usual form: choices, flags, durations, dates, countries. */
import { isoDate } from '../../base/iso-date.ts';
import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Shape } from '../../schema/shape.ts';
import { TYPE } from '../../schema/shape.ts';
import { durationWords } from '../hover-format.ts';
import { RANK, say, type Asking, type Proposal } from './proposal.ts';
import { meaningOfValue } from './value-words.ts';

const DURATIONS = {
  retention: ['P6M', 'P1Y', 'P2Y', 'P5Y', 'P7Y', 'P10Y', 'P3M', 'P4W'],
  duration: ['P1Y', 'P6M', 'P3M', 'P1M', 'P2Y'],
  schedule: ['once', 'P1D', 'P1W', 'P1M', 'P3M', 'P1Y'],
} as const;

const OFTEN_USED = ['NL', 'BE', 'DE', 'FR', 'IE', 'LU', 'DK', 'SE', 'FI', 'ES', 'IT', 'PL', 'AT'];

/** The values that the shapes at the spot allow, each with what it means. */
export function fixedValues(shapes: readonly Shape[], path: readonly string[], asking: Asking): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  for (const shape of shapes) for (const proposal of ofShape(shape, path, asking)) if (!found.has(proposal.label)) found.set(proposal.label, proposal);
  return [...found.values()];
}

function ofShape(shape: Shape, path: readonly string[], asking: Asking): readonly Proposal[] {
  const own: Proposal[] = [];
  const value = (name: string, rank: number = RANK.usual): Proposal => {
    const meaning = meaningOfValue(path, name);
    return { label: name, kind: 'value', rank, ...(meaning === undefined ? {} : { detail: say(meaning, asking) }) };
  };
  if (shape.constant !== undefined) own.push({ label: String(shape.constant), kind: 'value', rank: RANK.usual, snippet: String(shape.constant) });
  for (const choice of shape.values ?? []) if (typeof choice === 'string' && choice !== PLACEHOLDER) own.push(value(choice));
    else if (choice === true) own.push(flag(true, path, asking));
  for (const word of shape.words ?? []) own.push(value(word));
  if ((shape.types & TYPE.boolean) !== 0) own.push(flag(true, path, asking), flag(false, path, asking));
  const { expect } = shape;
  if (expect === 'retention' || expect === 'duration' || expect === 'schedule') own.push(...DURATIONS[expect].map((name) => (name === 'once' ? value(name) : duration(name, asking))));
  if (expect === 'date') own.push(...dates(asking));
  if (expect === 'country' || expect === 'list-of-countries') own.push(...countries(asking));
  // Alternatives such as "empty, or one of a list".
  const other = shape.choice?.whenFalse;
  if (shape.choice !== undefined && shape.choice.keys.length === 0 && other !== undefined) own.push(...ofShape(other, path, asking));
  return own;
}

function flag(value: boolean, path: readonly string[], asking: Asking): Proposal {
  const meaning = meaningOfValue(path, String(value));
  return { label: String(value), kind: 'value', rank: RANK.usual, snippet: String(value), ...(meaning === undefined ? {} : { detail: say(meaning, asking) }) };
}

/** A duration in words: `P6M` is "6 maanden"; one that the unit has elsewhere comes first. */
function duration(name: string, { locale, unit }: Asking): Proposal {
  const used = unit !== undefined && [...unit.purposes.values()].some(({ retention }) => retention?.period === name);
  return { label: name, kind: 'value', detail: durationWords(name, locale) ?? name, rank: used ? RANK.first : RANK.usual };
}

const TODAY = { nl: 'vandaag', en: 'today' };
const IN_A_YEAR = { nl: 'over een jaar', en: 'in a year' };
const IN_SIX_MONTHS = { nl: 'over een half jaar', en: 'in six months' };

/** Today, and days ahead where a key looks ahead. */
export function dates(asking: Asking, ahead: boolean = /(?:Until|To)$/.test(asking.spot.path[asking.spot.path.length - 1] ?? '')): readonly Proposal[] {
  const { today } = asking.analysis;
  const date = (label: string, detail: { readonly nl: string; readonly en: string }, rank: number): Proposal => ({ label, kind: 'date', detail: say(detail, asking), rank });
  if (!ahead) return [date(today, TODAY, RANK.first)];
  return [date(monthsAhead(today, 12), IN_A_YEAR, RANK.first), date(monthsAhead(today, 6), IN_SIX_MONTHS, RANK.usual)];
}

/** The day so many months after an ISO date; the last of the month where that month is shorter. */
export function monthsAhead(today: string, months: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
  const last = m === 2 ? ((y % 4 === 0 && y % 100 !== 0) || y % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  return isoDate(y, m, Math.min(day, last));
}

const EEA = { nl: 'in de EER', en: 'in the EEA' };
const ADEQUATE = { nl: 'adequaatheidsbesluit', en: 'adequacy decision' };
const OUTSIDE = { nl: 'buiten de EER, zonder adequaatheidsbesluit', en: 'outside the EEA, without an adequacy decision' };

/** Countries that parties of the unit have first, then those of the EEA, then those with an adequacy decision. */
function countries(asking: Asking): readonly Proposal[] {
  const { transfers } = asking.environment.base;
  const used = new Set([...(asking.unit?.parties.values() ?? [])].flatMap(({ country }) => (country !== undefined && /^[A-Z]{2}$/.test(country) ? [country] : [])));
  const adequate = new Map(transfers.adequacy.map((decision) => [decision.country, decision]));
  const names = [...new Set([...used, ...OFTEN_USED, ...transfers.eea, ...adequate.keys()])];
  return names.map((label) => {
    const decision = adequate.get(label);
    const place = transfers.eea.includes(label) ? say(EEA, asking) : decision === undefined ? say(OUTSIDE, asking) : `${say(ADEQUATE, asking)}: ${say(decision.name, asking)}`;
    return { label, kind: 'value', detail: place, rank: used.has(label) || label === 'NL' ? RANK.first : OFTEN_USED.includes(label) ? RANK.likely : RANK.possible, ...(decision === undefined ? {} : { words: [say(decision.name, asking)] }) };
  });
}
