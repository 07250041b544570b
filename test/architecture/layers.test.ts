import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { violations, type Layer } from './judge.ts';
import { importsOf, layerOf, sourcesIn } from './sources.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SOURCES = sourcesIn(ROOT, 'server/src');
const EXTENSION = sourcesIn(ROOT, 'client/src');
const WEBVIEW = sourcesIn(ROOT, 'client/webview');
const CLIENT = [...EXTENSION, ...WEBVIEW];

interface Rows {
  readLayers(text: string): readonly Layer[];
  referencesOf(layer: Layer): readonly { readonly path: string }[];
  overridesOf(layers: readonly Layer[]): unknown;
}

let rows: Rows;
let layers: readonly Layer[];

before(async () => {
  rows = (await import(new URL('../../../build/layers.mjs', import.meta.url).href)) as Rows;
  layers = rows.readLayers(read('ARCHITECTURE.md'));
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function json(path: string): Record<string, unknown> {
  return JSON.parse(read(path)) as Record<string, unknown>;
}

describe('the layers', () => {
  it('are the folders of server/src', () => {
    const folders = readdirSync(join(ROOT, 'server/src'));
    assert.deepEqual(folders.toSorted(), layers.map(({ name }) => name).toSorted());
  });

  it('import what their row names and nothing else', () => {
    assert.deepEqual(violations(layers, SOURCES), []);
  });

  it('have rows that name only what is imported', () => {
    const used = new Set(SOURCES.flatMap((source) => importsOf(source).map(({ from }) => `${layerOf(source.path)} ${from.startsWith('.') ? layerOf(source.path, from) : packageOf(from)}`)));
    const idle = layers.flatMap(({ name, imports, packages }) => [...imports, ...packages].map((other) => `${name} ${other}`)).filter((pair) => !used.has(pair));
    assert.deepEqual(idle, [], 'take it from the table in ARCHITECTURE.md and run `npm run layers`');
  });

  it('are what the compiler sees', () => {
    for (const layer of layers) {
      const config = json(`server/src/${layer.name}/tsconfig.json`) as { references: unknown; compilerOptions: { types?: readonly string[] } };
      assert.deepEqual(config.references, rows.referencesOf(layer), `${layer.name}: run \`npm run layers\``);
      assert.deepEqual(config.compilerOptions.types ?? [], layer.ambient === 'none' ? [] : ['node'], layer.name);
    }
    const { compilerOptions } = json('tsconfig.base.json') as { compilerOptions: { types: unknown; lib: unknown } };
    assert.deepEqual([compilerOptions.types, compilerOptions.lib], [[], ['ES2023']]);
  });

  it('are what the linter knows', () => {
    assert.deepEqual(json('.oxlintrc.json')['overrides'], JSON.parse(JSON.stringify(rows.overridesOf(layers))), 'run `npm run layers`');
  });

  it('are all compiled, and all seen by the tests', () => {
    const paths = (config: Record<string, unknown>): readonly string[] => (config['references'] as { path: string }[]).map(({ path }) => path.replace('../', ''));
    const wanted = layers.map(({ name }) => `server/src/${name}`).toSorted();
    assert.deepEqual(paths(json('tsconfig.json')).filter((path) => path.startsWith('server/')).toSorted(), wanted);
    assert.deepEqual(paths(json('test/tsconfig.json')).filter((path) => path.startsWith('server/')).toSorted(), wanted);
  });

  it('leave the client on its side of the wire', () => {
    for (const source of EXTENSION) {
      for (const { from, types } of importsOf(source)) {
        if (/^\.\.\/webview\/messages\.ts$|^\.\.\/\.\.\/server\/src\/picture\/wire\.ts$/.test(from)) assert.ok(types, `${source.path} takes more than types from ${from}`);
        else assert.match(from, /^(?:\.\/[^.]|\.\.\/l10n\/|node:|vscode$|vscode-languageclient(?:\/|$))/, `${source.path} imports ${from}`);
      }
    }
    for (const source of WEBVIEW) {
      for (const { from } of importsOf(source)) assert.match(from, /^(?:\.\/[^.]|\.\.\/\.\.\/server\/src\/picture\/)/, `${source.path} imports ${from}`);
    }
  });

  it('give the page of the lineage view its drawing, and nothing of the knowledge base or the rules', () => {
    const all = new Map([...SOURCES, ...WEBVIEW].map((source) => [source.path, source]));
    const loaded = new Set(WEBVIEW.map(({ path }) => path));
    for (const path of loaded) {
      for (const { from, types } of importsOf(all.get(path)!)) {
        if (types) continue;
        if (from.startsWith('.')) loaded.add(posix.join(posix.dirname(path), from));
        else assert.equal(from, '@dagrejs/dagre', `${path} brings ${from} to the page`);
      }
    }
    const drawing = [...loaded].filter((path) => !path.startsWith('client/webview/'));
    assert.ok(drawing.includes('server/src/picture/scene.ts'));
    assert.deepEqual(drawing.filter((path) => !path.startsWith('server/src/picture/')), []);
  });

  it('are read whole: no import statement escapes the reader', () => {
    for (const source of [...SOURCES, ...CLIENT]) {
      const statements = source.text.match(/^import\b|^export\b[^'"=;(]*\bfrom\s*['"]|\bimport\(\s*['"]/gm) ?? [];
      assert.equal(importsOf(source).length, statements.length, source.path);
    }
  });
});

describe('the edges', () => {
  it('read YAML with a library in syntax/ only, one at a time', () => {
    const yaml = SOURCES.flatMap(importsOf).filter(({ from }) => /^(?:js-)?yaml(?:\/|$)/.test(from));
    assert.ok(yaml.length > 0);
    assert.deepEqual(yaml.filter(({ path }) => !path.startsWith('server/src/syntax/')), []);
  });

  it('start a program in one file of host/ only, and threads of this one in one of api/', () => {
    const starting = [...SOURCES, ...EXTENSION].flatMap(importsOf).filter(({ from }) => /^(?:node:)?(?:child_process|cluster|worker_threads)$/.test(from));
    assert.deepEqual(starting.map(({ path, from }) => `${path} ${from}`), ['server/src/api/workers.ts node:worker_threads', 'server/src/host/git-program.node.ts node:child_process']);
  });

  it('know the positions of the editor in lsp/convert.ts only', () => {
    const position = new Set(['Position', 'Range']);
    const importing = SOURCES.flatMap(importsOf).filter(({ from, names }) => from.startsWith('vscode-languageserver') && names.some((name) => position.has(name)));
    assert.deepEqual(importing.map(({ path }) => path), ['server/src/lsp/convert.ts']);
  });
});

describe('the start of the program', () => {
  const LOADED = new Map(SOURCES.map((source) => [source.path, source]));

  /** The files that are evaluated when one is loaded: what it imports, but not what it imports when it is asked to. */
  const evaluated = (first: string): ReadonlySet<string> => {
    const found = new Set([first]);
    for (const path of found) {
      for (const { from, types, dynamic } of LOADED.has(path) ? importsOf(LOADED.get(path)!) : []) {
        if (!types && !dynamic) found.add(from.startsWith('.') ? posix.join(posix.dirname(path), from) : packageOf(from));
      }
    }
    return found;
  };

  it('loads the words of the command line, and no command, rule or knowledge base', () => {
    const start = evaluated('server/src/cli/main.ts');
    assert.ok(start.has('server/src/cli/options.ts'));
    assert.deepEqual([...start].filter((path) => !/^(?:server\/src\/(?:api|base|cli|host|messages|report)\/|node:|get-east-asian-width$)/.test(path)), []);
    assert.deepEqual([...start].filter((path) => path.startsWith('server/src/cli/commands/')), []);
  });

  it('of a check loads no drawing, no XML and no other report than it writes', () => {
    for (const first of ['server/src/cli/commands/check.ts', 'server/src/report/formats/text.ts', 'server/src/api/index.ts']) {
      const check = evaluated(first);
      assert.ok(check.size > 20, first);
      assert.deepEqual([...check].filter((path) => /^server\/src\/(?:picture|report\/(?:diff|html|sarif|decisions)|service\/(?:comparison|portrait)\b)|^(?:fast-xml-builder|diff|chokidar|@dagrejs\/dagre)$/.test(path)), [], first);
      assert.deepEqual([...check].filter((path) => path.startsWith('server/src/report/formats/') && path !== first), [], first);
    }
  });
});

describe('the source files', () => {
  it('are at most 300 lines long', () => {
    const long = [...SOURCES, ...CLIENT].map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines > 300);
    assert.deepEqual(long, []);
  });

  it('say of each exported function what it does', () => {
    const silent = [...SOURCES, ...CLIENT].flatMap(({ path, text }) => {
      const lines = text.split('\n');
      return lines.flatMap((line, index) => {
        const name = /^export (?:async )?function\*? (\w+)/.exec(line)?.[1];
        // An overload speaks for those that follow it.
        const documented = lines[index - 1]?.endsWith('*/') === true || lines[index - 1]?.startsWith(`export function ${name}(`) === true;
        return name === undefined || documented ? [] : [`${path}: ${name}`];
      });
    });
    assert.deepEqual(silent, []);
  });

  it('have no notes to self: the word TODO is the placeholder that users see', () => {
    const notes = [...SOURCES, ...CLIENT].flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => (/(?:\/\/|\*)\s*(?:TODO|FIXME|XXX|HACK)\b/.test(line) ? [`${path}:${index + 1}`] : [])));
    assert.deepEqual(notes, []);
  });
});

