/** Colouring as VS Code does it: its own TextMate engine, its own YAML grammar, and ours on top of that. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { env, type Extension, extensions } from 'vscode';

/** The parts of a manifest that say which grammars an extension brings. */
interface Manifest {
  readonly contributes: {
    readonly grammars: readonly {
      readonly language?: string;
      readonly scopeName: string;
      readonly path: string;
      readonly injectTo?: readonly string[];
    }[];
  };
}

/** What is used of the module vscode-textmate, which is part of VS Code and not of this project. */
interface Textmate {
  readonly INITIAL: unknown;
  parseRawGrammar(text: string, path: string): unknown;
  readonly Registry: new (options: {
    onigLib: Promise<unknown>;
    loadGrammar(scope: string): Promise<unknown>;
    getInjections(scope: string): readonly string[];
  }) => { loadGrammar(scope: string): Promise<Grammar> };
}

interface Grammar {
  tokenizeLine(
    line: string,
    state: unknown,
  ): {
    readonly tokens: readonly { readonly startIndex: number; readonly endIndex: number; readonly scopes: readonly string[] }[];
    readonly ruleStack: unknown;
  };
}

interface Oniguruma {
  loadWASM(data: ArrayBufferLike): Promise<void>;
  readonly OnigScanner: new (patterns: readonly string[]) => unknown;
  readonly OnigString: new (text: string) => unknown;
}

/**
 * Colours a file of the language and gives, for each line, the words whose innermost scope is one of ours.
 *
 * @param own the extension under test
 * @param lines the file
 */
export async function ownTokens(own: Extension<unknown>, lines: readonly string[]): Promise<[string, string][][]> {
  const yaml = extensions.getExtension('vscode.yaml');
  if (yaml === undefined) throw new Error('VS Code has no YAML grammar');
  const contributed = [yaml, own].flatMap(({ extensionPath, packageJSON }) =>
    (packageJSON as Manifest).contributes.grammars.map((grammar) => ({ ...grammar, path: join(extensionPath, grammar.path) })),
  );
  const load = createRequire(join(env.appRoot, 'package.json'));
  const textmate = load('vscode-textmate') as Textmate;
  const registry = new textmate.Registry({
    onigLib: oniguruma(load),
    loadGrammar: async (scope) => {
      const path = contributed.find(({ scopeName }) => scopeName === scope)?.path;
      return path === undefined ? undefined : textmate.parseRawGrammar(await readFile(path, 'utf8'), path);
    },
    // An injection into a scope also holds for the scopes below it.
    getInjections: (scope) =>
      contributed
        .filter(({ injectTo }) => injectTo?.some((target) => `${scope}.`.startsWith(`${target}.`)))
        .map(({ scopeName }) => scopeName),
  });
  const language = contributed.find((grammar) => grammar.language === 'grondslag');
  if (language === undefined) throw new Error('The extension brings no grammar for its language');
  const grammar = await registry.loadGrammar(language.scopeName);
  let state = textmate.INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }): [string, string] => [line.slice(startIndex, endIndex).trim(), scopes.at(-1) ?? ''])
      .filter(([word, scope]) => word !== '' && scope.endsWith('.grondslag'));
  });
}

async function oniguruma(load: NodeJS.Require): Promise<unknown> {
  const { loadWASM, OnigScanner, OnigString } = load('vscode-oniguruma') as Oniguruma;
  await loadWASM((await readFile(load.resolve('vscode-oniguruma/release/onig.wasm'))).buffer);
  return {
    createOnigScanner: (patterns: readonly string[]) => new OnigScanner(patterns),
    createOnigString: (text: string) => new OnigString(text),
  };
}
