/**
 * Whether a flow needs a data protection impact assessment (DPIA), and why: which items of the list of the
 * Dutch authority and which of the nine European criteria it hits, by what it declares, and the score of the
 * ministry's pre-scan. Law: AVG 35; lists and scores are data (`seeds/knowledge/dpia.yaml`, checked 2026-11-21).
 */
import type { DpiaCriterion, PrescanPart } from '../knowledge/dpia.ts';
import type { Bilingual, Category } from '../knowledge/types.ts';
import type { Anchor } from '../model/path.ts';
import type { Purpose } from '../model/pipeline.ts';
import { detect, type DpiaContext } from './dpia-detect.ts';
import { prescanParts } from './dpia-score.ts';
import type { Environment } from './environment.ts';
import type { PipelineFlow } from './flow.ts';
import { categoriesAt } from './personal.ts';

/** A declaration by which a criterion holds. */
export interface DpiaCause {
  readonly kind: 'field' | 'source' | 'step' | 'output' | 'purpose' | 'pipeline';
  readonly at: Anchor;
  readonly name: string;
  /** For a field: its categories that count. */
  readonly categories: readonly Category[];
  /** How many people it is about, where that is declared. */
  readonly count: number | undefined;
}

/** `large` from the threshold on; `unknown` where the number of people is not declared everywhere. */
export type DpiaScale = 'large' | 'small' | 'unknown';

/** A criterion that the flow hits. */
export interface DpiaHit {
  readonly criterion: DpiaCriterion;
  /** At least one, in the order of the flow. */
  readonly causes: readonly DpiaCause[];
  readonly scale: DpiaScale;
  /** The largest declared number of people among the causes. */
  readonly count: number | undefined;
}

/** A part of the pre-scan's score that gives points. */
export interface DpiaScorePart {
  readonly part: PrescanPart;
  readonly title: Bilingual;
  /** What was measured: a number of categories, people, countries …, by the part's measure. */
  readonly value: number;
  readonly points: number;
}

/** What a purpose's flow says about the need for a DPIA; not whether there is one. */
export interface DpiaAssessment {
  readonly purpose: Purpose;
  /** The hits on the authority's list, and on the nine criteria; each in the order of its list. */
  readonly ap: readonly DpiaHit[];
  readonly wp248: readonly DpiaHit[];
  readonly score: { readonly points: number; readonly parts: readonly DpiaScorePart[] };
  /** What the pre-scan makes of it. */
  readonly advice: 'required' | 'recommended' | 'none';
  /** The threshold that was used for large scale, in people. */
  readonly largeScale: number;
}

/** What was asked of a flow so far, by purpose and threshold. */
interface Known {
  readonly ap: Map<string, readonly DpiaHit[]>;
  readonly assessments: Map<string, DpiaAssessment | undefined>;
}

const known = new WeakMap<PipelineFlow, Known>();

function knownOf(flow: PipelineFlow): Known {
  let answers = known.get(flow);
  if (answers === undefined) known.set(flow, (answers = { ap: new Map(), assessments: new Map() }));
  return answers;
}

function keyOf({ unit, id }: Purpose, largeScale: number): string {
  return `${largeScale} ${unit} ${id}`;
}

/**
 * Assesses one purpose of a flow, once: the answer is kept with the flow.
 * @param largeScale from how many people on processing is large-scale; the pre-scan's number when left out
 * @returns undefined where nothing that serves the purpose is personal data
 */
export function assessDpia(flow: PipelineFlow, purpose: Purpose, environment: Environment, largeScale: number = environment.base.dpia.prescan.largeScale): DpiaAssessment | undefined {
  const { assessments } = knownOf(flow);
  const key = keyOf(purpose, largeScale);
  if (!assessments.has(key)) assessments.set(key, assess(flow, purpose, environment, largeScale));
  return assessments.get(key);
}

/** The hits on the authority's list alone, which is all that makes a DPIA a duty by itself; parameters as of `assessDpia`. */
export function apHits(flow: PipelineFlow, purpose: Purpose, environment: Environment, largeScale: number): readonly DpiaHit[] {
  const { ap } = knownOf(flow);
  const key = keyOf(purpose, largeScale);
  let hits = ap.get(key);
  if (hits === undefined) ap.set(key, (hits = concernsPersons(flow, purpose) ? hitsOn('ap', contextOf(flow, purpose, environment, largeScale)) : []));
  return hits;
}

/** Whether anything that serves the purpose is personal data: cheap, and asked before all else. */
export function concernsPersons(flow: PipelineFlow, purpose: Purpose): boolean {
  return flow.nodes.some((node) => node.purposes.includes(purpose) && categoriesAt(node.profile).size > 0);
}

function assess(flow: PipelineFlow, purpose: Purpose, environment: Environment, largeScale: number): DpiaAssessment | undefined {
  if (!concernsPersons(flow, purpose)) return undefined;
  const { prescan } = environment.base.dpia;
  const context = contextOf(flow, purpose, environment, largeScale);
  const ap = apHits(flow, purpose, environment, largeScale);
  const wp248 = hitsOn('wp248', context);
  const parts = prescanParts(context);
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  const required = ap.length >= prescan.required.ap || wp248.length >= prescan.required.wp248 || points > prescan.required.scoreAbove;
  return { purpose, ap, wp248, score: { points, parts }, advice: required ? 'required' : wp248.length >= prescan.recommended.wp248 ? 'recommended' : 'none', largeScale };
}

function contextOf(flow: PipelineFlow, purpose: Purpose, environment: Environment, largeScale: number): DpiaContext {
  return { flow, purpose, environment, nodes: flow.nodes.filter((node) => node.purposes.includes(purpose)), largeScale, counts: new Map() };
}

function hitsOn(list: DpiaCriterion['list'], context: DpiaContext): readonly DpiaHit[] {
  return context.environment.base.dpia.criteria.flatMap((criterion): DpiaHit[] => {
    const causes = criterion.list === list ? detect(criterion, context) : [];
    return causes.length === 0 ? [] : [{ criterion, causes, ...scaleOf(causes, context.largeScale) }];
  });
}

function scaleOf(causes: readonly DpiaCause[], largeScale: number): Pick<DpiaHit, 'scale' | 'count'> {
  const counts = causes.flatMap(({ count }) => count ?? []);
  const count = counts.length === 0 ? undefined : Math.max(...counts);
  if (count !== undefined && count >= largeScale) return { scale: 'large', count };
  return { scale: causes.some((cause) => cause.count === undefined) ? 'unknown' : 'small', count };
}
