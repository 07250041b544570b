/** All features of the server; one line adds one. */
import type { Feature } from './feature.ts';
import { checkWorkspace } from './handlers/check-workspace.ts';
import { configuration } from './handlers/configuration.ts';
import { documentDiagnostics } from './handlers/document-diagnostics.ts';
import { folders } from './handlers/folders.ts';
import { textSync } from './handlers/text-sync.ts';
import { watchedFiles } from './handlers/watched-files.ts';
import { workspaceDiagnostics } from './handlers/workspace-diagnostics.ts';

export const FEATURES: readonly Feature[] = [
  checkWorkspace,
  configuration,
  documentDiagnostics,
  folders,
  textSync,
  watchedFiles,
  workspaceDiagnostics,
];
