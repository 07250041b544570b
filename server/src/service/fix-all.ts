/** Applying fixes until none is left, on a copy of the workspace. */
import { editPieces, editsOf, wholeText, type Piece } from '../edit/composition.ts';
import type { FixKind } from '../rules/finding.ts';
import type { FileId } from '../text/source-file.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { Analysis, type Located } from './analysis.ts';
import { inOneGo, type Slices } from './effect.ts';
import { fixesFor, type PreparedFix } from './fixes.ts';

/** A file after its fixes. */
export interface FixedFile {
  readonly text: string;
  /** The way there, as disjoint edits of the text it was. */
  readonly edits: readonly TextEdit[];
}

export interface FixRun {
  /** Only files that changed. */
  readonly files: ReadonlyMap<FileId, FixedFile>;
  readonly applied: readonly { readonly finding: Located; readonly fix: PreparedFix }[];
}

interface Draft {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const SAFE: ReadonlySet<FixKind> = new Set(['safe']);

/** All safe fixes of one file that touch no other file, applied until none is left. */
export function safeFixesForFile(file: FileId, analysis: Analysis): FixRun {
  return fixAll([file], analysis, SAFE);
}

/**
 * Fixes the findings of these files, one after another in the order of the text, until none of the
 * given kinds is left. A fix that reaches outside `files`, that does not leave its own file with
 * fewer findings, or after which a file cannot be read (it may have grown beyond a limit), is not
 * applied: so this ends, and never trades one finding for another.
 * The given analysis is left as it is.
 * @param wanted which findings are to be fixed at all
 */
export function fixAll(files: readonly FileId[], analysis: Analysis, kinds: ReadonlySet<FixKind> = SAFE, wanted: (finding: Located) => boolean = () => true): FixRun {
  return inOneGo(fixing(files, analysis, kinds, wanted));
}

/** The same in small steps: one per fix. */
export function* fixing(files: readonly FileId[], analysis: Analysis, kinds: ReadonlySet<FixKind>, wanted: (finding: Located) => boolean): Slices<FixRun> {
  const scratch = analysis.fork();
  const allowed = new Set(files);
  const drafts = new Map<FileId, Draft>();
  const applied: { finding: Located; fix: PreparedFix }[] = [];
  for (const file of files) {
    const refused = new Set<string>();
    for (let found = open(scratch, file); ; ) {
      yield;
      const next = nextFix(found.filter(wanted), scratch, (fix) => kinds.has(fix.kind) && !refused.has(keyOf(fix)) && [...fix.edits.keys()].every((other) => allowed.has(other)));
      if (next === undefined) break;
      const before = new Map([...next.fix.edits.keys()].map((other) => [other, scratch.workspace.file(other)!.source.text]));
      scratch.workspace.apply([...next.fix.edits].map(([other, edits]) => ({ file: other, text: applyEdits(before.get(other)!, edits) })));
      const after = open(scratch, file);
      if (after.length >= found.length || [...before.keys()].some((other) => scratch.workspace.file(other)!.parsed.unreadable)) {
        scratch.workspace.apply([...before].map(([other, text]) => ({ file: other, text })));
        refused.add(keyOf(next.fix));
        found = open(scratch, file);
        continue;
      }
      for (const [other, edits] of next.fix.edits) {
        const draft = drafts.get(other) ?? { text: before.get(other)!, pieces: wholeText(before.get(other)!) };
        drafts.set(other, { text: draft.text, pieces: editPieces(draft.pieces, edits) });
      }
      applied.push(next);
      found = after;
    }
  }
  const result = new Map<FileId, FixedFile>();
  for (const [file, { text, pieces }] of drafts) {
    const now = scratch.workspace.file(file)!.source.text;
    if (now !== text) result.set(file, { text: now, edits: editsOf(pieces, text.length) });
  }
  return { files: result, applied };
}

function open(analysis: Analysis, file: FileId): readonly Located[] {
  return analysis.inFile(file).filter((item) => item.suppressed === undefined);
}

function nextFix(found: readonly Located[], analysis: Analysis, wanted: (fix: PreparedFix) => boolean): { finding: Located; fix: PreparedFix } | undefined {
  for (const finding of found) {
    if (finding.rule.fix === 'none') continue;
    const fix = fixesFor(finding, analysis).find(wanted);
    if (fix !== undefined) return { finding, fix };
  }
  return undefined;
}

/** Tells a fix that was tried from others: the same edits on the same text are the same fix. */
function keyOf(fix: PreparedFix): string {
  return JSON.stringify([...fix.edits]);
}
