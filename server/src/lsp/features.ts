/** All features of the server; one line adds one. */
import type { Feature } from './feature.ts';
import { callHierarchy } from './handlers/call-hierarchy.ts';
import { codeAction } from './handlers/code-action.ts';
import { codeActionResolve } from './handlers/code-action-resolve.ts';
import { codeLens } from './handlers/code-lens.ts';
import { completion } from './handlers/completion.ts';
import { configuration } from './handlers/configuration.ts';
import { declaration } from './handlers/declaration.ts';
import { definition } from './handlers/definition.ts';
import { documentDiagnostics } from './handlers/document-diagnostics.ts';
import { documentHighlight } from './handlers/document-highlight.ts';
import { documentLink } from './handlers/document-link.ts';
import { documentSymbol } from './handlers/document-symbol.ts';
import { executeCommand } from './handlers/execute-command.ts';
import { fileOperations } from './handlers/file-operations.ts';
import { fileStatus } from './handlers/file-status.ts';
import { folders } from './handlers/folders.ts';
import { foldingRange } from './handlers/folding-range.ts';
import { formatting } from './handlers/formatting.ts';
import { hover } from './handlers/hover.ts';
import { inlayHint } from './handlers/inlay-hint.ts';
import { lineage } from './handlers/lineage.ts';
import { newUnit } from './handlers/new-unit.ts';
import { overview } from './handlers/overview.ts';
import { references } from './handlers/references.ts';
import { rename } from './handlers/rename.ts';
import { selectionRange } from './handlers/selection-range.ts';
import { semanticTokens } from './handlers/semantic-tokens.ts';
import { textSync } from './handlers/text-sync.ts';
import { typeDefinition } from './handlers/type-definition.ts';
import { typeHierarchy } from './handlers/type-hierarchy.ts';
import { watchedFiles } from './handlers/watched-files.ts';
import { workspaceDiagnostics } from './handlers/workspace-diagnostics.ts';
import { workspaceSymbol } from './handlers/workspace-symbol.ts';

export const FEATURES: readonly Feature[] = [
  callHierarchy,
  codeAction,
  codeActionResolve,
  codeLens,
  completion,
  configuration,
  declaration,
  definition,
  documentDiagnostics,
  documentHighlight,
  documentLink,
  documentSymbol,
  executeCommand,
  fileOperations,
  fileStatus,
  folders,
  foldingRange,
  formatting,
  hover,
  inlayHint,
  lineage,
  newUnit,
  overview,
  references,
  rename,
  selectionRange,
  semanticTokens,
  textSync,
  typeDefinition,
  typeHierarchy,
  watchedFiles,
  workspaceDiagnostics,
  workspaceSymbol,
];
