/** Completions for fish. */
import type { CommandWords, OptionWords, Values } from './words.ts';

/** The script for fish. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# fish completion for grondslag: grondslag completion fish | source

function __grondslag_command
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        string match -q -- '-*' $word; and continue
        contains -- $word ${names}; and echo $word; or echo check
        return
    end
end

function __grondslag_in
    set -l command (__grondslag_command)
    test -n "$command"; or set command check
    contains -- $command $argv
end

function __grondslag_starts
    test -z (__grondslag_command | string collect)
end

function __grondslag_behind --argument-names command many
    set -l words (commandline -opc | string match -v -- '-*')
    set -e words[1]
    __grondslag_in $command; or return 1
    test "$words[1]" = $command; and set -e words[1]
    if test $many = first
        test (count $words) -eq 0
    else
        test (count $words) -gt 0
    end
end

function __grondslag_format
    set -l token (commandline -ct | string replace -r -- '^--[a-z-]+=' '')
    if string match -q -- '*=*' $token
        set -l name (string split -m1 -f1 -- = $token)
        __fish_complete_path (string split -m1 -f2 -- = $token) | string replace -r -- '^' "$name="
    else
        string split ' ' -- $argv
    end
end

function __grondslag_pipelines
    __fish_complete_suffix .yaml
end

complete -c grondslag -f
${commands.map(({ name, about }) => `complete -c grondslag -n __grondslag_starts -a ${name} -d ${quoted(about)}`).join('\n')}
${commands.flatMap((command) => [...command.options.map((option) => optionLine(command.name, option)), ...positionalLines(command)]).join('\n')}
`;
}

function optionLine(command: string, { name, short, about, label, values }: OptionWords): string {
  const value = label === undefined ? '' : ` -r${argumentsOf(values)}`;
  return `complete -c grondslag -n '__grondslag_in ${command}'${short === undefined ? '' : ` -s ${short}`} -l ${name}${value} -d ${quoted(about)}`;
}

function positionalLines({ name, first, rest }: CommandWords): readonly string[] {
  const line = (many: string, values: Values): readonly string[] => (values.kind === 'any' ? [] : [`complete -c grondslag -n '__grondslag_behind ${name} ${many}'${argumentsOf(values)}`]);
  return [...line('first', first), ...line('rest', rest)];
}

function argumentsOf(values: Values): string {
  switch (values.kind) {
    case 'choices': return ` -f -a ${quoted(values.words.join(' '))}`;
    case 'list': return ` -f -a ${quoted(`(__fish_complete_list , 'string split " " -- ${values.words.join(' ')}')`)}`;
    case 'format': return ` -f -a ${quoted(`(__grondslag_format ${values.words.join(' ')})`)}`;
    case 'file': return ' -F';
    case 'folder': return " -f -a '(__fish_complete_directories)'";
    case 'pipelines': return " -f -a '(__grondslag_pipelines)'";
    case 'any': return ' -f';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
