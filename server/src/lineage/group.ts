/** `aggregate` and `smpc`: rows become groups, or they do not and nothing is claimed. */
import type { FieldFlow, Profile } from './profile.ts';
import { UNKNOWN_PROFILE } from './profile.ts';
import { conditions } from './combine.ts';
import { isDirect } from './personal.ts';
import { uniteLists } from './merge-fields.ts';
import type { StepContext } from './step-context.ts';

/**
 * Grouping by something that names or numbers one person is no grouping: then the rows stay
 * individual. A declared group size makes the groups verified and lifts what sticks to individual
 * rows only (secrecy, use restrictions).
 */
export function grouped(context: StepContext): Profile {
  const { step, profiles, at, refer } = context;
  const by = step.by.map((ref) => refer(ref, 'by'));
  if (step.verb === 'smpc') {
    for (const ref of step.on.shared) profiles.forEach((_, input) => refer(ref, 'key', input));
    for (const [name, refs] of step.on.perInput) {
      const input = step.inputs.findIndex((ref) => ref.id === name);
      if (input !== -1) for (const ref of refs) refer(ref, 'key', input);
    }
  }
  const common = conditions(profiles);
  const first = profiles[0] ?? UNKNOWN_PROFILE;
  const isGroup = !by.some((field) => isDirect(field, first) || field.pseudonym !== undefined);
  const fields = new Map<string, FieldFlow>();
  for (const field of by) fields.set(field.name, isGroup ? { ...field, scale: field.scale === 'anonymous' ? 'anonymous' : 'group' } : field);
  for (const measure of step.measures) {
    const input = measure.field === undefined ? 0 : Math.max(0, profiles.findIndex((profile) => profile.fields.has(measure.field!.id)));
    const used = measure.field === undefined ? undefined : refer(measure.field, 'measure', input);
    fields.set(measure.name, {
      name: measure.name,
      categories: used?.categories ?? [],
      unknown: used?.unknown ?? false,
      scale: isGroup ? 'group' : 'individual',
      origins: used === undefined ? [] : uniteLists(used.origins, []),
      pseudonym: undefined, publicRole: false, redacted: false,
      score: used?.score ?? false,
    });
  }
  if (!isGroup) return { ...common, fields, aliases: UNKNOWN_PROFILE.aliases };
  const verified = step.minGroupSize !== undefined && step.minGroupSize > 1;
  const grouping = first.grouping?.verified === true && step.minGroupSize === undefined ? first.grouping : { at, minGroupSize: step.minGroupSize, verified };
  return {
    ...common,
    fields,
    aliases: UNKNOWN_PROFILE.aliases,
    grouping,
    secrecy: grouping.verified ? UNKNOWN_PROFILE.secrecy : common.secrecy,
    uses: grouping.verified ? UNKNOWN_PROFILE.uses : common.uses,
  };
}
