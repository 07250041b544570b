/** What of a session decides whether a name may change, and how a refusal is told. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Surroundings } from '../editor/rename.ts';
import { REFUSALS, type Refusal } from '../editor/rename-refusals.ts';
import { render, type Locale } from '../messages/template.ts';
import type { Session } from './session.ts';

/** Files that are read along are not edited; configuration files are not read for names of rules, so those they name stay. */
export function surroundingsOf(session: Session): Surroundings {
  return {
    mayEdit: (file) => session.documents.has(file) || session.listed.get(file)?.asked !== false,
    isConfigured: (rule) => [...session.workspace.fileIds()].some((file) => {
      const { rules, enabled, locked } = session.analysis().settingsFor(file);
      return rules.has(rule) || locked.has(rule) || enabled?.has(rule) === true;
    }),
  };
}

/** A refusal as the client shows it. */
export function refusal({ reason, params }: Refusal, locale: Locale): ResponseError<never> {
  const filled = Object.fromEntries(Object.entries(params).map(([name, text]) => [name, text[locale]]));
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, render(REFUSALS[reason], locale, filled));
}
