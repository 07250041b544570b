/** The page on what others offer: every feature has its row, and the row says of this program what is so. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { COMMANDS } from '../server/src/cli/commands.ts';
import { OPTIONS, readArguments } from '../server/src/cli/options.ts';
import { FORMATS } from '../server/src/report/formats.ts';
import { RULES } from '../server/src/rules/registry.ts';
import { ROOT } from './harness/golden.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const format = (name: string) => (): boolean => FORMATS.some((known) => known.name === name);
const command = (name: string) => (): boolean => COMMANDS.some((known) => known.name === name);
const option = (name: string, of = 'check') => (): boolean => OPTIONS.some((known) => known.name === name && (known.commands as readonly string[]).includes(of));
const file = (path: string) => (): boolean => existsSync(join(ROOT, path));
const rule = (id: string) => (): boolean => RULES.some((known) => known.id === id);
const key = (name: string) => (): boolean => name in (JSON.parse(read('schemas/config.schema.json')) as { properties: object }).properties;
const script = (name: string) => (): boolean => name in (JSON.parse(read('package.json')) as { scripts: object }).scripts;
const all = (...proofs: readonly (() => boolean)[]) => (): boolean => proofs.every((proof) => proof());

/** The features, in the order of the page, and what of the program shows whether it has them. */
const FEATURES: readonly (readonly [en: string, nl: string, has: () => boolean])[] = [
  ['Text for people', 'Tekst voor mensen', all(format('text'), format('compact'))],
  ['JSON', 'JSON', all(format('json'), file('schemas/report.schema.json'))],
  ['SARIF', 'SARIF', format('sarif')],
  ['JUnit', 'JUnit', format('junit')],
  ['Annotations of GitHub', 'Meldingen bij GitHub', format('github')],
  ['GitLab code quality', 'Codekwaliteit bij GitLab', format('gitlab')],
  ['Checkstyle', 'Checkstyle', format('checkstyle')],
  ['Report in Markdown', 'Rapport in Markdown', format('markdown')],
  ['Report in HTML', 'Rapport in HTML', format('html')],
  ['CSV', 'CSV', format('csv')],
  ['Several formats in one run', 'Meer formaten in één run', () => OPTIONS.some(({ name, commands, repeatable }) => name === 'format' && commands.includes('check') && repeatable)],
  ['Fixing', 'Herstellen', all(command('fix'), option('unsafe', 'fix'))],
  ['Showing fixes first', 'Fixes eerst laten zien', all(option('dry-run', 'fix'), option('diff', 'fix'))],
  ['Baseline of known findings', 'Baseline van bekende bevindingen', all(command('baseline'), option('baseline'))],
  ['Ignoring one finding in its place', 'Eén bevinding ter plekke negeren', rule('incomplete-ignore')],
  ['A reason for ignoring', 'Een reden bij het negeren', all(key('requireOnIgnore'), rule('incomplete-ignore'))],
  ['An end date for ignoring', 'Een einddatum bij het negeren', all(key('requireOnIgnore'), rule('incomplete-ignore'))],
  ['Telling of comments that ignore nothing', 'Melden dat een opmerking niets negeert', rule('unused-ignore')],
  ['Running without what was ignored', 'Controleren zonder wat genegeerd is', all(option('no-ignores'), key('locked'))],
  ['A limit on warnings', 'Een grens aan waarschuwingen', option('max-warnings')],
  ['Failing from a severity on', 'Afkeuren vanaf een zwaarte', option('fail-on')],
  ['Presets', 'Voorinstellingen', option('preset')],
  ['Choosing rules for one run', 'Regels kiezen voor één run', all(option('select'), option('ignore'))],
  ['Standard input', 'Standaardinvoer', all(option('stdin'), option('stdin-filename'))],
  ['Globs and `.gitignore`', 'Globs en `.gitignore`', all(key('include'), key('exclude'))],
  ['Watching', 'Blijven kijken', option('watch')],
  ['Cache', 'Cache', option('cache')],
  ['Threads', 'Threads', option('workers')],
  ['Exit codes, written down', 'Exitcodes op schrift', file('docs/ci.md')],
  ['Showing the configuration that counts', 'Tonen welke configuratie geldt', option('show-config')],
  ['Finding the configuration', 'De configuratie vinden', file('docs/configuration.md')],
  ['JSON Schema of the configuration', 'JSON Schema van de configuratie', file('schemas/config.schema.json')],
  ['A configuration shared by an organisation', 'Een configuratie die een organisatie deelt', key('extends')],
  ['Explaining in the terminal', 'Uitleg in de terminal', command('explain')],
  ['A list of rules for programs', 'Een lijst van regels voor programma\'s', option('json', 'rules')],
  ['Completions for shells', 'Aanvullingen voor shells', command('completion')],
  ['Works without server, token or network', 'Werkt zonder server, token of netwerk', file('test/harness/no-network.cjs')],
  ['Action for GitHub', 'Action voor GitHub', file('action.yml')],
  ['Component for GitLab', 'Component voor GitLab', file('templates/grondslag.yml')],
  ['Hooks for pre-commit', 'Hooks voor pre-commit', file('.pre-commit-hooks.yaml')],
  ['Container', 'Container', file('Dockerfile')],
  ['Only what a change causes', 'Alleen wat een wijziging veroorzaakt', option('since')],
  ['What a change does to personal data', 'Wat een wijziging met persoonsgegevens doet', command('diff')],
  ['The lineage as a drawing', 'De herkomst als tekening', command('graph')],
  ['A list of who decided what', 'Een lijst van wie wat besloot', command('decisions')],
  ['A first configuration and pipeline', 'Een eerste configuratie en pijplijn', command('init')],
  ['Trying rules of your own', 'Eigen regels proberen', command('test')],
  ['A page of the manual', 'Een pagina van de handleiding', all(file('man/grondslag.1'), file('man/nl/grondslag.1'))],
  ['A package for npm', 'Een pakket voor npm', script('package:npm')],
  ['For programs', 'Voor programma\'s', file('server/src/api/index.ts')],
  ['Steps for Azure Pipelines', 'Stappen voor Azure Pipelines', all(file('azure/grondslag.yml'), format('azure'))],
  ['Dutch and English', 'Nederlands en Engels', option('language')],
];

