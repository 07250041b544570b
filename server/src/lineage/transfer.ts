/**
 * What each verb does to the data: one function per verb, from the profiles of the inputs to the
 * profile of the step. Transforms are believed only as far as they are honest: a plain hash of a
 * national number stays what it was, a derived field keeps the categories of what it uses.
 */
import type { Category } from '../knowledge/types.ts';
import type { Pipeline, Step } from '../model/pipeline.ts';
import { combine, joined } from './combine.ts';
import type { Environment } from './environment.ts';
import type { BrokenReference, FieldReference, FlowNode } from './flow.ts';
import { grouped } from './group.ts';
import { mergeFields } from './merge-fields.ts';
import { isPersonal } from './personal.ts';
import { fieldOf, UNKNOWN_PROFILE, type FieldFlow, type Profile } from './profile.ts';
import type { StepContext } from './step-context.ts';

/** The profile of a step, and the fields it names. */
export function applyStep(pipeline: Pipeline, step: Step, inputs: readonly FlowNode[], profiles: readonly Profile[], environment: Environment, broken: BrokenReference[]): { profile: Profile; references: readonly FieldReference[] } {
  const references: FieldReference[] = [];
  const refer: StepContext['refer'] = (ref, role, index = 0) => {
    const profile = profiles[index] ?? UNKNOWN_PROFILE;
    const input = inputs[index];
    const field = fieldOf(profile, ref.id) ?? throughInput(input, profile, ref.id);
    if (input !== undefined) references.push({ ref, role, input, field });
    if (field !== undefined) return field;
    if (!profile.unknown) broken.push({ what: 'field', ref, candidates: [...profile.fields.keys()] });
    return unknownField(ref.id);
  };
  const context: StepContext = { pipeline, step, at: { unit: pipeline.key, path: step.path, focus: step.verbPath, part: 'whole' }, inputs, profiles, environment, refer };
  return { profile: apply(context), references };
}

/** `input.field` after a join, also where the name alone would have told. */
function throughInput(node: FlowNode | undefined, profile: Profile, name: string): FieldFlow | undefined {
  const dot = name.indexOf('.');
  if (dot === -1 || node?.kind !== 'step' || !node.decl.inputs.some(({ id }) => id === name.slice(0, dot))) return undefined;
  return fieldOf(profile, name.slice(dot + 1));
}

/** Stands in for a field that is not there, so that what comes after does not report it again. */
export function unknownField(name: string): FieldFlow {
  return { name, categories: [], unknown: true, scale: 'individual', origins: [], pseudonym: undefined, publicRole: false, redacted: false, score: false };
}

function apply(context: StepContext): Profile {
  switch (context.step.verb) {
    case 'join': return joined(context);
    case 'union': return combine(context.profiles, (a, b) => mergeFields(a, b));
    case 'select': return select(context);
    case 'drop': return drop(context);
    case 'filter': return filter(context);
    case 'derive': return derive(context);
    case 'generalise': return generalise(context);
    case 'pseudonymise': return pseudonymise(context);
    case 'redact': return redact(context);
    case 'aggregate': return grouped(context);
    case 'smpc': return grouped(context);
    case 'anonymise': return anonymise(context);
    case 'score': return addResult(context, 'risk-score', true);
    case 'decide': return addResult(context, 'decision', false);
  }
}

function input(context: StepContext): Profile {
  return context.profiles[0] ?? UNKNOWN_PROFILE;
}

function select(context: StepContext): Profile {
  const fields = new Map<string, FieldFlow>();
  for (const ref of context.step.fields) {
    const field = context.refer(ref, 'select');
    fields.set(ref.id, named(field, ref.id));
  }
  for (const { name, to } of context.step.mappings) fields.set(name, named(context.refer(to, 'select'), name));
  // A select that names nothing is reported by the schema; nothing is concluded from it.
  if (fields.size === 0) return input(context);
  return { ...input(context), fields, aliases: UNKNOWN_PROFILE.aliases };
}

function named(field: FieldFlow, name: string): FieldFlow {
  return field.name === name ? field : { ...field, name };
}

function drop(context: StepContext): Profile {
  const profile = input(context);
  const fields = new Map(profile.fields);
  for (const ref of context.step.fields) fields.delete(context.refer(ref, 'drop').name);
  return { ...profile, fields };
}

function filter(context: StepContext): Profile {
  for (const ref of context.step.uses) context.refer(ref, 'uses');
  const profile = input(context);
  const { selection } = context.step;
  return selection === 'signal' || selection === 'sample' ? { ...profile, selection } : profile;
}

