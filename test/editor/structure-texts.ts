/** Texts of all kinds for what must hold of any text: worked pipelines, examples, and what is left of them when someone is typing. */
import { Workspace } from '../../server/src/service/workspace.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import type { Files } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { FILES } from './example-workspace.ts';

/** The worked pipelines and the examples of the editor. */
export function wholeTexts(): readonly (readonly [string, string])[] {
  return [...Object.entries(seedPipelines()), ...Object.entries(FILES)];
}

const SPOILERS: readonly ((text: string) => string)[] = [
  (text) => text.slice(0, Math.floor(text.length / 3)),
  (text) => text.slice(0, Math.floor(text.length * 0.71)),
  (text) => text.replace(/: /, ' '),
  (text) => text.replace(/\]/, ''),
  (text) => text.replace(/\n {4}/, '\n\t'),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `${text}---\n${text}`,
  (text) => `${text}  - }: "`,
];

/** Texts cut off, broken and doubled, each made of a few of the whole ones. */
export function spoiltTexts(): readonly (readonly [string, string])[] {
  return wholeTexts().flatMap(([name, text], index) => [`${name} (${index % SPOILERS.length})`, `${name} (${(index + 3) % SPOILERS.length})`].map((title, turn): readonly [string, string] => [title, SPOILERS[(index + 3 * turn) % SPOILERS.length]!(text)]));
}

/** A workspace as an editor has it. */
export function workspaceOf(files: Files): Workspace {
  const workspace = new Workspace({ keepLastGood: true });
  workspace.apply(Object.entries(files).map(([name, text]) => ({ file: fileId(name), text })));
  return workspace;
}

/** Offsets all over a text, about so many. */
export function offsetsIn(text: string, about: number): readonly number[] {
  const step = Math.max(1, Math.floor(text.length / about));
  return [...Array.from({ length: Math.ceil(text.length / step) }, (_, index) => index * step), text.length, text.length + 5];
}
