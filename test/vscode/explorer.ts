/** The views and the bars around the server. */
import assert from 'node:assert/strict';
import { commands, type Diagnostic, DiagnosticSeverity, env, extensions, MarkdownString, type StatusBarItem, type TreeItem, type Uri, window, workspace } from 'vscode';
import { inWorkspace, open, set } from './editing.ts';
import { eventually, findings } from './waiting.ts';

interface Row {
  readonly item: { readonly kind: string; readonly label: string; readonly description?: string; readonly rule?: string; readonly place?: unknown };
}

/** What the extension hands out; see client/src/extension.ts. */
interface Api {
  readonly views: {
    rows(view: string, below?: Row): Promise<readonly Row[]>;
    item(view: string, row: Row): TreeItem;
    badge(view: string): number | undefined;
    title(view: string): string | undefined;
  };
  readonly statusBar: Pick<StatusBarItem, 'text' | 'tooltip' | 'command'>;
}

const WORKED = 'breda-vik/breda-vik.pipeline.yaml';

const api = async (): Promise<Api> => {
  const extension = extensions.getExtension<Api>('grondslag.grondslag');
  assert.ok(extension);
  return extension.activate();
};

/** Every row of a view, those above before those below. */
async function all(view: string, below?: Row): Promise<readonly Row[]> {
  const { views } = await api();
  const rows = await views.rows(view, below);
  const under = await Promise.all(rows.map((row) => all(view, row)));
  return rows.flatMap((row, index) => [row, ...under[index]!]);
}

/** Rows of a view once they are what is waited for. */
const rowsWhere = (view: string, what: string, holds: (rows: readonly Row[]) => boolean): Promise<readonly Row[]> =>
  eventually(what, async () => {
    const rows = await all(view);
    return rows.length > 0 && holds(rows) ? rows : undefined;
  });

const labels = (rows: readonly Row[], kind: string): string[] => rows.filter(({ item }) => item.kind === kind).map(({ item }) => item.label);

/** Registers the tests. */
export function explorerTests(): void {
  describe('the views', () => {
    it('hold each finding that the editor shows, under its lens and principle, or by file or rule', async () => {
      const document = await open(WORKED);
      const shown = await eventually('findings', () => (findings(document.uri).length > 0 ? findings(document.uri) : undefined));
      const expected = shown.map(({ message }) => message);
      const holds = (rows: readonly Row[]): boolean => expected.every((message) => labels(rows, 'finding').includes(message));
      const byLens = await rowsWhere('findings', 'the findings by lens', holds);
      assert.deepEqual(labels(byLens, 'lens'), ['Technically can', 'Legally may', 'Ethically should']);
      await commands.executeCommand('grondslag.groupByFile');
      assert.ok(labels(await rowsWhere('findings', 'the findings by file', holds), 'file').includes('breda-vik.pipeline.yaml'));
      await commands.executeCommand('grondslag.groupByRule');
      assert.ok(labels(await rowsWhere('findings', 'the findings by rule', holds), 'rule').includes('combination-without-ground'));
      await commands.executeCommand('grondslag.groupByLens');
      const { views } = await api();
      assert.ok((views.badge('findings') ?? 0) >= shown.filter(({ severity }) => severity <= DiagnosticSeverity.Warning).length);
    });

    it('show purposes, registers and outputs of all pipelines, and go to where they are declared', async () => {
      const { views } = await api();
      const outputs = await all('outputs');
      assert.ok(labels(outputs, 'audience').includes('Everybody'));
      for (const [view, kind] of [['purposes', 'purpose'], ['registers', 'source'], ['outputs', 'output']] as const) {
        const row = (await all(view)).find(({ item }) => item.kind === kind);
        assert.ok(row, view);
        await commands.executeCommand('workbench.action.closeAllEditors');
        await commands.executeCommand('grondslag.goTo', row);
        const editor = await eventually('an editor', () => window.activeTextEditor);
        const written = editor.document.lineAt(editor.selection.active.line).text;
        const name = kind === 'source' ? row.item.description?.split(' · ').at(-1) : row.item.label;
        assert.match(written, new RegExp(`^\\s*${name}:`), `${view}: ${written}`);
        const { accessibilityInformation, iconPath, tooltip } = views.item(view, row);
        assert.ok(accessibilityInformation?.label.startsWith(row.item.label) && iconPath !== undefined && tooltip !== undefined);
      }
    });

    it('copy a row, and open the page of its rule', async () => {
      const row = (await all('findings')).find(({ item }) => item.kind === 'finding');
      assert.ok(row);
      await commands.executeCommand('grondslag.copyRow', row);
      assert.ok((await env.clipboard.readText()).startsWith(row.item.label));
      await commands.executeCommand('grondslag.openRuleOf', row);
      await eventually('the page', () => window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes(`${row.item.rule}.en.md`)));
      await commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('and the status bar speak the language that was set last, at once', async () => {
      const { statusBar } = await api();
      const tooltip = (): string => (statusBar.tooltip instanceof MarkdownString ? statusBar.tooltip.value : (statusBar.tooltip ?? ''));
      await eventually('counts', () => (/^\$\(law\) \d+$/u.test(statusBar.text) && tooltip().includes('Language: English') ? true : undefined));
      assert.equal(statusBar.command, 'grondslag.showFindings');
      try {
        await set('language', 'nl');
        await rowsWhere('findings', 'the findings in Dutch', (rows) => labels(rows, 'lens').includes('Juridisch mag'));
        assert.equal((await api()).views.title('outputs'), 'Uitvoer per publiek');
        await eventually('the tooltip in Dutch', () => (tooltip().includes('Taal: Nederlands') ? true : undefined));
      } finally {
        await set('language', undefined);
      }
      await rowsWhere('findings', 'the findings in English', (rows) => labels(rows, 'lens').includes('Legally may'));
    });
  });

  describe('a new pipeline', () => {
    it('opens unsaved where it would be saved, with nothing wrong but what is still open', async () => {
      const answers = { title: 'A test of the command', controller: 'cbs', purpose: 'statistics', article: '6(1)(e)', source: { from: 'register', register: 'nl/brp-personen' }, audience: 'team' };
      const uri = await commands.executeCommand<Uri>('grondslag.newPipeline', answers);
      assert.equal(uri.scheme, 'untitled');
      assert.equal(uri.path, inWorkspace('a-test-of-the-command.pipeline.yaml').path);
      const document = await workspace.openTextDocument(uri);
      assert.equal(document.languageId, 'grondslag');
      assert.match(document.getText(), /^controller: cbs$/mu);
      assert.equal(window.activeTextEditor?.document.getText(window.activeTextEditor.selection), 'TODO');
      const found = await eventually('its findings', () => (findings(uri).length > 0 ? findings(uri) : undefined));
      const code = ({ code: given }: Diagnostic): unknown => (typeof given === 'object' ? given.value : given);
      assert.ok(found.some((one) => code(one) === 'placeholder-left'));
      assert.ok(!found.some((one) => ['schema-violation', 'unknown-reference', 'invalid-yaml'].includes(String(code(one)))));
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('can be learnt from an example', async () => {
      await commands.executeCommand('grondslag.openExample');
      const document = window.activeTextEditor?.document;
      assert.ok(document);
      assert.match(document.getText(), /^pipeline: example-/mu);
      await eventually('its findings', () => (findings(document.uri).length > 0 ? true : undefined));
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  });
}
