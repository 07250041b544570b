/** What VS Code does only in a folder that is trusted: it runs tasks. */
import assert from 'node:assert/strict';
import { type Diagnostic, languages, tasks } from 'vscode';
import { inWorkspace } from './editing.ts';
import { eventually, someFindings } from './waiting.ts';

const WORKED = 'breda-vik/breda-vik.pipeline.yaml';

describe('the tasks', () => {
  it('check the folder with the bundled program, and give problems', async () => {
    const offered = await tasks.fetchTasks({ type: 'grondslag' });
    assert.deepEqual(offered.map(({ name }) => name).sort(), ['check', 'check as reviewer', 'fix (dry run)']);
    const task = offered.find(({ name }) => name === 'check');
    assert.ok(task);
    const codes: (number | undefined)[] = [];
    const listener = tasks.onDidEndTaskProcess(({ exitCode, execution }) => {
      if (execution.task.name === 'check') codes.push(exitCode);
    });
    // The server has told of these files too; the matcher leaves a code without a page behind.
    const fromTask = (): Diagnostic[] => languages.getDiagnostics(inWorkspace(WORKED)).filter(({ code }) => typeof code === 'string' || typeof code === 'number');
    try {
      await tasks.executeTask(task);
      await eventually('the end of the task', () => (codes.length > 0 ? true : undefined));
      assert.deepEqual(codes, [1]);
      const [problem] = await eventually('problems of the task', () => (fromTask().length > 0 ? fromTask() : undefined));
      assert.ok((await someFindings(inWorkspace(WORKED))).some(({ message, range }) => message === problem!.message && range.start.isEqual(problem!.range.start)));
    } finally {
      listener.dispose();
    }
  });
});
