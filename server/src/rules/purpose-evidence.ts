/** What a purpose states beside its ground: evidence, safeguards, routes. One missing statement is one finding per purpose. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { isMap, given } from '../model/read.ts';
import type { Purpose } from '../model/pipeline.ts';
import type { NewValue } from '../edit/operations.ts';
import type { BilingualText } from '../messages/template.ts';
import { handledFor, type HandledField } from '../lineage/handled.ts';
import { categoriesAt } from '../lineage/personal.ts';
import type { PipelineFlow } from '../lineage/flow.ts';
import type { Finding, Fix } from './finding.ts';
import { labels, shortLabels } from './places.ts';
import type { View } from './view.ts';

/** Whether the purpose states what stands under these keys; a value still to be filled in, there or above it, counts as given. */
export function states(purpose: Purpose, ...keys: readonly string[]): boolean {
  let value: unknown = purpose.all;
  for (const key of keys) {
    if (value === PLACEHOLDER) return true;
    if (!isMap(value) || !Object.hasOwn(value, key)) return false;
    value = value[key];
  }
  return given(value);
}

/** Whether some node of the purpose holds personal data; cheaper than asking which. */
export function handlesFor(flow: PipelineFlow, purpose: Purpose): boolean {
  return flow.nodes.some((node) => node.purposes.includes(purpose) && categoriesAt(node.profile).size > 0);
}

/** The kinds of personal data that a purpose handles, as running text. */
export function dataOf(handled: readonly HandledField[]): BilingualText {
  return shortLabels(labels(handled.flatMap((item) => item.categories)));
}

/** As `dataOf`, for all that the purpose handles. */
export function handledData(flow: PipelineFlow, purpose: Purpose): BilingualText {
  return dataOf(handledFor(flow, purpose));
}

/**
 * A fix that writes a place to fill in at the purpose of the finding, in whatever file it is declared.
 * @param below the mapping within the purpose; made when absent
 */
export function skeleton(finding: Finding, view: View, title: BilingualText, principle: string, below: readonly string[], values: Readonly<Record<string, NewValue>>): readonly Fix[] {
  const purpose = finding.purpose === undefined ? undefined : view.environment.purpose(view.pipeline, finding.purpose);
  if (purpose === undefined) return [];
  const path = [...purpose.path, ...below];
  return [{ title, params: {}, kind: 'suggestion', principle, operations: Object.entries(values).map(([key, value]) => ({ op: 'insert' as const, unit: purpose.unit, path, key, value })) }];
}
