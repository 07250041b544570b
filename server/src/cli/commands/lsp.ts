/** `grondslag lsp --stdio`: the language server, loaded only when it is asked for. */
import { createRequire } from 'node:module';
import { Fault } from '../../api/fault.ts';
import type { Arguments } from '../options.ts';

/** Starts the server and leaves the process to it. @throws Fault without `--stdio` */
export async function lsp(args: Arguments, script: string): Promise<never> {
  if (!args.has('stdio') || args.positionals.length > 0) throw new Fault({ nl: 'schrijf: grondslag lsp --stdio', en: 'write: grondslag lsp --stdio' });
  // Beside the program, as a bundle of its own.
  const server = createRequire(script)('./server.cjs') as { startStdio(): void };
  server.startStdio();
  return new Promise<never>(() => undefined);
}
