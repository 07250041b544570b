import assert from 'node:assert/strict';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFiles } from '../../server/src/host/config-files.ts';
import { disk } from '../../server/src/host/disk.node.ts';
import type { FileTree } from '../../server/src/host/file-tree.ts';
import { findCommit, findMergeBase, openRepository, type Answer, type Repository } from '../../server/src/host/git.node.ts';
import { commitTree, type CommitTree } from '../../server/src/host/git-tree.node.ts';
import { selectFiles } from '../../server/src/host/select.ts';
import { GIT_ENV, gitIn, inRepository, repositoryAt } from '../harness/repository.ts';

const POSIX = process.platform !== 'win32';

function must<T>(answer: Answer<T>): T {
  assert.ok(answer.fault === undefined, JSON.stringify(answer.fault));
  return answer.value;
}

const open = (folder: string, env: Readonly<Record<string, string>> = GIT_ENV): Repository => must(openRepository(folder, env));
const treeAt = (folder: string, ref: string, env?: Readonly<Record<string, string>>): CommitTree => must(commitTree(must(findCommit(open(folder, env), ref)), [folder]));

/** What a search finds, and the texts. */
function search(tree: FileTree, cwd: string, paths: readonly string[] = ['.']): Readonly<Record<string, string>> {
  const { files, problems } = selectFiles(tree, paths, cwd, configFiles(tree, { kind: 'nearest' }));
  assert.deepEqual(problems, []);
  return Object.fromEntries(files.map(({ path }) => {
    const read = tree.read(path);
    return [tree.inside(cwd, path), read.kind === 'text' ? read.text : read.kind];
  }));
}

