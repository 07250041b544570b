/** Labels that brand the people or the small area they are put on. Basis: WP248 criterion 7 (checked 2026-11-21). */
import { sensitivityOf } from '../knowledge/sensitivities.ts';
import type { Environment } from './environment.ts';
import { aboutPersons, isPersonal, meaning } from './personal.ts';
import type { FieldFlow, Profile } from './profile.ts';

export interface Branding {
  readonly on: 'persons' | 'areas';
  /** The fields that hold a label. */
  readonly fields: readonly FieldFlow[];
  /** The field that says which area; undefined where the labels are on persons. */
  readonly area: FieldFlow | undefined;
}

/** The labels in these rows, on persons where they have any, else on areas below a municipality; undefined where there are none. */
export function brandingIn(profile: Profile, environment: Environment): Branding | undefined {
  const labels = [...profile.fields.values()].filter((field) => field.scale !== 'anonymous' && isLabel(field, environment));
  if (labels.length === 0) return undefined;
  const onPersons = labels.filter((field) => isPersonal(field, profile));
  if (onPersons.length > 0) return { on: 'persons', fields: onPersons, area: undefined };
  const onGroups = labels.filter((field) => field.scale === 'group');
  if (onGroups.length === 0 || !aboutPersons(profile)) return undefined;
  const area = [...profile.fields.values()].find((field) => field.scale === 'group' && isSmallArea(field, environment));
  return area === undefined ? undefined : { on: 'areas', fields: onGroups, area };
}

function isLabel(field: FieldFlow, { base, taxonomy }: Environment): boolean {
  return field.score || meaning(field).some((category) => sensitivityOf(base, taxonomy, category, 'stigma') !== undefined);
}

function isSmallArea(field: FieldFlow, { base, taxonomy }: Environment): boolean {
  return field.categories.some((category) => sensitivityOf(base, taxonomy, category, 'small-area') !== undefined);
}
