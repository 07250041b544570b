/**
 * Where a finding about a purpose points. A purpose of this file is pointed at where it is written;
 * one of a catalogue where this pipeline names it, for a pipeline's findings stay in its own file.
 */
import type { HandledField } from '../lineage/handled.ts';
import type { Anchor, Path } from '../model/path.ts';
import type { Purpose } from '../model/pipeline.ts';
import type { Finding, RelatedPlace } from './finding.ts';
import { fieldPlaces, originKey } from './places.ts';
import type { View } from './view.ts';

const DECLARED = { nl: 'doel «{purpose}» is hier opgegeven', en: 'purpose “{purpose}” is declared here' };

/** Whether the purpose is written in this pipeline's own document, where a fix can reach it. */
export function isOwn(purpose: Purpose, view: View): boolean {
  return purpose.unit === view.pipeline.key;
}

/** The purpose a finding is about, when a fix can reach it. */
export function ownPurposeOf(finding: Finding, view: View): Purpose | undefined {
  const purpose = finding.purpose === undefined ? undefined : view.environment.purpose(view.pipeline, finding.purpose);
  return purpose !== undefined && isOwn(purpose, view) ? purpose : undefined;
}

/**
 * The place of a purpose, or of what stands at `below` in it.
 * @param below path within the purpose, such as `['ground', 'article']`
 */
export function purposeAnchor(purpose: Purpose, view: View, below: Path = [], part: Anchor['part'] = below.length === 0 ? 'key' : 'whole'): Anchor {
  if (isOwn(purpose, view)) return view.at([...purpose.path, ...below], part);
  for (const node of [...view.flow.steps, ...view.flow.outputs]) {
    if (node.decl.purpose?.id === purpose.id) return view.at(node.decl.purpose.path, 'value');
  }
  return view.at(['pipeline']);
}

/** The declaration of a purpose that lives in a catalogue, as a related place; nothing for an own one. */
export function declarationOf(purpose: Purpose, view: View, below: Path = []): readonly RelatedPlace[] {
  if (isOwn(purpose, view)) return [];
  return [{ at: { unit: purpose.unit, path: [...purpose.path, ...below], part: below.length === 0 ? 'key' : 'whole' }, message: DECLARED, params: { purpose: purpose.id } }];
}

/** The fields a finding is about, each at its declaration. */
export function handledPlaces(handled: readonly HandledField[]): readonly RelatedPlace[] {
  const seen = new Set<string>();
  return handled.flatMap(({ field, node }) => {
    const fresh = field.origins.filter((origin) => !seen.has(originKey(origin)));
    for (const origin of fresh) seen.add(originKey(origin));
    return fieldPlaces([{ ...field, origins: fresh }], node.profile);
  });
}
