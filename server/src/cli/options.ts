/** The options: one table that arguments are read by and help is written from. */
import { parseArgs } from 'node:util';
import { Fault } from '../api/fault.ts';
import { closest } from '../base/closest.ts';
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { BilingualText } from '../messages/template.ts';

/** In the order in which help names them. */
const NAMES = [
  'check',
  'diff',
  'fix',
  'graph',
  'init',
  'baseline',
  'decisions',
  'test',
  'explain',
  'rules',
  'lsp',
  'completion',
] as const;

export type CommandName = (typeof NAMES)[number];

export const COMMAND_NAMES: readonly CommandName[] = NAMES;

export interface OptionSpec {
  readonly name: string;
  /** What its value is called in help; absent for a switch. */
  readonly value?: string;
  readonly values?: readonly string[];
  readonly short?: string;
  readonly repeatable?: true;
  readonly commands: readonly CommandName[];
  readonly help: BilingualText;
}

/** Commands whose words are paths of pipelines, and that read a configuration. */
export const READS_PIPELINES: readonly CommandName[] = ['check', 'fix', 'graph', 'decisions'];

const WORK: readonly CommandName[] = ['check', 'fix'];
const COMPARE: readonly CommandName[] = [...WORK, 'diff'];
/** All that reads pipelines and their configuration. */
const WIDE: readonly CommandName[] = [...COMPARE, 'graph'];

