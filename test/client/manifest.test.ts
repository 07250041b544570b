import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { findings } from '../harness/check.ts';

const root = new URL('../../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const json = (path: string): unknown => JSON.parse(text(path));
const sources = readdirSync(new URL('client/src/', root)).map((file) => text(`client/src/${file}`));
const matches = (pattern: RegExp, content: string): string[] => [...content.matchAll(pattern)].map((found) => found[1] ?? '');
const sorted = (items: Iterable<string>): string[] => [...new Set(items)].sort();

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly languages: readonly { readonly configuration: string }[];
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
  };
}

describe('the manifest of the extension', () => {
  const manifest = json('package.json') as Manifest;

  it('has each of its texts in both languages, and no other', () => {
    const used = sorted(matches(/"%([^%"]+)%"/gu, text('package.json')));
    assert.ok(used.length > 0);
    for (const file of ['package.nls.json', 'package.nls.nl.json']) {
      assert.deepEqual(sorted(Object.keys(json(file) as object)), used, file);
    }
  });

  it('names the commands that the client registers', () => {
    const registered = sources.flatMap((source) => matches(/registerCommand\(`\$\{NAME\}\.(\w+)`/gu, source));
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(sorted(contributed), sorted(registered.map((name) => `grondslag.${name}`)));
  });

  it('points at files that exist and say the same', () => {
    for (const { configuration } of manifest.contributes.languages) assert.ok(json(configuration));
    for (const { path, scopeName } of manifest.contributes.grammars) {
      assert.equal((json(path) as { scopeName: string }).scopeName, scopeName);
    }
  });
});

describe('what the manifest brings beside the editor', () => {
  const manifest = json('package.json') as { readonly contributes: Readonly<Record<string, unknown>>; readonly files: readonly string[] };
  const { contributes } = manifest;
  const own = (value: unknown): string[] => matches(/\b(grondslag\.\w+)\b/gu, JSON.stringify(value));
  const commands = (contributes['commands'] as { command: string }[]).map(({ command }) => command);
  const views = Object.values(contributes['views'] as Record<string, { id: string; icon: string }[]>).flat();

  it('names commands, views and conditions that exist', () => {
    const conditions = ['grondslag.state', 'grondslag.hasFiles', 'grondslag.grouping'];
    for (const condition of conditions) assert.ok(sources.some((source) => source.includes(`\`\${NAME}.${condition.slice('grondslag.'.length)}\``)), condition);
    const settings = Object.keys((contributes['configuration'] as { properties: object }).properties);
    const known = new Set([...commands, ...settings, ...views.map(({ id }) => id), ...conditions, 'grondslag.groupBy', 'grondslag.grondslag', 'grondslag.svg', 'grondslag.json']);
    const texts = ['package.nls.json', 'package.nls.nl.json'].map((file) => json(file));
    for (const name of [contributes['menus'], contributes['viewsWelcome'], contributes['walkthroughs'], ...texts].flatMap(own)) assert.ok(known.has(name) || name === 'grondslag.config', name);
  });

  it('shows each view that the client fills', () => {
    const filled = matches(/'(\w+)'/gu, /const VIEWS[^;]*;/u.exec(text('client/src/overview.ts'))?.[0] ?? '');
    assert.deepEqual(views.map(({ id }) => id), filled.map((view) => `grondslag.${view}`));
  });

  it('hides what makes sense on a row alone, and asks for no key of the keyboard', () => {
    const menus = contributes['menus'] as Record<string, { command: string; when?: string }[]>;
    const onRows = [...new Set(menus['view/item/context']!.map(({ command }) => command))];
    const hidden = menus['commandPalette']!.filter(({ when }) => when === 'false').map(({ command }) => command);
    for (const command of onRows) assert.ok(hidden.includes(command), command);
    assert.equal(contributes['keybindings'], undefined);
  });

  it('ships the pictures, pages and snippets it points at, in both languages', () => {
    const paths = new Set(['package.nls.json', 'package.nls.nl.json'].flatMap((file) => Object.values(json(file) as Record<string, string>)).filter((value) => /^client\/\S+$/u.test(value)));
    for (const { icon } of views) paths.add(icon);
    for (const { path } of contributes['snippets'] as { path: string }[]) paths.add(path.replace(/^\.\//u, ''));
    assert.ok(paths.size > 8);
    for (const path of paths) {
      assert.notEqual(text(path), '');
      assert.ok(manifest.files.some((folder) => path.startsWith(`${folder}/`)), path);
    }
  });
});

describe('the example', () => {
  for (const locale of ['nl', 'en']) it(`has something to find, and nothing broken (${locale})`, () => {
    const found = findings({ 'a.pipeline.yaml': text(`client/media/example.${locale}.yaml`) });
    assert.ok(found.some(({ rule }) => rule.id === 'unused-personal-field'));
    assert.deepEqual(found.filter(({ rule }) => rule.group === 'structure'), []);
  });
});

describe('the texts of the client', () => {
  it('are all in the Dutch bundle, with the same placeholders, and no other', () => {
    const bundle = json('client/l10n/bundle.l10n.nl.json') as Record<string, string>;
    const used = sources.flatMap((source) => matches(/l10n\.t\(\s*'([^']+)'/gu, source));
    assert.ok(used.length > 0);
    assert.deepEqual(sorted(Object.keys(bundle)), sorted(used));
    // Those of VS Code itself would be in its own language, whatever is set.
    for (const source of sources) assert.doesNotMatch(source, /import \{[^}]*\bl10n\b[^}]*\} from 'vscode'/u);
    for (const [english, dutch] of Object.entries(bundle)) {
      assert.deepEqual(sorted(matches(/\{(\w+)\}/gu, dutch)), sorted(matches(/\{(\w+)\}/gu, english)), english);
    }
  });
});

describe('the grammar', () => {
  const grammar = json('syntaxes/grondslag.tmLanguage.json') as { repository: Record<string, { match: string }> };
  const words = (rule: string): string[] => {
    const found = /\\G\(\?:([^()]+)\)/u.exec(grammar.repository[rule]?.match ?? '');
    assert.ok(found, rule);
    return (found[1] ?? '').split('|');
  };
  const { groups, categories } = parse(text('seeds/knowledge/categories.yaml')) as Record<string, readonly { id: string }[]>;
  const known = [...(groups ?? []), ...(categories ?? [])].map(({ id }) => id);

  it('knows the categories and groups of the knowledge base', () => {
    assert.deepEqual(words('category'), sorted(known));
  });

  it('knows the verbs of the schema', () => {
    const steps = json('schemas/steps.schema.json') as { $defs: Record<string, { required?: readonly string[] }> };
    const verbs = Object.keys(steps.$defs).filter((name) => steps.$defs[name]?.required?.includes(name));
    assert.ok(verbs.length > 0);
    assert.deepEqual(sorted(words('verb')), sorted(verbs));
  });

  it('knows the choices of the schema that say what data is for and who sees it', () => {
    const choices = [
      ['values', '$defs', 'purposeKind'],
      ['values', '$defs', 'useRestriction'],
      ['pipeline', '$defs', 'output', 'properties', 'audience'],
      ['pipeline', '$defs', 'output', 'properties', 'claims'],
      ['catalog', '$defs', 'law', 'properties', 'status'],
    ].flatMap(([file, ...path]) => {
      const node = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], json(`schemas/${file}.schema.json`));
      return (node as { enum: readonly (string | null)[] }).enum.filter((value) => value !== null && !['', 'TODO'].includes(value));
    });
    // A word that is also a category has the colour of a category.
    const others = choices.filter((value): value is string => value !== null && !known.includes(value));
    assert.deepEqual(words('choice'), sorted(others));
  });

  it('knows sections that the schemas have at the top of a file', () => {
    const keys = ['pipeline', 'catalog'].flatMap((name) =>
      Object.keys((json(`schemas/${name}.schema.json`) as { properties: object }).properties),
    );
    const found = /\^\\G\(\?:([^()]+)\)/u.exec(grammar.repository['section']?.match ?? '');
    assert.deepEqual((found?.[1] ?? '').split('|').filter((section) => !keys.includes(section)), []);
  });
});
