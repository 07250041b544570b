/** Completion: what can be written at a place of a text, likely things first. Never throws for any text and offset. */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import { shapesAt } from '../../schema/keys.ts';
import { TYPE, type Shape } from '../../schema/shape.ts';
import type { Locale } from '../../messages/template.ts';
import type { Analysis } from '../../service/analysis.ts';
import type { FileId, SourceFile } from '../../text/source-file.ts';
import { clearingAt } from './clearing.ts';
import { completeComment } from './comment.ts';
import { configNames } from './config.ts';
import { fixedValues } from './fixed-values.ts';
import { formOf, keysAt } from './keys.ts';
import { namesAt } from './names.ts';
import { RANK, type Asking, type Proposal } from './proposal.ts';
import { spotAt, type Spot } from './spot.ts';
import { verbsIn } from './step-verbs.ts';
import { unitAround } from './unit-around.ts';
import { write, type CompletionItem } from './write.ts';

export interface Completions {
  readonly items: readonly CompletionItem[];
  /** Whether there is more than the list holds: ask again when more has been typed. */
  readonly isIncomplete: boolean;
}

/** The most items of one list. */
export const MOST_ITEMS = 300;

const NOTHING: Completions = { items: [], isIncomplete: false };

export interface Client {
  readonly locale: Locale;
  /** Whether the client knows tab stops. */
  readonly snippets: boolean;
}

/** What can be written at an offset of the newest text of a file. */
export function completeAt(file: FileId, offset: number, analysis: Analysis, client: Client): Completions {
  const { workspace } = analysis;
  const state = workspace.file(file);
  if (state === undefined) return NOTHING;
  const { source } = state;
  const cursor = Math.max(0, Math.min(offset, source.text.length));
  const comment = completeComment(state, cursor, analysis, client);
  if (comment !== undefined) return bounded(comment, cursor, source);
  const spot = spotAt(source, cursor);
  if (spot === undefined) return NOTHING;
  const { unit, flow } = unitAround(state, spot.lines.document, workspace, { line: source.positionAt(cursor).line, path: spot.path });
  const asking: Asking = {
    file, source, spot, unit, flow, environment: workspace.environment, analysis, ...client,
    schema: schemaOf(source, spot, unit?.kind), verbs: verbsIn(unit, spot),
  };
  return bounded(itemsAt(asking), cursor, source);
}

/** What can be written at an offset of a configuration file. */
export function completeConfigAt(source: SourceFile, offset: number, analysis: Analysis, client: Client): Completions {
  const cursor = Math.max(0, Math.min(offset, source.text.length));
  const spot = spotAt(source, cursor);
  if (spot === undefined) return NOTHING;
  const asking: Asking = { file: source.id, source, spot, unit: undefined, flow: undefined, environment: analysis.workspace.environment, analysis, ...client, schema: 'config', verbs: verbsIn(undefined, spot) };
  return bounded(itemsAt(asking), cursor, source);
}

/** What kind of unit a document is, by its own words before what was made of it. */
function schemaOf(source: SourceFile, spot: Spot, kind: 'pipeline' | 'catalog' | undefined): 'pipeline' | 'catalog' {
  if (kind !== undefined) return kind;
  const start = source.lineStarts[spot.lines.start] ?? 0;
  const end = source.lineStarts[spot.lines.end] ?? source.text.length;
  return /^catalog[ \t]*:/m.test(source.text.slice(start, end)) ? 'catalog' : 'pipeline';
}

function itemsAt(asking: Asking): readonly CompletionItem[] {
  const { spot } = asking;
  const shapes = shapesAt(asking.schema, spot.path, asking.verbs.of(spot.path));
  switch (spot.at) {
    case 'key': return written(keysAt(spot.path, asking), spot.path, false, true, asking);
    case 'value': {
      const values = written(valuesAt(spot.path, shapes, spot.names, asking), spot.path, false, false, asking);
      if (values.length === 0 && spot.onDash && takesMap(shapes)) return written(keysAt(spot.path, asking), spot.path, false, true, asking);
      return values;
    }
    case 'line': {
      const list = shapes.some((shape) => (shape.types & TYPE.array) !== 0) && !shapes.some(({ properties }) => properties !== undefined);
      const isMap = takesMap(shapes) || spot.path.length === 0;
      const keys = isMap ? written(keysAt(spot.path, asking), spot.path, false, true, asking) : [];
      if (!list) return keys;
      const items = shapesAt(asking.schema, [...spot.path, '0'], asking.verbs.of(spot.path));
      if (takesMap(items)) return [...keys, ...written(keysAt([...spot.path, '0'], { ...asking, spot: { ...spot, names: [] } }), spot.path, true, true, asking)];
      return [...keys, ...written(valuesAt([...spot.path, '0'], items, spot.names, asking), spot.path, true, false, asking)];
    }
  }
}