export const OPTIONS: readonly OptionSpec[] = [
  { name: 'format', value: 'FORMAT[=FILE]', repeatable: true, commands: ['check'], help: { nl: 'text, compact, json, sarif, junit, github, gitlab, azure, checkstyle, markdown of html; met =FILE naar een bestand; herhaalbaar', en: 'text, compact, json, sarif, junit, github, gitlab, azure, checkstyle, markdown or html; with =FILE to a file; repeatable' } },
  { name: 'format', value: 'FORMAT', values: ['text', 'markdown', 'json'], commands: ['diff'], help: { nl: 'text, markdown (voor een opmerking bij een wijzigingsverzoek) of json', en: 'text, markdown (for a comment on a pull request) or json' } },
  { name: 'format', value: 'FORMAT', values: ['mermaid', 'dot', 'json', 'svg'], commands: ['graph'], help: { nl: 'mermaid (standaard), dot, json of svg', en: 'mermaid (default), dot, json or svg' } },
  { name: 'format', value: 'FORMAT', values: ['text', 'json'], commands: ['test'], help: { nl: 'text of json', en: 'text or json' } },
  { name: 'output', value: 'FILE', commands: ['check', 'diff'], help: { nl: 'schrijf het rapport naar een bestand', en: 'write the report to a file' } },
  { name: 'output', value: 'FILE', commands: ['graph'], help: { nl: 'schrijf de tekening naar een bestand', en: 'write the drawing to a file' } },
  { name: 'pipeline', value: 'ID', repeatable: true, commands: ['graph'], help: { nl: 'alleen deze pijplijn en haar buren; herhaalbaar', en: 'only this pipeline and its neighbours; repeatable' } },
  { name: 'depth', value: 'N', commands: ['graph'], help: { nl: 'hoe ver de buren gaan, vanaf 0 (standaard 1; bij --pipeline)', en: 'how far neighbours go, from 0 (default 1; with --pipeline)' } },
  { name: 'preset', value: 'PRESET', values: ['engineer', 'reviewer', 'auditor'], commands: [...WIDE, 'init', 'baseline', 'decisions'], help: { nl: 'hoeveel er wordt gemeld: engineer, reviewer of auditor', en: 'how much is reported: engineer, reviewer or auditor' } },
  { name: 'select', value: 'NAMES', repeatable: true, commands: [...COMPARE, 'baseline'], help: { nl: 'alleen deze regels, vragen (technical, legal, ethical) of beginselen', en: 'only these rules, lenses (technical, legal, ethical) or principles' } },
  { name: 'ignore', value: 'NAMES', repeatable: true, commands: [...COMPARE, 'baseline'], help: { nl: 'zonder deze regels, vragen of beginselen', en: 'without these rules, lenses or principles' } },
  { name: 'fail-on', value: 'LEVEL', values: ['error', 'warning', 'info', 'never'], commands: WORK, help: { nl: 'vanaf welke zwaarte de uitkomst 1 is (standaard error)', en: 'from which severity on the exit code is 1 (default error)' } },
  { name: 'fail-on', value: 'LEVEL', values: ['error', 'warning', 'info', 'change', 'never'], commands: ['diff'], help: { nl: 'vanaf welke zwaarte van nieuwe bevindingen de uitkomst 1 is; change: bij elk verschil; standaard never', en: 'from which severity of new findings on the exit code is 1; change: for any difference; default never' } },
  { name: 'max-warnings', value: 'N', commands: ['check'], help: { nl: 'meer waarschuwingen dan N geven uitkomst 1', en: 'more warnings than N give exit code 1' } },
  { name: 'since', value: 'VERSION', commands: ['check'], help: { nl: 'meld alleen wat de wijziging sinds deze versie (een branch, tag of commit) veroorzaakt; met ... erachter sinds de aftakking', en: 'report only what the change since this version (a branch, tag or commit) causes; with ... behind it since the branches parted' } },
  { name: 'no-ignores', commands: ['check'], help: { nl: 'negeer-opmerkingen en de baseline tellen niet', en: 'ignore comments and the baseline do not count' } },
  { name: 'baseline', value: 'FILE', commands: [...COMPARE, 'baseline', 'decisions'], help: { nl: 'het bestand met bekende bevindingen', en: 'the file with known findings' } },
  { name: 'format', value: 'FORMAT', values: ['markdown', 'csv', 'json'], commands: ['decisions'], help: { nl: 'markdown (standaard), csv of json', en: 'markdown (default), csv or json' } },
  { name: 'output', value: 'FILE', commands: ['decisions'], help: { nl: 'schrijf het overzicht naar een bestand', en: 'write the overview to a file' } },
  { name: 'separator', value: 'NAME', values: ['comma', 'semicolon'], commands: ['decisions'], help: { nl: 'bij csv: comma (standaard) of semicolon, dat Excel in het Nederlands verwacht', en: 'with csv: comma (default) or semicolon, which Excel in Dutch expects' } },
  { name: 'by', value: 'NAME', commands: ['baseline'], help: { nl: 'create: wie beslist dat de bevindingen mogen blijven', en: 'create: who decides that the findings may stay' } },
  { name: 'until', value: 'DATE', commands: ['baseline'], help: { nl: 'create: tot en met welke dag (JJJJ-MM-DD)', en: 'create: up to and including which day (YYYY-MM-DD)' } },
  { name: 'reason', value: 'TEXT', commands: ['baseline'], help: { nl: 'create: waarom', en: 'create: why' } },
  { name: 'sarif-include-suppressed', commands: ['check'], help: { nl: 'genegeerde bevindingen komen mee in SARIF, als genegeerd', en: 'ignored findings come along in SARIF, marked as such' } },
  { name: 'sarif-security-severity', commands: ['check'], help: { nl: 'bevindingen in SARIF tellen als beveiligingsmelding', en: 'findings in SARIF count as security alerts' } },
  { name: 'sarif-category', value: 'NAME', commands: ['check'], help: { nl: 'houdt meer SARIF-rapporten over één commit uit elkaar', en: 'tells several SARIF reports about one commit apart' } },
  { name: 'markdown-limit', value: 'N', commands: ['check'], help: { nl: 'hoeveel bytes een Markdown-rapport hooguit is; de rest wordt geteld', en: 'the most bytes of a Markdown report; the rest is counted' } },
  { name: 'stdin', commands: ['check'], help: { nl: 'lees één bestand van de standaardinvoer, net als het pad -', en: 'read one file from standard input, as the path - does' } },
  { name: 'stdin-filename', value: 'NAME', commands: ['check'], help: { nl: 'de naam van dat bestand', en: 'the name of that file' } },
  { name: 'unsafe', commands: ['fix'], help: { nl: 'ook fixes die veranderen wat de stroom doet', en: 'also fixes that change what the flow does' } },
  { name: 'dry-run', commands: ['fix'], help: { nl: 'zeg wat er zou veranderen, verander niets', en: 'say what would change, change nothing' } },
  { name: 'diff', commands: ['fix'], help: { nl: 'toon de verandering als diff, verander niets', en: 'show the change as a diff, change nothing' } },
  { name: 'config', value: 'FILE', commands: [...WIDE, 'baseline', 'decisions'], help: { nl: 'gebruik dit configuratiebestand', en: 'use this configuration file' } },
  { name: 'no-config', commands: [...WIDE, 'baseline', 'decisions'], help: { nl: 'gebruik geen configuratiebestand', en: 'use no configuration file' } },
  { name: 'cache', commands: ['check'], help: { nl: 'onthoud de uitkomst en reken bij een volgende keer alleen wat veranderd is', en: 'remember the outcome, and next time compute only what changed' } },
  { name: 'no-cache', commands: ['check'], help: { nl: 'lees en reken alles opnieuw (standaard)', en: 'read and compute everything anew (default)' } },
  { name: 'workers', value: 'N', commands: ['check'], help: { nl: 'reken in N threads tegelijk (standaard 1; pas sneller bij meer dan twee kernen)', en: 'compute in N threads (default 1; quicker only with more than two cores)' } },
  { name: 'watch', commands: ['check'], help: { nl: 'controleer opnieuw na elke verandering', en: 'check again after every change' } },
  { name: 'show-config', value: 'FILE', commands: ['check'], help: { nl: 'toon welke configuratie voor dit bestand geldt en waar elke waarde vandaan komt (als text of --format json)', en: 'show the configuration that counts for this file, and where each value comes from (as text or --format json)' } },
  { name: 'show-config', value: 'FILE', commands: ['fix'], help: { nl: 'toon welke configuratie voor dit bestand geldt en waar elke waarde vandaan komt', en: 'show the configuration that counts for this file, and where each value comes from' } },
  { name: 'pipeline', value: 'TITLE', commands: ['init'], help: { nl: 'hoe de eerste pijplijn heet', en: 'what the first pipeline is called' } },
  { name: 'controller', value: 'NAME', commands: ['init'], help: { nl: 'de verwerkingsverantwoordelijke: een naam, of de id van een organisatie in een catalogus', en: 'the controller: a name, or the id of an organisation in a catalogue' } },
  { name: 'purpose', value: 'KIND', commands: ['init'], help: { nl: 'het soort doel, zoals service of statistics', en: 'the kind of purpose, such as service or statistics' } },
  { name: 'directory', value: 'DIR', commands: ['init'], help: { nl: 'de map waarin wordt geschreven (standaard deze)', en: 'the folder to write in (default this one)' } },
  { name: 'yes', short: 'y', commands: ['init'], help: { nl: `vraag niets: wat niet is gegeven, blijft ${PLACEHOLDER}`, en: `ask nothing: what is not given stays ${PLACEHOLDER}` } },
  { name: 'json', commands: ['rules', 'baseline'], help: { nl: 'als JSON', en: 'as JSON' } },
  { name: 'stdio', commands: ['lsp'], help: { nl: 'praat over standaardinvoer en -uitvoer', en: 'talk over standard input and output' } },
  { name: 'language', value: 'nl|en', values: ['nl', 'en'], commands: ['check', 'diff', 'fix', 'graph', 'test', 'explain', 'rules', 'completion', 'init', 'baseline', 'decisions'], help: { nl: 'taal van de teksten', en: 'language of the texts' } },
  { name: 'today', value: 'DATE', commands: [...WIDE, 'test', 'baseline', 'decisions'], help: { nl: 'de dag die telt als vandaag (JJJJ-MM-DD)', en: 'the day that counts as today (YYYY-MM-DD)' } },
  { name: 'color', value: 'WHEN', values: ['auto', 'always', 'never'], commands: ['check'], help: { nl: 'kleur: auto, always of never', en: 'colour: auto, always or never' } },
  { name: 'quiet', short: 'q', commands: [...WIDE, 'test', 'init', 'baseline', 'decisions'], help: { nl: 'zonder samenvatting en voortgang', en: 'without summary and progress' } },
  { name: 'statistics', commands: ['check'], help: { nl: 'hoe vaak elke regel voorkomt (bij text)', en: 'how often each rule occurs (with text)' } },
  { name: 'version', commands: COMMAND_NAMES, help: { nl: 'het versienummer', en: 'the version number' } },
  { name: 'help', short: 'h', commands: COMMAND_NAMES, help: { nl: 'deze tekst', en: 'this text' } },
];

