/** `--show-config FILE`: the configuration of a file in place of a run. */
import { Fault } from '../api/fault.ts';
import type { ProjectOptions } from '../api/project.ts';
import { VERSION } from '../api/version.ts';
import type { Io } from './io.ts';
import { wrongValue, type Arguments } from './options.ts';

const FORMATS = ['text', 'json'];

/** Shows the configuration of a file. @returns 0. @throws Fault for a format it does not have, and for a configuration that cannot be used */
export async function showConfig(file: string, args: Arguments, io: Io, options: ProjectOptions): Promise<number> {
  const format = args.value('format') ?? 'text';
  if (!FORMATS.includes(format)) throw wrongValue('--format', format, FORMATS);
  if (args.has('output')) throw new Fault({ nl: '--show-config en --output gaan niet samen', en: '--show-config and --output do not go together' });
  const [{ shownConfig }, { configJson, configText }] = await Promise.all([import('../api/shown-config.ts'), import('../report/effective-config.ts')]);
  const { shown, locale } = shownConfig(file, options);
  io.stdout.write(format === 'json' ? configJson(shown, VERSION) : configText(shown, locale));
  return 0;
}
