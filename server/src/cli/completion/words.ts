/** What can be completed, as plain data: made of the tables of commands and options, written down for each shell. */
import { selectableNames } from '../../api/selection.ts';
import type { Locale } from '../../messages/template.ts';
import { explainedWords } from '../../report/explain/find.ts';
import { FORMATS } from '../../report/formats.ts';
import type { Command } from '../commands.ts';
import { OPTIONS, type OptionSpec } from '../options.ts';

/** What stands for a value or a word that is no option. */
export type Values =
  | { readonly kind: 'choices'; readonly words: readonly string[] }
  /** Several of these words, with commas between them. */
  | { readonly kind: 'list'; readonly words: readonly string[] }
  /** One of these words, and a file behind `=`. */
  | { readonly kind: 'format'; readonly words: readonly string[] }
  | { readonly kind: 'file' }
  | { readonly kind: 'folder' }
  /** Files that are read as pipelines and catalogues, and folders. */
  | { readonly kind: 'pipelines' }
  /** Nothing that could be known. */
  | { readonly kind: 'any' };

export interface OptionWords {
  readonly name: string;
  readonly short: string | undefined;
  readonly about: string;
  readonly repeatable: boolean;
  /** What its value is called; undefined for a switch. */
  readonly label: string | undefined;
  readonly values: Values;
}

export interface CommandWords {
  readonly name: string;
  readonly about: string;
  readonly options: readonly OptionWords[];
  /** The first word behind the command. */
  readonly first: Values;
  /** The words behind that one. */
  readonly rest: Values;
}

const ANY: Values = { kind: 'any' };

/** The words of all commands. @param locale language of what is said of them */
export function completionWords(commands: readonly Command[], locale: Locale): readonly CommandWords[] {
  return commands.map(({ name, usage, about }) => ({
    name,
    about: about[locale],
    options: OPTIONS.filter((option) => option.commands.includes(name)).map((option) => optionWords(option, locale)),
    ...positionals(usage),
  }));
}

function optionWords(option: OptionSpec, locale: Locale): OptionWords {
  const { name, short, value, help, repeatable } = option;
  return { name, short, about: help[locale], repeatable: repeatable === true, label: value, values: valuesOf(option) };
}

function valuesOf({ name, value, values }: OptionSpec): Values {
  if (values !== undefined) return { kind: 'choices', words: values };
  if (name === 'stdin-filename') return { kind: 'file' };
  switch (value) {
    case 'FORMAT[=FILE]': return { kind: 'format', words: FORMATS.map(({ name }) => name) };
    case 'NAMES': return { kind: 'list', words: selectableNames() };
    case 'FILE': return { kind: 'file' };
    case 'DIR': return { kind: 'folder' };
    default: return ANY;
  }
}

/** `check [PATH…]`, `diff VERSION [PATH…]`, `explain WORD…`, `completion bash|zsh|fish`: what may stand behind a command, read from how it is written. */
function positionals(usage: string): Pick<CommandWords, 'first' | 'rest'> {
  const words = usage.split(' ').slice(1).filter((word) => !/^\[?--/.test(word));
  const [first = '', next = /…/.test(first) ? first : ''] = words;
  return { first: wordValues(first), rest: first === 'WORD…' ? ANY : wordValues(next) };
}

function wordValues(word: string): Values {
  if (word.includes('PATH')) return { kind: 'pipelines' };
  if (word.includes('FILE')) return { kind: 'file' };
  if (word.includes('WORD')) return { kind: 'choices', words: explainedWords().filter((known) => /^[\w/.-]+$/.test(known)) };
  return /^[a-z]+(?:\|[a-z]+)+$/.test(word) ? { kind: 'choices', words: word.split('|') } : ANY;
}
