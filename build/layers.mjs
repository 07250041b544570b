/**
 * The layers of the code, from the table in ARCHITECTURE.md: `node build/layers.mjs` writes the rows into each layer's
 * tsconfig.json (what the compiler lets it see) and into .oxlintrc.json (what the linter lets it import and use). The
 * same rows are what `test/architecture` compares every import with.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names that read a clock, wait, write or reach out. They belong to the edges, where `ambient` is not `none`. */
const EDGE_GLOBALS = ['Date', 'performance', 'console', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Buffer', 'crypto'];
/** No layer reaches for the network or runs text as code. */
const NEVER_GLOBALS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'eval', 'Function'];
/** The one file that may start a program, and starts `git` only. */
const STARTS_GIT = 'server/src/host/git-program.node.ts';
const NEVER_MODULES = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'vm', 'inspector'];
/** What differs between machines or between two runs. */
const NEVER_PROPERTIES = [
  { object: 'Math', property: 'random', message: 'The same input gives the same output.' },
  ...['Collator', 'DateTimeFormat', 'ListFormat', 'NumberFormat', 'PluralRules'].map((property) => ({ object: 'Intl', property, message: 'The same on every machine: no locale.' })),
  ...['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase'].map((property) => ({ property, message: 'The same on every machine: compare by code unit.' })),
];

/**
 * @typedef {object} Layer
 * @property {string} name folder under server/src
 * @property {string[]} imports layers it may import
 * @property {string[]} packages npm packages it may import
 * @property {string} ambient `none`, or `node`: in all its files, or `node in *.node.ts`
 */

/**
 * The rows between the `layers` marks of ARCHITECTURE.md, in their order: a layer comes after all it may import.
 * @param {string} text of ARCHITECTURE.md; throws where the table is absent or a row is not as expected
 * @returns {Layer[]}
 */
export function readLayers(text) {
  const table = /<!-- layers -->\n([^]*?)<!-- \/layers -->/.exec(text)?.[1];
  if (table === undefined) throw new Error('ARCHITECTURE.md has no table between <!-- layers --> and <!-- /layers -->');
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const layers = [];
  for (const row of rows) {
    const cells = row.split('|').slice(1, -1).map((cell) => cell.trim());
    if (cells.length !== 5) throw new Error(`a row of the layer table has ${cells.length} cells: ${row}`);
    const names = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
    const [name] = names(cells[0]);
    const imports = names(cells[2]);
    const unknown = imports.filter((other) => !layers.some((layer) => layer.name === other));
    if (unknown.length > 0) throw new Error(`layer ${name} imports what is not above it in the table: ${unknown.join(', ')}`);
    layers.push({ name, imports, packages: names(cells[3]), ambient: cells[4] });
  }
  return layers;
}

/** The `references` of a layer's tsconfig.json. */
export function referencesOf(layer) {
  return layer.imports.map((name) => ({ path: `../${name}` }));
}

