/** What the client can do and what its user wants, as far as answers depend on it. */
import type { InitializeParams } from 'vscode-languageserver';
import type { HintChoice } from '../editor/hints.ts';
import type { Locale } from '../messages/template.ts';
import type { Preset } from '../rules/finding.ts';

/** What of a completion item the client can show or do. */
export interface CompletionFeatures {
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  readonly markdown: boolean;
  /** Whether it can be told to leave the indentation of a text as it is. */
  readonly asIs: boolean;
  /** Whether it has the command that asks for completions anew. */
  readonly asksAgain: boolean;
}

export interface ClientFeatures {
  /** Takes `publishDiagnostics`; undeclared counts as yes, unless it declares to pull. */
  readonly takesPushes: boolean;
  /** May ask for diagnostics itself. */
  readonly pulls: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly configuration: boolean;
  readonly watchesFiles: boolean;
  /** Whether it can watch folders outside the workspace. */
  readonly watchesElsewhere: boolean;
  readonly folderChanges: boolean;
  readonly progress: boolean;
  readonly documentChanges: boolean;
  /** Whether the outline of a document may be a tree. */
  readonly nestedSymbols: boolean;
  /** Whether the place of a workspace symbol may be asked for later. */
  readonly resolvesSymbols: boolean;
  readonly linkTooltips: boolean;
  /** Takes formatting for some languages only, by a registration of its own. */
  readonly registersFormatting: boolean;
  /** Folds whole lines only, and the most folds it wants. */
  readonly foldsLines: boolean;
  readonly mostFolds: number | undefined;
  /** Whether the edit of a code action may be asked for later. */
  readonly resolvesEdits: boolean;
  /** Whether it shows actions that cannot be done, with the reason. */
  readonly showsDisabled: boolean;
  /** Whether an edit may make a file, have its parts confirmed, and hold stops for the cursor. */
  readonly createsFiles: boolean;
  readonly changeAnnotations: boolean;
  readonly snippetEdits: boolean;
  readonly showsLenses: boolean;
  readonly refreshesLenses: boolean;
  /** Whether it has a command of its own that shows a change before carrying it out. */
  readonly previewsChanges: boolean;
  readonly definitionLinks: boolean;
  /** Whether hovers may be Markdown; a client that does not say gets plain text. */
  readonly hoverMarkdown: boolean;
  readonly completion: CompletionFeatures;
  readonly declarationLinks: boolean;
  readonly typeDefinitionLinks: boolean;
  /** Whether it asks first whether a name can be changed. */
  readonly preparesRename: boolean;
  /** Whether it knows our own kinds of tokens; others get standard ones. */
  readonly ownTokenTypes: boolean;
  readonly refreshesTokens: boolean;
  readonly refreshesHints: boolean;
  /** Whether it asks for the places behind a hint when they are wanted. */
  readonly resolvesHints: boolean;
  /** Whether it has a command of its own for the page of a rule. */
  readonly opensRulePages: boolean;
  readonly showsDocuments: boolean;
  /** What is pushed need not be offered for pulling too, by the word of the client. */
  readonly pushOnly: boolean;
  /** Whether it wants to hear when checking has come to rest, for views of its own. */
  readonly drawsViews: boolean;
  /** It tells what is in folders that are not on a disk, and reads their files. */
  readonly servesFiles: boolean;
  readonly locale: string | undefined;
}

/** Reads the features from the parameters of `initialize`. */
export function featuresOf({ capabilities, initializationOptions, locale }: InitializeParams): ClientFeatures {
  const { textDocument, workspace, window } = capabilities;
  const pulls = textDocument?.diagnostic !== undefined;
  return {
    takesPushes: textDocument?.publishDiagnostics !== undefined || !pulls,
    pulls,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    // Many clients show them without saying so; only a plain no is a no.
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation !== false,
    configuration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesElsewhere: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    folderChanges: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    resolvesSymbols: workspace?.symbol?.resolveSupport?.properties.includes('location.range') === true,
    linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    registersFormatting: textDocument?.formatting?.dynamicRegistration === true && textDocument.rangeFormatting?.dynamicRegistration === true,
    foldsLines: textDocument?.foldingRange?.lineFoldingOnly === true,
    mostFolds: textDocument?.foldingRange?.rangeLimit,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true && textDocument.codeAction.dataSupport === true,
    showsDisabled: textDocument?.codeAction?.disabledSupport === true,
    createsFiles: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    changeAnnotations: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    snippetEdits: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.snippetEditSupport === true,
    showsLenses: textDocument?.codeLens !== undefined,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    previewsChanges: optionsOf(initializationOptions)['previewsChanges'] === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    completion: completionFeatures(textDocument?.completion, initializationOptions),
    declarationLinks: textDocument?.declaration?.linkSupport === true,
    typeDefinitionLinks: textDocument?.typeDefinition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    ownTokenTypes: optionsOf(initializationOptions)['tokenTypes'] === 'own',
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    resolvesHints: textDocument?.inlayHint?.resolveSupport?.properties.includes('label.location') === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    opensRulePages: optionsOf(initializationOptions)['opensRulePages'] === true,
    showsDocuments: window?.showDocument?.support === true,
    pushOnly: optionsOf(initializationOptions)['diagnostics'] === 'push',
    drawsViews: optionsOf(initializationOptions)['views'] === true,
    servesFiles: optionsOf(initializationOptions)['servesFiles'] === true,
    locale,
  };
}

function completionFeatures(completion: NonNullable<InitializeParams['capabilities']['textDocument']>['completion'], given: unknown): CompletionFeatures {
  const item = completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    markdown: item?.documentationFormat?.includes('markdown') === true,
    asIs: item?.insertTextModeSupport?.valueSet.includes(1) === true,
    asksAgain: optionsOf(given)['asksAgain'] === true,
  };
}

/** The user's settings. */
export interface Preferences {
  readonly locale: Locale;
  /** Undefined: what the configuration file says. */
  readonly preset: Preset | undefined;
  /** Whether lines about outputs and joins are shown above them. */
  readonly codeLens: boolean;
  /** Which hints stand between the words. */
  readonly hints: HintChoice;
}

const PRESETS: readonly string[] = ['engineer', 'reviewer', 'auditor'];

/** Settings as any client may send them; what is missing or odd falls back to the language of the editor and to the configuration file. */
export function preferencesOf(given: unknown, editorLocale: string | undefined): Preferences {
  const { language, preset, codeLens, inlayHints } = optionsOf(given);
  const hints = optionsOf(inlayHints);
  return {
    locale: language === 'nl' || language === 'en' ? language : editorLocale?.toLowerCase().startsWith('nl') === true ? 'nl' : 'en',
    preset: typeof preset === 'string' && PRESETS.includes(preset) ? (preset as Preset) : undefined,
    codeLens: codeLens !== false,
    hints: { categories: hints['categories'] !== false, levels: hints['levels'] !== false, grounds: hints['grounds'] !== false },
  };
}

function optionsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A text among the options the client started the server with. */
export function optionText(given: unknown, name: string): string | undefined {
  const value = optionsOf(given)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
