import { LSPErrorCodes, ResponseError, type ExecuteCommandParams } from 'vscode-languageserver';
import { answering, type Feature } from '../feature.ts';
import { load } from '../loading.ts';
import { pause } from '../turns.ts';

const COMMAND = 'grondslag.server.checkWorkspace';

/** Counts over all files that are checked. */
interface WorkspaceSummary {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** The command that reads every file again and says what was found. */
export const checkWorkspace: Feature = {
  capabilities: () => ({ executeCommandProvider: { commands: [COMMAND] } }),
  register: (session) => {
    session.connection.onExecuteCommand(answering<ExecuteCommandParams, WorkspaceSummary | null>(session, null, async ({ command }) => {
      if (command !== COMMAND) return new ResponseError<never>(LSPErrorCodes.RequestFailed, `unknown command: ${command}`);
      await load(session);
      await session.quiet();
      const count = { error: 0, warning: 0, info: 0 };
      const files = [...session.workspace.fileIds()];
      for (const file of files) {
        await pause();
        for (const { severity, suppressed } of session.analysis().inFile(file)) if (suppressed === undefined) count[severity]++;
      }
      return { files: files.length, ...count };
    }));
  },
};
