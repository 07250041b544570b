/** Proposals as the protocol says them, as far as the client can show them. */
import { CompletionItemKind, InsertTextFormat, InsertTextMode, type CompletionItem } from 'vscode-languageserver';
import type { ProposalKind, Topic } from '../editor/complete/proposal.ts';
import type { CompletionItem as Proposed } from '../editor/complete/write.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { CompletionFeatures } from './client-features.ts';
import { toRange, toTextEdits } from './convert.ts';

/** A blank comes after each colon and comma, so that it opens what can be written there. */
export const TRIGGERS = [':', ' ', '-', '[', '{', ',', '/', '.', '"', "'", '#', '='];

const KINDS: Readonly<Record<ProposalKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property, template: CompletionItemKind.Snippet, value: CompletionItemKind.EnumMember, field: CompletionItemKind.Field, source: CompletionItemKind.File,
  step: CompletionItemKind.Function, output: CompletionItemKind.Interface, purpose: CompletionItemKind.Event, 'purpose-kind': CompletionItemKind.Enum, party: CompletionItemKind.Module,
  category: CompletionItemKind.Class, group: CompletionItemKind.Struct, ground: CompletionItemKind.Constant, law: CompletionItemKind.Reference, register: CompletionItemKind.Folder,
  secrecy: CompletionItemKind.Constant, rule: CompletionItemKind.Operator, date: CompletionItemKind.Value,
};

interface Data {
  readonly uri: string;
  readonly document: number;
  readonly topic: Topic;
}

/** One item; its edit holds the cursor on one line, as the protocol asks. */
export function itemOf(item: Proposed, offset: number, uri: string, source: SourceFile, client: CompletionFeatures): CompletionItem {
  const { detail, origin, topic } = item;
  // Ids of categories are English words; the word in the language of the user stands beside each.
  const beside = origin ?? (item.kind === 'category' || item.kind === 'group' ? detail?.split(' — ')[0] : undefined);
  const replace = toRange(item.replace, source);
  const insert = toRange({ start: item.insert.start, end: Math.max(item.insert.end, offset) }, source);
  const data: Data | undefined = topic && { uri, document: item.document, topic };
  return {
    label: item.label,
    kind: KINDS[item.kind],
    filterText: item.filter,
    sortText: item.sort,
    textEdit: client.insertReplace ? { newText: item.newText, insert, replace } : { newText: item.newText, range: replace },
    ...(client.labelDetails && beside !== undefined ? { labelDetails: { description: beside } } : {}),
    ...(detail === undefined && origin === undefined ? {} : { detail: detail === undefined || (origin !== undefined && !client.labelDetails) ? [detail, origin].filter((part) => part !== undefined).join(' — ') : detail }),
    ...(item.isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(client.asIs && item.newText.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(item.additional.length > 0 ? { additionalTextEdits: toTextEdits(item.additional, source) } : {}),
    ...(item.more && client.asksAgain ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
    ...(data === undefined ? {} : { data }),
  };
}

/** What an item that comes back is about; undefined for one that carries nothing of ours. */
export function topicOf({ data }: CompletionItem): Data | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, document, topic } = data as Partial<Data>;
  return typeof uri === 'string' && typeof document === 'number' && typeof topic === 'object' && topic !== null && typeof topic.about === 'string' ? { uri, document, topic } : undefined;
}
