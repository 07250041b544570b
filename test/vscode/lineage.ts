/** The lineage view: what it shows, and how text and view go along with each other. */
import assert from 'node:assert/strict';
import { commands, extensions, Position, Range, Selection, ViewColumn, window, workspace } from 'vscode';
import { inWorkspace, set, write } from './editing.ts';
import { eventually } from './waiting.ts';

interface Drawn {
  readonly pipeline: string | undefined;
  readonly outdated: boolean;
  readonly nodes: readonly string[];
  readonly edges: number;
  readonly selected: string | undefined;
  readonly lit: readonly string[];
  readonly zoom: number;
  readonly details: string;
  readonly milliseconds: number;
}

interface Lineage {
  readonly drawn: Drawn | undefined;
  act(act: object): void;
}

const WORKED = 'breda-vik/breda-vik.pipeline.yaml';
const OTHER = 'vroegsignalering/vroegsignalering.pipeline.yaml';

const lineage = async (): Promise<Lineage> => {
  const extension = extensions.getExtension<{ readonly lineage: Lineage }>('grondslag.grondslag');
  assert.ok(extension);
  return (await extension.activate()).lineage;
};

/** What the view shows, once that is what is waited for. */
const shows = async (what: string, holds: (drawn: Drawn) => boolean): Promise<Drawn> => {
  const view = await lineage();
  return eventually(what, () => (view.drawn !== undefined && holds(view.drawn) ? view.drawn : undefined));
};

const named = ({ nodes }: Drawn, name: string): string => {
  const found = nodes.find((id) => id.endsWith(` ${name}`));
  assert.ok(found, name);
  return found;
};

/** Opens a file where it does not cover the view. */
const open = async (path: string): Promise<void> => {
  await window.showTextDocument(await workspace.openTextDocument(inWorkspace(path)), ViewColumn.One);
};

const lineOf = (text: string, needle: string): number => text.slice(0, text.indexOf(needle)).split('\n').length - 1;

/** A pipeline with four times as many nodes. */
function large(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return [
    'grondslag: 1', 'pipeline: large', 'parties: { x: { name: X, kind: private, country: NL } }',
    'sources:', ...numbers.map((n) => `  s${n}: { party: x, fields: { id: case-number, n${n}: name, m${n}: income } }`),
    'steps:', ...numbers.map((n) => `  f${n}: { filter: s${n}, uses: [id], where: open }`), ...numbers.map((n) => `  j${n}: { join: [f${n}, f${(n + 1) % count}], on: id }`),
    'outputs:', ...numbers.map((n) => `  o${n}: { from: j${n} }`), '',
  ].join('\n');
}

