/** Who a pipeline is of, and who works for it: an alias counts as the party it stands for. */
import type { Path } from '../../model/path.ts';
import type { PlainMap } from '../../model/read.ts';
import { pathText } from '../../model/path.ts';
import type { View } from '../view.ts';

/** The id of the party that goes by a name in this pipeline, or the name itself where nobody does. */
export function partyId(view: View, name: string): string {
  return view.environment.party(view.pipeline, name)?.id ?? name;
}

/** The ids of the controllers. */
export function controllerIds(view: View): ReadonlySet<string> {
  return new Set(view.pipeline.controllers.map((ref) => partyId(view, ref.id)));
}

/** The ids of the controllers and of those who work on the data for them (GDPR 28), sub-processors included. */
export function ownIds(view: View): ReadonlySet<string> {
  const ids = new Set(controllerIds(view));
  for (const processor of view.pipeline.processors.values()) {
    ids.add(partyId(view, processor.id));
    for (const { name } of subprocessorsOf(processor)) ids.add(partyId(view, name));
  }
  return ids;
}

/** The sub-processors of a processor, each where it is named. */
export function subprocessorsOf({ path, all }: { readonly path: Path; readonly all: PlainMap }): readonly { readonly name: string; readonly path: Path }[] {
  const list = all['subprocessors'];
  if (typeof list === 'string') return [{ name: list, path: [...path, 'subprocessors'] }];
  return Array.isArray(list) ? list.flatMap((name, index) => (typeof name === 'string' ? [{ name, path: [...path, 'subprocessors', String(index)] }] : [])) : [];
}

/** Whether the value at a path is still to be filled in. */
export function isPlaceholder(view: View, path: Path): boolean {
  const wanted = pathText(path);
  return view.pipeline.placeholders.some((found) => pathText(found) === wanted);
}
