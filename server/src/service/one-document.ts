/** A file of our own that is one YAML document: its value, checked, and what is wrong with it. */
import { shapeMessage } from '../messages/shape-problems.ts';
import { syntaxMessage } from '../messages/syntax-problems.ts';
import type { Path } from '../model/path.ts';
import { validateUnit } from '../schema/validate.ts';
import { spanOf } from '../syntax/navigate.ts';
import { parse } from '../syntax/parse.ts';
import { toPlain } from '../syntax/plain.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { CONFIG_TEXT, configProblem, type ConfigProblem } from './config-problems.ts';

export type Mapping = Readonly<Record<string, unknown>>;

/** What such a file holds. */
export interface OneDocument {
  readonly value: unknown;
  readonly problems: ConfigProblem[];
  readonly tree: SyntaxTree;
  /** Where a logical path stands in the text; its beginning where that cannot be told. */
  readonly spanAt: (path: Path, part: 'key' | 'value') => Span;
}

/** Reads a file as one document of a kind. What would be left out unseen, more documents or more than fits, is a problem. Never throws. */
export function readOneDocument(source: SourceFile, kind: 'config' | 'fixture' | 'baseline'): OneDocument {
  const tree = parse(source.text);
  const problems = tree.problems.map((problem) => configProblem(source, problem.span, syntaxMessage(problem.code, problem.detail)));
  const [first, ...others] = tree.documents;
  const second = others.find((document) => document.root !== undefined);
  const root = first?.root;
  const spanAt = (path: Path, part: 'key' | 'value'): Span => (root === undefined ? undefined : spanOf(root, path, part)) ?? { start: 0, end: 0 };
  const { value, complete } = root === undefined ? { value: null, complete: true } : toPlain(root);
  if (tree.wellFormed) {
    for (const { path, part, code, params } of validateUnit(kind, value)) {
      problems.push(configProblem(source, spanAt(path, part), { nl: shapeMessage(code, params, 'nl'), en: shapeMessage(code, params, 'en') }));
    }
    if (second !== undefined) problems.push(configProblem(source, second, CONFIG_TEXT.moreDocuments));
    if (!complete) problems.push(configProblem(source, { start: 0, end: 0 }, CONFIG_TEXT.incomplete));
  }
  return { value, problems, tree, spanAt };
}

/** A mapping, or an empty one for anything else. */
export function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

/** A list, or an empty one for anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