/** Registers the tests. */
export function lineageTests(): void {
  describe('the lineage view', () => {
    after(() => commands.executeCommand('workbench.action.closeAllEditors'));

    it('shows the pipeline of the open file with its neighbours, beside the text', async () => {
      await commands.executeCommand('workbench.action.closeAllEditors');
      await open(WORKED);
      await commands.executeCommand('grondslag.showLineage');
      const drawn = await shows('the pipeline', ({ pipeline }) => pipeline === 'breda-vik');
      assert.equal(drawn.nodes.length, 20);
      assert.ok(drawn.edges >= 19);
      assert.ok(window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'Lineage: breda-vik')));
      assert.equal(window.activeTextEditor?.document.uri.toString(), inWorkspace(WORKED).toString());
    });

    it('goes to the text at a click, and says there what it knows', async () => {
      const view = await lineage();
      const drawn = await shows('the pipeline', ({ pipeline }) => pipeline === 'breda-vik');
      view.act({ click: named(drawn, 'steps.panden') });
      const chosen = await shows('the choice', ({ selected }) => selected?.endsWith('steps.panden') === true);
      assert.match(chosen.details, /panden.*step · join.*Joined on/su);
      const line = lineOf((await workspace.openTextDocument(inWorkspace(WORKED))).getText(), '  panden:');
      await eventually('the cursor at the step', () => (window.visibleTextEditors.some(({ document, selection }) => document.uri.path.endsWith(WORKED) && selection.active.line === line) ? true : undefined));
    });

    it('goes to the text of another file, and stays with the pipeline it shows', async () => {
      const view = await lineage();
      view.act({ click: named(await shows('the pipeline', ({ pipeline }) => pipeline === 'breda-vik'), 'outputs.gezinnen') });
      await eventually('the other file', () => (window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith('breda-jeugd.pipeline.yaml')) ? true : undefined));
      await shows('the choice', ({ selected }) => selected?.endsWith('outputs.gezinnen') === true);
      assert.equal(view.drawn?.pipeline, 'breda-vik');
    });

    it('goes along the flow by the arrow keys', async () => {
      const view = await lineage();
      for (const [key, name] of [['ArrowRight', 'sources.jeugd'], ['ArrowRight', 'steps.personen'], ['ArrowLeft', 'sources.'], ['End', ''], ['Escape', undefined]] as const) {
        const before = view.drawn?.selected;
        view.act({ key });
        await shows(key, ({ selected }) => selected !== before && (name === undefined ? selected === undefined : selected?.includes(name) === true));
      }
    });

    it('stays with a pipeline that it is pinned to', async () => {
      const view = await lineage();
      view.act({ press: 'pin' });
      await open(OTHER);
      await open(WORKED);
      assert.equal(view.drawn?.pipeline, 'breda-vik');
      view.act({ press: 'pin' });
    });

    it('shows a pipeline of two hundred nodes, and its steps as a list', async () => {
      const view = await lineage();
      await write('large/large.pipeline.yaml', large(50));
      await open('large/large.pipeline.yaml');
      const drawn = await shows('the large pipeline', ({ pipeline, nodes }) => pipeline === 'large' && nodes.length === 200);
      assert.ok(drawn.milliseconds < 10_000, `${drawn.milliseconds} ms`);
      view.act({ press: 'text' });
      view.act({ press: 'text' });
      await open(WORKED);
      await shows('the pipeline', ({ pipeline }) => pipeline === 'breda-vik');
      await workspace.fs.delete(inWorkspace('large'), { recursive: true });
    });

    it('chooses the node that the cursor is in', async () => {
      await open(WORKED);
      const editor = await eventually('the editor', () => window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith(WORKED)));
      await shows('the pipeline', ({ pipeline }) => pipeline === 'breda-vik');
      const at = new Position(lineOf(editor.document.getText(), 'wozWaarde: woz-value'), 4);
      editor.selection = new Selection(at, at);
      await shows('the source', ({ selected }) => selected?.endsWith('sources.woz') === true);
    });

    it('follows a field through the graph', async () => {
      const view = await lineage();
      view.act({ search: 'vermogen' });
      const drawn = await shows('its way', ({ lit }) => lit.length > 0);
      assert.deepEqual(drawn.lit.map((id) => id.split(' ')[1] ?? '').toSorted(), ['outputs.signalen', 'sources.belasting', 'steps.panden', 'steps.personen', 'steps.signaalscore']);
      view.act({ search: '' });
      await shows('no way', ({ lit }) => lit.length === 0);
    });

    it('follows an edit, keeps what was chosen, and keeps the last graph of a text that cannot be read', async () => {
      const editor = await eventually('the editor', () => window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith(WORKED)));
      const before = editor.document.getText();
      const { zoom } = await shows('the choice', ({ selected }) => selected?.endsWith('sources.woz') === true);
      await editor.edit((edit) => edit.insert(new Position(editor.document.lineCount, 0), '\n  extra: { from: signaalscore, audience: team, recipients: [gemeente-breda] }\n'));
      const edited = await shows('the new output', ({ nodes }) => nodes.some((id) => id.endsWith('outputs.extra')));
      assert.deepEqual([edited.selected?.endsWith('sources.woz'), edited.zoom], [true, zoom]);
      await editor.edit((edit) => edit.insert(new Position(editor.document.lineCount, 0), 'broken: [\n'));
      const broken = await shows('the note', ({ outdated }) => outdated);
      assert.equal(broken.nodes.length, edited.nodes.length);
      await editor.edit((edit) => edit.replace(new Range(0, 0, editor.document.lineCount, 0), before));
      await shows('the graph as it was', ({ nodes, outdated }) => nodes.length === 20 && !outdated);
      await commands.executeCommand('workbench.action.files.revert');
    });

    it('goes along to another file, and speaks the language of the findings', async () => {
      await open(OTHER);
      await shows('the other pipeline', ({ pipeline }) => pipeline === 'vroegsignalering');
      try {
        await set('language', 'nl');
        await shows('Dutch', ({ details }) => details.includes('Kies een onderdeel') || details.includes('Naar de tekst'));
      } finally {
        await set('language', undefined);
      }
      await shows('English', ({ details }) => details.includes('Choose a node') || details.includes('Go to the text'));
    });

    it('takes a place from who calls it', async () => {
      const text = (await workspace.openTextDocument(inWorkspace(WORKED))).getText();
      await commands.executeCommand('grondslag.showLineage', inWorkspace(WORKED).toString(), { line: lineOf(text, '  signaalscore:'), character: 0 });
      await shows('the step', ({ pipeline, selected }) => pipeline === 'breda-vik' && selected?.endsWith('steps.signaalscore') === true);
    });

    it('says so where there is no pipeline', async () => {
      await write('empty/none.catalog.yaml', 'grondslag: 1\ncatalog: none\n');
      await open('empty/none.catalog.yaml');
      await shows('nothing', ({ pipeline }) => pipeline === undefined);
      await workspace.fs.delete(inWorkspace('empty'), { recursive: true });
    });
  });
}
