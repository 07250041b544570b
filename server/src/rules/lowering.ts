/**
 * Changes that make a flow carry less: groups instead of people, coarser or fewer fields, pseudonyms,
 * fewer readers. They are what the fixes of rules do, offered at any node, whatever is found there.
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { outputsAfter } from '../lineage/reach.ts';
import type { FlowNode, OutputNode } from '../lineage/flow.ts';
import { isDirect, personalFields } from '../lineage/personal.ts';
import type { FieldFlow } from '../lineage/profile.ts';
import { controllersOf } from '../lineage/environment.ts';
import type { Fix } from './finding.ts';
import { dropBefore, stepBefore } from './new-step.ts';
import type { View } from './view.ts';

/** Places and classes by which people are commonly counted. */
const COARSE: ReadonlySet<string> = new Set(['neighbourhood', 'municipality', 'province', 'postcode4', 'age-band', 'income-band', 'woz-band', 'household-type']);

/** Groups in place of what an output hands over, by the coarse fields it has. */
export function inGroups(view: View, output: OutputNode, kind: Fix['kind'] = 'suggestion'): readonly Fix[] {
  const by = [...output.profile.fields.values()].filter(isCoarse).map((field) => field.name);
  const operations = stepBefore(view, output, `${output.name}-per-groep`, (from) => ({ aggregate: from, by: by.length > 0 ? by : [PLACEHOLDER], measures: { aantal: 'count' }, minGroupSize: 10, suppression: 'blank' }));
  return operations.length === 0 ? [] : [{ title: { nl: 'Lever groepen in plaats van personen', en: 'Hand over groups instead of people' }, params: {}, kind, principle: 'less-intrusive', operations }];
}

function isCoarse(field: FieldFlow): boolean {
  return field.pseudonym === undefined && field.categories.length > 0 && field.categories.every(({ id }) => COARSE.has(id));
}

/** An output that is published no longer is. */
export function keptInside(view: View, output: Pick<OutputNode, 'path'>): Fix {
  return { title: { nl: 'Maak de uitvoer intern', en: 'Make the output internal' }, params: {}, kind: 'unsafe', principle: 'not-traceable-when-open', operations: [{ op: 'replace', unit: view.pipeline.key, path: [...output.path, 'audience'], value: 'organisation' }] };
}

/** An output for the whole organisation goes to the team alone, where those it goes to can be the team: the controller itself. */
export function keptInTeam(view: View, name: string): readonly Fix[] {
  const output = view.pipeline.outputs.get(name);
  if (output?.audience !== 'organisation') return [];
  const own = new Set(controllersOf(view.pipeline, view.environment).map((party) => party.id));
  if (!output.recipients.every((ref) => own.has(view.environment.party(view.pipeline, ref.id)?.id ?? ''))) return [];
  return [{ title: { nl: 'Houd de uitvoer binnen het team', en: 'Keep the output within the team' }, params: {}, kind: 'unsafe', principle: 'protect-vulnerable', operations: [{ op: 'replace', unit: view.pipeline.key, path: [...output.path, 'audience'], value: 'team' }] }];
}

/** One field made coarser just before an output. */
export function madeCoarser(view: View, output: OutputNode, field: FieldFlow, coarse: { readonly id: string; readonly label: { readonly nl: string; readonly en: string } }): readonly Fix[] {
  const operations = stepBefore(view, output, `${output.name}-grover`, (from) => ({ generalise: from, fields: { [field.name]: coarse.id } }));
  if (operations.length === 0) return [];
  return [{ title: { nl: 'Maak «{field}» grover: {category}', en: 'Make “{field}” coarser: {category}' }, params: { field: field.name, category: coarse.label }, kind: 'unsafe', principle: 'data-minimisation', operations }];
}

/** So many fields of an output are tried one by one; a wider one is better looked at as a whole. */
const MOST_FIELDS = 8;

/** The changes just before the outputs that a node feeds, or the output itself: the same for every node that feeds them. */
export function loweringsAt(view: View, node: FlowNode): readonly Fix[] {
  const outputs = node.kind === 'output' ? [node] : outputsAfter(view.flow, node).slice(0, 2);
  return outputs.flatMap((output) => {
    const personal = personalFields(output.profile);
    if (personal.length === 0) return [];
    const groups = personal.some((field) => field.scale === 'individual') && [...output.profile.fields.values()].some(isCoarse) ? inGroups(view, output, 'unsafe') : [];
    const fewer = output.decl.audience === 'public' ? [keptInside(view, output)] : keptInTeam(view, output.name);
    return [...leftOut(view, output, personal), ...coarserFields(view, output, personal), ...pseudonyms(view, output, personal), ...groups, ...fewer, ...fewerRecipients(view, output)];
  });
}

function leftOut(view: View, output: OutputNode, fields: readonly FieldFlow[]): readonly Fix[] {
  if (output.profile.fields.size < 2) return [];
  return fields.slice(0, MOST_FIELDS).flatMap((field): Fix[] => {
    const operations = dropBefore(view, [{ output, fields: [field.name] }], `${output.name}-zonder-${field.name}`);
    return operations.length === 0 ? [] : [{ title: { nl: 'Laat «{field}» weg uit uitvoer «{output}»', en: 'Leave “{field}” out of output “{output}”' }, params: { field: field.name, output: output.name }, kind: 'unsafe', principle: 'data-minimisation', operations }];
  });
}

function coarserFields(view: View, output: OutputNode, fields: readonly FieldFlow[]): readonly Fix[] {
  const { taxonomy } = view.environment;
  return fields.slice(0, MOST_FIELDS).flatMap((field) => {
    const [fine] = field.categories;
    if (fine?.granularity === undefined || field.pseudonym !== undefined || field.categories.length !== 1 || field.scale !== 'individual') return [];
    const coarser = taxonomy.categories.filter((category) => taxonomy.isCoarser(category.id, fine.id)).sort((a, b) => a.granularity!.step - b.granularity!.step);
    return coarser.slice(0, 1).flatMap((category) => madeCoarser(view, output, field, category));
  });
}

/** Who it is about replaced by pseudonyms; who holds the key is for somebody to fill in. */
function pseudonyms(view: View, output: OutputNode, personal: readonly FieldFlow[]): readonly Fix[] {
  const direct = personal.filter((field) => field.pseudonym === undefined && isDirect(field, output.profile)).map(({ name }) => name);
  if (direct.length === 0) return [];
  const operations = stepBefore(view, output, `${output.name}-vervangen`, (from) => ({ pseudonymise: from, fields: direct, method: 'hmac-sha256', keyHolder: PLACEHOLDER, domain: PLACEHOLDER, rotation: PLACEHOLDER }));
  return operations.length === 0 ? [] : [{ title: { nl: 'Vervang {fields} door pseudoniemen, om in te vullen', en: 'Replace {fields} by pseudonyms, to fill in' }, params: { fields: direct }, kind: 'suggestion', principle: 'less-intrusive', operations }];
}

function fewerRecipients(view: View, output: OutputNode): readonly Fix[] {
  const { recipients } = output.decl;
  if (recipients.length < 2) return [];
  return recipients.slice(0, MOST_FIELDS).map(({ id, path }): Fix => ({
    title: { nl: 'Haal «{party}» bij de ontvangers van «{output}» weg', en: 'Take “{party}” off the recipients of “{output}”' }, params: { party: id, output: output.name }, kind: 'unsafe', principle: 'data-minimisation',
    operations: [{ op: 'remove', unit: view.pipeline.key, path }],
  }));
}
