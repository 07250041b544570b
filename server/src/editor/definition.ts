/** Where a name is declared, in whatever file. */
import { splitReference } from '../lineage/link.ts';
import type { Anchor } from '../model/path.ts';
import type { Unit } from '../model/pipeline.ts';
import { originAnchor, originsOf } from '../rules/places.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { subjectAt, type Meaning } from './at.ts';
import { locate, type Place } from '../service/locate.ts';
import type { Workspace } from '../service/workspace.ts';

export interface Definition {
  /** The name that was asked about. */
  readonly span: Span;
  /** Its declarations; several for a field that comes from several sources. */
  readonly targets: readonly Place[];
}

/** The declarations of what stands at an offset; undefined for what is declared in no file. */
export function definitionAt(file: FileId, offset: number, workspace: Workspace): Definition | undefined {
  const subject = subjectAt(file, offset, workspace);
  if (subject === undefined) return undefined;
  const targets = declarationsOf(subject.meaning, subject.unit, workspace).flatMap((anchor) => locate(anchor, workspace) ?? []);
  return targets.length === 0 ? undefined : { span: subject.span, targets };
}

function declarationsOf(meaning: Meaning, unit: Unit | undefined, workspace: Workspace): readonly Anchor[] {
  const { environment } = workspace;
  switch (meaning.kind) {
    case 'field': {
      const origins = originsOf(meaning.meanings.map(({ field }) => field));
      if (origins.length > 0) return origins.map(originAnchor);
      // Counted or otherwise made here, of nothing that has a name.
      return meaning.meanings.map(({ node }) => node.at);
    }
    case 'node': return [{ unit: meaning.flow.pipeline.key, path: meaning.node.path, part: 'key' }];
    case 'purpose': return [{ unit: meaning.purpose.unit, path: meaning.purpose.path, part: 'key' }];
    case 'output': return outputAnchor(meaning.reference, workspace);
    case 'party': return present(unit && environment.party(unit, meaning.id)?.declaration);
    case 'register': return present(environment.register(meaning.id)?.declaration);
    case 'law': {
      const law = environment.law(meaning.id);
      return law.kind === 'known' ? present(law.declaration ?? law.narrowing) : [];
    }
    case 'category': return categoryAnchors(meaning.id, workspace);
    case 'pipeline': return [{ unit: meaning.unit.key, path: [meaning.unit.kind], part: 'value' }];
    case 'purpose-kind':
    case 'ground':
    case 'principle':
    case 'secrecy': return [];
    case 'rule': return present(meaning.rule.declaration);
  }
}

function present(anchor: Anchor | undefined): readonly Anchor[] {
  return anchor === undefined ? [] : [anchor];
}

/** The output of another pipeline; the pipeline's own name where it has no such output. */
function outputAnchor(reference: string, workspace: Workspace): readonly Anchor[] {
  const { pipeline, output } = splitReference(reference);
  const key = workspace.link().pipelines.get(pipeline);
  const unit = key === undefined ? undefined : workspace.unit(key);
  if (unit?.kind !== 'pipeline') return [];
  const path = unit.outputs.get(output)?.path;
  return [path === undefined ? { unit: unit.key, path: ['pipeline'], part: 'value' } : { unit: unit.key, path, part: 'key' }];
}

/** Where a catalogue declares a category; empty for what is built in. */
export function categoryAnchors(id: string, workspace: Workspace): readonly Anchor[] {
  for (const key of workspace.link().catalogs) {
    const unit = workspace.unit(key);
    const category = unit?.kind === 'catalog' ? unit.categories.get(id) : undefined;
    if (category !== undefined) return [{ unit: key, path: category.path, part: 'key' }];
  }
  return [];
}
