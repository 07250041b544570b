/** `grondslag completion`, in the shells that are here: bash always, zsh and fish where they are installed. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { OPTIONS } from '../../server/src/cli/options.ts';
import { RULES } from '../../server/src/rules/registry.ts';
import { inWorld } from '../cli/run-cli.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];
const installed = (shell: Shell): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

/** As bash parts a line: at blanks, and around =. */
function bashWords(line: string): readonly string[] {
  return line.split(' ').flatMap((word) => word.split(/(=)/).filter((part, i, all) => part !== '' || all.length === 1 || i === all.length - 1));
}

/** What a line is completed to, with the caret at its end. */
function bash(line: string, cwd: string, script: string): readonly string[] {
  const words = bashWords(line);
  const code = `${readFileSync(script, 'utf8')}\nCOMP_WORDS=("$@") COMP_CWORD=$(($# - 1))\n_grondslag\n((\${#COMPREPLY[@]} == 0)) || printf '%s\\0' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-uc', code, 'bash', ...words], { cwd, encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return stdout.split('\0').slice(0, -1);
}

function fish(line: string, cwd: string, script: string): readonly string[] {
  const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', script, line], { cwd, encoding: 'utf8', env: { ...process.env, HOME: cwd } });
  assert.equal(stderr, '');
  return stdout.split('\n').slice(0, -1).map((one) => one.split('\t')[0]!);
}

/** zsh completes on a terminal only: types the lines there, presses tab, and lets the shell write down what it has then. */
function zsh(lines: readonly string[], cwd: string, script: string): readonly string[] {
  const out = join(cwd, '.zsh-line');
  const driver = `
    zmodload zsh/zpty
    zpty line zsh -f -i
    zpty -w line "PS1= ; unsetopt beep; autoload -Uz compinit; compinit -u -D; source ${script}"
    zpty -w line "written() { zle complete-word; print -r -- \\"\\$BUFFER\\" > ${out}.new; mv ${out}.new ${out}; zle kill-whole-line; zle accept-line }; zle -N written; bindkey '^X' written; print re''ady"
    zpty -r line seen '*ready*'
    for line; do
      zpty -n -w line "$line"$'\\C-x'
      integer i
      for ((i = 0; i < 1000; i++)); do [[ -s ${out} ]] && break; sleep 0.02; done
      cat ${out}
      rm ${out}
    done
    zpty -d line
  `;
  return execFileSync('zsh', ['-f', '-c', driver, 'zsh', ...lines], { cwd, encoding: 'utf8', timeout: 60_000 }).split('\n');
}

/** Lines that lead to one word, and that word; `at` is where it begins. */
const CASES: readonly { readonly line: string; readonly becomes: string }[] = [
  { line: 'grondslag exp', becomes: 'explain' },
  { line: 'grondslag check --prese', becomes: '--preset' },
  { line: 'grondslag check --preset eng', becomes: 'engineer' },
  { line: 'grondslag check --preset=aud', becomes: 'auditor' },
  { line: 'grondslag check --format comp', becomes: 'compact' },
  { line: 'grondslag check --select combination-without-g', becomes: 'combination-without-ground' },
  { line: 'grondslag check --select legal,combination-without-g', becomes: 'combination-without-ground' },
  { line: 'grondslag check --config eigen', becomes: 'eigen.yaml' },
  { line: 'grondslag check "my pip', becomes: 'my pipelines' },
  { line: 'grondslag check pipe', becomes: 'pipelines' },
  { line: 'grondslag explain special-category-by-inf', becomes: 'special-category-by-inference' },
  { line: 'grondslag completion fi', becomes: 'fish' },
  { line: 'grondslag fix --uns', becomes: '--unsafe' },
  { line: 'grondslag --prese', becomes: '--preset' },
  { line: 'grondslag init --directory pipe', becomes: 'pipelines' },
  { line: 'grondslag diff HEAD pipe', becomes: 'pipelines' },
];

describe('completions', () => {
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grondslag-'));
    for (const name of ['pipelines', 'my pipelines']) mkdirSync(join(folder, name));
    for (const name of ['eigen.yaml', 'a.pipeline.yaml', 'readme.txt']) writeFileSync(join(folder, name), '');
    await inWorld({}, async ({ cli }) => {
      for (const shell of SHELLS) {
        const { code, stdout, stderr } = await cli(['completion', shell, '--language', 'en']);
        assert.deepEqual([code, stderr], [0, '']);
        writeFileSync(join(folder, `.${shell}`), stdout);
      }
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const script = (shell: Shell): string => readFileSync(join(folder, `.${shell}`), 'utf8');

  for (const shell of SHELLS) {
    it(`for ${shell} name every command, option and rule`, () => {
      const text = script(shell);
      for (const { name } of COMMANDS) assert.match(text, new RegExp(`\\b${name}\\b`), name);
      for (const { name } of OPTIONS) assert.ok(text.includes(shell === 'fish' ? `-l ${name} ` : `--${name}`), name);
      for (const { id } of RULES) assert.ok(text.includes(id), id);
    });
  }

  it('speak the language of the user', () =>
    inWorld({}, async ({ cli }) => {
      const nl = await cli(['completion', 'fish', '--language', 'nl']);
      assert.match(nl.stdout, /controleer en meld/);
      assert.match(script('fish'), /analyse and report/);
    }));

  it('are there for three shells, and for no other', () =>
    inWorld({}, async ({ cli }) => {
      for (const words of [[], ['powershell'], ['constructor'], ['bash', 'zsh']]) {
        const { code, stdout, stderr } = await cli(['completion', ...words], { env: { LANG: 'en_GB' } });
        assert.deepEqual([code, stdout, stderr], [2, '', 'grondslag: write: grondslag completion bash, zsh or fish\n']);
      }
    }));

  describe('in bash', () => {
    const complete = (line: string): readonly string[] => bash(line, folder, join(folder, '.bash'));
    for (const { line, becomes } of CASES.filter((one) => !one.line.includes('"'))) {
      it(line, () => assert.deepEqual(complete(line), [line.endsWith('legal,combination-without-g') ? `legal,${becomes}` : becomes]));
    }
    it('offers commands and paths first, and paths only behind --', () => {
      assert.deepEqual(complete('grondslag ').filter((word) => !word.includes('ipeline')), [...COMMANDS.map(({ name }) => name), 'eigen.yaml']);
      assert.deepEqual(complete('grondslag check -- --'), []);
      assert.deepEqual([...complete('grondslag check -- ')].sort(), ['a.pipeline.yaml', 'eigen.yaml', 'my pipelines', 'pipelines']);
    });
    it('offers files behind a format, and nothing where nothing is known', () => {
      assert.deepEqual(complete('grondslag check --format json=read'), ['readme.txt']);
      assert.deepEqual(complete('grondslag check --format=json=read'), ['readme.txt']);
      assert.deepEqual(complete('grondslag check --today '), []);
    });
    it('knows which options belong to a command', () => {
      assert.ok(!complete('grondslag rules --').includes('--preset'));
      assert.deepEqual(complete('grondslag rules --j'), ['--json']);
      // What looks like a command is the value of an option here.
      assert.deepEqual(complete('grondslag --stdin-filename fix --uns'), []);
    });
    it('has a name with a blank as one word', () => assert.deepEqual(complete('grondslag check my'), ['my pipelines']));
  });

  if (installed('zsh')) {
    describe('in zsh', () => {
      it('can be read', () => execFileSync('zsh', ['-n', join(folder, '.zsh')]));
      it('completes what bash does', () => {
        const whole = zsh(CASES.map(({ line }) => line), folder, join(folder, '.zsh'));
        CASES.forEach(({ line, becomes }, i) => assert.ok(whole[i]!.replaceAll(/\\(?= )|["=/, ]+$/g, '').endsWith(becomes), `${line}: ${whole[i]}`));
      });
    });
  }

  if (installed('fish')) {
    describe('in fish', () => {
      it('can be read', () => execFileSync('fish', ['--no-config', '-n', join(folder, '.fish')]));
      for (const { line, becomes } of CASES) {
        it(line, () => {
          const found = fish(line, folder, join(folder, '.fish'));
          assert.equal(found.length, 1, String(found));
          assert.ok(found[0]!.replace(/\/$/, '').replaceAll(/\\(?= )/g, '').endsWith(becomes), found[0]);
        });
      }
      it('offers files behind a format, and commands only at the start', () => {
        assert.deepEqual(fish('grondslag check --format json=read', folder, join(folder, '.fish')), ['json=readme.txt']);
        assert.ok(!fish('grondslag check ', folder, join(folder, '.fish')).includes('explain'));
        assert.ok(fish('grondslag ', folder, join(folder, '.fish')).includes('explain'));
      });
    });
  }
});
