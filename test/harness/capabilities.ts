/** A client that can do all the protocol has a word for. */
import type { InitializeParams } from 'vscode-languageserver/node';

const dynamic = { dynamicRegistration: true } as const;
const linked = { ...dynamic, linkSupport: true } as const;
const refreshed = { refreshSupport: true } as const;

export const EVERYTHING: InitializeParams['capabilities'] = {
  general: { positionEncodings: ['utf-8', 'utf-16'], markdown: { parser: 'marked' }, staleRequestSupport: { cancel: true, retryOnContentModified: [] } },
  window: { workDoneProgress: true, showDocument: { support: true }, showMessage: { messageActionItem: { additionalPropertiesSupport: true } } },
  workspace: {
    applyEdit: true, configuration: true, workspaceFolders: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'], failureHandling: 'transactional', normalizesLineEndings: true, changeAnnotationSupport: { groupsOnLabel: true }, snippetEditSupport: true, metadataSupport: true },
    didChangeConfiguration: dynamic,
    didChangeWatchedFiles: { ...dynamic, relativePatternSupport: true },
    symbol: { ...dynamic, resolveSupport: { properties: ['location.range'] } },
    executeCommand: dynamic,
    codeLens: refreshed, semanticTokens: refreshed, inlayHint: refreshed, inlineValue: refreshed, diagnostics: refreshed, foldingRange: refreshed,
    fileOperations: { ...dynamic, didCreate: true, willCreate: true, didRename: true, willRename: true, didDelete: true, willDelete: true },
    textDocumentContent: dynamic,
  },
  textDocument: {
    synchronization: { ...dynamic, willSave: true, willSaveWaitUntil: true, didSave: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true, dataSupport: true, tagSupport: { valueSet: [1, 2] } },
    diagnostic: { ...dynamic, relatedDocumentSupport: true },
    completion: { ...dynamic, contextSupport: true, completionItem: { snippetSupport: true, commitCharactersSupport: true, documentationFormat: ['markdown', 'plaintext'], insertReplaceSupport: true, labelDetailsSupport: true, insertTextModeSupport: { valueSet: [1, 2] }, resolveSupport: { properties: ['documentation'] } } },
    hover: { ...dynamic, contentFormat: ['markdown', 'plaintext'] },
    definition: linked, declaration: linked, typeDefinition: linked, implementation: linked,
    references: dynamic, documentHighlight: dynamic, signatureHelp: dynamic, colorProvider: dynamic, moniker: dynamic, linkedEditingRange: dynamic,
    documentSymbol: { ...dynamic, hierarchicalDocumentSymbolSupport: true, labelSupport: true },
    codeAction: { ...dynamic, codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } }, isPreferredSupport: true, disabledSupport: true, dataSupport: true, resolveSupport: { properties: ['edit'] }, honorsChangeAnnotations: true },
    codeLens: { ...dynamic, resolveSupport: { properties: ['command'] } },
    documentLink: { ...dynamic, tooltipSupport: true },
    formatting: dynamic, rangeFormatting: { ...dynamic, rangesSupport: true }, onTypeFormatting: dynamic,
    rename: { ...dynamic, prepareSupport: true, honorsChangeAnnotations: true },
    foldingRange: { ...dynamic, lineFoldingOnly: true, rangeLimit: 5000 },
    selectionRange: dynamic, callHierarchy: dynamic, typeHierarchy: dynamic, inlineValue: dynamic, inlineCompletion: dynamic,
    inlayHint: { ...dynamic, resolveSupport: { properties: ['tooltip', 'label.location'] } },
    semanticTokens: { ...dynamic, requests: { range: true, full: { delta: true } }, tokenTypes: [], tokenModifiers: [], formats: ['relative'], augmentsSyntaxTokens: true },
  },
  notebookDocument: { synchronization: { ...dynamic, executionSummarySupport: true } },
};
