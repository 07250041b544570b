/** A baseline for those who have to live with it: how old it is, who let what stay until when, and what has run out. */
import type { Locale } from '../messages/template.ts';
import { stateOf, type EntryState, type ReviewedEntry } from '../service/baseline-review.ts';
import { daysBetween } from '../service/days.ts';
import { ASIDE_STATE, ASIDE_STATES, untilText } from './put-aside-words.ts';
import { safeJson } from './safe-json.ts';
import { visible, wrap } from './visible.ts';

/** How long entries have been there, in days. */
export interface Ages {
  readonly upTo30: number;
  readonly upTo90: number;
  readonly upTo365: number;
  readonly older: number;
  readonly unknown: number;
}

export interface ReportedEntry {
  readonly state: EntryState;
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly unit: string | null;
  readonly path: string | null;
  readonly combination: readonly string[];
  readonly purpose: string | null;
  readonly since: string | null;
  readonly by: string | null;
  readonly until: string | null;
  readonly reason: string | null;
  /** Days since it was put there; null where that is not said. */
  readonly age: number | null;
  /** Days until it runs out, negative once it has; null without an end date. */
  readonly daysLeft: number | null;
  /** Where it stands in the baseline, from 1. */
  readonly line: number;
}

export interface ReportedBaseline {
  readonly file: string;
  readonly ages: Ages;
  readonly states: Readonly<Partial<Record<EntryState, number>>>;
  readonly entries: readonly ReportedEntry[];
}

/** A baseline as plain data. @param today ISO date */
export function reportedBaseline(file: string, reviewed: readonly ReviewedEntry[], today: string, lineOf: (offset: number) => number): ReportedBaseline {
  const entries = reviewed.map((item): ReportedEntry => {
    const { fingerprint, rule, file: about, unit = null, path = null, combination, purpose = null, since = null, by = null, until = null, reason = null, span } = item.entry;
    return {
      state: stateOf(item), fingerprint, rule, file: about, unit, path, combination, purpose, since, by, until, reason,
      age: (since === null ? undefined : daysBetween(since, today)) ?? null, daysLeft: (until === null ? undefined : daysBetween(today, until)) ?? null, line: lineOf(span.start),
    };
  });
  const ages = { upTo30: 0, upTo90: 0, upTo365: 0, older: 0, unknown: 0 };
  for (const { age } of entries) ages[age === null ? 'unknown' : age <= 30 ? 'upTo30' : age <= 90 ? 'upTo90' : age <= 365 ? 'upTo365' : 'older']++;
  const states: Partial<Record<EntryState, number>> = {};
  for (const { state } of entries) states[state] = (states[state] ?? 0) + 1;
  return { file, ages, states, entries };
}

/** The same as JSON. */
export function baselineJson(baselines: readonly ReportedBaseline[], today: string, version: string): string {
  return safeJson({ schemaVersion: 1, tool: { name: 'grondslag', version }, today, baselines });
}

/** The same for people at a terminal. */
export function baselineText(baselines: readonly ReportedBaseline[], locale: Locale, width: number): string {
  return baselines.map((baseline) => `${linesOf(baseline, locale, width).join('\n')}\n`).join('\n');
}

function linesOf({ file, ages, states, entries }: ReportedBaseline, locale: Locale, width: number): readonly string[] {
  const nl = locale === 'nl';
  const counted = entries.length === 1 ? (nl ? '1 bekende bevinding' : '1 known finding') : `${entries.length} ${nl ? 'bekende bevindingen' : 'known findings'}`;
  const age = nl
    ? [[ages.upTo30, 'hooguit 30 dagen'], [ages.upTo90, 'hooguit 90 dagen'], [ages.upTo365, 'hooguit een jaar'], [ages.older, 'langer dan een jaar'], [ages.unknown, 'onbekend']] as const
    : [[ages.upTo30, 'at most 30 days'], [ages.upTo90, 'at most 90 days'], [ages.upTo365, 'at most a year'], [ages.older, 'more than a year'], [ages.unknown, 'unknown']] as const;
  const said = ASIDE_STATES.flatMap((state) => {
    const count = (states as Partial<Record<typeof state, number>>)[state];
    return count === undefined ? [] : [`${ASIDE_STATE[state][locale]} ${count}`];
  });
  const lines = [`${visible(file)}: ${counted}${said.length === 0 ? '' : `: ${said.join(', ')}`}`];
  if (entries.length > 0) lines.push(...wrap(`${nl ? 'hoe lang al' : 'how long already'}: ${age.filter(([count]) => count > 0).map(([count, text]) => `${count} ${text}`).join(', ')}`, width));
  for (const entry of entries) {
    const { state, rule, file: about, path, until, daysLeft, by, since, reason, line } = entry;
    const who = by ?? (nl ? 'niemand genoemd' : 'nobody named');
    const when = since === null ? '' : nl ? `, sinds ${since}` : `, since ${since}`;
    lines.push('', ...wrap(`${ASIDE_STATE[state][locale]}: ${rule} in ${about}${path === null ? '' : ` (${path})`}`, width));
    for (const text of [`${nl ? 'tot' : 'until'} ${untilText(until, daysLeft, locale)}`, `${who}${when}: ${reason ?? (nl ? 'zonder reden' : 'without a reason')}`, `${file}:${line}`]) lines.push(...wrap(text, width - 2).map((part) => `  ${part}`));
  }
  return lines;
}
