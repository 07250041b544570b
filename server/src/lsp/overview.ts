/** What the views of the client show: put together from what was checked last, in slices between which messages are served. */
import { CancellationToken } from 'vscode-languageserver';
import { byCodeUnit } from '../base/sorted.ts';
import { overviewCounts, viewTree, VIEWS, type OverviewCounts, type ViewName } from '../editor/overview.ts';
import { GROUPINGS, type Found, type Grouping } from '../editor/overview-findings.ts';
import { nodeAt, sizeOf, type OverviewNode } from '../editor/overview-node.ts';
import { forgetUnits, unitFacts, type UnitFacts } from '../editor/overview-unit.ts';
import { documentOf, fileOf } from '../model/path.ts';
import { LARGE_SCALE } from '../rules/decisions/dpia-places.ts';
import type { Preset } from '../rules/finding.ts';
import { DEFAULT_OPTIONS, valueOf } from '../rules/option.ts';
import { toRange } from './convert.ts';
import { inTurns } from './in-turns.ts';
import type { Session } from './session.ts';
import { pause } from './turns.ts';

/** Asks for a view, or with none for the counts alone; with `at` for what is below one node. */
export interface OverviewParams {
  readonly view: ViewName | undefined;
  readonly by: Grouping;
  /** Ids from the root down. */
  readonly at: readonly string[];
}

/** Where a node leads to: a range that is known, or a declaration that is looked up on the way (`grondslag/place`). */
export type TargetPlace = { readonly uri: string; readonly range: ReturnType<typeof toRange> } | { readonly uri: string; readonly document: number; readonly path: readonly string[] };

export interface OverviewItem extends Omit<OverviewNode, 'place' | 'children'> {
  readonly place?: TargetPlace;
  readonly children?: readonly OverviewItem[];
  /** There are children, and they can be asked for. */
  readonly more?: true;
}

export interface Overview {
  readonly counts: OverviewCounts;
  readonly items: readonly OverviewItem[];
}

/** From so many nodes on only the top is sent, and the rest when somebody unfolds it. */
const MOST = 2000;

/** Reads the parameters of a request as any client may send them. */
export function overviewParams(given: unknown): OverviewParams {
  const { view, by, at } = (typeof given === 'object' && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  return {
    view: VIEWS.find((name) => name === view),
    by: GROUPINGS.find((name) => name === by) ?? 'lens',
    at: Array.isArray(at) ? at.filter((id) => typeof id === 'string') : [],
  };
}

/** The overview as of what was checked last; nobody waits for a check. */
export async function overviewOf(session: Session, { view, by, at }: OverviewParams): Promise<Overview> {
  const { workspace, publisher, preferences: { locale } } = session;
  const analysis = session.analysis();
  forgetUnits(workspace);
  const units: UnitFacts[] = [];
  for (const unit of [...workspace.allUnits()].sort((a, b) => byCodeUnit(a.key, b.key))) {
    if (session.silent(unit.file)) continue;
    await pause();
    // What went while others had their turn is no longer shown.
    if (workspace.unit(unit.key) === unit) units.push(unitFacts(unit, workspace, valueOf(LARGE_SCALE, analysis.settingsFor(unit.file).options ?? DEFAULT_OPTIONS)));
  }
  const found: Found[] = [];
  for (const items of publisher.found.values()) for (const item of items) found.push(item);
  const files = [...workspace.fileIds()].filter((file) => !session.silent(file));
  const counts = overviewCounts(files.length, new Set<Preset>(files.map((file) => analysis.settingsFor(file).preset)), { found, units, locale });
  await pause();
  const tree = view === undefined ? [] : (await inTurns(viewTree(view, by, { analysis, found, units, locale }), CancellationToken.None))?.result ?? [];
  const wanted = at.length === 0 ? tree : nodeAt(tree, at)?.children ?? [];
  const whole = sizeOf(wanted, MOST) < MOST;
  return { counts, items: wanted.map((item) => toItem(item, session, whole)) };
}

function toItem({ place, children, ...rest }: OverviewNode, session: Session, whole: boolean): OverviewItem {
  const target = place && toTarget(place, session);
  const below = children === undefined || children.length === 0 ? {} : whole ? { children: children.map((child) => toItem(child, session, true)) } : { more: true as const };
  return { ...rest, ...(target === undefined ? {} : { place: target }), ...below };
}

function toTarget(place: NonNullable<OverviewNode['place']>, session: Session): TargetPlace | undefined {
  if ('unit' in place) return { uri: session.uriOf(fileOf(place.unit)), document: documentOf(place.unit), path: place.path };
  const source = session.sourceOf(place.file);
  return source && { uri: session.uriOf(place.file), range: toRange(place.span, source) };
}
