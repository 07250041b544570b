/** What the bar at the bottom shows: counts over the workspace, and the state of the file that is open. */
import { type ExtensionContext, languages, LanguageStatusSeverity, MarkdownString, StatusBarAlignment, type StatusBarItem, ThemeColor, Uri, window, workspace } from 'vscode';
import { NAME, type Session } from './client.ts';
import { l10n } from './l10n.ts';
import type { Counts, Overview } from './overview.ts';

/** What the server answers to `grondslag/file`. */
interface FileStatus {
  readonly counts: Counts;
  readonly findings: string;
  readonly level?: string;
  readonly preset: string;
  readonly config?: string;
}

/** Beside the counts of problems that VS Code shows itself. */
const PRIORITY = 49;

/** Registers the item of the status bar and the one of the language; answers the first. */
export function registerStatus(context: ExtensionContext, session: Session): StatusBarItem {
  const { pulse } = session;
  const bar = window.createStatusBarItem(`${NAME}.status`, StatusBarAlignment.Left, PRIORITY);
  bar.name = 'grondslag';
  const file = languages.createLanguageStatusItem(`${NAME}.file`, [{ language: NAME }, { language: 'yaml' }]);
  file.name = 'grondslag';
  const showBar = async (): Promise<void> => {
    if (pulse.state === 'stopped') {
      show(bar, '$(law) $(error)', l10n.t('grondslag: the checker does not run. Click to see why.'), `${NAME}.showOutput`);
      bar.backgroundColor = new ThemeColor('statusBarItem.errorBackground');
      return;
    }
    bar.backgroundColor = undefined;
    if (pulse.state === 'starting') return show(bar, '$(loading~spin) grondslag', l10n.t('grondslag: reading the pipelines of the workspace'), `${NAME}.showOutput`);
    const counts = (await pulse.ask<Overview>('grondslag/overview', {}))?.counts;
    if (counts === undefined) return;
    if (counts.files === 0) return bar.hide();
    const { error, warning, summary } = counts;
    // One number, that of the badge: VS Code counts errors and warnings itself, right beside it.
    show(bar, error + warning === 0 ? '$(law) $(check)' : `$(law) ${error + warning}`, new MarkdownString(summary), `${NAME}.showFindings`);
    bar.accessibilityInformation = { label: l10n.t('grondslag: {error} errors, {warning} warnings', { error, warning }) };
  };
  const showFile = async (): Promise<void> => {
    const uri = window.activeTextEditor?.document.uri;
    file.busy = pulse.state === 'starting';
    const status = uri === undefined ? undefined : await pulse.ask<FileStatus>('grondslag/file', { uri: uri.toString() });
    file.text = status?.findings ?? l10n.t('Not a pipeline or catalogue');
    file.detail = status === undefined ? 'grondslag' : ['grondslag', status.preset, status.level].filter((part) => part !== undefined).join(' · ');
    file.severity = status === undefined || status.counts.error + status.counts.warning === 0 ? LanguageStatusSeverity.Information : status.counts.error > 0 ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Warning;
    file.command = status?.config === undefined
      ? { command: 'workbench.action.openSettings', title: l10n.t('Settings'), arguments: ['@ext:grondslag.grondslag'] }
      : { command: 'vscode.open', title: l10n.t('Configuration'), arguments: [Uri.parse(status.config)] };
  };
  const showAll = (): void => {
    void showBar();
    void showFile();
  };
  const followsSetting = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(NAME)) showAll();
  });
  context.subscriptions.push(bar, file, followsSetting, pulse.onDidChange(showAll), window.onDidChangeActiveTextEditor(() => void showFile()));
  showAll();
  return bar;
}

function show(bar: StatusBarItem, text: string, tooltip: string | MarkdownString, command: string): void {
  bar.text = text;
  bar.tooltip = tooltip;
  bar.command = command;
  bar.accessibilityInformation = undefined;
  bar.show();
}
