/** Making a baseline and keeping it short: what `grondslag baseline create` and `prune` do. */
import { errorText } from '../base/error-text.ts';
import type { PlacedBaseline } from '../host/baselines.ts';
import { writeBaseline } from '../host/write-baseline.node.ts';
import type { BilingualText } from '../messages/template.ts';
import { allFindings } from '../report/report.ts';
import type { Located } from '../service/analysis.ts';
import { additionsTo, type Additions, type Terms } from '../service/baseline-create.ts';
import { emptyBaseline, withEntries, withoutEntries } from '../service/baseline-edit.ts';
import { readBaseline, type BaselineEntry } from '../service/baseline.ts';
import { isOpen } from '../service/comment-directives.ts';
import { fileId, SourceFile } from '../text/source-file.ts';
import { baselineId } from './baselines.ts';
import { Fault } from './fault.ts';
import { reviewOf } from './known-findings.ts';
import type { Project } from './project.ts';

/** What came of making a baseline. */
export interface Creation extends Additions {
  readonly placed: PlacedBaseline;
}

const HEADER: BilingualText = {
  nl: 'Bevindingen die bekend zijn en voorlopig mogen blijven: wie dat besliste, tot wanneer en waarom.\nErbij: grondslag baseline create. Wat opgelost is eruit: grondslag baseline prune.',
  en: 'Findings that are known and may stay for now: who decided that, until when and why.\nTo add: grondslag baseline create. To take out what has been solved: grondslag baseline prune.',
};

/**
 * Adds the findings that nothing puts aside to the baselines of their files.
 * @throws Fault where it is not said who, until when or why, or where a file would be changed that should not be
 */
export function createBaselines(project: Project, terms: Terms, wanted: (located: Located) => boolean): readonly Creation[] {
  const { analysis, baselines, files, options: { cwd, today } } = project;
  const asked = new Set(files.filter((file) => file.asked).map(({ id }) => id));
  const found = new Map<string, { readonly placed: PlacedBaseline; readonly items: { readonly located: Located; readonly name: string }[] }>();
  for (const located of allFindings(analysis)) {
    if (located.suppressed !== undefined || !asked.has(located.file) || !wanted(located)) continue;
    const place = baselines.placeOf(located.file);
    if (place === undefined) throw nowhere();
    const known = found.get(place.placed.path);
    if (known === undefined) found.set(place.placed.path, { placed: place.placed, items: [{ located, name: place.name }] });
    else known.items.push({ located, name: place.name });
  }
  const creations = [...found.values()].map(({ placed, items }): Creation => ({ placed, ...additionsTo(placed.baseline, items, terms, analysis) }));
  const changing = creations.filter(({ added }) => added.length > 0);
  const required = new Set(changing.flatMap(({ placed }) => files.filter(({ id }) => baselines.placeOf(id)?.placed === placed).flatMap(({ id }) => analysis.settingsFor(id).requireOnIgnore)));
  checkTerms(terms, required, today);
  // Everything is planned before anything is written.
  const plans = changing.map(({ placed, added }) => {
    const text = placed.baseline === undefined ? emptyBaseline(HEADER[project.locale]) : placed.baseline.source.text;
    const baseline = placed.baseline ?? readBaseline(new SourceFile(fileId(placed.path), text)).baseline!;
    return { placed, text: withEntries(baseline, added) };
  });
  for (const { placed, text } of plans) write(placed, text, cwd);
  return creations;
}

/** Takes out the entries whose finding has gone, and those that say what an entry above them says. @returns what was taken out, per baseline */
export function pruneBaselines(project: Project): readonly { readonly placed: PlacedBaseline; readonly gone: readonly BaselineEntry[]; readonly left: number }[] {
  return project.baselines.all.flatMap((placed) => {
    const { baseline } = placed;
    if (baseline === undefined) return [];
    const gone = reviewOf(placed, project).filter(({ state }) => state === 'gone' || state === 'repeated').map(({ entry }) => entry);
    if (gone.length > 0) write(placed, withoutEntries(baseline, new Set(gone)), project.options.cwd);
    return [{ placed, gone, left: baseline.entries.length - gone.length }];
  });
}

function nowhere(): Fault {
  return new Fault({
    nl: 'niets zegt waar de baseline staat: geef --baseline BESTAND, of maak een grondslag.config.yaml',
    en: 'nothing says where the baseline is: give --baseline FILE, or make a grondslag.config.yaml',
  });
}

function checkTerms(terms: Terms, required: ReadonlySet<'by' | 'until' | 'reason'>, today: string): void {
  const missing = (['by', 'until', 'reason'] as const).filter((key) => required.has(key) && isOpen(terms[key])).map((key) => `--${key}`);
  if (missing.length > 0) throw new Fault({ nl: `zeg wie beslist, tot wanneer en waarom: ${missing.join(', ')} ${missing.length === 1 ? 'ontbreekt' : 'ontbreken'}`, en: `say who decides, until when and why: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing` });
  if (terms.until !== undefined && terms.until < today) throw new Fault({ nl: `--until ${terms.until} is al voorbij`, en: `--until ${terms.until} has passed already` });
}

function write(placed: PlacedBaseline, text: string | undefined, cwd: string): void {
  const file = baselineId(placed, cwd);
  const fault = (nl: string, en: string): Fault => new Fault({ nl: `${file}: ${nl}`, en: `${file}: ${en}` });
  if (text === undefined) throw fault('is niet zo geschreven dat er veilig iets in te veranderen is; schrijf de lijst met een regel per onderdeel', 'is not written in a way that can be changed safely; write the list with a line for each part');
  const source = placed.baseline?.source;
  const bom = source?.bom === true ? '\ufeff' : '';
  let written;
  try {
    written = writeBaseline(placed.path, source === undefined ? undefined : bom + source.text, bom + text, cwd);
  } catch (error) {
    const reason = errorText(error);
    throw fault(`niet te schrijven: ${reason}`, `cannot be written: ${reason}`);
  }
  if (written === 'changed-meanwhile') throw fault('is intussen veranderd en is met rust gelaten', 'has changed meanwhile and was left alone');
  if (written === 'leads-out') throw fault('is een verwijzing naar buiten deze map en is niet veranderd', 'is a link that leads out of this folder and was not changed');
}

/** Whether any baseline is there to show or to shorten. */
export function hasBaseline({ baselines }: Project): boolean {
  return baselines.all.some(({ exists }) => exists);
}

/** What a run about baselines says where there is none. */
export function noBaseline(): Fault {
  return new Fault({ nl: 'er is geen baseline', en: 'there is no baseline' }, 3);
}
