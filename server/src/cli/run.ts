/** One run of the command line: from arguments to exit code. Never throws. What only some runs need is loaded by those. */
import { resolve } from 'node:path';
import { Fault } from '../api/fault.ts';
import { VERSION } from '../api/version.ts';
import { closest } from '../base/closest.ts';
import { kindOf } from '../host/disk.node.ts';
import type { Locale } from '../messages/template.ts';
import { visible } from '../report/visible.ts';
import { COMMANDS } from './commands.ts';
import type { Io } from './io.ts';
import { systemLanguage } from './language.ts';
import { COMMAND_NAMES, readArguments, type Arguments } from './options.ts';
import { terminalWidth } from './terminal.ts';

/**
 * Runs one command.
 * @param argv the words after the program's name
 * @returns 0, 1, 2 or 3; anything unforeseen is 2, never a pass
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let args: Arguments | undefined;
  try {
    args = readArguments(argv);
    return await dispatch(args, io);
  } catch (error) {
    if (error instanceof Fault) {
      const text = error.text[await languageFor(args, argv, io)];
      io.stderr.write(text.split('\n').map((line) => `grondslag: ${visible(line)}\n`).join(''));
      return error.exitCode;
    }
    const nl = (await languageFor(args, argv, io)) === 'nl';
    const detail = error instanceof Error ? (io.env['GRONDSLAG_DEBUG'] === '1' ? (error.stack ?? error.message) : (error.message.split('\n')[0] ?? '')) : String(error);
    io.stderr.write(`grondslag: ${nl ? 'er ging iets mis' : 'something went wrong'}: ${detail.split('\n').map(visible).join('\n')}\n`);
    return 2;
  }
}

async function dispatch(args: Arguments, io: Io): Promise<number> {
  if (args.has('version')) {
    io.stdout.write(`grondslag ${VERSION}\n`);
    return 0;
  }
  if (args.has('help')) {
    const { helpText } = await import('./help.ts');
    io.stdout.write(helpText(args.named ? args.command : undefined, await languageFor(args, [], io), terminalWidth(io)));
    return 0;
  }
  if (!args.named) checkCommandName(args, io);
  return COMMANDS.find(({ name }) => name === args.command)!.run(args, io, async () => languageFor(args, [], io));
}

/** A first word that is neither a command nor a path is most likely a mistyped command. */
function checkCommandName({ positionals }: Arguments, io: Io): void {
  const word = positionals[0];
  if (word === undefined || /[./\\]/.test(word) || kindOf(resolve(io.cwd, word)) !== 'missing') return;
  const near = closest(word, COMMAND_NAMES);
  throw new Fault({
    nl: `«${word}» is geen opdracht en geen bestaand pad${near === undefined ? '; zie --help' : `; bedoelde je «${near}»?`}`,
    en: `“${word}” is no command and no existing path${near === undefined ? '; see --help' : `; did you mean “${near}”?`}`,
  });
}

/** The language for messages about the run itself, also where the arguments could not be read. */
async function languageFor(args: Arguments | undefined, argv: readonly string[], io: Io): Promise<Locale> {
  const spoken = /(?:^| )--language[= ](nl|en)(?: |$)/.exec(argv.join(' '))?.[1];
  if (spoken === 'nl' || spoken === 'en') return spoken;
  try {
    return args === undefined ? systemLanguage(io.env) : (await import('./project-options.ts')).configuredLanguage(args, io);
  } catch {
    return systemLanguage(io.env);
  }
}