describe('the files of a commit', () => {
  const LAYOUT = {
    'grondslag.config.yaml': "include: ['data/*.yml']\nexclude: ['**/oud/**']\ncatalogs: ['gedeeld/**']\n",
    '.gitignore': '/weg\n*.tmp.pipeline.yaml\n',
    'a.pipeline.yaml': 'a\r\n',
    'b.tmp.pipeline.yaml': 'tracked all the same',
    'data/c.yml': 'c',
    'data/c.txt': 'no',
    'diep/er/d.pipeline.yml': 'd',
    'gedeeld/e.catalog.yaml': 'e',
    'oud/f.pipeline.yaml': 'f',
    'weg/g.pipeline.yaml': 'g',
    'eigen/grondslag.config.yaml': 'preset: reviewer\n',
    'eigen/.gitignore': '!h.tmp.pipeline.yaml\n',
    'eigen/h.tmp.pipeline.yaml': 'h',
    'node_modules/x/i.pipeline.yaml': 'i',
  };

  it('are found by the same search as on the disk, with the same texts', () =>
    inRepository(LAYOUT, ({ folder }) => {
      const { tree } = treeAt(folder, 'HEAD');
      const here = search(disk, folder);
      assert.deepEqual(Object.keys(here), ['a.pipeline.yaml', 'data/c.yml', 'diep/er/d.pipeline.yml', 'eigen/h.tmp.pipeline.yaml', 'gedeeld/e.catalog.yaml']);
      assert.deepEqual(search(tree, folder), here);
      for (const [cwd, paths] of [[join(folder, 'diep'), ['.']], [join(folder, 'diep'), ['../data', 'er/d.pipeline.yml']], [join(folder, 'eigen'), ['.']], [folder, ['weg']]] as const) {
        assert.deepEqual(search(tree, cwd, paths), search(disk, cwd, paths), `${cwd} ${paths.join(' ')}`);
      }
    }));

  it('are the old ones, whatever the disk says now', () =>
    inRepository({ 'p.pipeline.yaml': 'old', 'gone/q.pipeline.yaml': 'gone' }, (repository) => {
      const { folder } = repository;
      repository.write('p.pipeline.yaml', 'new');
      repository.remove('gone');
      repository.write('r.pipeline.yaml', 'added');
      repository.write('grondslag.config.yaml', "exclude: ['**']\n");
      const old = { 'gone/q.pipeline.yaml': 'gone', 'p.pipeline.yaml': 'old' };
      assert.deepEqual(search(treeAt(folder, 'HEAD').tree, folder), old);
      assert.deepEqual(search(treeAt(folder, 'main').tree, folder, ['gone', 'p.pipeline.yaml']), old);
      repository.commit();
      repository.git('checkout', '--quiet', '--detach');
      assert.deepEqual(search(treeAt(folder, 'HEAD~1').tree, folder), old);
      assert.deepEqual(search(treeAt(folder, 'HEAD').tree, folder), {});
    }));

  it('may have any name and any bytes', () =>
    inRepository({}, (repository) => {
      const names = ['met spatie.pipeline.yaml', 'é.pipeline.yaml', '-x.pipeline.yaml', '$(touch pwned).pipeline.yaml', 'ünder "quote"/\'x\'.pipeline.yaml', 'tab\tnew\nline.pipeline.yaml', '[glob]*.pipeline.yaml', ':(top)x.pipeline.yaml'];
      const usable = names.filter((name) => POSIX || !/["*:\n\t<>|?]/.test(name));
      for (const name of usable) repository.write(name, `text of ${name}`);
      repository.write('leeg.pipeline.yaml', '');
      repository.write('bytes.pipeline.yaml', new Uint8Array([0xff, 0x0a, 0, 0x0a, 0xc3]));
      repository.commit();
      const { tree } = treeAt(repository.folder, 'HEAD');
      const found = search(tree, repository.folder);
      assert.equal(Object.keys(found).length, usable.length + 2);
      for (const name of usable) assert.equal(found[name], `text of ${name}`);
      assert.equal(found['leeg.pipeline.yaml'], '');
      assert.deepEqual(tree.read(join(repository.folder, 'bytes.pipeline.yaml')), { kind: 'text', text: '\ufffd\n\0\n\ufffd', exact: false });
      assert.ok(!existsSync(join(repository.folder, 'pwned')));
    }));

  it('with a name that is no UTF-8 are there and cannot be read, as on the disk', function () {
    if (process.platform !== 'linux') this.skip();
    return inRepository({ 'a.pipeline.yaml': 'a' }, (repository) => {
      writeFileSync(Buffer.concat([Buffer.from(`${repository.folder}/`), Buffer.from([0xe9]), Buffer.from('.pipeline.yaml')]), 'x');
      repository.commit();
      assert.deepEqual(search(treeAt(repository.folder, 'HEAD').tree, repository.folder), search(disk, repository.folder));
      assert.equal(search(disk, repository.folder)['\ufffd.pipeline.yaml'], 'gone');
    });
  });

  it('behind a link are followed within the commit, and nowhere else', function () {
    if (!POSIX) this.skip();
    return inRepository({ 'echt/a.pipeline.yaml': 'a', 'b.txt': 'b', 'echt/er/c.txt': 'c' }, (repository, place) => {
      const { folder } = repository;
      writeFileSync(join(place, 'secret.pipeline.yaml'), 'secret');
      symlinkSync('echt/a.pipeline.yaml', join(folder, 'same.pipeline.yaml'));
      symlinkSync('b.txt', join(folder, 'b.pipeline.yaml'));
      symlinkSync('echt/er', join(folder, 'map'));
      symlinkSync('map/c.txt', join(folder, 'c.pipeline.yaml'));
      repository.commit();
      const { tree } = treeAt(folder, 'HEAD');
      assert.deepEqual(search(tree, folder), { 'b.pipeline.yaml': 'b', 'c.pipeline.yaml': 'c', 'echt/a.pipeline.yaml': 'a' });
      assert.deepEqual(search(tree, folder), search(disk, folder));
      assert.deepEqual(search(tree, folder, ['map/c.txt']), { 'map/c.txt': 'c' });

      symlinkSync('../secret.pipeline.yaml', join(folder, 'up.pipeline.yaml'));
      symlinkSync(join(place, 'secret.pipeline.yaml'), join(folder, 'far.pipeline.yaml'));
      symlinkSync('round.pipeline.yaml', join(folder, 'round.pipeline.yaml'));
      repository.commit();
      const later = treeAt(folder, 'HEAD').tree;
      for (const name of ['up', 'far', 'round']) {
        assert.equal(later.kindOf(join(folder, `${name}.pipeline.yaml`)), 'missing', name);
        assert.deepEqual(later.read(join(folder, `${name}.pipeline.yaml`)), { kind: 'gone' }, name);
      }
    });
  });

  it('outside the repository, in a submodule or in an installed package are those of the disk', () =>
    inRepository({ 'grondslag.config.yaml': 'extends: pakket\n', 'a.pipeline.yaml': 'a', '.gitignore': 'node_modules\n' }, (repository, place) => {
      const { folder } = repository;
      const other = join(place, 'other');
      mkdirSync(other);
      gitIn(other, 'init', '--quiet', '--initial-branch=main');
      repositoryAt(other).commit({ 'm.pipeline.yaml': 'm' });
      repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'module');
      repository.commit();
      repository.write('node_modules/pakket/grondslag.config.yaml', "catalogs: ['../../../gedeeld/*.catalog.yaml']\n");
      mkdirSync(join(place, 'gedeeld'));
      writeFileSync(join(place, 'gedeeld', 'g.catalog.yaml'), 'g');
      const commit = treeAt(folder, 'HEAD');
      assert.deepEqual(search(commit.tree, folder), { '../gedeeld/g.catalog.yaml': 'g', 'a.pipeline.yaml': 'a', 'module/m.pipeline.yaml': 'm' });
      const held = ['../gedeeld/g.catalog.yaml', 'module/m.pipeline.yaml', 'node_modules/pakket/grondslag.config.yaml', 'a.pipeline.yaml', 'not/there'].map((path) => commit.holds(join(folder, path)));
      assert.deepEqual(held, [false, false, false, true, true]);
    }));

  it('are read in a worktree, in a shallow clone, and through a link to the repository', () =>
    inRepository({ 'p/a.pipeline.yaml': 'one' }, (repository, place) => {
      repository.commit({ 'p/a.pipeline.yaml': 'two' });
      const tree = join(place, 'tree');
      repository.git('worktree', 'add', '--quiet', '--detach', tree, 'HEAD~1');
      writeFileSync(join(tree, 'p/a.pipeline.yaml'), 'changed');
      assert.deepEqual(search(treeAt(tree, 'main').tree, tree), { 'p/a.pipeline.yaml': 'two' });
      assert.deepEqual(search(treeAt(join(tree, 'p'), 'HEAD').tree, join(tree, 'p')), { 'a.pipeline.yaml': 'one' });

      const shallow = join(place, 'shallow');
      gitIn(place, 'clone', '--quiet', '--depth=1', `file://${repository.folder}`, shallow);
      assert.equal(open(shallow).shallow, true);
      assert.deepEqual(search(treeAt(shallow, 'origin/main').tree, shallow), { 'p/a.pipeline.yaml': 'two' });

      if (!POSIX) return;
      const link = join(place, 'link');
      symlinkSync(join(repository.folder, 'p'), link);
      repository.write('p/a.pipeline.yaml', 'three');
      assert.deepEqual(search(treeAt(link, 'HEAD').tree, link), { 'a.pipeline.yaml': 'two' });
    }));

  it('take a handful of programs, however many they are', function () {
    if (!POSIX) this.skip();
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`p${i % 7}/x${i}.pipeline.yaml`, `text ${i}`]));
    return inRepository({ ...files, 'p1/grondslag.config.yaml': 'preset: reviewer\n' }, ({ folder }, place) => {
      const log = join(place, 'log');
      const real = gitIn(place, '--exec-path');
      mkdirSync(join(place, 'bin'));
      writeFileSync(join(place, 'bin', 'git'), `#!/bin/sh\necho "$@" | sed 's/.* \\(rev-parse\\|ls-tree\\|cat-file\\)/\\1/' >> '${log}'\nexec '${real}/git' "$@"\n`);
      chmodSync(join(place, 'bin', 'git'), 0o755);
      const { tree } = treeAt(folder, 'HEAD', { ...GIT_ENV, PATH: `${join(place, 'bin')}:${GIT_ENV['PATH']}` });
      assert.equal(Object.keys(search(tree, folder)).length, 300);
      const words = readFileSync(log, 'utf8').trim().split('\n').map((line) => line.split(' ')[0]);
      assert.deepEqual(words, ['rev-parse', 'rev-parse', 'rev-parse', 'ls-tree', 'cat-file', 'cat-file']);
    });
  });
});

