/**
 * Whether texts still mean the same after a change of names. The flows are computed once more from the new
 * texts and laid beside the old ones: the same fields in the same order, and every name leads to the same field.
 */
import { catalogReferences } from '../../lineage/catalog-references.ts';
import type { FlowNode, PipelineFlow } from '../../lineage/flow.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import type { Links } from '../../lineage/link.ts';
import { fileOf } from '../../model/path.ts';
import type { Workspace } from '../../service/workspace.ts';
import type { FileId } from '../../text/source-file.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';

/** Compares unit by unit, one for each turn; the file in which something would mean something else, or undefined. */
export function* comparing(edits: ReadonlyMap<FileId, readonly TextEdit[]>, workspace: Workspace): Generator<void, FileId | undefined> {
  const fork = workspace.fork();
  for (const [file, list] of edits) {
    const before = workspace.file(file)!;
    fork.apply([{ file, text: applyEdits(before.source.text, list) }]);
    yield;
    const after = fork.file(file)!;
    if (after.parsed.unreadable || after.parsed.shapes.length !== before.parsed.shapes.length || after.parsed.units.length !== before.parsed.units.length) return file;
  }
  if (!sameLinks(workspace.link(), fork.link())) return [...edits.keys()][0];
  for (const unit of [...workspace.allUnits()]) {
    const now = fork.unit(unit.key);
    if (now === undefined) return fileOf(unit.key);
    if (unit.kind === 'catalog') {
      if (now.kind !== 'catalog' || catalogReferences(unit, workspace.environment).length !== catalogReferences(now, fork.environment).length) return fileOf(unit.key);
      continue;
    }
    if (fork.generation(unit.key) !== workspace.generation(unit.key)) {
      const [old, flow] = [workspace.flow(unit.key), fork.flow(unit.key)];
      if (old === undefined || flow === undefined || !sameFlow(old, flow)) return fileOf(unit.key);
    }
    yield;
  }
  return undefined;
}

/** Fewer clashes between ids are welcome; more are not. */
function sameLinks(a: Links, b: Links): boolean {
  return b.duplicates.length <= a.duplicates.length && a.circles.length === b.circles.length && a.cut.size === b.cut.size && [...a.reads].every(([unit, reads]) => b.reads.get(unit)?.length === reads.length);
}

function sameFlow(a: PipelineFlow, b: PipelineFlow): boolean {
  return a.nodes.length === b.nodes.length && a.broken.length === b.broken.length && a.cycles.length === b.cycles.length
    && a.broken.every(({ what }, index) => b.broken[index]?.what === what)
    && a.nodes.every((node, index) => sameNode(node, b.nodes[index]!, a, b));
}

function sameNode(a: FlowNode, b: FlowNode, inA: PipelineFlow, inB: PipelineFlow): boolean {
  return a.kind === b.kind && a.inputs.length === b.inputs.length
    && a.inputs.every((input, index) => inA.nodes.indexOf(input) === inB.nodes.indexOf(b.inputs[index]!))
    && sameFields([...a.profile.fields.values()], [...b.profile.fields.values()])
    && a.profile.unknown === b.profile.unknown && a.profile.collected.size === b.profile.collected.size && a.profile.secrecy.size === b.profile.secrecy.size
    && a.profile.parties.size === b.profile.parties.size && a.profile.registers.size === b.profile.registers.size && a.purposes.length === b.purposes.length
    && a.references.length === b.references.length
    && a.references.every(({ role, field, input }, index) => {
      const other = b.references[index]!;
      return role === other.role && inA.nodes.indexOf(input) === inB.nodes.indexOf(other.input) && placeOf(field, input) === placeOf(other.field, other.input);
    });
}

function sameFields(a: readonly FieldFlow[], b: readonly FieldFlow[]): boolean {
  return a.length === b.length && a.every((field, index) => {
    const other = b[index]!;
    return field.unknown === other.unknown && field.scale === other.scale && field.categories.length === other.categories.length && field.origins.length === other.origins.length
      && field.origins.every(({ unit }, at) => other.origins[at]?.unit === unit) && (field.pseudonym === undefined) === (other.pseudonym === undefined);
  });
}

/** The how-manyth field of its node it is. */
function placeOf(field: FieldFlow | undefined, { profile }: FlowNode): number {
  return field === undefined ? -1 : [...profile.fields.values()].indexOf(field);
}
