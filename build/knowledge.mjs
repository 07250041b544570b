// Compiles seeds/knowledge/*.yaml into server/src/knowledge/generated.ts: validate each file against its JSON Schema,
// expand the shorthands, check that every reference exists, write one JSON text. Runs alone or from the build.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { CORE_SCHEMA, load } from 'js-yaml';
import { integrityProblems } from './knowledge-integrity.mjs';

/** The files, in the order in which their problems are reported. */
export const KNOWLEDGE_FILES = ['categories', 'grounds', 'laws', 'principles', 'registers', 'combinations', 'matrix', 'dpia', 'secrecy', 'parties', 'open-data', 'base-registers', 'sensing', 'sensitivities', 'transfers', 'glossary'];

/** Ajv and its validators per root: compiling the schemas takes longer than using them. */
const validators = new Map();

/**
 * Parses and validates one seed file.
 * @returns {{ data: any, problems: string[] }} problems name the file and the path within it
 */
function readSeed(name, text, ajv) {
  const file = `seeds/knowledge/${name}.yaml`;
  let data;
  try {
    data = load(text, { filename: file, schema: CORE_SCHEMA });
  } catch (error) {
    return { data: undefined, problems: [`${file}: ${error.message}`] };
  }
  const validate = ajv.getSchema(`${name}.schema.json`);
  if (validate(data)) return { data, problems: [] };
  return { data, problems: validate.errors.map((e) => `${file}: ${e.instancePath || '/'} ${e.message}${detail(e)}`) };
}

function detail(error) {
  if (error.keyword === 'additionalProperties') return ` (${error.params.additionalProperty})`;
  if (error.keyword === 'enum') return ` (${error.params.allowedValues.join(', ')})`;
  return '';
}

