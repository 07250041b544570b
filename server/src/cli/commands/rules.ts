/** `grondslag rules`: what is checked. */
import { resolve } from 'node:path';
import { Fault } from '../../api/fault.ts';
import { openProject } from '../../api/project.ts';
import type { Locale } from '../../messages/template.ts';
import { kindOf } from '../../host/disk.node.ts';
import { rulesJson, rulesTable } from '../../report/rule-list.ts';
import { RULES } from '../../rules/registry.ts';
import type { Io } from '../io.ts';
import type { Arguments } from '../options.ts';
import { projectOptions } from '../project-options.ts';
import { terminalWidth } from '../terminal.ts';

/** `grondslag rules`: all rules, as a table or as JSON; with paths those of the catalogues there too. @returns the exit code. @throws Fault for words it has no use for */
export function rulesCommand(args: Arguments, io: Io, locale: Locale): number {
  const paths = args.positionals;
  if (paths.some((path) => kindOf(resolve(io.cwd, path)) === 'missing')) {
    throw new Fault({ nl: `rules neemt geen namen; bedoelde je: grondslag explain ${args.positionals.join(' ')}?`, en: `rules takes no names; did you mean: grondslag explain ${args.positionals.join(' ')}?` });
  }
  const own = paths.length === 0 ? [] : openProject(projectOptions(args, io)).analysis.rules().own;
  const rules = [...RULES, ...own];
  // Piped or in a log every line is whole; on a terminal a line stays a line.
  io.stdout.write(args.has('json') ? rulesJson(rules) : rulesTable(locale, io.stdout.isTTY ? terminalWidth(io) : Number.POSITIVE_INFINITY, rules));
  return 0;
}
