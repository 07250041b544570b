/** Which names belong at a place, by its path: fields and inputs inside steps, else what the format says the value names. */
import { stepVerbs } from '../../schema/shape.ts';
import { nameKindAt } from '../name-kinds.ts';
import { categories } from './categories.ts';
import { fieldsAt, suppliedFields, type Role } from './fields.ts';
import { inputs, outputs } from './inputs.ts';
import { laws } from './laws.ts';
import { grounds, parties, partyKinds, principles, purposeKinds, purposes, regimes, registers, usualTexts } from './named.ts';
import type { Asking, Proposal } from './proposal.ts';

const NONE: readonly Proposal[] = [];

/** The names that fit as the value at a path; `chosen` are the other items of its list. Empty where the value names nothing. */
export function namesAt(path: readonly string[], chosen: readonly string[], asking: Asking): readonly Proposal[] {
  const inList = /^\d+$/.test(path[path.length - 1] ?? '');
  const list = inList ? path.slice(0, -1) : path;
  const [section, name, key, sub, deeper] = list;
  if (section === 'steps' && name !== undefined && key !== undefined) {
    const inStep = stepNames(name, key, sub, deeper, list.length, chosen, asking);
    if (inStep !== undefined) return inStep;
  }
  if (section === 'outputs' && name !== undefined && key === 'from' && list.length === 3) return inputs(asking, { section, name }, []);
  if (section === 'sources' && name !== undefined && key === 'authorisation' && sub === 'fields') return suppliedFields(asking, name, chosen, false);
  return named(path, list, chosen, asking);
}

function stepNames(step: string, key: string, sub: string | undefined, deeper: string | undefined, length: number, chosen: readonly string[], asking: Asking): readonly Proposal[] | undefined {
  const verb = asking.verbs.of(['steps', step]);
  const fields = (role: Role, only?: string): readonly Proposal[] => fieldsAt(asking, step, role, chosen, only);
  if (length === 3 && stepVerbs().has(key)) return inputs(asking, { section: 'steps', name: step }, chosen);
  switch (key) {
    case 'on': return length === 3 ? fields('on') : fields('on', sub);
    case 'uses': return fields('uses');
    case 'by': return fields('by');
    case 'measures': return verb === 'decide' ? NONE : length === 5 ? fields('measure') : undefined;
    case 'reveals': return length === 5 ? fields('measure') : undefined;
    case 'fields': break;
    default: return undefined;
  }
  if (length === 3) return fields(verb === 'drop' ? 'drop' : verb === 'pseudonymise' ? 'pseudonymise' : verb === 'redact' ? 'redact' : 'keep');
  if (verb === 'derive') return deeper === 'uses' ? fields('uses') : deeper === 'category' ? categories(asking, { chosen, ...(sub === undefined ? {} : { field: sub }) }) : NONE;
  if (verb !== 'generalise') return length === 4 ? fields('keep') : undefined;
  const field = asking.flow?.steps.find((node) => node.name === step)?.inputs.map(({ profile }) => profile.fields.get(sub ?? '')).find((found) => found !== undefined);
  return categories(asking, { chosen, ...(field === undefined ? {} : { coarserThan: field.categories }) });
}

function named(path: readonly string[], list: readonly string[], chosen: readonly string[], asking: Asking): readonly Proposal[] {
  const last = list[list.length - 1] ?? '';
  const parent = list[list.length - 2];
  if (parent === 'environment' && last === 'party') return parties(asking, chosen);
  if (list[0] === 'laws' && last === 'controllers') return [...partyKinds(asking), ...parties(asking, chosen)];
  if (list[0] === 'rules' && list.length === 3 && last === 'principle') return principles(asking, chosen);
  switch (nameKindAt(path, false)) {
    case 'party': return parties(asking, chosen);
    case 'purpose': return purposes(asking, chosen);
    case 'purpose-kind': return purposeKinds(asking, chosen);
    case 'purpose-or-kind': return [...purposes(asking, chosen), ...purposeKinds(asking, chosen)];
    case 'register': return registers(asking);
    case 'output': return outputs(asking);
    case 'law': return laws(asking);
    case 'ground': return grounds(asking, list[2] === 'special' ? 'exception' : 'ground');
    case 'secrecy': return regimes(asking, chosen);
    case 'category': return categories(asking, categoryWish(list, chosen));
    default: return usualTexts(asking, list[0] === 'outputs' || list[0] === 'purposes' ? (list.length === 3 ? last : '') : '');
  }
}

function categoryWish(list: readonly string[], chosen: readonly string[]): Parameters<typeof categories>[1] {
  const last = list[list.length - 1];
  const at = list.indexOf('fields');
  const field = at === -1 || last === 'contains' ? undefined : list[at + 1];
  const groups = last === 'covers' || last === 'categories' || last === 'together';
  return { chosen, groups, special: list[2] === 'special', ...(field === undefined ? {} : { field }) };
}
