/**
 * What a user does first with the extension as it is installed, on a copy of the worked pipelines: on Node and in a
 * browser, where there is neither a test framework nor a module of Node.
 */
import { CodeActionKind, type CodeAction, commands, ConfigurationTarget, type Diagnostic, extensions, type Hover, Position, type TextDocument, Uri, window, workspace } from 'vscode';
import { BROKEN_STEP } from './fixtures.ts';
import { eventually, findings, someFindings } from './waiting.ts';

const EXTENSION = 'grondslag.grondslag';
const WORKED = 'breda-vik/breda-vik.pipeline.yaml';
const RULE = 'combination-without-ground';
const RESOLVED_ACTIONS = 50;

/** One thing that is tried; it rejects when it does not work. */
export type Trial = readonly [what: string, run: () => Promise<void>];

/** All that is tried, in this order. */
export const TRIALS: readonly Trial[] = [
  ['is active once a pipeline is open, and is the installed one', async () => {
    await open(WORKED);
    const extension = extensions.getExtension(EXTENSION);
    if (extension === undefined) throw new Error('not installed');
    await eventually('activation', () => (extension.isActive ? true : undefined));
    // What the package leaves out tells it from a copy of the repository.
    check(!('scripts' in (extension.packageJSON as object)), 'the extension does not come from the package');
  }],
  ['shows findings with a rule and the page about it, also in files that are not open', async () => {
    const { uri } = await open(WORKED);
    const found = await someFindings(uri);
    const one = found.find((finding) => ruleOf(finding) === RULE);
    check(one !== undefined && typeof one.code === 'object' && one.code.target.path.endsWith(`/docs/rules/${RULE}.en.md`), `codes: ${JSON.stringify(found.map(({ code }) => code))}`);
    const other = inWorkspace('vivet/vivet-huishoudens.pipeline.yaml');
    await eventually('findings elsewhere', () => (findings(other).length > 0 ? true : undefined));
  }],
  ['tells about what stands under the cursor', async () => {
    const document = await open(WORKED);
    const position = document.positionAt(document.getText().indexOf(': bsn') + 3);
    const text = await eventually('a hover', async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
      return hovers.length > 0 ? JSON.stringify(hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)))) : undefined;
    });
    check(/citizen service number/iu.test(text), text);
  }],
  ['takes a finding away by a quick-fix, and gives it back on undo', async () => {
    const document = await open(WORKED);
    const all = (): readonly Diagnostic[] => findings(document.uri).filter((finding) => ruleOf(finding) === RULE);
    const [first] = await eventually('the finding', () => (all().length > 0 ? all() : undefined));
    const before = all().length;
    const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, first!.range, CodeActionKind.QuickFix.value, RESOLVED_ACTIONS);
    const edit = actions.find((action) => action.edit !== undefined)?.edit;
    check(edit !== undefined && await workspace.applyEdit(edit), `actions: ${actions.map(({ title }) => title).join(', ')}`);
    await eventually('one finding less', () => (all().length < before ? true : undefined));
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    await eventually('the finding again', () => (all().length === before ? true : undefined));
  }],
  ['follows an edit that is not saved', async () => {
    const { uri } = await write('typed.pipeline.yaml', 'grondslag: 1\npipeline: typed\n');
    const editor = await window.showTextDocument(await workspace.openTextDocument(uri));
    await editor.edit((edit) => edit.insert(new Position(2, 0), BROKEN_STEP));
    await eventually('the unknown reference', () => findings(uri).find((finding) => ruleOf(finding) === 'unknown-reference'));
    await commands.executeCommand('undo');
    await eventually('its end', () => (findings(uri).some((finding) => ruleOf(finding) === 'unknown-reference') ? undefined : true));
  }],
  ['follows files and a configuration that come and go', async () => {
    const uri = inWorkspace('later/later.pipeline.yaml');
    await workspace.fs.writeFile(uri, new TextEncoder().encode(`grondslag: 1\npipeline: later\n${BROKEN_STEP}`));
    await someFindings(uri);
    const config = inWorkspace('later/grondslag.config.yaml');
    await workspace.fs.writeFile(config, new TextEncoder().encode('exclude: ["*.pipeline.yaml"]\n'));
    await eventually('silence by the configuration', () => (findings(uri).length === 0 ? true : undefined));
    await workspace.fs.delete(config);
    await someFindings(uri);
    await workspace.fs.delete(uri);
    await eventually('the end of its findings', () => (findings(uri).length === 0 ? true : undefined));
  }],
  ['speaks Dutch and English', async () => {
    const { uri } = await open(WORKED);
    const said = (): string | undefined => findings(uri).find((finding) => ruleOf(finding) === RULE)?.message;
    const english = await eventually('a finding', said);
    check(english.startsWith('No declared ground covers'), english);
    const set = (language: string | undefined): Thenable<void> => workspace.getConfiguration('grondslag').update('language', language, ConfigurationTarget.Global);
    await set('nl');
    try {
      await eventually('the finding in Dutch', () => (said()?.startsWith('Geen opgegeven grondslag dekt') === true ? true : undefined));
      await showsPage('nl');
    } finally {
      await set(undefined);
    }
    await eventually('the finding in English', () => (said() === english ? true : undefined));
  }],
  ['shows the page of a rule from the package', () => showsPage('en')],
  ['draws the lineage of a pipeline and its neighbours', async () => {
    await open(WORKED);
    await commands.executeCommand('grondslag.showLineage');
    const { lineage } = (await extensions.getExtension<{ readonly lineage: { readonly drawn?: { readonly pipeline?: string; readonly nodes: readonly string[] } } }>(EXTENSION)!.activate());
    const drawn = await eventually('the drawing', () => (lineage.drawn?.pipeline === 'breda-vik' ? lineage.drawn : undefined));
    check(drawn.nodes.length === 20, `${drawn.nodes.length} nodes`);
  }],
  ['checks again after a restart, and the whole workspace on command', async () => {
    const { uri } = await open(WORKED);
    const before = findings(uri).length;
    await commands.executeCommand('grondslag.restartServer');
    await commands.executeCommand('grondslag.checkWorkspace');
    await eventually('the same findings', () => (before > 0 && findings(uri).length === before ? true : undefined));
  }],
];

async function showsPage(language: 'nl' | 'en'): Promise<void> {
  await commands.executeCommand('grondslag.openRulePage', RULE);
  const labels = (): string[] => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
  await eventually('the page', () => labels().find((label) => label.includes(`${RULE}.${language}.md`)));
}

function check(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

function inWorkspace(path: string): Uri {
  return Uri.joinPath(workspace.workspaceFolders![0]!.uri, path);
}

async function open(path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(inWorkspace(path));
  await window.showTextDocument(document);
  return document;
}

async function write(path: string, text: string): Promise<TextDocument> {
  const uri = inWorkspace(path);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return workspace.openTextDocument(uri);
}

function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