/** The overrides of .oxlintrc.json that hold the layers to their rows, and the client to its side of the wire. */
export function overridesOf(layers) {
  const overrides = layers.flatMap((layer) => {
    const upward = layers.map(({ name }) => name).filter((name) => name !== layer.name && !layer.imports.includes(name));
    const rules = (node, edge, program = false) => ({
      'eslint/no-restricted-imports': ['error', { patterns: [upwardPattern(layer.name, upward), packagePattern(layer.name, layer.packages, node), ...NETWORK, ...(program ? [] : PROGRAMS)] }],
      'eslint/no-restricted-globals': ['error', ...NEVER_GLOBALS, ...(edge ? [] : EDGE_GLOBALS)],
    });
    const folder = `server/src/${layer.name}/**`;
    const own = [{ files: [`${folder}/*.ts`], rules: rules(layer.ambient === 'node', layer.ambient !== 'none') }];
    if (layer.ambient === 'node in *.node.ts') own.push({ files: [`${folder}/*.node.ts`], rules: rules(true, true) });
    if (STARTS_GIT.startsWith(`server/src/${layer.name}/`)) own.push({ files: [STARTS_GIT], rules: rules(true, true, true) });
    return own;
  });
  const clientPackages = ['vscode', 'vscode-languageclient'];
  const ownSideOnly = ownSide(layers);
  return [
    { files: ['server/src/**/*.ts'], rules: { 'eslint/no-restricted-properties': ['error', ...NEVER_PROPERTIES] } },
    ...overrides,
    {
      files: ['client/src/**/*.ts'],
      rules: {
        'eslint/no-restricted-imports': ['error', { patterns: [ownSideOnly, packagePattern('client', clientPackages, true), ...NETWORK, ...PROGRAMS] }],
        'unicorn/require-post-message-target-origin': 'off',
      },
    },
    {
      files: ['client/webview/**/*.ts'],
      rules: {
        'eslint/no-restricted-imports': ['error', { patterns: [ownSideOnly, { regex: '^(?:\\.\\./)+src/', message: 'A page knows the extension by its messages only.' }, packagePattern('client/webview', [], false), ...NETWORK] }],
        'eslint/no-restricted-globals': ['error', ...NEVER_GLOBALS],
        'unicorn/require-post-message-target-origin': 'off',
      },
    },
  ];
}

/** What the client may see of the server: the drawing, and the types of what comes over the wire. */
function ownSide(layers) {
  const others = layers.map(({ name }) => name).filter((name) => name !== 'picture');
  return { regex: `^(?:\\.\\./)+server/(?:src/(?:${others.join('|')})|[^s]|s[^r])`, message: 'The client knows the server by its protocol and draws with its layer picture.' };
}

function upwardPattern(name, upward) {
  return { regex: `^(?:\\.\\./)+(?:${upward.join('|')})/`, message: `${name} may not import this layer: see the table in ARCHITECTURE.md.` };
}

/** All packages but some; an import of our own files starts with a dot. */
function packagePattern(name, packages, node) {
  const allowed = [...packages.flatMap((one) => [`!${one}`, `!${one}/**`]), ...(node ? ['!node:*', '!node:*/**'] : [])];
  return { group: ['**', '!./**', '!../**', ...allowed], message: `${name} may not import this package: see the table in ARCHITECTURE.md.` };
}

const NETWORK = [{ regex: `^(?:node:)?(?:${NEVER_MODULES.join('|')})$`, message: 'The product does not reach for the network, and runs no text as code.' }];
const PROGRAMS = [{ regex: '^(?:node:)?(?:child_process|cluster)$', message: `The product starts no program but git, in ${STARTS_GIT}.` }];

/**
 * Brings every layer's tsconfig.json and .oxlintrc.json in line with the table.
 * @param {string} root the project's root directory
 */
export async function writeLayers(root) {
  const layers = readLayers(await readFile(join(root, 'ARCHITECTURE.md'), 'utf8'));
  for (const layer of layers) {
    await rewrite(join(root, 'server', 'src', layer.name, 'tsconfig.json'), (config) => ({ ...config, references: referencesOf(layer) }));
  }
  await rewrite(join(root, '.oxlintrc.json'), (config) => ({ ...config, overrides: overridesOf(layers) }));
}

async function rewrite(path, change) {
  const before = await readFile(path, 'utf8');
  const after = `${jsonText(change(JSON.parse(before)))}\n`;
  if (after !== before) await writeFile(path, after);
}

/** JSON with what fits on a line on one line: a rule is then as short as it reads. */
function jsonText(value, indent = '') {
  const line = JSON.stringify(value, undefined, 1).replace(/([[\]])\n *|\n *(?=\])/g, '$1').replace(/\n */g, ' ');
  const words = Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (words || typeof value !== 'object' || value === null || line.length + indent.length <= 160) return line;
  const deeper = `${indent}  `;
  const inside = Array.isArray(value)
    ? value.map((item) => `${deeper}${jsonText(item, deeper)}`)
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${jsonText(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${inside.join(',\n')}\n${indent}${close}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeLayers(fileURLToPath(new URL('..', import.meta.url)));
