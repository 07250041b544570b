/** All features of the server; one line adds one. */
import type { Feature } from './feature.ts';
import { codeAction } from './handlers/code-action.ts';
import { codeActionResolve } from './handlers/code-action-resolve.ts';
import { configuration } from './handlers/configuration.ts';
import { definition } from './handlers/definition.ts';
import { documentDiagnostics } from './handlers/document-diagnostics.ts';
import { executeCommand } from './handlers/execute-command.ts';
import { folders } from './handlers/folders.ts';
import { hover } from './handlers/hover.ts';
import { textSync } from './handlers/text-sync.ts';
import { watchedFiles } from './handlers/watched-files.ts';
import { workspaceDiagnostics } from './handlers/workspace-diagnostics.ts';

export const FEATURES: readonly Feature[] = [
  codeAction,
  codeActionResolve,
  configuration,
  definition,
  documentDiagnostics,
  executeCommand,
  folders,
  hover,
  textSync,
  watchedFiles,
  workspaceDiagnostics,
];
