/** `grondslag rules`: what is checked. */
import type { Locale } from '../../messages/template.ts';
import { rulesJson, rulesTable } from '../../report/rule-list.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';
import type { Arguments } from '../options.ts';
import { terminalWidth } from '../terminal.ts';

/** `grondslag rules`: all rules, as a table or as JSON. @returns the exit code. @throws Fault for words it has no use for */
export function rulesCommand(args: Arguments, io: Io, locale: Locale): number {
  if (args.positionals.length > 0) {
    throw new Fault({ nl: `rules neemt geen namen; bedoelde je: grondslag explain ${args.positionals.join(' ')}?`, en: `rules takes no names; did you mean: grondslag explain ${args.positionals.join(' ')}?` });
  }
  // Piped or in a log every line is whole; on a terminal a line stays a line.
  io.stdout.write(args.has('json') ? rulesJson() : rulesTable(locale, io.stdout.isTTY ? terminalWidth(io) : Number.POSITIVE_INFINITY));
  return 0;
}
