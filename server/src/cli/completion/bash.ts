/** Completions for bash: one function that needs nothing else, also on bash 3.2. */
import type { CommandWords, Values } from './words.ts';

/** The script for bash. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  return `# bash completion for grondslag: eval "$(grondslag completion bash)"

_grondslag_values() { # command, option or position; answers in kind and words
  kind=any words=''
  case "$1 $2" in
${commands.flatMap((command) => [...command.options.filter(({ label }) => label !== undefined).map(({ name, values }) => valueCase(`${command.name} --${name}`, values)), valueCase(`${command.name} first`, command.first), valueCase(`${command.name} rest`, command.rest)]).filter((line) => line !== '').join('\n')}
  esac
}

_grondslag_options() { # command; answers in words, and in valued those that take a value
  case "$1" in
${commands.map(({ name, options }) => `    ${name}) words='${options.flatMap(({ name: option, short }) => [...(short === undefined ? [] : [`-${short}`]), `--${option}`]).join(' ')}' valued=' ${options.filter(({ label }) => label !== undefined).map(({ name: option }) => `--${option}`).join(' ')} ' ;;`).join('\n')}
  esac
}

_grondslag_files() { # pattern, what has been typed
  local file
  compopt -o filenames 2> /dev/null
  while IFS= read -r file; do COMPREPLY+=("$file"); done < <(
    compgen -d -- "$2"
    compgen -f -X "$1" -- "$2"
  )
}

_grondslag_words() { # what goes before, what has been typed, words
  local word
  for word in $3; do
    case "$word" in "$2"*) COMPREPLY+=("$1$word") ;; esac
  done
}

_grondslag() {
  local IFS=$' \\t\\n' i word current option value typed='' before kind words valued command='' count=0 previous='' only_paths=''
  COMPREPLY=()
  # Where = parts words, three of them are one: --preset, = and engineer.
  local -a line=()
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if ((\${#line[@]} > 0)) && [[ "$word" == '=' || "$previous" == '=' ]] && [[ "$COMP_WORDBREAKS" == *=* ]]; then
      line[\${#line[@]} - 1]+="$word"
    else
      line+=("$word")
    fi
    previous="$word"
  done
  current="\${line[\${#line[@]} - 1]}"
  previous=''
  for ((i = 0; i < \${#line[@]} - 1; i++)); do
    word="\${line[i]}"
    if [[ -n "$previous" ]]; then previous=''; continue; fi
    if [[ -z "$only_paths" && "$word" == -- ]]; then only_paths=yes; continue; fi
    if [[ -z "$only_paths" && "$word" == -* ]]; then
      valued=''
      _grondslag_options "\${command:-check}"
      [[ "$valued" == *" $word "* ]] && previous="$word"
      continue
    fi
    if [[ -z "$command" ]]; then
      case " ${commands.map(({ name }) => name).join(' ')} " in
        *" $word "*) command="$word"; continue ;;
        *) command=check ;;
      esac
    fi
    count=$((count + 1))
  done

  if [[ -n "$previous" ]]; then
    option="$previous" value="$current"
  elif [[ -z "$only_paths" && "$current" == --*=* ]]; then
    option="\${current%%=*}" value="\${current#*=}" typed="$option="
  elif [[ -z "$only_paths" && "$current" == -* ]]; then
    _grondslag_options "\${command:-check}"
    _grondslag_words '' "$current" "$words"
    return 0
  else
    option=rest value="$current"
    ((count > 0)) || option=first
    [[ -n "$command" || -n "$only_paths" ]] || _grondslag_words '' "$current" '${commands.map(({ name }) => name).join(' ')}'
  fi
  # What stands before the last = is no part of the word that is replaced.
  [[ "$COMP_WORDBREAKS" != *=* ]] || typed=''
  _grondslag_values "\${command:-check}" "$option"
  case "$kind" in
    choices) _grondslag_words "$typed" "$value" "$words" ;;
    list)
      before=''
      [[ "$value" != *,* ]] || before="\${value%,*},"
      _grondslag_words "$typed$before" "\${value##*,}" "$words"
      ;;
    format)
      if [[ "$value" == *=* ]]; then
        [[ "$COMP_WORDBREAKS" == *=* ]] || return 0
        _grondslag_files '' "\${value#*=}"
      else
        _grondslag_words "$typed" "$value" "$words"
      fi
      ;;
    file) [[ -n "$typed" ]] || _grondslag_files '' "$value" ;;
    folder) [[ -n "$typed" ]] || _grondslag_files '*' "$value" ;;
    pipelines) _grondslag_files '!*.y*ml' "$value" ;;
  esac
}

complete -F _grondslag grondslag
`;
}

function valueCase(key: string, values: Values): string {
  if (values.kind === 'any') return '';
  return `    '${key}') kind='${values.kind}'${'words' in values ? ` words='${values.words.join(' ')}'` : ''} ;;`;
}
