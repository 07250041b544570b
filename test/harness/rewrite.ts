/** Workspaces that the tests know, and ways to write the same otherwise. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, dump, loadAll } from 'js-yaml';
import { RULES } from '../../server/src/rules/registry.ts';
import type { Files } from './check.ts';
import { ROOT } from './golden.ts';
import { readScenario } from './scenario.ts';
import { seedPipelines } from './seeds.ts';

/** Every workspace the tests know, by what it is called. */
export const WORKSPACES: readonly (readonly [name: string, files: Files])[] = [
  ['the worked pipelines', seedPipelines()],
  ...readdirSync(join(ROOT, 'test/scenarios')).filter((name) => name.endsWith('.yaml')).sort().map((name) => [`scenario ${name}`, readScenario(readFileSync(join(ROOT, 'test/scenarios', name), 'utf8')).files] as const),
  ...RULES.flatMap(({ id, examples }) => (['trigger', 'repaired', 'nearMiss'] as const).map((kind) => [`${kind} of ${id}`, typeof examples[kind] === 'string' ? { 'voorbeeld.pipeline.yaml': examples[kind] } : examples[kind]] as const)),
];

/** The documents of a text as values; undefined where it is no YAML, or where a comment or a repeated key matters. */
export function documents(text: string): unknown[] | undefined {
  if (/# *grondslag:/.test(text)) return undefined;
  try {
    return loadAll(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

export type Change = (documents: unknown[], text: string) => string;

export function changed(files: Files, change: Change): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => {
    const values = documents(text);
    return [name, values === undefined ? text : change(values, text)];
  }));
}

/** The same value with the keys of every mapping the other way round, but for the mappings under `kept`. */
export function reversed(value: unknown, kept?: string): unknown {
  if (Array.isArray(value)) return value.map((item) => reversed(item, kept));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, child]) => [key, key === kept ? child : reversed(child, kept)]));
}

/** Documents as a text; up to `flowLevel` in block style. */
export const write = (values: readonly unknown[], flowLevel: number): string => values.map((value) => dump(value, { schema: CORE_SCHEMA, flowLevel, lineWidth: 300, noRefs: true })).join('---\n');

/** Ways to write the same otherwise; the last one changes the order of keys as well. */
export const REWRITINGS = [
  ['block style', (values) => write(values, -1)],
  ['flow style', (values) => write(values, 1)],
  ['comments and blank lines', (_, text) => `# boven\n\n${text.replace(/^( *)(sources|steps|outputs|purposes):/gm, '$1# hierna\n\n$&')}\n# onder\n`],
  ['Windows line ends', (_, text) => text.replaceAll('\n', '\r\n')],
  ['the keys the other way round', (values) => write(values.map((value) => reversed(value)), -1)],
] as const satisfies readonly (readonly [name: string, change: Change])[];
