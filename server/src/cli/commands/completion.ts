/** `grondslag completion bash|zsh|fish`: completions for a shell, on standard output. */
import { Fault } from '../../api/fault.ts';
import type { Locale } from '../../messages/template.ts';
import type { Command } from '../commands.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { completionWords, type CommandWords } from '../completion/words.ts';
import { zshCompletion } from '../completion/zsh.ts';
import type { Io } from '../io.ts';
import type { Arguments } from '../options.ts';

const SHELLS: Readonly<Record<string, (commands: readonly CommandWords[]) => string>> = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** @returns the exit code. @throws Fault for a shell that is not known */
export function completionCommand(args: Arguments, io: Io, locale: Locale, commands: readonly Command[]): number {
  const [name = '', ...more] = args.positionals;
  const script = Object.hasOwn(SHELLS, name) && more.length === 0 ? SHELLS[name] : undefined;
  if (script === undefined) throw new Fault({ nl: 'schrijf: grondslag completion bash, zsh of fish', en: 'write: grondslag completion bash, zsh or fish' });
  io.stdout.write(script(completionWords(commands, locale)));
  return 0;
}
