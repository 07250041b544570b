/**
 * What can be followed from a text without asking for a definition: names that are declared in another file,
 * citations of laws, addresses, rules and principles. A link under a name leads to where its definition is.
 */
import { resolveLaw } from '../knowledge/citation.ts';
import type { Locale } from '../messages/template.ts';
import { fileOf, unitKey, type Anchor } from '../model/path.ts';
import { rulesOf } from '../rules/own/rule-set.ts';
import type { Workspace } from '../service/workspace.ts';
import { directiveComments } from '../syntax/comments.ts';
import { keyText } from '../syntax/navigate.ts';
import type { Node } from '../syntax/tree.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { treeOf } from './at.ts';
import { declaredAt } from './definition.ts';
import { groundOf } from './ground-words.ts';
import { addressOf, officialText } from './law-text.ts';
import { nameKindAt } from './name-kinds.ts';

export type LinkTarget =
  | { readonly kind: 'declaration'; readonly at: Anchor }
  /** The official text of a law; `of` is how it is cited. */
  | { readonly kind: 'law'; readonly url: string; readonly of: string }
  | { readonly kind: 'address'; readonly url: string }
  /** The page of a built-in rule, or of a principle. */
  | { readonly kind: 'rule' | 'principle'; readonly id: string };

export interface TextLink {
  readonly span: Span;
  readonly target: LinkTarget;
}

/** The links of the newest text of a file, in the order of the text. */
export function linksIn(file: FileId, workspace: Workspace, locale: Locale): readonly TextLink[] {
  const state = workspace.file(file);
  if (state === undefined) return [];
  const { text } = state.source;
  const tree = treeOf(state);
  const links: TextLink[] = [];
  for (const [document, { root }] of tree.documents.entries()) {
    if (root === undefined || workspace.unit(unitKey(file, document)) === undefined) continue;
    const todo: { readonly node: Node; readonly path: readonly string[] }[] = [{ node: root, path: [] }];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const { node, path } = next;
      if (node.kind === 'map') for (const { key, value } of node.pairs) todo.push({ node: value, path: [...path, keyText(key) ?? ''] });
      else if (node.kind === 'seq') for (const [index, item] of node.items.entries()) todo.push({ node: item, path: [...path, String(index)] });
      else if (node.kind === 'scalar') {
        const target = targetOf(node.value, path, file, node, workspace, locale);
        if (target !== undefined) links.push({ span: { start: node.start, end: node.end }, target });
        else links.push(...addressesIn(text, node));
      }
    }
  }
  for (const { span } of directiveComments(text, tree)) links.push(...rulesIn(text, span, workspace));
  return links.sort((a, b) => a.span.start - b.span.start);
}

const DECLARED_ELSEWHERE: readonly string[] = ['output', 'register', 'party', 'purpose', 'purpose-or-kind'];

function targetOf(value: string, path: readonly string[], file: FileId, node: Node, workspace: Workspace, locale: Locale): LinkTarget | undefined {
  const [section, , part] = path;
  if (section === 'rules' && part === 'principles') return workspace.environment.base.principles.some(({ id }) => id === value) ? { kind: 'principle', id: value } : undefined;
  const kind = nameKindAt(path, false);
  if (kind === 'ground') {
    const gdpr = workspace.environment.base.laws.find(({ id }) => id === 'avg');
    const url = gdpr === undefined || groundOf(value, workspace.environment) === undefined ? undefined : addressOf(gdpr, value, locale);
    return url === undefined ? undefined : { kind: 'law', url, of: `${locale === 'nl' ? 'AVG' : 'GDPR'} ${value}` };
  }
  if (kind !== 'law' && (kind === undefined || !DECLARED_ELSEWHERE.includes(kind))) return undefined;
  const { anchors } = declaredAt(file, Math.min(node.start + 1, node.end), workspace);
  const [only] = anchors;
  if (only !== undefined) return anchors.length === 1 && fileOf(only.unit) !== file ? { kind: 'declaration', at: only } : undefined;
  const found = kind === 'law' ? resolveLaw(workspace.environment.base, value) : undefined;
  const url = found?.kind === 'resolved' ? officialText(found, locale) : undefined;
  return found?.kind !== 'resolved' || url === undefined ? undefined : { kind: 'law', url, of: found.citation };
}

/** Addresses in a text, without the punctuation behind them. */
function addressesIn(text: string, { start, end }: Span): readonly TextLink[] {
  const raw = text.slice(start, end);
  if (!raw.includes('://')) return [];
  return [...raw.matchAll(/https?:\/\/[^\s"'<>[\]{}\\]+/g)].map((match) => {
    const url = match[0].replace(/[.,;:!?)]+$/, '');
    return { span: { start: start + match.index, end: start + match.index + url.length }, target: { kind: 'address', url } };
  });
}

/** Names of rules in a comment that ignores findings. */
function rulesIn(text: string, { start, end }: Span, workspace: Workspace): readonly TextLink[] {
  const names = /\[([^\]]*)\]/d.exec(text.slice(start, end))?.indices?.[1];
  if (names === undefined) return [];
  const [from, to] = [start + names[0], start + names[1]];
  return [...text.slice(from, to).matchAll(/[^\s,]+/g)].flatMap((match): readonly TextLink[] => {
    const rule = rulesOf(workspace.environment).byId(match[0]);
    if (rule === undefined) return [];
    const span = { start: from + match.index, end: from + match.index + match[0].length };
    return [{ span, target: rule.declaration === undefined ? { kind: 'rule', id: rule.id } : { kind: 'declaration', at: rule.declaration } }];
  });
}
