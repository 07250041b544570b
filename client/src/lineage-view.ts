/** The lineage view: one panel beside the editor that shows the pipeline somebody works on, and its neighbours. */
import {
  commands, type Disposable, type ExtensionContext, ExtensionMode, Position, Range, type TextDocument, type TextEditor, TextEditorRevealType, Uri, ViewColumn, type WebviewPanel, window, workspace,
} from 'vscode';
import type { WireGraph, WirePlace } from '../../server/src/picture/wire.ts';
import type { Act, Drawn, Emptiness, FromView, Remembered, ToView } from '../webview/messages.ts';
import { NAME, type Session } from './client.ts';
import { l10n } from './l10n.ts';
import { language } from './language.ts';
import { lineagePage, lineageRoot } from './lineage-page.ts';

const VIEW = `${NAME}.lineage`;

/** How long the cursor has to rest before the view follows it, in milliseconds. */
const REST = 120;

/** The view as tests see it. */
export interface LineageView {
  /** What it said of what it shows last; undefined as long as it is not there. */
  readonly drawn: Drawn | undefined;
  /** Does something as a user would. */
  act(act: Act): void;
}

/** What the view is about: a place in a document. */
interface Target {
  readonly uri: Uri;
  readonly line: number;
}

/** Registers the view and the command that shows it. */
export function registerLineage(context: ExtensionContext, session: Session): LineageView {
  let panel: WebviewPanel | undefined;
  let shown: Disposable | undefined;
  let target: Target | undefined;
  /** What the graph that is shown was asked for. */
  let answered: Target | undefined;
  /** The document that the view itself led to. */
  let led: string | undefined;
  let graph: WireGraph | undefined;
  let drawn: Drawn | undefined;
  let pinned = false;
  let wish: { readonly depth: number; readonly whole: readonly string[] } = { depth: 1, whole: [] };
  let asked = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const tell = (message: ToView): void => void panel?.webview.postMessage(message);
  const tellEmpty = (why: Emptiness): void => {
    graph = undefined;
    if (panel !== undefined) panel.title = l10n.t('Lineage');
    tell({ type: 'empty', why, locale: language() });
  };

  /** Asks for the graph anew; of several questions the answer to the last one counts. */
  const refresh = async (quietly = false, choose = false): Promise<void> => {
    if (panel === undefined) return;
    const question = ++asked;
    if (target === undefined) return tellEmpty('no-file');
    const { uri, line } = target;
    const answer = await session.pulse.ask<WireGraph | null>('grondslag/lineage', { textDocument: { uri: uri.toString() }, position: { line, character: 0 }, ...wish });
    if (question !== asked) return;
    if (answer === undefined || answer === null) {
      // Other YAML takes nothing away, nor does a checker that starts again.
      if (graph !== undefined && (quietly || (answer === undefined && session.pulse.state === 'starting'))) return void (target = answered);
      return tellEmpty(session.pulse.state === 'running' || answer === null ? 'no-pipeline' : session.pulse.state);
    }
    answered = { uri, line };
    graph = answer;
    panel.title = l10n.t('Lineage: {name}', { name: answer.pipeline });
    tell({ type: 'target', uri: uri.toString(), line });
    tell({ type: 'graph', graph: answer });
    if (choose && answer.selected !== undefined) tell({ type: 'select', node: answer.selected });
  };

  const aim = (next: Target, quietly = false): Promise<void> => {
    target = next;
    return refresh(quietly);
  };

  const reveal = async ({ uri, range }: WirePlace): Promise<void> => {
    const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === Uri.parse(uri).toString());
    const where = new Range(new Position(range.start.line, range.start.character), new Position(range.end.line, range.end.character));
    // The text is shown beside the view, and the keyboard stays in the view.
    const column = open?.viewColumn ?? window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== undefined && viewColumn !== panel?.viewColumn)?.viewColumn ?? (panel?.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
    led = Uri.parse(uri).toString();
    const editor = await window.showTextDocument(await workspace.openTextDocument(Uri.parse(uri)), { viewColumn: column, preserveFocus: true, preview: true, selection: where });
    editor.revealRange(where, TextEditorRevealType.InCenterIfOutsideViewport);
  };

  const save = async (svg: string, name: string): Promise<void> => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const uri = await window.showSaveDialog({ ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name.replace(/[^\w.-]+/gu, '-')) }), filters: { SVG: ['svg'] } });
    if (uri !== undefined) await workspace.fs.writeFile(uri, new TextEncoder().encode(svg));
  };

  const hear = async (message: FromView): Promise<void> => {
    switch (message.type) {
      case 'ready':
        tell({ type: 'pinned', pinned });
        return refresh();
      case 'reveal': return reveal(message.place);
      case 'wish':
        wish = { depth: message.depth, whole: message.whole };
        return refresh();
      case 'pin':
        pinned = message.pinned;
        return pinned ? undefined : followEditor(window.activeTextEditor);
      case 'rule': return void commands.executeCommand(`${NAME}.openRulePage`, message.rule);
      case 'save': return save(message.svg, message.name);
      case 'drawn':
        drawn = message;
        return undefined;
    }
  };

  const adopt = (next: WebviewPanel): void => {
    shown?.dispose();
    panel?.dispose();
    panel = next;
    const icon = (theme: string): Uri => Uri.joinPath(context.extensionUri, 'client', 'media', `lineage-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.options = { enableScripts: true, localResourceRoots: [lineageRoot(context.extensionUri)] };
    shown = panel.webview.onDidReceiveMessage((message: FromView) => hear(message).catch((error: unknown) => session.output.error(error instanceof Error ? error : String(error))));
    panel.onDidDispose(() => {
      if (panel !== next) return;
      [panel, graph, drawn, led] = [undefined, undefined, undefined, undefined];
      shown?.dispose();
    });
    panel.webview.html = lineagePage(panel.webview, context.extensionUri);
  };

  const shows = (uri: string): boolean => graph?.nodes.some(({ place }) => Uri.parse(place.uri).toString() === uri) === true;

  /** The view goes along with what is looked at, but not with what it led to itself. */
  const followEditor = async (editor: TextEditor | undefined): Promise<void> => {
    if (panel === undefined || pinned || editor === undefined || !mayBeOurs(editor.document)) return;
    const next = { uri: editor.document.uri, line: editor.selection.active.line };
    if (next.uri.toString() === led && shows(led)) return;
    led = undefined;
    if (next.uri.toString() !== target?.uri.toString()) return aim(next, editor.document.languageId !== NAME);
    target = next;
  };

  const followCursor = (editor: TextEditor): void => {
    clearTimeout(resting);
    const uri = editor.document.uri.toString();
    const own = uri === target?.uri.toString();
    if (panel === undefined || !(own || shows(uri))) return;
    resting = setTimeout(() => {
      const { line } = editor.selection.active;
      if (own) target = { uri: editor.document.uri, line };
      const node = graph?.nodes.find(({ place }) => Uri.parse(place.uri).toString() === uri && place.range.start.line <= line && line <= place.range.end.line);
      if (node !== undefined) tell({ type: 'select', node: node.id });
      // Another document of the same file is another pipeline.
      else if (own && /^---/mu.test(editor.document.getText())) void refresh(true);
    }, REST);
  };

  const show = async (uri?: unknown, position?: unknown): Promise<void> => {
    const editor = window.activeTextEditor;
    const given = uri instanceof Uri ? uri : typeof uri === 'string' ? Uri.parse(uri) : undefined;
    const line = typeof position === 'object' && position !== null && 'line' in position && typeof position.line === 'number' ? position.line : undefined;
    if (given !== undefined) target = { uri: given, line: line ?? (editor?.document.uri.toString() === given.toString() ? editor.selection.active.line : 0) };
    else if (editor !== undefined && mayBeOurs(editor.document)) target = { uri: editor.document.uri, line: editor.selection.active.line };
    if (panel !== undefined) {
      panel.reveal(undefined, true);
      return refresh(false, true);
    }
    adopt(window.createWebviewPanel(VIEW, l10n.t('Lineage'), { viewColumn: ViewColumn.Beside, preserveFocus: true }));
  };

  context.subscriptions.push(
    commands.registerCommand(`${NAME}.showLineage`, show),
    window.registerWebviewPanelSerializer(VIEW, {
      deserializeWebviewPanel: (restored, state: Remembered | undefined) => {
        if (state?.uri !== undefined) target = { uri: Uri.parse(state.uri), line: state.line ?? 0 };
        pinned = state?.pinned === true;
        wish = { depth: state?.depth ?? 1, whole: state?.whole ?? [] };
        adopt(restored);
        return Promise.resolve();
      },
    }),
    session.pulse.onDidChange(() => void refresh()),
    window.onDidChangeActiveTextEditor((editor) => void followEditor(editor)),
    window.onDidChangeTextEditorSelection(({ textEditor }) => followCursor(textEditor)),
    { dispose: () => clearTimeout(resting) },
  );
  return {
    get drawn() { return drawn; },
    act: (what) => {
      if (context.extensionMode !== ExtensionMode.Production) tell({ type: 'act', act: what });
    },
  };
}

function mayBeOurs({ languageId }: TextDocument): boolean {
  return languageId === NAME || languageId === 'yaml';
}
