/** The page of the manual, in the language of troff, made of the tables of commands and options. */
import type { BilingualText, Locale } from '../messages/template.ts';
import { COMMANDS } from './commands.ts';
import { EXITS } from './help.ts';
import { COMMAND_NAMES, OPTIONS } from './options.ts';

export interface ManualFacts {
  readonly version: string;
  /** The day of the release, as an ISO date. */
  readonly date: string;
}

type Pair = readonly [name: string, about: BilingualText];

const FILES: readonly Pair[] = [
  ['*.pipeline.yaml, *.pipeline.yml', { nl: 'beschrijvingen van pijplijnen', en: 'descriptions of pipelines' }],
  ['*.catalog.yaml, *.catalog.yml', { nl: 'wat pijplijnen delen: doelen, registers, wetten en regels van een organisatie', en: 'what pipelines share: purposes, registers, laws and rules of an organisation' }],
  ['*.grondslag-test.yaml', { nl: 'voorbeelden die grondslag test uitvoert', en: 'examples that grondslag test runs' }],
  ['grondslag.config.yaml', { nl: 'de configuratie; de dichtstbijzijnde boven een bestand telt', en: 'the configuration; the nearest one above a file counts' }],
  ['grondslag.baseline.yaml', { nl: 'bekende bevindingen, met wie ze liet staan, tot wanneer en waarom', en: 'known findings, with who let them stay, until when and why' }],
  ['.gitignore', { nl: 'wat hier is uitgesloten, wordt niet gelezen', en: 'what is excluded here is not read' }],
];

const ENVIRONMENT: readonly Pair[] = [
  ['LC_ALL, LC_MESSAGES, LANG', { nl: 'de taal, als --language en de configuratie er geen noemen: Nederlands bij nl, C, POSIX of niets, anders Engels', en: 'the language, where neither --language nor the configuration names one: Dutch for nl, C, POSIX or nothing, else English' }],
  ['NO_COLOR, FORCE_COLOR, TERM', { nl: 'of een terminal kleuren krijgt', en: 'whether a terminal gets colours' }],
  ['COLUMNS', { nl: 'de breedte van teksten buiten een terminal', en: 'the width of texts outside a terminal' }],
  ['GITHUB_STEP_SUMMARY', { nl: 'het bestand waar --format github een tabel aan toevoegt', en: 'the file that --format github adds a table to' }],
  ['GRONDSLAG_CACHE_DIR, XDG_CACHE_HOME, LOCALAPPDATA', { nl: 'waar --cache onthoudt wat is uitgerekend', en: 'where --cache remembers what has been computed' }],
  ['PATH', { nl: 'waar git te vinden is', en: 'where git is found' }],
  ['CI', { nl: 'als dit is gezet, is er geen voortgang te zien', en: 'where this is set, no progress is shown' }],
  ['GRONDSLAG_DEBUG', { nl: 'met 1 staat bij een fout van het programma waar die ontstond', en: 'with 1 a fault of the program tells where it arose' }],
];

const EXAMPLES: readonly Pair[] = [
  ['grondslag check . --fail-on warning', { nl: 'controleer alles hieronder; waarschuwingen tellen mee', en: 'check everything below; warnings count' }],
  ['grondslag check --format text --format json=findings.json', { nl: 'lees mee en bewaar hetzelfde als JSON', en: 'read along and keep the same as JSON' }],
  ['grondslag check --since main', { nl: 'meld alleen wat er sinds main door de wijziging bij kwam', en: 'report only what the change since main causes' }],
  ['grondslag diff main --format markdown', { nl: 'wat een wijziging met persoonsgegevens doet, als opmerking bij een wijzigingsverzoek', en: 'what a change does to personal data, as a comment on a pull request' }],
  ['grondslag graph --format svg --output lineage.svg', { nl: 'teken waar gegevens vandaan komen en heen gaan', en: 'draw where data come from and go' }],
  ['grondslag fix --diff', { nl: 'toon wat veilige fixes zouden veranderen', en: 'show what safe fixes would change' }],
  ['grondslag explain "AVG 6(4)"', { nl: 'wat dit artikel hier betekent', en: 'what this article means here' }],
];

