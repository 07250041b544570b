/** A finding in words and in ids, the same for every report. */
import { digest } from '../base/digest.ts';
import { byCodeUnit } from '../base/sorted.ts';
import type { Locale } from '../messages/template.ts';
import { documentOf, pathText, type Anchor } from '../model/path.ts';
import { renderText, type Finding, type RelatedPlace } from '../rules/finding.ts';
import { OWN_MESSAGES } from '../rules/own/own-rule.ts';
import { ruleById } from '../rules/registry.ts';
import type { Analysis, Located } from '../service/analysis.ts';

/** What is wrong, in one language. */
export function messageOf(finding: Finding, locale: Locale): string {
  const text = (ruleById(finding.rule)?.messages ?? OWN_MESSAGES)[finding.message];
  return text === undefined ? finding.message : renderText(text, finding.params, locale);
}

/** What a related place has to do with it, in one language. */
export function relatedMessage(place: RelatedPlace, locale: Locale): string {
  return renderText(place.message, place.params, locale);
}

/** The number of the document in its file, counted from 1; undefined for the first, which needs no telling. */
export function laterDocument(anchor: Anchor): number | undefined {
  const index = documentOf(anchor.unit);
  return index === 0 ? undefined : index + 1;
}

/** A path seen from the unit of a finding: what lies in another unit begins with that unit's id. */
export function pathFrom(finding: Finding, anchor: Anchor, analysis: Analysis): string {
  const path = pathText(anchor.path);
  return anchor.unit === finding.at.unit ? path : `${unitId(anchor, analysis)}:${path}`;
}

/**
 * A name for a finding that outlives moves, other words and another layout, and changes when what it
 * is about does: made of the rule, the unit's id, the logical paths and the purpose.
 */
export function fingerprint({ finding }: Located, analysis: Analysis): string {
  const combination = finding.combination.map((anchor) => pathFrom(finding, anchor, analysis)).sort(byCodeUnit);
  return digest(JSON.stringify([finding.rule, unitId(finding.at, analysis), pathText(finding.at.path), combination, finding.purpose ?? null]));
}

/** The id of the unit an anchor is in; its file where the unit cannot be read. */
export function unitId(anchor: Anchor, analysis: Analysis): string {
  return analysis.workspace.unit(anchor.unit)?.id ?? anchor.unit;
}