function takesMap(shapes: readonly Shape[]): boolean {
  return shapes.some((shape) => (shape.types & TYPE.object) !== 0 || shape.properties !== undefined || shape.choice?.whenTrue !== undefined);
}

/** What may stand as the value at a path: names, and values that the format fixes. */
function valuesAt(path: readonly string[], shapes: readonly Shape[], chosen: readonly string[], asking: Asking): readonly Proposal[] {
  const names = asking.schema === 'config' ? configNames(path, chosen, asking) : namesAt(path, chosen, asking);
  const known = new Set(names.map(({ label }) => label));
  const taken = new Set(chosen);
  const fixed = fixedValues(shapes, path, asking).filter(({ label }) => !known.has(label) && !taken.has(label) && label !== PLACEHOLDER);
  // A list where a value stands: its items, with the bracket to hold them.
  const [shape] = shapes;
  if (names.length > 0 || fixed.length > 0 || shape === undefined || asking.spot.onDash || formOf(shape) !== 'list' || /^\d+$/.test(path[path.length - 1] ?? '')) return [...names, ...fixed];
  const items = shapesAt(asking.schema, [...path, '0'], asking.verbs.of(path));
  return takesMap(items) ? [] : fixedValues(items, [...path, '0'], asking);
}

function written(proposals: readonly Proposal[], path: readonly string[], asItem: boolean, asKey: boolean, asking: Asking): readonly CompletionItem[] {
  const clearing = proposals.length < 2 ? new Set<string>() : clearingAt(path, asking.unit, asking.analysis);
  const ranked = proposals.map((one, index) => ({ one, index, rank: clearing.has(one.label) ? RANK.clears + one.rank / 1000 : one.rank }));
  ranked.sort((a, b) => a.rank - b.rank || a.index - b.index);
  const inList = needsBrackets(asking, asItem, asKey);
  return few(ranked, asking.spot.quote === undefined ? asking.spot.typed : '').map(({ one }, index) => {
    const item = write(one, index, asItem, asKey, asking);
    return inList ? { ...item, newText: bracketed(item.newText), isSnippet: false } : item;
  });
}

/** Of very many, those that what was typed is part of, and one more than a list holds: writing all would take its time. */
function few<T extends { readonly one: Proposal }>(ranked: readonly T[], typed: string): readonly T[] {
  if (ranked.length <= MOST_ITEMS) return ranked;
  const part = typed.toLowerCase();
  const fits = part === '' ? ranked : ranked.filter(({ one }) => one.label.toLowerCase().includes(part) || one.words?.some((word) => word.toLowerCase().includes(part)) === true);
  // Still more than a list holds, or it would pass for all there is.
  return fits.length > MOST_ITEMS ? fits.slice(0, MOST_ITEMS + 1) : [...fits, ...ranked.filter((one) => !fits.includes(one)).slice(0, MOST_ITEMS + 1 - fits.length)];
}

/** Whether a name that is proposed right behind a key belongs in a list there. */
function needsBrackets({ spot, schema, verbs }: Asking, asItem: boolean, asKey: boolean): boolean {
  if (asItem || asKey || spot.at !== 'value' || spot.onDash || spot.quote !== undefined || /^\d+$/.test(spot.path[spot.path.length - 1] ?? '')) return false;
  const [shape] = shapesAt(schema, spot.path, verbs.of(spot.path));
  return shape !== undefined && formOf(shape) === 'list';
}

function bracketed(text: string): string {
  const lead = text.startsWith(' ') ? ' ' : '';
  return `${lead}[${text.slice(lead.length)}]`;
}

/** At most so many items: those that what was typed is part of, in either language. */
function bounded(items: readonly CompletionItem[], cursor: number, source: SourceFile): Completions {
  if (items.length <= MOST_ITEMS) return { items, isIncomplete: false };
  const fits = items.filter(({ insert, filter }) => filter.toLowerCase().includes(source.text.slice(insert.start, cursor).toLowerCase()));
  return { items: fits.slice(0, MOST_ITEMS), isIncomplete: true };
}