function derive(context: StepContext): Profile {
  const profile = input(context);
  const fields = new Map(profile.fields);
  for (const { name, uses, category } of context.step.derived) {
    const used = uses.map((ref) => context.refer(ref, 'uses'));
    fields.set(name, derivedField(name, used, category === undefined ? undefined : context.environment.taxonomy.members(category.id), profile));
  }
  return { ...profile, fields };
}

/**
 * A field made from others. A stated category is believed unless it says `none` of personal data;
 * then the field keeps what it was made of.
 * @param stated the stated category or the members of a stated group; empty where the name is unknown
 */
function derivedField(name: string, used: readonly FieldFlow[], stated: readonly Category[] | undefined, profile: Profile): FieldFlow {
  const believed = stated !== undefined && stated.length > 0 && isHonest(stated, used, profile) ? stated : undefined;
  return {
    name,
    categories: believed ?? [...new Set(used.flatMap((field) => field.categories))],
    unknown: believed === undefined && (stated?.length === 0 || used.some((field) => field.unknown)),
    scale: used.length > 0 && used.every((field) => field.scale !== 'individual') ? used[0]!.scale : 'individual',
    origins: [...new Set(used.flatMap((field) => field.origins))],
    pseudonym: undefined,
    publicRole: false,
    redacted: false,
    score: used.some((field) => field.score),
  };
}

/** Whether stated categories can be true of a field made from these: class none may not come from personal data. */
export function isHonest(stated: readonly Category[], used: readonly FieldFlow[], profile: Profile): boolean {
  return stated.some((category) => category.class !== 'none') || !used.some((field) => isPersonal(field, profile));
}

function generalise(context: StepContext): Profile {
  const profile = input(context);
  const fields = new Map(profile.fields);
  for (const { name, to } of context.step.mappings) {
    const field = context.refer({ id: name, path: to.path }, 'generalise');
    const stated = context.environment.taxonomy.members(to.id);
    if (stated.length > 0 && isHonest(stated, [field], profile)) fields.set(field.name, { ...field, categories: stated, unknown: false });
  }
  return { ...profile, fields };
}

function pseudonymise(context: StepContext): Profile {
  const { step, environment, at } = context;
  const profile = input(context);
  const fields = new Map(profile.fields);
  const pseudonym = environment.taxonomy.get('pseudonym');
  for (const ref of step.fields) {
    const field = context.refer(ref, 'pseudonymise');
    if (field.unknown || pseudonym === undefined) continue;
    fields.set(field.name, {
      ...field,
      categories: [pseudonym],
      pseudonym: { of: field.pseudonym?.of ?? field.categories, method: step.method, strong: step.method !== 'hash', keyHolder: step.keyHolder?.id, domain: step.domain, at },
    });
  }
  return { ...profile, fields };
}

function redact(context: StepContext): Profile {
  const profile = input(context);
  const fields = new Map(profile.fields);
  for (const ref of context.step.fields) {
    const field = context.refer(ref, 'redact');
    fields.set(field.name, { ...field, redacted: true, categories: field.categories.filter((category, index) => index === 0 || category.class === 'none') });
  }
  return { ...profile, fields };
}

function anonymise(context: StepContext): Profile {
  const profile = input(context);
  if (context.step.assessment === undefined) return profile;
  const fields = new Map([...profile.fields].map(([name, field]): [string, FieldFlow] => [name, { ...field, scale: 'anonymous' }]));
  return { ...profile, fields, grouping: { at: context.at, minGroupSize: undefined, verified: true }, secrecy: UNKNOWN_PROFILE.secrecy, uses: UNKNOWN_PROFILE.uses };
}

/** `score` and `decide` add one field, made of what they look at. */
function addResult(context: StepContext, categoryId: string, score: boolean): Profile {
  const profile = input(context);
  const used = context.step.uses.map((ref) => context.refer(ref, 'uses'));
  const category = context.environment.taxonomy.get(categoryId);
  const name = context.step.field;
  if (name === undefined || category === undefined) return profile;
  const individual = context.step.target === undefined || context.step.target === 'persons';
  const made: FieldFlow = {
    ...unknownField(name),
    unknown: false,
    categories: [category],
    scale: used.length > 0 && used.every((field) => field.scale !== 'individual') && !individual ? 'group' : 'individual',
    origins: [...new Set(used.flatMap((field) => field.origins))],
    score: score || used.some((field) => field.score),
  };
  return { ...profile, fields: new Map(profile.fields).set(name, made) };
}
