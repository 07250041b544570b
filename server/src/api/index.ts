/**
 * The programmatic API: the same check as the command line runs, for programs.
 *
 *     import { check } from 'grondslag';
 *     const { result, exitCode } = await check({ paths: ['pipelines'] });
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { FORMATS } from '../report/formats.ts';
import { NO_STYLE } from '../report/style.ts';
import { isDate } from '../service/comment-directives.ts';
import { checkOptions } from './check-options.ts';
import { Fault } from './fault.ts';
import { handOver } from './hand-over.ts';
import type { Check, CheckOptions, FormatOptions, GrondslagErrorCode } from './public-types.ts';
import { runCheck } from './run-check.ts';
import { readSelection } from './selection.ts';
import { openStore, storeDirectory } from './store.ts';
import { today as dayOfMachine } from './today.ts';
import { VERSION } from './version.ts';
import { startJudge } from './workers.ts';

export type * from './public-types.ts';

/** The version of this program. */
export const version: string = VERSION;

/** Something that whoever called can repair: options, paths or a configuration that cannot be used. */
export class GrondslagError extends Error {
  /** What the command line would end with: 2 for a mistake, 3 where there is nothing to check. */
  readonly code: GrondslagErrorCode;

  constructor(message: string, code: GrondslagErrorCode) {
    super(message);
    this.name = 'GrondslagError';
    this.code = code;
  }
}

/** Names of the formats that `Check.format` writes. */
export const formats: readonly string[] = FORMATS.map(({ name }) => name);

/**
 * Checks pipelines and catalogues. Reads files, writes none (but the cache, if asked for) and runs nothing of a workspace.
 * @throws GrondslagError for options, paths or a configuration that cannot be used, and where there is nothing to check
 */
export async function check(options: CheckOptions = {}): Promise<Check> {
  const language = options.language === 'en' ? 'en' : 'nl';
  const notes: string[] = [];
  try {
    checkOptions(options);
    const run = await runCheck(wishOf(options, (line) => void notes.push(line)));
    if (run === undefined) throw new Fault({ nl: ['niets van wat er is kon worden gelezen', ...notes].join('\n'), en: ['nothing that is there could be read', ...notes].join('\n') });
    const { report, exitCode } = run;
    return {
      result: report.result,
      exitCode,
      notes,
      format: async (name: string, { width = 80, markdownLimit, sarif = {} }: FormatOptions = {}) => {
        const format = FORMATS.find((known) => known.name === name);
        if (format === undefined) throw new GrondslagError({ nl: `de vorm «${name}» bestaat niet; kies uit: ${formats.join(', ')}`, en: `there is no format “${name}”; choose from: ${formats.join(', ')}` }[language], 2);
        return format.write(report, {
          width, style: NO_STYLE, quiet: false, statistics: false,
          ...handOver(run),
          markdownLimit,
          sarif: { withSuppressed: sarif.includeSuppressed === true, securitySeverity: sarif.securitySeverity === true, category: sarif.category },
        });
      },
    };
  } catch (error) {
    throw error instanceof Fault ? new GrondslagError(error.text[language], error.exitCode) : error;
  }
}

function wishOf(options: CheckOptions, note: (line: string) => void): Parameters<typeof runCheck>[0] {
  const cwd = resolve(options.cwd ?? process.cwd());
  const today = options.today ?? dayOfMachine();
  if (!isDate(today)) throw new Fault({ nl: `today «${today}» is geen bestaande datum; schrijf JJJJ-MM-DD`, en: `today “${today}” is not an existing date; write YYYY-MM-DD` });
  const wish = { select: options.select ?? [], ignore: options.ignore ?? [] };
  const selection = readSelection(wish);
  return {
    options: {
      cwd, ...wish, today, note,
      paths: options.paths ?? [],
      config: options.config,
      language: options.language,
      fallbackLanguage: 'nl',
      wishes: { preset: options.preset, enabled: selection.enabled },
      failOn: options.failOn,
      baseline: options.baseline,
      standIn: options.text === undefined ? undefined : { path: resolve(cwd, options.text.file), text: options.text.content, exact: true },
    },
    selection,
    withIgnored: options.ignores === false,
    detail: options.edits === false ? 'titles' : 'edits',
    since: options.since,
    maxWarnings: options.maxWarnings,
    means: {
      store: options.cache === undefined || options.cache === false ? undefined : openStore(options.cache === true ? storeDirectory(process.env) : resolve(cwd, options.cache), JSON.stringify([cwd, options.paths ?? [], options.preset ?? null, options.language ?? null, options.config ?? null])),
      threads: options.workers ?? 1,
      startJudge: (conditions) => startJudge(programFile(), conditions),
    },
  };
}

/** The program beside this file: what a thread of it runs. */
function programFile(): string {
  const file = join(__dirname, 'cli.cjs');
  if (!existsSync(file)) throw new Fault({ nl: `workers: ${file} is er niet`, en: `workers: ${file} is not there` });
  return file;
}