export interface Arguments {
  readonly command: CommandName;
  /** Whether the command was named: without one, the first word may be a mistyped command. */
  readonly named: boolean;
  readonly positionals: readonly string[];
  has(name: string): boolean;
  /** The last value given. */
  value(name: string): string | undefined;
  /** All values, split at commas. */
  list(name: string): readonly string[];
  /** All values as given. */
  values(name: string): readonly string[];
}

/** Reads the arguments. @throws Fault for what is not known or not complete */
export function readArguments(argv: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(OPTIONS.map(({ name, value, short }) => [name, { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short === undefined ? {} : { short }) }])),
  });
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token] : []));
  // What stands behind `--` is a path, also when it is called like a command.
  const paths = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? Infinity;
  const named = COMMAND_NAMES.find((command) => command === words[0]?.value && words[0].index < paths);
  const command = named ?? 'check';
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = OPTIONS.find(({ name, commands }) => name === token.name && commands.includes(command));
    if (spec === undefined) throw unknownOption(token.rawName, command);
    if (spec.value === undefined && token.value !== undefined) throw noValue(token.rawName);
    if (spec.value !== undefined && (token.value === undefined || token.value === '' || (token.inlineValue === false && /^--?[a-z]/i.test(token.value)))) throw missingValue(token.rawName, spec.value);
    if (spec.values !== undefined && !spec.values.includes(token.value ?? '')) throw wrongValue(token.rawName, token.value ?? '', spec.values);
    given.set(spec.name, [...(given.get(spec.name) ?? []), token.value ?? '']);
  }
  const values = (name: string): readonly string[] => given.get(name) ?? [];
  return {
    command,
    named: named !== undefined,
    positionals: (named === undefined ? words : words.slice(1)).map(({ value }) => value),
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values,
    list: (name) => values(name).flatMap((value) => value.split(',')).map((item) => item.trim()).filter((item) => item !== ''),
  };
}

