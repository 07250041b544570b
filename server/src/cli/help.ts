/** What `--help` says: what works, nothing else. */
import type { BilingualText, Locale } from '../messages/template.ts';
import { wrap } from '../report/visible.ts';
import { COMMANDS, OPTIONS, type CommandName } from './options.ts';

const USAGE: Readonly<Record<CommandName, string>> = {
  check: 'grondslag check [PATH…]',
  fix: 'grondslag fix [PATH…]',
  test: 'grondslag test [PATH…]',
  explain: 'grondslag explain WORD…',
  rules: 'grondslag rules [--json] [PATH…]',
  lsp: 'grondslag lsp --stdio',
};

const ABOUT: Readonly<Record<CommandName, BilingualText>> = {
  check: { nl: 'controleer en meld (dit gebeurt ook zonder opdracht)', en: 'analyse and report (also without a command)' },
  fix: { nl: 'pas veilige fixes toe', en: 'apply safe fixes' },
  test: { nl: 'test regels en pijplijnen met *.grondslag-test.yaml', en: 'test rules and pipelines with *.grondslag-test.yaml' },
  explain: { nl: 'leg een regel, beginsel, artikel, categorie, register, wet of ander woord uit', en: 'explain a rule, principle, article, category, register, law or other word' },
  rules: { nl: 'de regels', en: 'the rules' },
  lsp: { nl: 'de taalserver, voor elke editor', en: 'the language server, for any editor' },
};

const EXITS: BilingualText = {
  nl: 'Uitkomst: 0 niets op of boven --fail-on; 1 bevindingen; 2 fout in gebruik, configuratie of programma; 3 geen invoer.',
  en: 'Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 usage, configuration or internal error; 3 no input.',
};

/** What the exit codes mean where they mean something else than for `check`. */
const OWN_EXITS: Partial<Readonly<Record<CommandName, BilingualText>>> = {
  test: {
    nl: 'Uitkomst: 0 alles zoals verwacht; 1 niet alles; 2 een test die niet te gebruiken is, of een fout in gebruik of programma; 3 geen tests.',
    en: 'Exit codes: 0 all as expected; 1 not all; 2 a test that cannot be used, usage or internal error; 3 no tests.',
  },
  explain: { nl: 'Uitkomst: 0 uitgelegd; 2 niet gevonden, of een fout in gebruik of programma.', en: 'Exit codes: 0 explained; 2 not found, usage or internal error.' },
  rules: { nl: 'Uitkomst: 0 getoond; 2 een fout in gebruik, configuratie of programma; 3 geen invoer.', en: 'Exit codes: 0 listed; 2 usage, configuration or internal error; 3 no input.' },
  lsp: { nl: 'Uitkomst: 0 netjes afgesloten; 1 zonder afsluiten gestopt; 2 een fout in gebruik.', en: 'Exit codes: 0 shut down; 1 stopped without being shut down; 2 usage error.' },
};

/** The help of one command, or of all. */
export function helpText(command: CommandName | undefined, locale: Locale, width: number): string {
  const nl = locale === 'nl';
  const lines: string[] = [];
  if (command === undefined) {
    lines.push(...wrap(nl ? 'grondslag zoekt in pijplijnen van gegevens naar combinaties die geen opgegeven grondslag dekt.' : 'grondslag looks in data pipelines for combinations that no declared ground covers.', width), '');
    lines.push(nl ? 'Opdrachten:' : 'Commands:');
    for (const name of COMMANDS) lines.push(...row(USAGE[name], ABOUT[name][locale], width));
    lines.push('', nl ? 'Opties van check:' : 'Options of check:');
  } else lines.push(USAGE[command], '', ...wrap(ABOUT[command][locale], width), '', nl ? 'Opties:' : 'Options:');
  for (const { name, short, value, help, commands } of OPTIONS) {
    if (commands.includes(command ?? 'check')) lines.push(...row(`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`, help[locale], width));
  }
  if (command === undefined) lines.push('', nl ? 'Opties van een andere opdracht: grondslag OPDRACHT --help' : 'Options of another command: grondslag COMMAND --help');
  return `${[...lines, '', ...wrap(((command === undefined ? undefined : OWN_EXITS[command]) ?? EXITS)[locale], width)].join('\n')}\n`;
}

function row(name: string, text: string, width: number): readonly string[] {
  const indent = 28;
  const lines = wrap(text, width - indent);
  const head = `  ${name}`;
  if (head.length + 2 > indent) return [head, ...lines.map((line) => ' '.repeat(indent) + line)];
  return lines.map((line, i) => (i === 0 ? head.padEnd(indent) : ' '.repeat(indent)) + line);
}
