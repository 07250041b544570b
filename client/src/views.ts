/** The views beside the editor: what the server says of the workspace, as trees. */
import {
  commands, env, type ExtensionContext, EventEmitter, MarkdownString, Position, Range, Selection, TextEditorRevealType, ThemeColor, ThemeIcon,
  type TreeDataProvider, TreeItem, TreeItemCollapsibleState, type TreeView, Uri, window, workspace,
} from 'vscode';
import { NAME, type Session } from './client.ts';
import { l10n } from './l10n.ts';
import { GROUPINGS, type Grouping, iconOf, type Overview, type OverviewItem, type ViewName, VIEWS, type WirePlace, type WireRange } from './overview.ts';

/** A row of a view. */
export interface Row {
  readonly item: OverviewItem;
  /** Ids from the root down, its own last. */
  readonly path: readonly string[];
  readonly parent: Row | undefined;
}

export interface Views {
  /** The rows below a row, or the top ones, as the view shows them. */
  rows(view: ViewName, below?: Row): Promise<readonly Row[]>;
  item(view: ViewName, row: Row): TreeItem;
  badge(view: ViewName): number | undefined;
  title(view: ViewName): string | undefined;
}

const GROUPING_KEY = 'grouping';

/** Registers the four views and the commands on their rows. */
export function registerViews(context: ExtensionContext, session: Session): Views {
  const { pulse } = session;
  let by = GROUPINGS.find((grouping) => grouping === context.workspaceState.get(GROUPING_KEY)) ?? 'lens';
  const refreshed = new EventEmitter<void>();
  const trees = new Map<ViewName, TreeView<Row>>();
  const providers = new Map<ViewName, TreeDataProvider<Row> & { rows(below?: Row): Promise<readonly Row[]> }>();
  const said = (): void => {
    const titles = { findings: l10n.t('Findings'), purposes: l10n.t('Purposes and Grounds'), registers: l10n.t('Registers in Use'), outputs: l10n.t('Outputs by Audience') };
    for (const [view, tree] of trees) tree.title = titles[view];
    const findings = trees.get('findings');
    if (findings !== undefined) findings.description = { lens: l10n.t('by lens'), file: l10n.t('by file'), rule: l10n.t('by rule') }[by];
    void commands.executeCommand('setContext', `${NAME}.grouping`, by);
  };
  for (const view of VIEWS) {
    const rows = async (below?: Row): Promise<readonly Row[]> => {
      const children = below?.item.children ?? (await pulse.ask<Overview>('grondslag/overview', { view, by, at: below?.path ?? [] }))?.items ?? [];
      return children.map((item) => ({ item, path: [...(below?.path ?? []), item.id], parent: below }));
    };
    const provider = { rows, onDidChangeTreeData: refreshed.event, getChildren: async (row?: Row) => [...(await rows(row))], getParent: (row: Row) => row.parent, getTreeItem: (row: Row) => treeItem(row) };
    providers.set(view, provider);
    trees.set(view, window.createTreeView(`${NAME}.${view}`, { treeDataProvider: provider, showCollapseAll: true }));
  }
  said();
  const group = (next: Grouping) => async (): Promise<void> => {
    by = next;
    await context.workspaceState.update(GROUPING_KEY, next);
    said();
    refreshed.fire();
  };
  context.subscriptions.push(
    refreshed, ...trees.values(),
    pulse.onDidChange(() => {
      said();
      refreshed.fire();
      void showState(session, trees.get('findings'));
    }),
    // The words of the views follow the setting, also where there is nothing to check anew.
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(NAME)) return;
      said();
      refreshed.fire();
    }),
    commands.registerCommand(`${NAME}.showFindings`, () => commands.executeCommand(`${NAME}.findings.focus`)),
    commands.registerCommand(`${NAME}.refresh`, () => window.withProgress({ location: { viewId: `${NAME}.findings` } }, async () => {
      await (await session.running())?.sendRequest('workspace/executeCommand', { command: `${NAME}.server.checkWorkspace` });
      refreshed.fire();
    })),
    commands.registerCommand(`${NAME}.groupByLens`, group('lens')),
    commands.registerCommand(`${NAME}.groupByFile`, group('file')),
    commands.registerCommand(`${NAME}.groupByRule`, group('rule')),
    commands.registerCommand(`${NAME}.goTo`, (row: unknown) => (isRow(row) ? goTo(session, row.item.place) : undefined)),
    commands.registerCommand(`${NAME}.openRuleOf`, (row: unknown) => (isRow(row) ? commands.executeCommand(`${NAME}.openRulePage`, row.item.rule) : undefined)),
    commands.registerCommand(`${NAME}.copyRow`, (row: unknown) => (isRow(row) ? env.clipboard.writeText(textOf(row.item)) : undefined)),
  );
  void showState(session, trees.get('findings'));
  return {
    rows: (view, below) => providers.get(view)?.rows(below) ?? Promise.resolve([]),
    item: (_, row) => treeItem(row),
    badge: (view) => trees.get(view)?.badge?.value,
    title: (view) => trees.get(view)?.title,
  };
}

/** Tells the conditions in package.json how it stands, and counts on the icon of the views. */
async function showState({ pulse }: Session, findings: TreeView<Row> | undefined): Promise<void> {
  await commands.executeCommand('setContext', `${NAME}.state`, pulse.state);
  const counts = (await pulse.ask<Overview>('grondslag/overview', {}))?.counts;
  await commands.executeCommand('setContext', `${NAME}.hasFiles`, counts !== undefined && counts.files > 0);
  if (findings === undefined) return;
  const serious = (counts?.error ?? 0) + (counts?.warning ?? 0);
  findings.badge = serious === 0 ? undefined : { value: serious, tooltip: l10n.t('{count} errors and warnings', { count: serious }) };
}

function treeItem(row: Row): TreeItem {
  const { item } = row;
  const leaf = item.children === undefined && item.more === undefined;
  const tree = new TreeItem(item.label, leaf ? TreeItemCollapsibleState.None : item.kind === 'lens' || item.kind === 'audience' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  tree.id = JSON.stringify(row.path);
  if (item.description !== undefined) tree.description = item.description;
  tree.tooltip = item.tooltip === undefined ? textOf(item) : new MarkdownString(item.tooltip);
  const [icon, color] = iconOf(item);
  tree.iconPath = new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
  tree.accessibilityInformation = { label: textOf(item) };
  tree.contextValue = [item.kind, ...(item.rule === undefined ? [] : ['rule']), ...(item.place === undefined ? [] : ['place'])].join(' ');
  // A click on what has children folds it; going there is in its menu.
  if (item.place !== undefined && leaf) tree.command = { command: `${NAME}.goTo`, title: l10n.t('Go to'), arguments: [row] };
  return tree;
}

/** What a row says, in one line. */
function textOf({ label, description, spoken = description }: OverviewItem): string {
  return spoken === undefined ? label : `${label} — ${spoken}`;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'item' in value && 'path' in value;
}

async function goTo({ pulse }: Session, place: WirePlace | undefined): Promise<void> {
  if (place === undefined) return;
  const target = 'range' in place ? place : await pulse.ask<{ uri: string; range: WireRange }>('grondslag/place', place);
  if (target === undefined) return;
  const { start, end } = target.range;
  const range = new Range(new Position(start.line, start.character), new Position(end.line, end.character));
  const editor = await window.showTextDocument(await workspace.openTextDocument(Uri.parse(target.uri)), { preview: true });
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