/** An ajv instance that knows every schema of schemas/knowledge by its file name. */
export function knowledgeAjv(root) {
  const known = validators.get(root);
  if (known !== undefined) return known;
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const folder = join(root, 'schemas/knowledge');
  for (const name of readdirSync(folder).filter((n) => n.endsWith('.schema.json')).sort()) {
    ajv.addSchema(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  }
  validators.set(root, ajv);
  return ajv;
}

/**
 * Category ids that name `group` as a parent, directly or through another category, in file order. A parent that is both a
 * group and a category means the group: the cost of care is in the group health, not below the category health.
 */
function groupMembers(group, categories, groupIds) {
  const below = new Set();
  for (let grew = true; grew; ) {
    grew = false;
    for (const { id, parents } of categories) {
      if (!below.has(id) && parents.some((parent) => parent === group || (!groupIds.has(parent) && below.has(parent)))) {
        below.add(id);
        grew = true;
      }
    }
  }
  return categories.filter((c) => below.has(c.id)).map((c) => c.id);
}

/** Every tension at both of its principles: the seeds write it at one. */
function mirrored(principles) {
  return principles.map((principle) => ({
    ...principle,
    tensions: [
      ...principle.tensions,
      ...principles.flatMap((other) => other.tensions.filter((t) => t.with === principle.id).map((t) => ({ with: other.id, text: t.text }))),
    ],
  }));
}

/** A name as it is compared: words in lower case, one space between them. */
function asWords(name) {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Licences and themes by the words of their names; formats are compared as written, in lower case. */
function openData({ checkedOn, licences, formats, formatSource, formatEvidence, themes, themeSource, themeEvidence }) {
  return {
    checkedOn,
    licences: licences.map((licence) => ({ ...licence, names: licence.names.map(asWords) })),
    formats: formats.map((format) => ({ ...format, names: format.names.map((name) => name.toLowerCase()) })),
    formatSource,
    formatEvidence,
    themes: themes.map((theme) => ({ ...theme, names: theme.names.map(asWords) })),
    themeSource,
    themeEvidence,
  };
}

/** Fills the shorthands of the seeds in, so that the result has the shape of `KnowledgeBase`. */
function expand(seeds) {
  const { categories: tree } = seeds;
  const dated = (file, list) => list.map((entry) => ({ ...entry, checkedOn: entry.checkedOn ?? file.checkedOn }));
  const categories = tree.categories.map((c) => ({ ...c, names: { nl: [], en: [], weak: [], ...c.names } }));
  const groupIds = new Set(tree.groups.map((g) => g.id));
  return {
    categories,
    groups: tree.groups.map((g) => ({ ...g, members: groupMembers(g.id, categories, groupIds) })),
    nameQualifiers: [...new Set([...tree.qualifiers.nl, ...tree.qualifiers.en])],
    grounds: dated(seeds.grounds, seeds.grounds.grounds),
    laws: dated(seeds.laws, seeds.laws.laws).map((law) => ({
      ...law,
      ambiguousCitations: law.ambiguousCitations ?? [],
      // Only `*`, the law as a whole, may leave its title out.
      articles: law.articles.map((article) => ({ title: law.title, ...article })),
    })),
    principles: mirrored(seeds.principles.principles),
    registers: dated(seeds.registers, seeds.registers.registers).map((register) => ({
      ...register,
      secrecy: register.secrecy ?? [],
      fields: Object.entries(register.fields).map(([name, value]) => ({ name, ...(typeof value === 'string' ? { category: value } : value) })),
    })),
    combinations: seeds.combinations.combinations,
    jointInferences: seeds.combinations.inferences,
    matrix: seeds.matrix,
    dpia: { checkedOn: seeds.dpia.checkedOn, prescan: seeds.dpia.prescan, techniques: seeds.dpia.techniques, criteria: seeds.dpia.criteria },
    secrecy: seeds.secrecy.regimes,
    sensitivities: dated(seeds.sensitivities, seeds.sensitivities.sensitivities),
    parties: seeds.parties.parties,
    openData: openData(seeds['open-data']),
    baseRegisters: {
      registers: dated(seeds['base-registers'], seeds['base-registers'].registers),
      concerned: seeds['base-registers'].concerned.map(asWords),
    },
    sensing: seeds.sensing,
    transfers: { eea: seeds.transfers.eea.countries, adequacy: dated(seeds.transfers, seeds.transfers.adequacy), cloudPolicy: seeds.transfers.cloudPolicy },
    glossary: seeds.glossary.glossary,
  };
}

/**
 * Validates and compiles the seeds without writing anything.
 * @param {string} root the folder that holds `seeds/` and `schemas/`
 * @param {Record<string, string>} replaced texts to take instead of a file, by name without extension
 * @returns {{ base: object, json: string, digest: string, source: string }}
 * @throws {Error} naming every problem with its file and path
 */
export function compileKnowledge(root, replaced = {}) {
  const ajv = knowledgeAjv(root);
  const seeds = {};
  const problems = [];
  for (const name of KNOWLEDGE_FILES) {
    const read = readSeed(name, replaced[name] ?? readFileSync(join(root, 'seeds/knowledge', `${name}.yaml`), 'utf8'), ajv);
    seeds[name] = read.data;
    problems.push(...read.problems);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const base = expand(seeds);
  problems.push(...integrityProblems(base));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const json = JSON.stringify(base);
  const digest = createHash('sha256').update(json).digest('hex');
  const source = [
    '// Compiled from seeds/knowledge by build/knowledge.mjs; edit the seeds instead.',
    '/** The knowledge base as JSON text: parsing it at start is faster than an object literal of this size. */',
    `export const KNOWLEDGE_JSON: string = ${JSON.stringify(json)};`,
    '/** SHA-256 of the text above: tells one edition of the knowledge from another. */',
    `export const KNOWLEDGE_DIGEST: string = '${digest}';`,
    '',
  ].join('\n');
  return { base, json, digest, source };
}

/** Compiles the seeds and writes `server/src/knowledge/generated.ts`, only when it changed. */
export async function buildKnowledge(root) {
  const compiled = compileKnowledge(root);
  const target = join(root, 'server/src/knowledge/generated.ts');
  if (!existsSync(target) || readFileSync(target, 'utf8') !== compiled.source) writeFileSync(target, compiled.source);
  return compiled;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  try {
    const { base, digest } = await buildKnowledge(root);
    console.log(`knowledge ${digest.slice(0, 12)}: ${Object.entries(base).map(([k, v]) => `${k} ${Array.isArray(v) ? v.length : Object.keys(v).length}`).join(', ')}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