function unknownOption(raw: string, command: CommandName): Fault {
  const near = closest(raw, OPTIONS.filter(({ commands }) => commands.includes(command)).map(({ name }) => `--${name}`));
  const elsewhere = OPTIONS.filter(({ name }) => `--${name}` === raw).flatMap(({ commands }) => commands);
  if (elsewhere.length > 0) {
    return new Fault({ nl: `de optie ${raw} hoort niet bij ${command}, wel bij: ${elsewhere.join(', ')}`, en: `the option ${raw} does not belong to ${command}, but to: ${elsewhere.join(', ')}` });
  }
  return new Fault({
    nl: `de optie ${raw} bestaat niet${near === undefined ? '; zie --help' : `; bedoelde je ${near}?`}`,
    en: `there is no option ${raw}${near === undefined ? '; see --help' : `; did you mean ${near}?`}`,
  });
}

function noValue(raw: string): Fault {
  return new Fault({ nl: `de optie ${raw} heeft geen waarde`, en: `the option ${raw} takes no value` });
}

function missingValue(raw: string, value: string): Fault {
  return new Fault({ nl: `de optie ${raw} heeft een waarde nodig: ${raw} ${value}`, en: `the option ${raw} needs a value: ${raw} ${value}` });
}

/** A value that is not one of the possible ones. */
export function wrongValue(raw: string, value: string, values: readonly string[]): Fault {
  const near = closest(value, values);
  const [nl, en] = near === undefined ? ['; kies uit:', '; choose from:'] : [`; bedoelde je «${near}»? Kies uit:`, `; did you mean “${near}”? Choose from:`];
  return new Fault({ nl: `«${value}» kan niet bij ${raw}${nl} ${values.join(', ')}`, en: `“${value}” is not possible for ${raw}${en} ${values.join(', ')}` });
}
