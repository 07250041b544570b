/** What the baselines of a run put aside, and what is to be said of their entries. */
import { disk } from '../host/disk.node.ts';
import type { PlacedBaseline } from '../host/baselines.ts';
import { isSuppressed, rangeIn, type ResultEntry } from '../report/result.ts';
import { visible } from '../report/visible.ts';
import type { Analysis } from '../service/analysis.ts';
import { holdingEntry, type BaselineEntry } from '../service/baseline.ts';
import { notesOf } from '../service/baseline-notes.ts';
import { reviewBaseline, type ReviewedEntry } from '../service/baseline-review.ts';
import { fileId } from '../text/source-file.ts';
import { baselineId } from './baselines.ts';
import type { Outcome } from './outcome.ts';
import { analysed, type LoadedProject, type Project } from './project.ts';

/** Reviews the entries of a baseline on the files of a run. */
export function reviewOf(placed: PlacedBaseline, { files, baselines, analysis }: Pick<Project, 'files' | 'baselines'> & { readonly analysis: Analysis }): readonly ReviewedEntry[] {
  const { baseline, directory, path } = placed;
  if (baseline === undefined) return [];
  const named = new Map(files.flatMap(({ id }) => {
    const place = baselines.placeOf(id);
    return place?.placed.path === path ? [[place.name, id] as const] : [];
  }));
  return reviewBaseline({ baseline, files: named, analysis, isGone: (name) => disk.kindOf(disk.resolve(directory, name)) === 'missing' });
}

/** More of them than this are counted: nobody reads a wall of notes. */
const MOST_NOTES = 20;

/** The findings of a run with what the baselines put aside. */
export function withBaselines({ baselines, settingsFor, options: { today } }: LoadedProject, { entries, ruleSet: rules }: Outcome): readonly ResultEntry[] {
  if (baselines.all.every(({ baseline }) => baseline === undefined)) return entries;
  return entries.map((found): ResultEntry => {
    const file = fileId(found.file);
    const held = isSuppressed(found) || found.ignorable === false ? undefined : baselines.held(file);
    const entry = held && holdingEntry(held, found.rule, () => found.fingerprint, { settings: settingsFor(file), today, rules });
    if (held === undefined || entry === undefined) return found;
    const { by = null, until = null, reason = null, since = null, span } = entry;
    return { ...found, baseline: { by, until, reason, since, file: held.file, range: rangeIn(held.baseline.source, span) } };
  });
}

/** Says which entries do not do what they are for. Looks again only where some may not. */
export function noteBaselines(project: LoadedProject, outcome: Outcome): void {
  const { baselines, options, locale } = project;
  let analysis: Analysis | undefined;
  for (const placed of baselines.all) {
    if (placed.baseline === undefined || allHold(placed.baseline.entries, placed, project, outcome)) continue;
    analysis ??= outcome.analysis ?? analysed(project).analysis;
    const file = visible(baselineId(placed, options.cwd));
    const notes = reviewOf(placed, { ...project, analysis }).flatMap((reviewed) => {
      const { line, character } = placed.baseline!.source.positionAt(reviewed.entry.span.start);
      return notesOf(reviewed).map((text) => `${file}:${line + 1}:${character + 1}: ${visible(text[locale])}`);
    });
    for (const note of notes.slice(0, MOST_NOTES)) options.note(note);
    const more = notes.length - MOST_NOTES;
    if (more > 0) options.note(`${file}: ${locale === 'nl' ? `en nog ${more}; \`grondslag baseline show\` noemt ze alle` : `and ${more} more; \`grondslag baseline show\` has them all`}`);
  }
}

/** Whether every entry puts a finding of its own aside. */
function allHold(entries: readonly BaselineEntry[], { path }: PlacedBaseline, { baselines, settingsFor, options: { today } }: LoadedProject, { entries: found, ruleSet: rules }: Outcome): boolean {
  const open = new Set<BaselineEntry>(entries);
  for (const one of found) {
    const place = baselines.placeOf(fileId(one.file));
    const held = place?.placed.path === path && one.ignorable !== false ? baselines.held(fileId(one.file)) : undefined;
    const entry = held && holdingEntry(held, one.rule, () => one.fingerprint, { settings: settingsFor(fileId(one.file)), today, rules });
    if (entry !== undefined) open.delete(entry);
  }
  return open.size === 0;
}
