/** `aggregate` and `smpc`: rows become groups, or they do not and nothing is claimed. */
import type { FieldFlow, Profile, Scale } from './profile.ts';
import { hasRows, UNKNOWN_PROFILE } from './profile.ts';
import { conditions, inputNamed } from './combine.ts';
import { isDirect } from './personal.ts';
import type { StepContext } from './step-context.ts';

/**
 * Grouping by something that names or numbers one person is no grouping: then the rows stay
 * individual. A declared group size makes the groups verified and lifts what sticks to individual
 * rows only (secrecy, use restrictions, how long and where they may be kept). Groups of groups are as large as those they are made of,
 * unless there are rows among them.
 */
export function grouped(context: StepContext): Profile {
  const { step, profiles, at, refer } = context;
  const by = step.by.map((ref) => refer(ref, 'by'));
  if (step.verb === 'smpc') {
    for (const ref of step.on.shared) profiles.forEach((_, input) => refer(ref, 'key', input));
    for (const [name, refs] of step.on.perInput) {
      const input = inputNamed(name, context);
      if (input !== undefined) for (const ref of refs) refer(ref, 'key', input);
    }
  }
  const common = conditions(profiles, 'rows-shared');
  const rows = profiles.length === 1 ? profiles[0]! : common;
  const isGroup = !by.some((field) => isDirect(field, rows) || field.pseudonym !== undefined);
  // Counts over what nobody is in any more are no more about persons than what they count.
  const counted: Scale = isGroup ? (profiles.length > 0 && profiles.every(isAnonymous) ? 'anonymous' : 'group') : 'individual';
  const fields = new Map<string, FieldFlow>();
  for (const field of by) fields.set(field.name, isGroup ? { ...field, scale: field.scale === 'anonymous' ? 'anonymous' : 'group' } : field);
  for (const measure of step.measures) {
    const input = measure.field === undefined ? 0 : Math.max(0, profiles.findIndex((profile) => profile.fields.has(measure.field!.id)));
    const used = measure.field === undefined ? undefined : refer(measure.field, 'measure', input);
    fields.set(measure.name, {
      name: measure.name,
      categories: used?.categories ?? [],
      unknown: used?.unknown ?? false,
      scale: used?.scale === 'anonymous' && isGroup ? 'anonymous' : counted,
      origins: used?.origins ?? [],
      pseudonym: used?.pseudonym, publicRole: false, redacted: false,
      score: used?.score ?? false,
    });
  }
  if (!isGroup) return { ...common, fields, aliases: UNKNOWN_PROFILE.aliases };
  const verified = step.minGroupSize !== undefined && step.minGroupSize > 1;
  const grouping = common.grouping?.verified === true && step.minGroupSize === undefined && !profiles.some(hasRows) ? common.grouping : { at, minGroupSize: step.minGroupSize, verified };
  return {
    ...common,
    fields,
    aliases: UNKNOWN_PROFILE.aliases,
    grouping,
    secrecy: grouping.verified ? UNKNOWN_PROFILE.secrecy : common.secrecy,
    uses: grouping.verified ? UNKNOWN_PROFILE.uses : common.uses,
    retention: grouping.verified ? undefined : common.retention,
  };
}

function isAnonymous({ fields }: Profile): boolean {
  return fields.size > 0 && [...fields.values()].every((field) => field.scale === 'anonymous');
}
