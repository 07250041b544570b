/** The extension in a real VS Code, on a copy of the worked pipelines. */
import assert from 'node:assert/strict';
import { commands, extensions, type Hover, languages, type Location, type LocationLink, Position, window, workspace } from 'vscode';
import { actionTests } from './actions.ts';
import { completionTests } from './completion.ts';
import { consumer, inWorkspace, open, quickFixes, reportedFiles, ruleOf, set, write } from './editing.ts';
import { explorerTests } from './explorer.ts';
import { BROKEN_STEP, COLOURED, DOUBTFUL } from './fixtures.ts';
import { insightTests } from './insight.ts';
import { lineageTests } from './lineage.ts';
import { nameTests } from './names.ts';
import { structureTests } from './structure.ts';
import { ownTokens } from './tokens.ts';
import { eventually, findings, someFindings } from './waiting.ts';

const EXTENSION = 'grondslag.grondslag';
const RULE = /^[a-z]+(-[a-z]+)*$/u;

/** A pipeline with findings: its sources, joined, hold more than its purpose covers. */
const WORKED = 'breda-vik/breda-vik.pipeline.yaml';

/** Findings in the worked pipelines, each with the quick-fix that takes it away. */
const FIXED = [
  { path: WORKED, rule: 'combination-without-ground', kind: 'first' },
  { path: 'vivet/vivet-huishoudens.pipeline.yaml', rule: 'unused-personal-field', kind: 'preferred' },
] as const;

