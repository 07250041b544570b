import { LSPErrorCodes, ResponseError, type ExecuteCommandParams } from 'vscode-languageserver';
import { ruleById } from '../../rules/registry.ts';
import { checkWorkspace, type WorkspaceSummary } from '../check-workspace.ts';
import { answering, type Feature } from '../feature.ts';
import { OPEN_PAGE, rulePage } from '../rule-page.ts';

const CHECK = 'grondslag.server.checkWorkspace';

/** Commands: checking everything anew, and for clients without a command of their own the page of a rule. */
export const executeCommand: Feature = {
  capabilities: ({ opensRulePages }) => ({ executeCommandProvider: { commands: opensRulePages ? [CHECK] : [CHECK, OPEN_PAGE] } }),
  register: (session) => {
    session.connection.onExecuteCommand(answering<ExecuteCommandParams, WorkspaceSummary | null>(session, null, async ({ command, arguments: given }) => {
      if (command === CHECK) return checkWorkspace(session);
      const rule: unknown = given?.[0];
      const page = command === OPEN_PAGE && typeof rule === 'string' && ruleById(rule) !== undefined ? rulePage(rule, session) : undefined;
      if (page === undefined) return new ResponseError<never>(LSPErrorCodes.RequestFailed, `cannot be done: ${command}`);
      await session.connection.window.showDocument({ uri: page, takeFocus: true });
      return null;
    }));
  },
};
