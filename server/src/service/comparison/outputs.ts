/** What changed in what leaves a pipeline, and who gets it. */
import { durationInDays } from '../../lineage/duration.ts';
import type { EnvironmentPortrait, LawPortrait, OutputPortrait, Portrait } from '../portrait.ts';
import { along, notesOn, sideBySide, whenDeclared } from './aspects.ts';
import { UPWARD } from './combinations.ts';
import type { Change, Effect } from './shape.ts';

/** From the fewest to the most that see it. */
const AUDIENCES: readonly string[] = ['team', 'organisation', 'government', 'private', 'public'];

/** The changes in the outputs of a pipeline. */
export function outputChanges(old: Portrait | undefined, now: Portrait | undefined): readonly Change[] {
  return sideBySide(old?.outputs, now?.outputs, ({ name }) => name).flatMap(({ old, now }) => changesOf(old, now));
}

function changesOf(old: OutputPortrait | undefined, now: OutputPortrait | undefined): readonly Change[] {
  const { name, purposes } = (now ?? old)!;
  const notes = notesOn({ part: 'output', name, old, now, purposes });
  notes.list('categories', ({ categories }) => categories, 'wider');
  notes.list('recipients', ({ recipients }) => recipients.map(({ id }) => id), 'wider');
  notes.list('readers', ({ readBy }) => readBy.map(({ pipeline, purpose }) => `${pipeline} → ${purpose}`), 'wider');
  notes.value('audience', ({ audience }) => audience, along(AUDIENCES));
  notes.value('level', ({ level }) => level, along(UPWARD));
  notes.value('unknown', ({ unknown }) => unknown || null);
  notes.list('points-out', ({ pointsOut }) => pointsOut, 'wider');
  notes.list('subjects', ({ subjects }) => subjects.flatMap(({ kind }) => (kind === 'objects' ? [] : [kind])), 'wider');
  notes.list('purposes', (output) => output.purposes, 'wider');
  notes.list('allowed-uses', ({ allowedUses }) => allowedUses ?? [], 'wider');
  notes.value('claims', ({ claims }) => claims);
  notes.value('group-size', ({ groups }) => groups?.minSize ?? null, smallerIsWider);
  notes.value('retention', ({ retention }) => retention?.period ?? null, longerIsWider);
  notes.list('secrecy', ({ secrecy }) => secrecy);
  notes.list('releases', ({ releases }) => releases.map(({ regime, article, recipient }) => [regime, article, recipient].filter((part) => part !== null).join(', ')));
  notes.list('restrictions', ({ restrictions }) => restrictions);
  notes.value('environment', ({ environment }) => environmentText(environment));
  notes.value('publication-law', ({ publicationLaw }) => lawText(publicationLaw), whenDeclared);
  notes.value('licence', ({ licence }) => licence);
  notes.value('released', ({ released }) => released, whenDeclared);
  return notes.changes;
}

function smallerIsWider(from: string | null, to: string | null): Effect {
  return from === null || to === null ? 'other' : Number(to) < Number(from) ? 'wider' : 'narrower';
}

/** What it means that data are kept for another period; one that is no longer declared has no end. */
export function longerIsWider(from: string | null, to: string | null): Effect {
  const [before, after] = [from, to].map((period) => (period === null ? undefined : durationInDays(period)));
  if (before === undefined || after === undefined) return whenDeclared(from, to);
  return after > before ? 'wider' : after < before ? 'narrower' : 'other';
}

/** A law as it is cited; what is wrong with it is part of it. */
export function lawText(law: LawPortrait | null): string | null {
  if (law === null) return null;
  return law.state === 'known' && law.inForce === false ? `${law.cited} (${law.status ?? 'not in force'})` : law.cited;
}

/** Where something runs or lands, in the words of the format. */
export function environmentText(environment: EnvironmentPortrait | null): string | null {
  return environment === null ? null : [environment.kind, environment.party?.id ?? null, environment.country].filter((part) => part !== null).join(', ');
}