describe('grondslag in VS Code', () => {
  it('is active in a folder that holds pipelines, before one is opened', async () => {
    const extension = extensions.getExtension(EXTENSION);
    assert.ok(extension);
    await eventually('activation', () => (extension.isActive ? true : undefined));
  });

  it('asks for no trust in that folder', () => {
    assert.equal(workspace.isTrusted, process.env['GRONDSLAG_TEST_TRUST'] === 'given');
  });

  it('has the commands that its manifest promises', async () => {
    const manifest = extensions.getExtension(EXTENSION)?.packageJSON as Manifest;
    const promised = manifest.contributes.commands.map(({ command }) => command);
    const known = new Set(await commands.getCommands(true));
    assert.ok(promised.length > 0);
    assert.deepEqual(promised.filter((command) => !known.has(command)), []);
  });

  it('gives pipelines and catalogues their own language', async () => {
    const names = ['a.pipeline.yaml', 'a.pipeline.yml', 'a.catalog.yaml', 'a.catalog.yml', 'a.yaml'];
    const ids = [];
    for (const name of names) ids.push((await write(`language/${name}`, '# empty\n')).languageId);
    assert.deepEqual(ids, ['grondslag', 'grondslag', 'grondslag', 'grondslag', 'yaml']);
  });

  it('colours what a pipeline says about data, and comments that ignore a finding', async () => {
    const own = extensions.getExtension(EXTENSION);
    assert.ok(own);
    const lines = COLOURED.map(([line]) => line);
    assert.deepEqual(await ownTokens(own, lines), COLOURED.map(([, words]) => words));
  });

  it('shows findings with a rule, a page about it and the places they come from', async () => {
    const document = await open(WORKED);
    const found = await someFindings(document.uri);
    for (const { code, message } of found) {
      assert.ok(typeof code === 'object', `code of: ${message}`);
      assert.match(String(code.value), RULE);
      assert.notEqual(code.target.toString(), '');
    }
    const related = found.flatMap(({ relatedInformation }) => relatedInformation ?? []);
    assert.ok(related.length > 0);
    for (const { location, message } of related) {
      assert.notEqual(message, '');
      assert.ok((await workspace.openTextDocument(location.uri)).validateRange(location.range).isEqual(location.range));
    }
  });

  for (const { path, rule, kind } of FIXED) {
    it(`takes a finding of ${rule} away by its ${kind} quick-fix, and gives it back on undo`, async () => {
      const document = await open(path);
      const before = document.getText();
      const finding = await eventually(rule, () => findings(document.uri).find((one) => ruleOf(one) === rule));
      const isThere = (): boolean =>
        findings(document.uri).some((one) => ruleOf(one) === rule && one.message === finding.message);
      const fixes = await quickFixes(document, finding);
      const fix = kind === 'first' ? fixes[0] : fixes.find(({ isPreferred }) => isPreferred === true);
      assert.ok(fix?.edit, `a ${kind} quick-fix with an edit`);
      assert.ok(await workspace.applyEdit(fix.edit));
      assert.notEqual(document.getText(), before);
      await eventually('the end of the finding', () => (isThere() ? undefined : true));
      await commands.executeCommand('undo');
      assert.equal(document.getText(), before);
      await eventually('the return of the finding', () => (isThere() ? true : undefined));
    });
  }

  it('reports on files that are not open', async () => {
    const opened = new Set(workspace.textDocuments.map(({ uri }) => uri.toString()));
    await eventually('findings in at least two files that are not open', () => {
      const unopened = reportedFiles().filter((uri) => !opened.has(uri.toString()));
      return unopened.length > 1 ? true : undefined;
    });
  });

  it('goes from a source to the output of the other pipeline, and tells about it', async () => {
    const { document, position, pipeline } = await consumer();
    const target = await eventually('a definition', async () => {
      const found = await commands.executeCommand<(Location | LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      );
      return found[0];
    });
    const uri = 'targetUri' in target ? target.targetUri : target.uri;
    assert.notEqual(uri.toString(), document.uri.toString());
    assert.match((await workspace.openTextDocument(uri)).getText(), new RegExp(`^pipeline: ${pipeline}$`, 'mu'));

    const hovers = await eventually('a hover', async () => {
      const found = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
      return found.length > 0 ? found : undefined;
    });
    const text = hovers.flatMap(({ contents }) => contents).map((part) => (typeof part === 'string' ? part : part.value));
    assert.notEqual(text.join('').trim(), '');
  });

  it('checks an ordinary YAML file by its first key alone', async () => {
    const text = Buffer.from(await workspace.fs.readFile(inWorkspace(WORKED))).toString();
    // Another name for the pipeline: two of one name would be a finding by itself.
    const renamed = text.replace(/^pipeline: .*$/mu, 'pipeline: ordinary-yaml');
    assert.match(renamed, /^grondslag: 1$/mu);
    const ours = await write('ordinary/ours.yaml', renamed);
    const other = await write('ordinary/other.yaml', renamed.replace(/^grondslag: 1$/mu, 'other: 1'));
    assert.deepEqual([ours.languageId, other.languageId], ['yaml', 'yaml']);
    await window.showTextDocument(other);
    await window.showTextDocument(ours);
    await someFindings(ours.uri);
    assert.deepEqual(findings(other.uri), []);
  });

  it('follows an edit that is not saved', async () => {
    const document = await write('edited.pipeline.yaml', 'grondslag: 1\npipeline: edited\n');
    const editor = await window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new Position(2, 0), BROKEN_STEP));
    const unknown = await eventually('the unknown reference', () =>
      findings(document.uri).find((finding) => ruleOf(finding) === 'unknown-reference'),
    );
    assert.equal(document.getText(unknown.range).includes('nowhere'), true);
    await commands.executeCommand('undo');
    await eventually('the end of the unknown reference', () =>
      findings(document.uri).some((finding) => ruleOf(finding) === 'unknown-reference') ? undefined : true,
    );
  });

  it('follows files that come and go on disk', async () => {
    const uri = inWorkspace('on-disk.pipeline.yaml');
    await workspace.fs.writeFile(uri, Buffer.from(`grondslag: 1\npipeline: on-disk\n${BROKEN_STEP}`));
    await someFindings(uri);
    await workspace.fs.delete(uri);
    await eventually('the end of its findings', () => (findings(uri).length === 0 ? true : undefined));
  });

  it('follows its settings', async () => {
    const { uri } = await write('settings.pipeline.yaml', DOUBTFUL);
    const said = (rule: string): string | undefined => findings(uri).find((one) => ruleOf(one) === rule)?.message;
    const english = await eventually('a finding', () => said('unknown-reference'));
    assert.equal(said('law-not-in-force'), undefined);
    try {
      await set('language', 'nl');
      await eventually('the finding in Dutch', () => (![english, undefined].includes(said('unknown-reference')) ? true : undefined));
      await set('preset', 'reviewer');
      await eventually('what only a reviewer hears', () => said('law-not-in-force'));
    } finally {
      await set('preset', undefined);
      await set('language', undefined);
    }
    await eventually('the finding as it was', () =>
      said('unknown-reference') === english && said('law-not-in-force') === undefined ? true : undefined,
    );
  });

  it('shows the page of a rule, and nothing else by that command', async () => {
    const labels = (): string[] => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    const before = labels();
    await commands.executeCommand('grondslag.openRulePage', '../../README');
    await commands.executeCommand('grondslag.openRulePage', 'combination-without-ground');
    await eventually('the page', () => labels().find((label) => label.includes('combination-without-ground.en.md')));
    assert.equal(labels().length, before.length + 1);
  });

  it('checks again after a restart of the server', async () => {
    const document = await open(WORKED);
    const rules = (await someFindings(document.uri)).map(ruleOf).sort();
    let emptied = false;
    const listener = languages.onDidChangeDiagnostics(() => (emptied ||= findings(document.uri).length === 0));
    await commands.executeCommand('grondslag.restartServer');
    await eventually('the same findings as before', () => {
      const again = findings(document.uri).map(ruleOf).sort();
      return emptied && String(again) === String(rules) ? true : undefined;
    });
    listener.dispose();
  });

  it('checks the whole workspace on command', async () => {
    const before = reportedFiles().length;
    await commands.executeCommand('grondslag.checkWorkspace');
    await eventually('findings in as many files', () => (reportedFiles().length >= before ? true : undefined));
  });

  actionTests();

  structureTests();

  it('shows its output on command', async () => {
    await commands.executeCommand('grondslag.showOutput');
  });

  completionTests();
  insightTests();
  nameTests();
});

explorerTests();
lineageTests();

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}
