/** The container: what its file says, and what it does where an engine can build it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../harness/golden.ts';

const FILE = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
/** The instructions of each stage, continued lines as one. */
const STAGES = FILE.replaceAll(/^#.*\n/gm, '').replaceAll(/\\\n\s*/g, ' ').split(/^(?=FROM )/m).map((stage) => stage.split('\n').filter((line) => line.trim() !== ''));
const LAST = STAGES.at(-1)!;
const of = (stage: readonly string[], name: string): readonly string[] => stage.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

describe('the container', () => {
  it('is built in one stage and run in another, both of a version that is written down', () => {
    assert.equal(STAGES.filter(([first]) => first!.startsWith('FROM ')).length, 2);
    assert.match(FILE, /^ARG NODE=\d+\.\d+\.\d+$/m);
    for (const [, image] of FILE.matchAll(/^FROM (\S+)/gm)) assert.match(image!, /^node:\$\{NODE\}-[a-z-]+$/);
  });

  it('has the bundled program, and nothing of the sources', () => {
    assert.deepEqual(of(LAST, 'COPY'), ['--from=build /source/dist/npm /opt/grondslag']);
    assert.deepEqual(of(LAST, 'ADD'), []);
  });

  it('runs as a user without rights, and does not ask for a network', () => {
    const [user] = of(LAST, 'USER');
    assert.match(user!, /^[1-9]\d+:[1-9]\d+$/);
    // Nothing is done as anybody else afterwards.
    assert.deepEqual(LAST.slice(LAST.findIndex((line) => line.startsWith('USER '))).filter((line) => /^(?:RUN|USER|COPY)/.test(line)), [`USER ${user}`]);
    assert.deepEqual(of(LAST, 'ENTRYPOINT'), ['["grondslag"]']);
    assert.deepEqual(of(LAST, 'EXPOSE'), []);
    assert.match(of(LAST, 'RUN').join('\n'), /rm -rf [^&]*\/npm /);
  });

  it('says what it is', () => {
    const labels = of(LAST, 'LABEL').join(' ');
    for (const name of ['title', 'description', 'licenses', 'version', 'revision']) assert.ok(labels.includes(`org.opencontainers.image.${name}=`), name);
    assert.deepEqual(of(LAST, 'ARG'), [`VERSION=${version}`, 'REVISION=']);
  });

  it('sends the builder what the package is built from, and no more', () => {
    const lines = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    assert.equal(lines[0], '*');
    for (const needed of ['package.json', 'package-lock.json', '.npmrc', 'publiccode.yml', 'LICENSE', 'build/', 'server/', 'seeds/', 'schemas/', 'man/', 'docs/npm.md']) assert.ok(lines.includes(`!${needed}`), needed);
    assert.ok(!lines.some((line) => /^!(?:\.git|node_modules|\*)/.test(line)));
  });

  const engine = ['docker', 'podman'].find((name) => spawnSync(name, ['info'], { timeout: 20_000 }).status === 0);
  if (engine !== undefined) {
    it(`is built by ${engine}, and checks without a network, on a disk that cannot be written`, () => {
      const run = (words: readonly string[]): string => {
        const { status, stdout, stderr } = spawnSync(engine, words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 });
        assert.equal(status, 0, stderr);
        return stdout;
      };
      run(['build', '-t', 'grondslag:test', '.']);
      const start = ['run', '--rm', '--network', 'none', '--read-only', '-v', `${join(ROOT, 'seeds/pipelines')}:/work:ro`];
      assert.equal(run([...start, 'grondslag:test', '--version']), `grondslag ${version}\n`);
      assert.match(run([...start, 'grondslag:test', 'check', '--fail-on', 'never', '--language', 'en']), /combination-without-ground/);
      assert.notEqual(run([...start, '--entrypoint', 'id', 'grondslag:test', '-u']).trim(), '0');
    }).timeout(900_000);
  }
});
