/**
 * The parts a workspace falls into: files that hang together, so that what is found in one part is the
 * same when only that part and the catalogues are there. Where that is not certain there is one part.
 *
 * Files hang together when one reads the other's outputs, when ids clash, when one that cannot be read
 * may hold what another reads, and when their controllers' powers are weighed together.
 */
import { grouped } from '../base/grouped.ts';
import { byCodeUnit } from '../base/sorted.ts';
import { splitReference } from '../lineage/link.ts';
import type { FileId } from '../text/source-file.ts';
import type { FileFacts, PowerFacts } from './file-facts.ts';

export interface KnownFile {
  readonly file: FileId;
  readonly facts: FileFacts;
  readonly powers: PowerFacts;
}

export interface Parts {
  /** Files with catalogues: every part needs them. They are a part of their own as well. */
  readonly catalogs: readonly FileId[];
  /** Each part's files in order; the parts in the order of their first files. */
  readonly parts: readonly (readonly FileId[])[];
}

/** Divides the files of a workspace; undefined where they cannot be told apart. */
export function divide(files: readonly KnownFile[]): Parts | undefined {
  const ours = files.filter(({ facts }) => facts.ours);
  const shared = ours.filter(({ facts }) => facts.catalogs.length > 0);
  const outputs = new Map<string, Set<string>>();
  for (const { facts } of ours) for (const pipeline of facts.pipelines) outputs.set(pipeline.id, new Set([...(outputs.get(pipeline.id) ?? []), ...pipeline.outputs]));
  // A comment in a catalogue is used by findings anywhere, and its ids are known everywhere.
  if (shared.some(({ facts }) => facts.comments || facts.pipelines.length > 0 || facts.hidden !== undefined || facts.catalogs.some((id) => outputs.has(id)))) return undefined;
  const hidden = new Set(ours.flatMap(({ facts }) => facts.hidden ?? []));
  if (ours.some(({ facts }) => facts.hidden?.length === 0)) return undefined;

  const held = new Set(ours.flatMap(({ powers }) => powers.holders));
  const groups = new Groups();
  for (const { file, facts, powers } of ours) {
    if (facts.catalogs.length > 0) continue;
    groups.add(file);
    for (const id of facts.hidden ?? []) groups.join(file, `pipeline ${id}`);
    for (const { id, reads } of facts.pipelines) {
      groups.join(file, `pipeline ${id}`);
      for (const reference of reads) {
        const read = splitReference(reference);
        // What leads nowhere is held against every name there is.
        if (!hidden.has(read.pipeline) && outputs.get(read.pipeline)?.has(read.output) !== true) return undefined;
        groups.join(file, `pipeline ${read.pipeline}`);
      }
    }
    for (const controller of [...powers.holders, ...powers.asked]) if (held.has(controller)) groups.join(file, `powers ${controller}`);
  }
  return { catalogs: shared.map(({ file }) => file).sort(byCodeUnit), parts: groups.files() };
}

/** Files that are joined by what they have in common. */
class Groups {
  private readonly parents = new Map<string, string>();
  private readonly members: FileId[] = [];

  add(file: FileId): void {
    this.members.push(file);
    this.root(nameOf(file));
  }

  join(file: FileId, by: string): void {
    this.parents.set(this.root(nameOf(file)), this.root(by));
  }

  files(): readonly (readonly FileId[])[] {
    return [...grouped([...this.members].sort(byCodeUnit), (file) => this.root(nameOf(file))).values()];
  }

  private root(name: string): string {
    let root = name;
    for (let next = this.parents.get(root); next !== undefined && next !== root; next = this.parents.get(root)) root = next;
    // What was walked is shortened: ten thousand files in a row are one step from their root.
    for (let at = name; at !== root; ) {
      const next = this.parents.get(at)!;
      this.parents.set(at, root);
      at = next;
    }
    if (!this.parents.has(root)) this.parents.set(root, root);
    return root;
  }
}

function nameOf(file: FileId): string {
  return `file ${file}`;
}