describe('a version that cannot be read', () => {
  const fault = (answer: Answer<unknown>): string => answer.fault?.kind ?? 'none';

  it('is told apart: no git, no repository, no such name, no common commit', () =>
    inRepository({ 'a.pipeline.yaml': 'a' }, (repository, place) => {
      const { folder } = repository;
      assert.equal(fault(openRepository(folder, { ...GIT_ENV, PATH: '' })), 'no-git');
      assert.equal(fault(openRepository(folder, { ...GIT_ENV, PATH: '.:bin' })), 'no-git');
      assert.equal(fault(openRepository(place, { ...GIT_ENV, GIT_CEILING_DIRECTORIES: place })), 'no-repository');
      assert.equal(fault(openRepository(join(folder, '.git'), GIT_ENV)), 'no-repository');
      const here = open(folder);
      for (const ref of ['-h', '--help', '--output=x', '', 'a\nb', 'x\0', 'a'.repeat(2000)]) assert.equal(fault(findCommit(here, ref)), 'malformed-ref', ref);
      for (const ref of ['nope', 'HEAD~5', 'HEAD:a.pipeline.yaml', 'main..main', '^main', '`id`', '$(id)', 'HEAD^{tree}']) assert.equal(fault(findCommit(here, ref)), 'unknown-ref', ref);
      const main = repository.git('rev-parse', 'main');
      repository.git('checkout', '--quiet', '--orphan', 'los');
      repository.commit({ 'los.txt': 'x' });
      assert.deepEqual(findMergeBase(here, ['main', 'los']).fault, { kind: 'no-merge-base', refs: ['main', 'los'], shallow: false });
      repository.git('checkout', '--quiet', '-b', 'zij', 'main');
      repository.commit({ 'b.txt': 'b' });
      repository.git('checkout', '--quiet', 'main');
      repository.commit({ 'c.txt': 'c' });
      assert.equal(must(findMergeBase(here, ['main', 'zij'])).id, main);
      repository.git('tag', '-a', '-m', 't', 'v1');
      assert.equal(must(findCommit(here, 'v1')).id, repository.git('rev-parse', 'main'));
    }));

  it('in a shallow clone says so, and which name was fetched', () =>
    inRepository({ 'a.pipeline.yaml': 'a' }, (repository, place) => {
      repository.git('checkout', '--quiet', '-b', 'werk');
      repository.commit({ 'b.txt': 'b' });
      const clone = join(place, 'clone');
      gitIn(place, 'clone', '--quiet', '--depth=1', '--branch=werk', `file://${repository.folder}`, clone);
      const here = open(clone);
      assert.deepEqual(findCommit(here, 'main').fault, { kind: 'unknown-ref', ref: 'main', shallow: true, near: undefined });
      gitIn(clone, 'fetch', '--quiet', '--depth=1', 'origin', '+refs/heads/main:refs/remotes/origin/main');
      assert.deepEqual(findCommit(here, 'main').fault, { kind: 'unknown-ref', ref: 'main', shallow: true, near: 'origin/main' });
      assert.deepEqual(findMergeBase(here, ['origin/main', 'HEAD']).fault, { kind: 'no-merge-base', refs: ['origin/main', 'HEAD'], shallow: true });
      assert.deepEqual(search(must(commitTree(must(findCommit(here, 'origin/main')), [clone])).tree, clone), { 'a.pipeline.yaml': 'a' });
    }));

  it('of another owner is told as that', function () {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) this.skip();
    return inRepository({ 'a.pipeline.yaml': 'a' }, ({ folder }, place) => {
      for (const path of [folder, join(folder, '.git')]) chownSync(path, 12_345, 12_345);
      assert.deepEqual(openRepository(folder, GIT_ENV).fault, { kind: 'other-owner', folder });
      // Variables of Git's own tests, and those of the caller's user, say nothing.
      assert.equal(fault(openRepository(folder, { ...GIT_ENV, GIT_TEST_ASSUME_DIFFERENT_OWNER: '0' })), 'other-owner');
      const trusted = join(place, 'trusted');
      gitIn(place, 'config', '--file', trusted, 'safe.directory', folder);
      assert.equal(fault(openRepository(folder, { ...GIT_ENV, GIT_CONFIG_GLOBAL: trusted })), 'none');
    });
  });

  it('in a clone without its contents is not fetched', () =>
    inRepository({ 'a.pipeline.yaml': 'a' }, (repository, place) => {
      repository.git('config', 'uploadpack.allowFilter', 'true');
      const clone = join(place, 'clone');
      gitIn(place, 'clone', '--quiet', '--filter=blob:none', '--no-checkout', `file://${repository.folder}`, clone);
      const commit = treeAt(clone, 'HEAD');
      assert.equal(commit.tree.read(join(clone, 'a.pipeline.yaml')).kind, 'unreadable');
      assert.deepEqual(commit.absent(), ['a.pipeline.yaml']);
      assert.notEqual(gitIn(clone, 'rev-list', '--objects', '--missing=print', 'HEAD').indexOf('?'), -1, 'nothing was fetched');
    }));
});

