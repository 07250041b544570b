/** What the protocol calls the things that are declared: only kinds that every client knows. */
import { SymbolKind } from 'vscode-languageserver';
import type { Outline } from '../editor/outline.ts';

const KINDS: Readonly<Record<Outline['kind'], SymbolKind>> = {
  pipeline: SymbolKind.Module,
  catalog: SymbolKind.Package,
  section: SymbolKind.Namespace,
  source: SymbolKind.Class,
  register: SymbolKind.Class,
  step: SymbolKind.Function,
  output: SymbolKind.Interface,
  field: SymbolKind.Field,
  purpose: SymbolKind.Event,
  party: SymbolKind.Object,
  category: SymbolKind.Enum,
  law: SymbolKind.Constant,
  rule: SymbolKind.Property,
};

/** The protocol's kind for something that is declared. */
export function symbolKind(kind: Outline['kind']): SymbolKind {
  return KINDS[kind];
}