const PAGES = { 'docs/compared.md': ['yes', 'no'], 'docs/compared.nl.md': ['ja', 'nee'] } as const;

interface Row {
  readonly name: string;
  readonly says: string;
}

/** The rows below the heads of the tables. */
function rowsOf(text: string): readonly Row[] {
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  const cells = lines.map((line) => line.slice(2, -2).split(' | '));
  return cells.filter(([name]) => name !== 'what' && name !== 'wat').map(([name, says]) => ({ name: name!, says: says! }));
}

/** The anchor that code hosts give a heading. */
const anchorOf = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');

describe('the page on what others offer', () => {
  for (const [page, [yes, no]] of Object.entries(PAGES)) {
    describe(page, () => {
      const text = read(page);
      const rows = rowsOf(text);

      it('has a row for every feature, and no other', () => assert.deepEqual(rows.map(({ name }) => name), FEATURES.map(([en, nl]) => (yes === 'yes' ? en : nl))));

      it('says yes of what is there and no of what is not, with how or why', () => {
        const wrong = rows.filter(({ says }, at) => !says.startsWith(`${FEATURES[at]?.[2]() === true ? yes : no}: `));
        assert.deepEqual(wrong.map(({ name, says }) => `${name}: ${says}`), []);
        for (const { name, says } of rows) assert.ok(says.length > 20, name);
      });

      it('names commands, options and values that exist', () => {
        const said = [...text.matchAll(/`grondslag ([^`]+)`/g)].map(([, words]) => words!.split(' '));
        assert.ok(said.length > 25);
        for (const words of said) {
          const args = readArguments(words);
          assert.equal(args.named, true, words.join(' '));
          if (args.command === 'check') for (const value of args.values('format')) assert.ok(format(value.split('=')[0]!)(), value);
        }
        for (const [, id] of text.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)) assert.ok(rule(id!)(), id);
      });

      it('links to files and headings that exist', () => {
        for (const [, target] of text.matchAll(/\]\(([^)]+)\)/g)) {
          const [path, anchor] = target!.split('#');
          const full = join(dirname(page), path!);
          assert.ok(existsSync(join(ROOT, full)), target);
          if (anchor !== undefined) assert.ok([...read(full).matchAll(/^#+ (.+)$/gm)].some(([, heading]) => anchorOf(heading!) === anchor), target);
        }
      });
    });
  }

  it('says the same in both languages: verdicts, code and links', () => {
    const facts = (page: keyof typeof PAGES): readonly (readonly unknown[])[] => rowsOf(read(page)).map(({ says }) => [
      says.startsWith(`${PAGES[page][0]}: `),
      [...says.matchAll(/`[^`]+`/g)].map(([code]) => code),
      [...says.matchAll(/\]\(([^)#]+)/g)].map(([, target]) => target!.replace('.nl.md', '.md')),
    ]);
    assert.deepEqual(facts('docs/compared.nl.md'), facts('docs/compared.md'));
  });

  it('has nothing that the table of options says twice', () => {
    const pairs = OPTIONS.flatMap(({ name, commands }) => commands.map((of) => `${of} --${name}`));
    assert.deepEqual(pairs.filter((pair, at) => pairs.indexOf(pair) !== at), []);
  });
});
