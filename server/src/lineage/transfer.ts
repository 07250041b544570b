/**
 * What each verb does to the data: one function per verb, from the profiles of the inputs to the
 * profile of the step. Transforms are believed only as far as they are honest: a plain hash of a
 * national number stays what it was, a derived field keeps the categories of what it uses.
 */
import type { Category } from '../knowledge/types.ts';
import type { Pipeline, Step } from '../model/pipeline.ts';
import { joined, united } from './combine.ts';
import type { Environment } from './environment.ts';
import type { BrokenReference, FieldReference, FlowNode } from './flow.ts';
import { grouped } from './group.ts';
import { lowestScale, mergePseudonyms } from './merge-fields.ts';
import { isPersonal, meaning } from './personal.ts';
import { fieldOf, UNKNOWN_PROFILE, type FieldFlow, type Profile, type Pseudonym } from './profile.ts';
import type { StepContext } from './step-context.ts';

/** The profile of a step, and the fields it names. */
export function applyStep(pipeline: Pipeline, step: Step, inputs: readonly (FlowNode | undefined)[], profiles: readonly Profile[], environment: Environment, broken: BrokenReference[]): { profile: Profile; references: readonly FieldReference[] } {
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
  const context: StepContext = { pipeline, step, at: { unit: pipeline.key, path: step.path, focus: step.verbPath, part: 'whole' }, inputs, profiles, environment, refer, missing: (reference) => broken.push(reference) };
  return { profile: apply(context), references };
}

/**
 * `input.field` right after a join, also where the name alone would have told. A join never shares its profile
 * with another node, so that a step which is taken from memory finds the same here.
 */
function throughInput(node: FlowNode | undefined, profile: Profile, name: string): FieldFlow | undefined {
  const dot = name.indexOf('.');
  if (dot === -1 || node?.kind !== 'step' || node.decl.verb !== 'join') return undefined;
  const field = name.slice(dot + 1);
  const brings = node.inputs.some((input) => input.name === name.slice(0, dot) && fieldOf(input.profile, field) !== undefined);
  return brings ? fieldOf(profile, field) : undefined;
}

/** Stands in for a field that is not there, so that what comes after does not report it again. */
function unknownField(name: string): FieldFlow {
  return { name, categories: [], unknown: true, scale: 'individual', origins: [], pseudonym: undefined, publicRole: false, redacted: false, score: false };
}

function apply(context: StepContext): Profile {
  switch (context.step.verb) {
    case 'join': return joined(context);
    case 'union': return united(context.profiles);
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
    case 'unreadable': return UNKNOWN_PROFILE;
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
    fields.set(name, derivedField(name, used, category === undefined ? undefined : context.environment.taxonomy.members(category.id), context));
  }
  return { ...profile, fields };
}

/**
 * A field made from others. A stated category is believed unless it says `none` of personal data;
 * then the field keeps what it was made of. What is made of pseudonyms alone is still one, whatever
 * it is called; what is only called a pseudonym has no key, and can be undone as a plain hash can.
 * @param stated the stated category or the members of a stated group; empty where the name is unknown
 */
function derivedField(name: string, used: readonly FieldFlow[], stated: readonly Category[] | undefined, context: StepContext): FieldFlow {
  const believed = stated !== undefined && stated.length > 0 && isHonest(stated, used, input(context)) ? stated : undefined;
  const masked = used.length > 0 && used.every((field) => field.pseudonym !== undefined);
  const named = believed?.some((category) => category.id === 'pseudonym') === true;
  return {
    name,
    categories: believed ?? [...new Set(used.flatMap((field) => field.categories))],
    unknown: believed === undefined && (stated?.length === 0 || used.some((field) => field.unknown)),
    scale: lowestScale(used),
    origins: [...new Set(used.flatMap((field) => field.origins))],
    pseudonym: masked || believed === undefined ? mergePseudonyms(used) : named ? unkeyed(used, context.at) : undefined,
    publicRole: false,
    redacted: used.length > 0 && used.every((field) => field.redacted),
    score: used.some((field) => field.score),
  };
}

/** The pseudonym that a derived field claims to be, of everything it was made of. */
function unkeyed(used: readonly FieldFlow[], at: StepContext['at']): Pseudonym | undefined {
  const of = [...new Set(used.flatMap(meaning))];
  return of.length === 0 ? undefined : { of, method: undefined, strong: false, keyHolder: undefined, domain: undefined, at };
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
    // Hashing a keyed pseudonym takes its key away from nobody: without it there is nothing to try.
    const under = step.method === 'hash' && field.pseudonym?.strong === true && field.categories.every((category) => category === pseudonym) ? field.pseudonym : undefined;
    fields.set(field.name, {
      ...field,
      categories: [pseudonym],
      pseudonym: { of: meaning(field), method: step.method, strong: step.method !== 'hash' || under !== undefined, keyHolder: step.keyHolder?.id ?? under?.keyHolder, domain: step.domain ?? under?.domain, at },
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
  return { ...profile, fields, grouping: { at: context.at, minGroupSize: undefined, verified: true }, secrecy: UNKNOWN_PROFILE.secrecy, uses: UNKNOWN_PROFILE.uses, retention: undefined, staysIn: UNKNOWN_PROFILE.staysIn };
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