const TITLES = {
  name: { nl: 'NAAM', en: 'NAME' },
  synopsis: { nl: 'SYNOPSIS', en: 'SYNOPSIS' },
  description: { nl: 'BESCHRIJVING', en: 'DESCRIPTION' },
  commands: { nl: 'OPDRACHTEN', en: 'COMMANDS' },
  options: { nl: 'OPTIES', en: 'OPTIONS' },
  exits: { nl: 'UITKOMST', en: 'EXIT STATUS' },
  files: { nl: 'BESTANDEN', en: 'FILES' },
  environment: { nl: 'OMGEVING', en: 'ENVIRONMENT' },
  examples: { nl: 'VOORBEELDEN', en: 'EXAMPLES' },
} as const satisfies Record<string, BilingualText>;

const ABOUT: BilingualText = { nl: 'zoekt in gegevenspijplijnen naar combinaties die geen opgegeven grondslag dekt', en: 'looks in data pipelines for combinations that no declared ground covers' };

const DESCRIPTION: readonly BilingualText[] = [
  {
    nl: 'grondslag leest beschrijvingen van gegevenspijplijnen in YAML en volgt de gegevens over bestanden heen. Het meldt waar persoonsgegevens samenkomen die geen opgegeven grondslag dekt, waar een doel verschuift en waar gegevens zonder basis naar buiten gaan.',
    en: 'grondslag reads descriptions of data pipelines in YAML and follows the data across files. It reports where personal data meet that no declared ground covers, where a purpose shifts, and where data leave without a basis.',
  },
  {
    nl: 'Het gaat over wat is opgegeven. Of iets mag, blijft een oordeel van mensen. Er is geen netwerk nodig, en er gaat niets naar buiten.',
    en: 'It is about what has been declared. Whether something is allowed stays a judgement of people. No network is needed, and nothing is sent anywhere.',
  },
];

/** The page in one language. */
export function manualPage(locale: Locale, { version, date }: ManualFacts): string {
  const title = (name: keyof typeof TITLES): string => `.SH ${TITLES[name][locale]}`;
  return `${[
    `.\\" ${locale === 'nl' ? 'Gemaakt uit de tabellen van opdrachten en opties.' : 'Made of the tables of commands and options.'}`,
    `.TH GRONDSLAG 1 ${date} "grondslag ${version}"`,
    title('name'),
    `grondslag \\- ${plain(ABOUT[locale])}`,
    title('synopsis'),
    ...COMMANDS.flatMap(({ usage }, i) => [...(i === 0 ? [] : ['.br']), ...synopsis(usage)]),
    title('description'),
    ...DESCRIPTION.flatMap((text) => ['.PP', plain(text[locale])]).slice(1),
    title('commands'),
    ...COMMANDS.flatMap(({ name, about }) => ['.TP', `.B ${plain(name)}`, plain(about[locale])]),
    title('options'),
    ...OPTIONS.flatMap(({ name, short, value, help, commands }) => {
      const spelled = [...(short === undefined ? [] : [`-${short}`]), `--${name}`].map((word) => `\\fB${plain(word)}\\fR`).join(', ');
      return ['.TP', `${spelled}${value === undefined ? '' : ` \\fI${plain(value)}\\fR`}`, `${plain(help[locale])}${commands.length === COMMAND_NAMES.length ? '' : ` (${commands.map(plain).join(', ')})`}`];
    }),
    title('exits'),
    ...COMMANDS.flatMap(({ name, exits }) => exitCodes(name === 'check' ? shared() : name, name === 'check' ? EXITS[locale] : exits?.[locale])),
    ...pairs(title('files'), FILES, locale),
    ...pairs(title('environment'), ENVIRONMENT, locale),
    ...pairs(title('examples'), EXAMPLES, locale),
  ].join('\n')}\n`;
}

/** The commands that have the exit codes of `check`. */
function shared(): string {
  return COMMANDS.filter(({ name, exits }) => name === 'check' || exits === undefined).map(({ name }) => name).join(', ');
}

function synopsis(usage: string): readonly string[] {
  const [name = '', ...rest] = usage.split(' ');
  return [`.B grondslag ${plain(name)}`, ...(rest.length === 0 ? [] : [plain(rest.join(' '))])];
}

/** `Exit codes: 0 fine; 1 not.` as a list. */
function exitCodes(names: string, text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const codes = text.slice(text.indexOf(': ') + 2).replace(/\.$/, '').split('; ');
  return ['.SS ' + plain(names), ...codes.flatMap((code) => ['.TP', `.B ${plain(code.slice(0, 1))}`, plain(code.slice(2))])];
}

function pairs(title: string, list: readonly Pair[], locale: Locale): readonly string[] {
  return [title, ...list.flatMap(([name, about]) => ['.TP', `.B ${plain(name)}`, plain(about[locale])])];
}

/** Text of which troff makes exactly that text. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq')
    .replace(/^\./, '\\&.');
}
