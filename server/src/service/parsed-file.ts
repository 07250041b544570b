/** Everything that is known of one file on its own: what is wrong with it, its units. Facts only: trees are made when somebody looks. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { buildUnit } from '../model/build.ts';
import { unitKey } from '../model/path.ts';
import type { Unit } from '../model/pipeline.ts';
import { kindProblem, unitKind, validateUnit, type ShapeProblem } from '../schema/validate.ts';
import { shapeMessage } from '../messages/shape-problems.ts';
import { syntaxMessage } from '../messages/syntax-problems.ts';
import type { ShapeFault, TextProblem } from '../rules/structure.ts';
import type { ReadLimits } from '../syntax/limits.ts';
import { toPlain } from '../syntax/plain.ts';
import { readTree } from './recent-trees.ts';
import { tolerantTree } from '../syntax/tolerant.ts';
import type { SyntaxProblem } from '../syntax/tree.ts';
import type { SourceFile } from '../text/source-file.ts';

export interface ParsedFile {
  readonly text: readonly TextProblem[];
  readonly shapes: readonly ShapeFault[];
  readonly units: readonly Unit[];
  /** Whether the text could not be read as YAML. */
  readonly unreadable: boolean;
}

/** Parses, validates and models one file. Never throws, whatever the text. */
export function parseFile(source: SourceFile, limits?: ReadLimits): ParsedFile {
  const tree = readTree(source, limits);
  const text = [...tree.problems, ...replacedBytes(source.text)].map(textProblem);
  if (!tree.wellFormed) return { text: text.slice(0, tree.problems.length), shapes: [], units: [], unreadable: true };
  const units: Unit[] = [];
  const shapes: ShapeFault[] = [];
  tree.documents.forEach((document, index) => {
    if (document.root === undefined) return;
    const { value } = toPlain(document.root);
    const kind = unitKind(value);
    if (kind === 'none') return;
    const key = unitKey(source.id, index);
    const fault = (problem: ShapeProblem): ShapeFault => ({
      unit: key, path: problem.path, part: problem.part, code: problem.code,
      message: { nl: shapeMessage(problem.code, problem.params, 'nl'), en: shapeMessage(problem.code, problem.params, 'en') },
      suggestion: problem.params['suggestion'],
    });
    if (kind === 'neither') {
      const problem = kindProblem(value);
      if (problem !== undefined) shapes.push(fault(problem));
      return;
    }
    for (const problem of validateUnit(kind, value)) shapes.push(fault(problem));
    const unit = buildUnit(source.id, index, value, source.text.includes(PLACEHOLDER));
    if (unit !== undefined) units.push(unit);
  });
  // Problems of a file that is not ours are nobody's business here.
  return { text: units.length === 0 && shapes.length === 0 && !declares(source.text) ? [] : text, shapes, units, unreadable: false };
}

/** Whether a text says it is one of ours, readable or not. */
export function declares(text: string): boolean {
  return /^["']?grondslag["']?\s*:/m.test(text);
}

/** Bytes that were no UTF-8 became the replacement character when the file was read: what they said is lost. */
function replacedBytes(text: string): readonly SyntaxProblem[] {
  const at = text.indexOf('\ufffd');
  return at === -1 ? [] : [{ code: 'not-text', span: { start: at, end: at + 1 }, detail: 'characters' }];
}

function textProblem(problem: SyntaxProblem): TextProblem {
  return { span: problem.span, message: syntaxMessage(problem.code, problem.detail), detail: problem.detail, other: problem.other };
}

/** The pipeline ids of a broken text, as far as the tolerant reader gets: who reads them must not be told they do not exist. */
export function idsIn(text: string): readonly string[] {
  const ids = tolerantTree(text).documents.flatMap((document): readonly string[] => {
    if (document.root?.kind !== 'map') return [];
    const pair = document.root.pairs.find(({ key }) => key.kind === 'scalar' && key.value === 'pipeline');
    return pair?.value.kind === 'scalar' ? [pair.value.value] : [];
  });
  return ids.length > 0 ? ids : [...text.matchAll(/^pipeline:[ \t]*([^\s#]+)/gm)].map((match) => match[1]!);
}
