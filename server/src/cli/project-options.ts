/** From the words of a command line to what a run is to work on. */
import { Fault } from '../api/fault.ts';
import { openConfigs, type ConfigWish, type ProjectOptions } from '../api/project.ts';
import type { RuleSelection } from '../api/selection.ts';
import type { Locale } from '../messages/template.ts';
import type { Preset } from '../rules/finding.ts';
import { isDate } from '../service/comment-directives.ts';
import type { FailOn } from '../service/config-read.ts';
import type { Io } from './io.ts';
import { systemLanguage } from './language.ts';
import { READS_PIPELINES, type Arguments } from './options.ts';
import { startProgress } from './progress.ts';

/** Which configuration and language the words ask for. @throws Fault for words that exclude each other */
function configWish(args: Arguments, io: Io): ConfigWish {
  const named = args.value('config');
  if (named !== undefined && args.has('no-config')) throw new Fault({ nl: '--config en --no-config gaan niet samen', en: '--config and --no-config do not go together' });
  return { cwd: io.cwd, paths: args.positionals, config: args.has('no-config') ? false : named, language: args.value('language') as Locale | undefined, fallbackLanguage: systemLanguage(io.env) };
}

/** The language of messages about the run itself. @throws Fault as `openConfigs` */
export function configuredLanguage(args: Arguments, io: Io): Locale {
  return openConfigs(configWish(READS_PIPELINES.includes(args.command) ? args : { ...args, positionals: [] }, io)).locale;
}

/** What a run is to work on, as the words say. @throws Fault for words that cannot be used */
export function projectOptions(args: Arguments, io: Io, selection?: RuleSelection): ProjectOptions {
  const wish = configWish(args, io);
  return {
    ...wish,
    today: dayOf(args, io),
    baseline: args.value('baseline'),
    select: args.list('select'),
    ignore: args.list('ignore'),
    wishes: { preset: args.value('preset') as Preset | undefined, enabled: selection?.enabled },
    failOn: args.value('fail-on') as FailOn | undefined,
    note: (line) => io.stderr.write(`grondslag: ${line}\n`),
    progress: startProgress(io, args.has('quiet'), wish.language ?? wish.fallbackLanguage),
  };
}

/** The day that counts as today. @throws Fault for a day that does not exist */
export function dayOf(args: Arguments, io: Io): string {
  const today = args.value('today');
  if (today === undefined) return io.today();
  if (!isDate(today)) throw new Fault({ nl: `--today ${today} is geen bestaande datum; schrijf JJJJ-MM-DD`, en: `--today ${today} is not an existing date; write YYYY-MM-DD` });
  return today;
}
