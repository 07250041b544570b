/**
 * The commands: one entry each, that a run is dispatched by and that help is written from. The code of
 * a command is loaded when it is run: no command waits for another.
 */
import type { BilingualText, Locale } from '../messages/template.ts';
import type { Io } from './io.ts';
import type { Arguments, CommandName } from './options.ts';

export interface Command {
  readonly name: CommandName;
  /** How it is written, behind the program's name. */
  readonly usage: string;
  readonly about: BilingualText;
  /** What its exit codes mean, where that is something else than for `check`. */
  readonly exits?: BilingualText;
  /** @returns the exit code. @throws Fault for what its user can repair */
  run(args: Arguments, io: Io, locale: () => Promise<Locale>): Promise<number>;
}

export const COMMANDS: readonly Command[] = [
  {
    name: 'check',
    usage: 'check [PATH…]',
    about: { nl: 'controleer en meld (dit gebeurt ook zonder opdracht)', en: 'analyse and report (also without a command)' },
    run: async (args, io) => (await import('./commands/check.ts')).check(args, io),
  },
  {
    name: 'diff',
    usage: 'diff VERSION [PATH…]',
    about: { nl: 'wat er verandert rond persoonsgegevens sinds een versie (een branch, tag of commit), of tussen A..B', en: 'what changes around personal data since a version (a branch, tag or commit), or between A..B' },
    exits: {
      nl: 'Uitkomst: 0 niets waar --fail-on om vraagt; 1 een verschil waar --fail-on om vraagt; 2 een versie die niet te lezen is, of een fout in gebruik, configuratie of programma; 3 in geen van beide versies invoer.',
      en: 'Exit codes: 0 nothing that --fail-on asks for; 1 a difference that --fail-on asks for; 2 a version that cannot be read, usage, configuration or internal error; 3 no input in either version.',
    },
    run: async (args, io) => (await import('./commands/diff.ts')).diff(args, io),
  },
  {
    name: 'fix',
    usage: 'fix [PATH…]',
    about: { nl: 'pas veilige fixes toe', en: 'apply safe fixes' },
    run: async (args, io) => (await import('./commands/fix.ts')).fix(args, io),
  },
  {
    name: 'graph',
    usage: 'graph [PATH…]',
    about: { nl: 'teken waar gegevens vandaan komen en heen gaan, met hun soorten en niveaus', en: 'draw where data come from and go, with their classes and levels' },
    exits: {
      nl: 'Uitkomst: 0 getekend; 2 iets was niet te lezen, of een fout in gebruik, configuratie of programma; 3 geen pijplijnen.',
      en: 'Exit codes: 0 drawn; 2 something could not be read, or usage, configuration or internal error; 3 no pipelines.',
    },
    run: async (args, io) => (await import('./commands/graph.ts')).graphCommand(args, io),
  },
  {
    name: 'init',
    usage: 'init',
    about: { nl: 'maak een configuratie en een eerste pijplijn, met een paar vragen', en: 'make a configuration and a first pipeline, from a few questions' },
    exits: { nl: 'Uitkomst: 0 geschreven; 2 niets geschreven: een fout in gebruik, iets in de weg, of gestopt.', en: 'Exit codes: 0 written; 2 nothing written: wrong usage, something in the way, or stopped.' },
    run: async (args, io, locale) => (await import('./commands/init.ts')).init(args, io, await locale()),
  },
  {
    name: 'baseline',
    usage: 'baseline create|prune|show [PATH…]',
    about: { nl: 'bekende bevindingen: zet er nieuwe bij, haal opgeloste weg, of toon ze', en: 'known findings: add new ones, take out solved ones, or show them' },
    exits: {
      nl: 'Uitkomst: 0 gedaan; 2 fout in gebruik, configuratie of programma; 3 geen invoer of geen baseline.',
      en: 'Exit codes: 0 done; 2 usage, configuration or internal error; 3 no input or no baseline.',
    },
    run: async (args, io) => (await import('./commands/baseline.ts')).baselineCommand(args, io),
  },
  {
    name: 'decisions',
    usage: 'decisions [PATH…]',
    about: { nl: 'een overzicht van wat opzij is gezet: door wie, waarom en tot wanneer', en: 'an overview of what is put aside: by whom, why and until when' },
    exits: {
      nl: 'Uitkomst: 0 geschreven; 2 fout in gebruik, configuratie of programma; 3 geen invoer.',
      en: 'Exit codes: 0 written; 2 usage, configuration or internal error; 3 no input.',
    },
    run: async (args, io) => (await import('./commands/decisions.ts')).decisionsCommand(args, io),
  },
  {
    name: 'test',
    usage: 'test [PATH…]',
    about: { nl: 'test regels en pijplijnen met *.grondslag-test.yaml', en: 'test rules and pipelines with *.grondslag-test.yaml' },
    exits: {
      nl: 'Uitkomst: 0 alles zoals verwacht; 1 niet alles; 2 een test die niet te gebruiken is, of een fout in gebruik of programma; 3 geen tests.',
      en: 'Exit codes: 0 all as expected; 1 not all; 2 a test that cannot be used, usage or internal error; 3 no tests.',
    },
    run: async (args, io, locale) => (await import('./commands/test.ts')).testCommand(args, io, await locale()),
  },
  {
    name: 'explain',
    usage: 'explain WORD…',
    about: { nl: 'leg een regel, beginsel, artikel, categorie, grondslag, register, wet of ander woord uit', en: 'explain a rule, principle, article, category, ground, register, law or other word' },
    exits: { nl: 'Uitkomst: 0 uitgelegd; 2 niet gevonden, of een fout in gebruik of programma.', en: 'Exit codes: 0 explained; 2 not found, usage or internal error.' },
    run: async (args, io, locale) => (await import('./commands/explain.ts')).explainCommand(args, io, await locale()),
  },
  {
    name: 'rules',
    usage: 'rules [--json] [PATH…]',
    about: { nl: 'noem de regels, met hun vraag en zwaarte', en: 'list the rules, with their lens and severity' },
    exits: { nl: 'Uitkomst: 0 getoond; 2 een fout in gebruik, configuratie of programma; 3 geen invoer.', en: 'Exit codes: 0 listed; 2 usage, configuration or internal error; 3 no input.' },
    run: async (args, io, locale) => (await import('./commands/rules.ts')).rulesCommand(args, io, await locale()),
  },
  {
    name: 'lsp',
    usage: 'lsp --stdio',
    about: { nl: 'de taalserver, voor elke editor', en: 'the language server, for any editor' },
    exits: { nl: 'Uitkomst: 0 netjes afgesloten; 1 zonder afsluiten gestopt; 2 een fout in gebruik.', en: 'Exit codes: 0 shut down; 1 stopped without being shut down; 2 usage error.' },
    run: async (args, io) => (await import('./commands/lsp.ts')).lsp(args, io.script),
  },
  {
    name: 'completion',
    usage: 'completion bash|zsh|fish',
    about: { nl: 'aanvullingen voor een shell', en: 'completions for a shell' },
    exits: { nl: 'Uitkomst: 0 geschreven; 2 een fout in gebruik.', en: 'Exit codes: 0 written; 2 usage error.' },
    run: async (args, io, locale) => (await import('./commands/completion.ts')).completionCommand(args, io, await locale(), COMMANDS),
  },
];
