/** Completions for zsh, of what its completion system offers. */
import type { CommandWords, OptionWords, Values } from './words.ts';

/** The script for zsh; it works from a folder of \`$fpath\` and when it is evaluated. */
export function zshCompletion(commands: readonly CommandWords[]): string {
  return `#compdef grondslag
# zsh completion for grondslag: eval "$(grondslag completion zsh)" after compinit, or a file _grondslag in a folder of $fpath

_grondslag_format() { # words
  if compset -P '*='; then
    _files
  else
    compadd -- "$@"
  fi
}

_grondslag() {
  local curcontext="$curcontext" command=check
  local -a commands specs
  commands=(
${commands.map(({ name, about }) => `    ${quoted(`${name}:${about}`)}`).join('\n')}
  )
  if ((CURRENT == 2)) && [[ "$words[2]" != -* ]]; then
    _describe -t commands command commands
  elif ((CURRENT > 2)) && ((\${commands[(I)\${(b)words[2]}:*]})); then
    command="$words[2]"
    shift words
    ((CURRENT--))
  fi
  case "$command" in
${commands.map((command) => `    ${command.name})\n      specs=(\n${specsOf(command).map((line) => `        ${line}`).join('\n')}\n      )\n      ;;`).join('\n')}
  esac
  _arguments -s -S : "$specs[@]"
}

if [[ "$funcstack[1]" == _grondslag ]]; then
  _grondslag "$@"
else
  compdef _grondslag grondslag
fi
`;
}

function specsOf({ options, first, rest }: CommandWords): readonly string[] {
  const lines = options.flatMap(optionSpecs);
  const action = (values: Values): string => actionOf(values);
  // Without a first one the others would begin there.
  if (first.kind !== 'any' || rest.kind !== 'any') lines.push(quoted(`1:${LABEL[first.kind]}:${action(first)}`));
  if (rest.kind !== 'any') lines.push(quoted(`*:${LABEL[rest.kind]}:${action(rest)}`));
  return lines;
}

const LABEL: Readonly<Record<Values['kind'], string>> = { choices: 'word', list: 'names', format: 'format', file: 'file', folder: 'folder', pipelines: 'path', any: 'word' };

function optionSpecs({ name, short, about, repeatable, label, values }: OptionWords): readonly string[] {
  const text = `[${about.replaceAll(/[[\]\\]/g, '\\$&')}]`;
  const value = label === undefined ? '' : `:${label.replaceAll(/[:\\]/g, '\\$&')}:${actionOf(values)}`;
  const long = `--${name}${label === undefined ? '' : '='}`;
  if (repeatable) return [quoted(`*${long}${text}${value}`)];
  if (short === undefined) return [quoted(`${long}${text}${value}`)];
  const both = `(-${short} --${name})`;
  return [quoted(`${both}-${short}${text}${value}`), quoted(`${both}${long}${text}${value}`)];
}

function actionOf(values: Values): string {
  switch (values.kind) {
    case 'choices': return `(${values.words.join(' ')})`;
    case 'list': return `_sequence compadd - ${values.words.join(' ')}`;
    case 'format': return `_grondslag_format ${values.words.join(' ')}`;
    case 'file': return '_files';
    case 'folder': return '_files -/';
    case 'pipelines': return '_files -g "*.(yaml|yml)(-.)"';
    case 'any': return ' ';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
