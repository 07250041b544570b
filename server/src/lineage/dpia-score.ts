/** The risk score of the ministry's pre-scan: what it measures of a flow, and the points that gives. */
import type { PrescanPart } from '../knowledge/dpia.ts';
import type { Category } from '../knowledge/types.ts';
import { isMap, texts } from '../model/read.ts';
import type { DpiaScorePart } from './dpia.ts';
import type { DpiaContext } from './dpia-detect.ts';
import { durationInDays } from './duration.ts';
import type { FlowNode } from './flow.ts';
import { headCount } from './head-count.ts';
import { categoriesAt } from './personal.ts';

const DAYS_A_YEAR = 365;

/** The parts that give points, in the order of the pre-scan. */
export function prescanParts(context: DpiaContext): readonly DpiaScorePart[] {
  const about = context.nodes.filter((node) => categoriesAt(node.profile).size > 0);
  return context.environment.base.dpia.prescan.parts.flatMap((part): DpiaScorePart[] => {
    if (part.kinds !== undefined && !part.kinds.includes(context.purpose.kind ?? '')) return [];
    const value = measured(part, context, about);
    const points = part.steps.reduce((most, step) => (value >= step.from ? Math.max(most, step.points) : most), 0);
    return points === 0 ? [] : [{ part, title: part.title, value, points }];
  });
}

/** The value of a part; 0 where nothing is declared. */
function measured(part: PrescanPart, context: DpiaContext, about: readonly FlowNode[]): number {
  const { pipeline } = context.flow;
  switch (part.measure) {
    case 'categories': {
      const found = new Set<Category>();
      for (const node of about) for (const category of categoriesAt(node.profile)) if (part.classes?.includes(category.class) === true && category.needsNoCover !== true) found.add(category);
      return found.size;
    }
    case 'subjects': {
      const kinds = new Set(about.flatMap((node) => [...node.profile.subjects.keys()]));
      return (part.weights ?? []).reduce((sum, group) => (group.kinds.some((kind) => kinds.has(kind)) ? sum + group.weight : sum), 0);
    }
    case 'people': return Math.max(0, ...about.map((node) => headCount(node, context.counts) ?? 0));
    case 'runs': {
      const days = pipeline.schedule === undefined ? undefined : durationInDays(pipeline.schedule);
      return days === undefined || days <= 0 ? 0 : DAYS_A_YEAR / days;
    }
    case 'retention': return Math.max(0, ...about.flatMap((node) => (node.kind === 'output' ? daysKept(node.decl.retention?.period ?? context.purpose.retention?.period) : [])));
    case 'countries': return countries(context, about).size;
    case 'registers': return (part.registers ?? []).filter((id) => about.some((node) => node.profile.registers.has(id))).length;
  }
}

function daysKept(period: string | undefined): number {
  return period === undefined ? 0 : (durationInDays(period) ?? 0);
}

/** The countries outside the European Economic Area where processors work or recipients are. */
function countries({ flow: { pipeline }, environment }: DpiaContext, about: readonly FlowNode[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (country: string | undefined): void => {
    if (country !== undefined && /^[A-Z]{2}$/.test(country) && !environment.base.transfers.eea.includes(country)) found.add(country);
  };
  for (const processor of pipeline.processors.values()) {
    for (const key of ['storage', 'support', 'telemetry']) texts(processor.all[key]).forEach(add);
    add(environment.party(pipeline, processor.id)?.country);
  }
  const place = isMap(pipeline.environment) ? pipeline.environment['country'] : undefined;
  if (typeof place === 'string') add(place);
  for (const node of about) if (node.kind === 'output') for (const { id } of node.decl.recipients) add(environment.party(pipeline, id)?.country);
  return found;
}
