/** Who outside the organisation gets an output, and for whom of them a secrecy duty is not lifted. */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { isReleased } from '../../lineage/supply.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { View } from '../view.ts';
import { ownIds, partyId } from './own-parties.ts';

/** Stands for everybody, for an audience nobody of which is named. */
export const ALL = '*';

/**
 * The recipients that are neither the controller nor work for it. Undefined where the output stays within;
 * a recipient that leads nowhere or is still to be filled in is left out.
 */
export function recipientsOutside(view: View, { decl }: OutputNode): readonly string[] | undefined {
  if (decl.audience === 'public') return [ALL];
  const own = ownIds(view);
  if (decl.recipients.length > 0) {
    const outside = decl.recipients.flatMap((ref) => view.environment.party(view.pipeline, ref.id)?.id ?? []).filter((id) => !own.has(id));
    return own.size === 0 || outside.length === 0 ? undefined : [...new Set(outside)];
  }
  return (decl.audience === 'government' || decl.audience === 'private') && decl.all['recipients'] !== PLACEHOLDER ? [ALL] : undefined;
}

/** Those of the recipients for whom no release of the output lifts a regime. */
export function unreleased(view: View, { decl }: OutputNode, regime: string, recipients: readonly string[]): readonly string[] {
  return recipients.filter((recipient) => !isReleased(decl, regime, [recipient], (name) => (recipient === ALL ? ALL : partyId(view, name))));
}

/** The name of a recipient, for a message. */
export function recipientName(view: View, id: string): string | BilingualText {
  return id === ALL ? { nl: 'ontvangers buiten de organisatie', en: 'recipients outside the organisation' } : view.environment.party(view.pipeline, id)?.name ?? id;
}
