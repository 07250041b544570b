/** What every kind of code action is made of: titles at once, edits when they are asked for. */
import type { CodeAction, CodeActionTriggerKind, WorkspaceEdit } from 'vscode-languageserver';
import type { FileId } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Session } from '../session.ts';
import type { Wanted } from '../weighing.ts';

/** What an action needs to find its edit again; it goes to the client and back. */
export interface ActionData {
  readonly uri: string;
  readonly version: number | null;
  /** The source it came from, and what that needs. */
  readonly from: string;
  readonly does: Readonly<Record<string, string>>;
}

/** What was asked. */
export interface Asked {
  readonly file: FileId;
  readonly span: Span;
  /** Whether actions of a kind are wanted. */
  wants(kind: string): boolean;
  readonly trigger: CodeActionTriggerKind;
  readonly wanted: Wanted;
}

/** An action that can be carried out, is a command, or says why it cannot be done here. */
export interface OfferedAction {
  readonly action: CodeAction;
  readonly does?: ActionData['does'];
}

export interface ActionSource {
  readonly name: string;
  readonly kinds: readonly string[];
  list(asked: Asked, session: Session): readonly OfferedAction[] | Promise<readonly OfferedAction[]>;
  /** The edit against the newest texts: undefined where it can no longer be made. It is found again by what it does. */
  edit(does: ActionData['does'], file: FileId, session: Session, wanted: Wanted): WorkspaceEdit | undefined | Promise<WorkspaceEdit | undefined>;
}
