/**
 * The texts of a workspace with what each says by itself. A file that cannot be read hides the units
 * it may hold: until it can be read again nobody is told that those do not exist.
 */
import { alike } from '../base/equal.ts';
import type { Unit } from '../model/pipeline.ts';
import type { ReadLimits } from '../syntax/limits.ts';
import { SourceFile, type FileId } from '../text/source-file.ts';
import { idsIn, parseFile, type ParsedFile } from './parsed-file.ts';
import { reuseUnits } from './reuse-unit.ts';

/** A file's newest text, or undefined when it is gone. */
export interface FileChange {
  readonly file: FileId;
  readonly text: string | undefined;
}

/** A file as it is, and as it was when it last could be read. */
export interface FileState {
  readonly source: SourceFile;
  readonly parsed: ParsedFile;
  /** Where the units come from; `source` and `parsed` themselves when they can be read. */
  readonly good: { readonly source: SourceFile; readonly parsed: ParsedFile } | undefined;
  /** The bounds it was read with. */
  readonly limits: ReadLimits | undefined;
}

export interface FileTableOptions {
  /** Whether a file that no longer parses keeps its model (an editor) or has none (a run). */
  readonly keepLastGood: boolean;
  /** Bounds on what is read of a file, lower than the built-in ones. */
  readonly limitsFor?: (file: FileId) => ReadLimits | undefined;
  /** Reads a file; for who has read it before. The same as `parseFile`, which it is when left out. */
  readonly parse?: typeof parseFile;
}

export class FileTable {
  readonly options: FileTableOptions;
  private readonly states = new Map<FileId, FileState>();
  /** The ids in files that have no model, per file; one that names none hides them all. */
  private readonly idsWithoutModel = new Map<FileId, readonly string[]>();
  private partial = false;
  private hidden: { readonly ids: ReadonlySet<string>; readonly all: boolean } = { ids: new Set(), all: false };

  constructor(options: FileTableOptions) {
    this.options = options;
  }

  /** A table that starts with everything this one holds and then goes its own way. */
  fork(): FileTable {
    const copy = new FileTable(this.options);
    for (const [id, state] of this.states) copy.states.set(id, state);
    for (const [id, ids] of this.idsWithoutModel) copy.idsWithoutModel.set(id, ids);
    copy.partial = this.partial;
    copy.hidden = this.hidden;
    return copy;
  }

  ids(): IterableIterator<FileId> {
    return this.states.keys();
  }

  get(id: FileId): FileState | undefined {
    return this.states.get(id);
  }

  /** Takes a text in; the units that the file had and has now, or undefined when nothing changed. */
  take({ file, text }: FileChange): { readonly before: readonly Unit[]; readonly after: readonly Unit[] } | undefined {
    const previous = this.states.get(file);
    const before = previous?.good?.parsed.units ?? [];
    if (text === undefined) {
      this.idsWithoutModel.delete(file);
      return this.states.delete(file) ? { before, after: [] } : undefined;
    }
    const source = new SourceFile(file, text);
    const limits = this.options.limitsFor?.(file);
    if (previous !== undefined && previous.source.text === source.text && alike(previous.limits, limits)) return undefined;
    const state = this.read(source, limits, previous);
    this.states.set(file, state);
    if (state.good === undefined) this.idsWithoutModel.set(file, idsIn(source.text));
    else this.idsWithoutModel.delete(file);
    return { before, after: state.good?.parsed.units ?? [] };
  }

  private read(source: SourceFile, limits: ReadLimits | undefined, previous: FileState | undefined): FileState {
    const parsed = (this.options.parse ?? parseFile)(source, limits);
    if (parsed.unreadable) return { source, parsed, good: this.options.keepLastGood ? previous?.good : undefined, limits };
    const good = { source, parsed: reuseUnits(previous?.good?.parsed, parsed) };
    return { ...good, good, limits };
  }

  /** Says that files are still to come (or no longer): they too may hold what nothing else does. */
  expectMore(more: boolean): void {
    this.partial = more;
  }

  /** Whether a pipeline of this id may stand in a file that has no model. */
  mayHide(id: string): boolean {
    return this.hidden.all || this.hidden.ids.has(id);
  }

  /** Brings `mayHide` up to date with the texts taken in; whether that changed what is hidden. */
  updateHidden(): boolean {
    const found = [...this.idsWithoutModel.values()];
    const ids = new Set(found.flat());
    const all = this.partial || found.some((names) => names.length === 0);
    if (alike(ids, this.hidden.ids) && all === this.hidden.all) return false;
    this.hidden = { ids, all };
    return true;
  }
}
