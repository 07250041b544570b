/**
 * Tasks that run the bundled command line. Only where there is Node: it is started by the program that the
 * extension host runs on, which is Node itself on a server and VS Code, told to behave as Node, on a desktop.
 */
import { type ExtensionContext, ProcessExecution, Task, TaskGroup, type TaskDefinition, tasks, TaskScope, Uri, type WorkspaceFolder, workspace } from 'vscode';
import { NAME } from './client.ts';
import { language } from './language.ts';
import { l10n } from './l10n.ts';
import { argumentsOf, TASKS } from './task-arguments.ts';

/** Registers the tasks of type `grondslag`: those that are offered, and those that somebody wrote in tasks.json. */
export function registerTasks({ extensionUri, subscriptions }: ExtensionContext): void {
  const program = Uri.joinPath(extensionUri, 'server', 'dist', 'cli.cjs').fsPath;
  const make = (definition: TaskDefinition, scope: WorkspaceFolder | TaskScope, name: string): Task => {
    const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
    const execution = new ProcessExecution(process.execPath, [program, ...argumentsOf(definition, language())], {
      ...(folder === undefined ? {} : { cwd: folder.uri.fsPath }),
      env: { ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' },
    });
    const task = new Task(definition, scope, name, NAME, execution, definition['command'] === 'fix' ? [] : [`$${NAME}`]);
    if (definition['command'] !== 'fix') task.group = TaskGroup.Test;
    task.detail = details()[name] ?? '';
    return task;
  };
  subscriptions.push(tasks.registerTaskProvider(NAME, {
    provideTasks: () => (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').flatMap((folder) => TASKS.map(({ name, definition }) => make({ type: NAME, ...definition }, folder, name))),
    resolveTask: ({ definition, scope, name }) => make(definition, scope ?? TaskScope.Workspace, name),
  }));
}

function details(): Readonly<Record<string, string>> {
  return {
    check: l10n.t('Checks all pipelines of the folder'),
    'check as reviewer': l10n.t('Checks all pipelines, and what evidence is missing'),
    'fix (dry run)': l10n.t('Shows what quick-fixes would change, and changes nothing'),
  };
}