describe('a repository', () => {
  it('gets nothing of its own run', function () {
    if (!POSIX) this.skip();
    return inRepository({ '.gitattributes': '* filter=evil diff=evil\n', 'a.pipeline.yaml': 'a' }, (repository, place) => {
      const mark = join(place, 'ran');
      const evil = join(place, 'evil');
      writeFileSync(evil, `#!/bin/sh\necho "$0 $*" >> '${mark}'\ncat\n`);
      chmodSync(evil, 0o755);
      mkdirSync(join(place, 'hooks'));
      for (const hook of ['post-index-change', 'post-checkout', 'fsmonitor-watchman', 'reference-transaction']) {
        writeFileSync(join(place, 'hooks', hook), `#!/bin/sh\necho hook >> '${mark}'\n`);
        chmodSync(join(place, 'hooks', hook), 0o755);
      }
      for (const [name, value] of [
        ['core.fsmonitor', evil], ['core.hooksPath', join(place, 'hooks')], ['core.pager', evil], ['pager.rev-parse', evil], ['pager.ls-tree', evil], ['pager.cat-file', evil], ['filter.evil.smudge', evil], ['filter.evil.clean', evil], ['filter.evil.process', evil],
        ['diff.evil.textconv', evil], ['diff.external', evil], ['core.sshCommand', evil], ['credential.helper', `!${evil}`], ['core.askPass', evil], ['core.editor', evil], ['alias.ls-tree', `!${evil}`], ['alias.cat-file', `!${evil}`], ['gpg.program', evil], ['core.alternateRefsCommand', evil],
        ['trace2.eventTarget', mark], ['trace2.normalTarget', mark],
      ] as const) repository.git('config', name, value);
      const before = readFileSync(join(repository.folder, '.git/index'));
      const env = { ...GIT_ENV, GIT_TRACE: mark, GIT_PAGER: evil, GIT_EXTERNAL_DIFF: evil, GIT_ASKPASS: evil, SSH_ASKPASS: evil, GIT_SSH_COMMAND: evil, PAGER: evil, GIT_DIR: join(place, 'nowhere'), GIT_WORK_TREE: place, GIT_INDEX_FILE: join(place, 'no-index'), GIT_EXEC_PATH: place, LANGUAGE: 'nl', LC_MESSAGES: 'nl_NL.UTF-8' };
      assert.deepEqual(search(treeAt(repository.folder, 'HEAD', env).tree, repository.folder), { 'a.pipeline.yaml': 'a' });
      assert.equal(findCommit(open(repository.folder, env), 'nope').fault?.kind, 'unknown-ref');
      assert.ok(!existsSync(mark), existsSync(mark) ? readFileSync(mark, 'utf8') : '');
      assert.deepEqual(readFileSync(join(repository.folder, '.git/index')), before);
    });
  });

  it('of a program called git in the working directory is not taken for Git', function () {
    if (!POSIX) this.skip();
    return inRepository({ 'a.pipeline.yaml': 'a' }, ({ folder }, place) => {
      writeFileSync(join(folder, 'git'), `#!/bin/sh\ntouch '${join(place, 'ran')}'\n`);
      chmodSync(join(folder, 'git'), 0o755);
      open(folder, { ...GIT_ENV, PATH: `:.:${GIT_ENV['PATH']}` });
      assert.ok(!existsSync(join(place, 'ran')));
    });
  });
});