describe('the rules', () => {
  it('are registered, each file once, sorted by id', () => {
    const folder = join(ROOT, 'server/src/rules');
    const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const files = groups.flatMap((group) => readdirSync(join(folder, group)).map((file) => `./${group}/${file}`)).filter((file) => read(`server/src/rules/${file}`).includes('export const rule = '));
    const registry = SOURCES.find(({ path }) => path === 'server/src/rules/all.ts')!;
    const registered = importsOf(registry).map(({ from }) => from);
    assert.deepEqual(registered.toSorted(), files.toSorted());
    const id = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.ts'.length);
    for (const file of files) assert.match(read(`server/src/rules/${file}`), new RegExp(`\\bid: '${id(file)}'`), `${file} declares another id than its name`);
  });
});

describe('package.json', () => {
  it('names every package that the sources import, and none that is not there', () => {
    const { dependencies, devDependencies } = json('package.json') as { dependencies: Record<string, string>; devDependencies: Record<string, string> };
    const imported = new Set([...SOURCES, ...CLIENT].flatMap(importsOf).map(({ from }) => from).filter((from) => !/^(?:\.|node:|vscode$)/.test(from)).map(packageOf));
    // Of a name that has types alone nothing is left in the product.
    const shipped = [...imported].filter((name) => name in dependencies || !(`@types/${name}` in devDependencies));
    for (const name of shipped) assert.ok(name in dependencies, `${name} is imported by the product`);
    for (const name of Object.keys(dependencies)) assert.ok(imported.has(name), `${name} is not imported by the product`);
    for (const name of [...Object.keys(dependencies), ...Object.keys(devDependencies)]) assert.ok(existsSync(join(ROOT, 'node_modules', name)), `${name} is not installed`);
  });
});

function packageOf(from: string): string {
  return from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/');
}
