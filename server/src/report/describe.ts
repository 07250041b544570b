/** A finding in words and in ids, the same for every report. */
import type { Locale } from '../messages/template.ts';
import { documentOf, type Anchor } from '../model/path.ts';
import { renderText, type Finding, type RelatedPlace } from '../rules/finding.ts';
import { OWN_MESSAGES } from '../rules/own/own-rule.ts';
import { ruleById } from '../rules/registry.ts';

export { fingerprint, pathFrom, unitId } from '../service/fingerprint.ts';

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
