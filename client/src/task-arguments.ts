/** What a task of type `grondslag` says to the command line. */

export interface TaskSettings {
  readonly [key: string]: unknown;
}

/** The tasks that are offered; package.json declares their keys. */
export const TASKS: readonly { readonly name: string; readonly definition: TaskSettings & { readonly command: string } }[] = [
  { name: 'check', definition: { command: 'check' } },
  { name: 'check as reviewer', definition: { command: 'check', preset: 'reviewer' } },
  { name: 'fix (dry run)', definition: { command: 'fix', dryRun: true } },
];

/** The arguments of a task: what is odd in it is left out, and a fix changes files only where it says so. */
export function argumentsOf({ command, preset, paths, dryRun }: TaskSettings, language: string): readonly string[] {
  const files = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string' && path !== '') : [];
  const where = files.length === 0 ? ['.'] : files;
  const level = typeof preset === 'string' && preset !== '' ? ['--preset', preset] : [];
  if (command === 'fix') return ['fix', ...(dryRun === false ? [] : ['--dry-run', '--diff']), ...level, '--language', language, '--', ...where];
  return ['check', '--format', 'compact', ...level, '--language', language, '--', ...where];
}
