/**
 * By what people are chosen or judged: the fields a score, filter or decision looks at, where they say
 * or stand in for where somebody comes from. A field made of nationality is nationality still, under
 * whatever name; a result that another step judged by is not judged twice. Basis: Grondwet 1 (checked 2026-11-21).
 */
import { sensitivityOf, type Sensitivity } from '../knowledge/sensitivities.ts';
import type { Category } from '../knowledge/types.ts';
import type { Ref } from '../model/read.ts';
import type { Environment } from './environment.ts';
import type { StepNode } from './flow.ts';
import { isPersonal, meaning } from './personal.ts';
import type { FieldFlow, Origin, Profile } from './profile.ts';

/** A field that a step chooses by, and the first sensitive thing it holds or was made of. */
export interface Feature {
  readonly field: FieldFlow;
  /** Where the step names it; undefined where only its condition does. */
  readonly ref: Ref | undefined;
  readonly category: Category;
  readonly sensitivity: Sensitivity;
  /** The origin it was made of, where the field itself is declared to be something else. */
  readonly origin: Origin | undefined;
}

/** What comes out of a step that judges: its features were looked at where it was made. */
const RESULTS: ReadonlySet<string> = new Set(['risk-score', 'decision']);

/** The sensitive features of a score, filter or decide step, those about origin first; empty for other steps. */
export function selectionFeatures(step: StepNode, environment: Environment): readonly Feature[] {
  if (isCompleteness(step)) return NONE;
  const features: Feature[] = [];
  for (const { field, ref, profile } of looksAt(step)) {
    const found = featureOf(field, ref, profile, step, environment);
    if (found !== undefined && !features.some((other) => other.field === field)) features.push(found);
  }
  return features.length < 2 ? features : [...features.filter(isOrigin), ...features.filter((feature) => !isOrigin(feature))];
}

const NONE: readonly Feature[] = [];
const FILLED_IN = /^\s*[\p{L}\p{N}_.]+ (?:is |is niet |is not |not )?(?:ingevuld|gevuld|bekend|aanwezig|leeg|filled|filled in|known|present|empty|null)\s*$/iu;

/** Whether a filter only asks if a field has a value: that sorts records by their quality, not people. */
function isCompleteness({ decl }: StepNode): boolean {
  return decl.verb === 'filter' && typeof decl.all['where'] === 'string' && FILLED_IN.test(decl.all['where']);
}

/** Whether the feature is origin itself, and not something that stands in for it. */
export function isOrigin(feature: Feature): boolean {
  return feature.sensitivity.role === 'origin';
}

function* looksAt(step: StepNode): Iterable<{ readonly field: FieldFlow; readonly ref: Ref | undefined; readonly profile: Profile }> {
  for (const { role, field, ref, input } of step.references) if (role === 'uses' && field !== undefined) yield { field, ref, profile: input.profile };
  if (step.decl.verb !== 'filter' || typeof step.decl.all['where'] !== 'string') return;
  const words = new Set(step.decl.all['where'].split(/[^\p{L}\p{N}_]+/u));
  for (const { profile } of step.inputs) for (const field of profile.fields.values()) if (words.has(field.name)) yield { field, ref: undefined, profile };
}

function featureOf(field: FieldFlow, ref: Ref | undefined, profile: Profile, step: StepNode, environment: Environment): Feature | undefined {
  if (field.score || field.categories.some(({ id }) => RESULTS.has(id)) || !isPersonal(field, profile)) return undefined;
  const { base, taxonomy } = environment;
  const isLookup = step.decl.verb === 'filter';
  for (const role of ['origin', 'proxy'] as const) {
    // A pseudonym of a name or address tells records apart and nothing of the person; one of a nationality still sorts people by it.
    if (role === 'proxy' && field.pseudonym !== undefined) continue;
    for (const category of meaning(field)) {
      const sensitivity = sensitivityOf(base, taxonomy, category, role);
      // To filter by a name or a full address is to look somebody up, not to choose a group.
      if (sensitivity !== undefined && !(isLookup && category.role === 'direct')) return { field, ref, category, sensitivity, origin: undefined };
    }
    for (const origin of field.origins) {
      for (const category of origin.categories) {
        const sensitivity = sensitivityOf(base, taxonomy, category, role);
        // Made coarse enough it is no longer what it was: a municipality is no neighbourhood.
        if (sensitivity === undefined || field.categories.some((own) => own === category || taxonomy.isCoarser(own.id, category.id))) continue;
        return { field, ref, category, sensitivity, origin };
      }
    }
  }
  return undefined;
}
