/** What `--help` says: what works, nothing else. */
import type { BilingualText, Locale } from '../messages/template.ts';
import { wrap } from '../report/visible.ts';
import { COMMANDS } from './commands.ts';
import { OPTIONS, type CommandName } from './options.ts';

/** What the exit codes mean, where a command says nothing else. */
export const EXITS: BilingualText = {
  nl: 'Uitkomst: 0 niets op of boven --fail-on; 1 bevindingen; 2 fout in gebruik, configuratie of programma; 3 geen invoer.',
  en: 'Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 usage, configuration or internal error; 3 no input.',
};

/** The help of one command, or of all. */
export function helpText(name: CommandName | undefined, locale: Locale, width: number): string {
  const nl = locale === 'nl';
  const lines: string[] = [];
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) {
    lines.push(...wrap(nl ? 'grondslag zoekt in pijplijnen van gegevens naar combinaties die geen opgegeven grondslag dekt.' : 'grondslag looks in data pipelines for combinations that no declared ground covers.', width), '');
    lines.push(nl ? 'Opdrachten:' : 'Commands:');
    for (const { usage, about } of COMMANDS) lines.push(...row(`grondslag ${usage}`, about[locale], width));
    lines.push('', nl ? 'Opties van check:' : 'Options of check:');
  } else lines.push(`grondslag ${command.usage}`, '', ...wrap(command.about[locale], width), '', nl ? 'Opties:' : 'Options:');
  for (const { name: option, short, value, help, commands } of OPTIONS) {
    if (commands.includes(name ?? 'check')) lines.push(...row(`${short === undefined ? '' : `-${short}, `}--${option}${value === undefined ? '' : ` ${value}`}`, help[locale], width));
  }
  if (command === undefined) lines.push('', nl ? 'Opties van een andere opdracht: grondslag OPDRACHT --help' : 'Options of another command: grondslag COMMAND --help');
  return `${[...lines, '', ...wrap((command?.exits ?? EXITS)[locale], width)].join('\n')}\n`;
}

function row(name: string, text: string, width: number): readonly string[] {
  const indent = 28;
  const lines = wrap(text, width - indent);
  const head = `  ${name}`;
  if (head.length + 2 > indent) return [head, ...lines.map((line) => ' '.repeat(indent) + line)];
  return lines.map((line, i) => (i === 0 ? head.padEnd(indent) : ' '.repeat(indent)) + line);
}
