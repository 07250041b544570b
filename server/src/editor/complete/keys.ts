/** The keys that a mapping may still get: those of the format, required ones first, and names that the user has elsewhere. */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import { shapesAt, possibleKeys, type PossibleKey } from '../../schema/keys.ts';
import { stepVerbs, TYPE, type Shape } from '../../schema/shape.ts';
import { categories } from './categories.ts';
import { configKeys, nameOnly } from './config.ts';
import { fieldsAt, suppliedFields } from './fields.ts';
import { parties } from './named.ts';
import { newEntries, sectionSnippet, skeletons, verbSnippet } from './templates.ts';
import { RANK, say, type Asking, type Proposal } from './proposal.ts';

/** What a key is followed by: a value, a mapping or a list. */
export type Form = 'value' | 'map' | 'list';

const ONLY_PLACEHOLDER = `^${PLACEHOLDER}$`;

/** The form in which a value of these shapes is usually written. */
export function formOf(shape: Shape): Form {
  const text = (shape.types & TYPE.string) !== 0 && shape.pattern?.source !== ONLY_PLACEHOLDER;
  if (text || (shape.types & (TYPE.boolean | TYPE.integer | TYPE.number)) !== 0 || shape.values !== undefined || shape.constant !== undefined) return 'value';
  if ((shape.types & TYPE.array) !== 0) return 'list';
  if ((shape.types & TYPE.object) !== 0) return 'map';
  return shape.choice?.whenFalse !== undefined && shape.choice.keys.length === 0 ? formOf(shape.choice.whenFalse) : 'value';
}

/** Proposals for a key of the mapping at `path`. */
export function keysAt(path: readonly string[], asking: Asking): readonly Proposal[] {
  const { spot, schema, verbs } = asking;
  const present = new Set(spot.names);
  if (schema !== 'config' && path.length === 0 && !present.has('grondslag') && asking.unit === undefined && present.size === 0) return [...skeletons(asking), ...formatKeys(path, present, asking)];
  const verb = verbs.of(path);
  const shapes = shapesAt(schema, path, verb);
  const found: Proposal[] = [];
  if (shapes.some((shape) => (shape.types & TYPE.object) !== 0 || shape.properties !== undefined || shape.choice !== undefined)) found.push(...formatKeys(path, present, asking));
  found.push(...(schema === 'config' ? configKeys(path, present, asking) : namesAsKeys(path, present, asking)));
  return found;
}

function formatKeys(path: readonly string[], present: ReadonlySet<string>, asking: Asking): readonly Proposal[] {
  const { schema, verbs, spot } = asking;
  const verb = verbs.of(path);
  const isStep = path.length === 2 && path[0] === 'steps';
  const shapes = shapesAt(schema, path, verb);
  let keys = possibleKeys(shapes, present, isStep ? verb : undefined).filter(({ name }) => !present.has(name));
  if (isStep && verb !== undefined) keys = keys.filter(({ name }) => !stepVerbs().has(name) || name === 'measures');
  if (schema !== 'config' && path.length === 0 && !present.has('pipeline') && !present.has('catalog')) keys = [...keys, ...possibleKeys(shapesAt('catalog', []), present).filter(({ name }) => name === 'catalog')];
  const unnamed = schema !== 'config' && path.length === 0 && !present.has('grondslag');
  return keys.map((key, index): Proposal => keyProposal(key, path, index, unnamed && key.name !== 'grondslag' ? RANK.usual : undefined, present, asking, isStep && verb === undefined, spot.colon));
}

function keyProposal(key: PossibleKey, path: readonly string[], index: number, atLeast: number | undefined, present: ReadonlySet<string>, asking: Asking, withoutVerb: boolean, colon: boolean): Proposal {
  const { name, shape, required } = key;
  const isVerb = withoutVerb && stepVerbs().has(name);
  const rank = (atLeast ?? (required ? RANK.first : RANK.usual)) + index / 100;
  const verb = isVerb ? name : asking.verbs.of(path);
  const schema = name === 'catalog' ? 'catalog' : asking.schema;
  const description = shape.description;
  const base = {
    label: name, kind: 'key' as const, rank, ...(description === undefined ? {} : { detail: say(description, asking), words: [name] }),
    topic: { about: 'key' as const, schema, path: [...path, name], ...(verb === undefined ? {} : { verb }) },
  };
  if (colon) return base;
  if (asking.snippets && isVerb) return { ...base, snippet: verbSnippet(name, asking, path[1] ?? '', present), more: true };
  const section = asking.snippets && schema !== 'config' && path.length === 0 && !asking.spot.flow ? sectionSnippet(name, asking) : undefined;
  if (section !== undefined) return { ...base, snippet: section, more: true };
  return { ...base, snippet: keyText(name, formOf(shape), shape, asking), more: true };
}

