/**
 * The ways data take from what they were collected for to a purpose of this pipeline, and which rule
 * tells of each. One way is told once, by the first that applies: statistics used on individuals, help
 * turned into control, drift over pipelines, an incompatible purpose.
 */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import { controllersOf } from '../../lineage/environment.ts';
import type { SourceNode } from '../../lineage/flow.ts';
import { compares, isControl, isHelp, passages, purposesReached, settlingLaw, type Judgement, type Passage } from '../../lineage/compatibility.ts';
import { levelOf, personalCategories, personalFields } from '../../lineage/personal.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import { labelOf, restrictedUses, type RestrictedUse } from '../../lineage/restriction.ts';
import type { Purpose } from '../../model/pipeline.ts';
import type { Ref } from '../../model/read.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { View } from '../view.ts';

export interface PurposePath {
  readonly source: SourceNode;
  readonly purpose: Purpose;
  /** The passages that nothing settles. */
  readonly open: readonly Passage[];
  /** The passages from help to control that a law settles. */
  readonly helpByLaw: readonly LawfulHelp[];
  /** Whether the maker of the data states allowed uses, and this is none of them. */
  readonly outside: boolean;
  /** Whether the answers compare with the pipeline before, and not with the origin. */
  readonly comparesWithHopOnly: boolean;
}

/** Help that a law lets be used for control. */
export interface LawfulHelp {
  readonly passage: Passage;
  readonly law: Ref;
}

type Teller = 'help-data-for-control' | 'purpose-drift' | 'incompatible-purpose';

/** In order: who tells of a way first. A way that nobody applies to is no finding. */
const TELLERS: readonly { readonly rule: Teller; readonly applies: (path: PurposePath) => boolean }[] = [
  { rule: 'help-data-for-control', applies: (path) => helpTurned(path).length > 0 },
  { rule: 'purpose-drift', applies: (path) => path.outside || path.comparesWithHopOnly || drifted(path).length > 0 },
  { rule: 'incompatible-purpose', applies: (path) => path.open.length > 0 },
];

/** The passages from help to control that nothing settles. */
export function helpTurned(path: PurposePath): readonly Passage[] {
  return isControl(path.purpose.kind) ? path.open.filter(({ collected }) => isHelp(collected, path.source)) : [];
}

/** The ways from help to control that a law settles, and of which no rule tells anything else. */
export function helpSettledByLaw(view: View): readonly PurposePath[] {
  return readWays(view).paths.filter((path) => path.helpByLaw.length > 0 && !TELLERS.some(({ applies }) => applies(path)));
}

/** The passages from the origin, over a border between pipelines, that no answer but a law could settle. */
export function drifted(path: PurposePath): readonly Passage[] {
  return path.open.filter(({ collected, cell }) => collected.original && collected.distance > 0 && cell !== 'test' && cell !== 'anon');
}

function judgementOf(view: View): Judgement {
  const { pipeline, environment, today } = view;
  return { pipeline, environment, today, controllers: controllersOf(pipeline, environment) };
}

/** Where restricted data come down on individuals. */
export function restrictedPlaces(view: View): readonly RestrictedUse[] {
  return readWays(view).restricted;
}

/** The ways of which a rule tells. */
export function pathsToldBy(rule: Teller, view: View): readonly PurposePath[] {
  return readWays(view).paths.filter((path) => TELLERS.find(({ applies }) => applies(path))?.rule === rule);
}

interface Ways {
  readonly restricted: readonly RestrictedUse[];
  readonly paths: readonly PurposePath[];
}

/** Several rules ask the same of one view. */
const known = new WeakMap<View, Ways>();

function readWays(view: View): Ways {
  let ways = known.get(view);
  if (ways === undefined) {
    const judgement = judgementOf(view);
    const restricted = restrictedUses(view.flow, judgement);
    const paths = telling(view, judgement).filter((path) => !restricted.some((use) => use.sources.includes(path.source) && use.purposes.includes(path.purpose)));
    known.set(view, (ways = { restricted, paths }));
  }
  return ways;
}

/** The ways with something to tell; of one on which everything is settled no rule says anything. */
function telling(view: View, judgement: Judgement): readonly PurposePath[] {
  const reached = purposesReached(view.flow);
  return view.flow.sources.flatMap((source) => [...reached.get(source) ?? []].flatMap((purpose): readonly PurposePath[] => {
    const all = passages(source, purpose, view.flow, judgement);
    // What was collected for statistics and stops here is told where it comes down on somebody, or not at all.
    const open = all.filter((passage) => !passage.settled && !passage.toldBefore && passage.cell !== 'stop');
    const outside = isOutside(source, purpose, view);
    const mayBeHelp = isControl(purpose.kind);
    if (open.length === 0 && !outside && !mayBeHelp) return [];
    const untested = open.filter(({ collected, cell }) => cell === 'test' && collected.original && collected.distance > 0);
    const hops = all.filter(({ collected }) => !collected.original).map(({ collected }) => collected);
    const comparesWithHopOnly = untested.length > 0 && hops.some((hop) => purpose.compatibility.some((entry) => compares(entry, hop, judgement)));
    const helpByLaw = mayBeHelp ? all.flatMap((passage): readonly LawfulHelp[] => {
      const law = passage.settled && passage.cell !== 'ok' && isHelp(passage.collected, source) ? settlingLaw(passage.collected, purpose, judgement) : undefined;
      return law === undefined ? [] : [{ passage, law }];
    }) : [];
    return [{ source, purpose, open, helpByLaw, outside, comparesWithHopOnly }];
  }));
}

function isOutside(source: SourceNode, purpose: Purpose, view: View): boolean {
  const allowed = source.supply.upstream?.output.allowedUses?.map((ref) => ref.id);
  const { kind } = purpose;
  if (allowed === undefined || kind === undefined || kind === PLACEHOLDER || allowed.includes(PLACEHOLDER) || allowed.includes(kind) || allowed.includes(purpose.id)) return false;
  return labelOf(source.profile) !== undefined || levelOf(source.profile, view.environment) !== 'non-personal';
}

/** What a purpose kind is called; an unknown kind by its id. */
export function kindLabel(kind: string, view: View): BilingualText {
  return view.environment.base.matrix.kinds.find((known) => known.id === kind)?.label ?? { nl: kind, en: kind };
}

/** The special and criminal data that a source brings. */
export function heavyFields(source: SourceNode): readonly FieldFlow[] {
  return personalFields(source.profile).filter((field) => personalCategories(field, source.profile).some((category) => category.class === 'special' || category.class === 'criminal'));
}