/** A key with the beginning of its value. */
function keyText(name: string, form: Form, shape: Shape, { spot, snippets, source }: Asking): string {
  if (shape.constant !== undefined) return `${name}: ${shape.constant}`;
  if (form === 'value') return `${name}: `;
  const isList = form === 'list';
  if (spot.flow) return snippets ? (isList ? `${name}: [$0]` : `${name}: { $0 }`) : `${name}: `;
  const ofMaps = (shape.items?.types ?? 0) & TYPE.object;
  // Lists of names stand between brackets where the file writes them so.
  if (isList && snippets && ofMaps === 0 && writesBrackets(source.text)) return `${name}: [$0]`;
  return isList ? `${name}:\n  - ` : `${name}:\n  `;
}

function writesBrackets(text: string): boolean {
  return /:[ \t]+\[[^\]\n]/.test(text);
}

/** Names that are keys: fields of a register, the inputs of a join, processors, categories that may be inferred. */
function namesAsKeys(path: readonly string[], present: ReadonlySet<string>, asking: Asking): readonly Proposal[] {
  const [section, name, key, , deeper] = path;
  const chosen = [...present];
  const keyed = (proposals: readonly Proposal[], more = true): readonly Proposal[] => (asking.spot.colon ? proposals : proposals.map((one) => ({ ...one, snippet: one.snippet ?? `${one.label}: `, more })));
  if (path.length === 1 && section !== undefined) {
    if (section === 'processors') return keyed(parties(asking, chosen)).map((one) => (asking.spot.colon ? one : { ...one, snippet: `${one.label}:\n  ` }));
    if (section === 'parties' || section === 'purposes') return [...undeclared(section, present, asking), ...(asking.spot.colon ? [] : newEntries(section, asking))];
    return asking.spot.colon || asking.spot.flow ? [] : newEntries(section, asking);
  }
  if (section === 'sources' && name !== undefined && key === 'fields' && path.length === 3) {
    const found = suppliedFields(asking, name, chosen, true);
    return asking.spot.colon ? found.map(nameOnly) : found;
  }
  if (section === 'sources' && deeper === 'inference' && path.length === 5) return keyed(categories(asking, { special: true, chosen }).filter(({ rank }) => rank < RANK.unlikely)).map((one) => (asking.spot.colon ? one : { ...one, snippet: `${one.label}:\n  ` }));
  if (section !== 'steps' || name === undefined || path.length !== 3) return [];
  const verb = asking.verbs.of(path);
  if (key === 'on') {
    const step = asking.unit?.kind === 'pipeline' ? asking.unit.steps.get(name) : undefined;
    return keyed((step?.inputs ?? []).filter(({ id }) => !present.has(id)).map(({ id }) => ({ label: id, kind: 'step', topic: { about: 'node', section: asking.flow?.sources.some((node) => node.name === id) === true ? 'sources' : 'steps', id }, rank: RANK.first })));
  }
  if (key === 'fields' && verb === 'generalise') return keyed(fieldsAt(asking, name, 'generalise', chosen));
  return [];
}

const UNDECLARED = { nl: 'genoemd, nog niet beschreven', en: 'named, not described yet' };

/** Parties and purposes that the pipeline names and nobody declares. */
function undeclared(section: string, present: ReadonlySet<string>, asking: Asking): readonly Proposal[] {
  const what = section === 'parties' ? 'party' : 'purpose';
  const names = new Set((asking.flow?.broken ?? []).filter((broken) => broken.what === what).map(({ ref }) => ref.id));
  const body = section === 'parties' ? ': { name: $1, kind: ${2|public-authority,private,mixed,partnership|}, country: ${3:NL} }' : ':\n  description: $1\n  kind: $2\n  ground: { article: ${3|6(1)(e),6(1)(c),6(1)(a),6(1)(b),6(1)(d),6(1)(f)|}, law: $4 }';
  return [...names].filter((id) => !present.has(id) && /^[^\s/:#,[\]{}$\\|]+$/.test(id)).map((label) => ({ label, kind: 'template', detail: say(UNDECLARED, asking), rank: RANK.clears, ...(asking.spot.colon ? {} : { snippet: `${label}${body}` }) }));
}

