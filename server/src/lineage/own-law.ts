/** A law that an organisation declares in a catalogue. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { OwnLaw } from '../model/own-law.ts';
import type { KnownLaw } from './environment.ts';

const STATUSES: ReadonlySet<string> = new Set(['in-force', 'adopted', 'bill', 'repealed']);

/**
 * A law of a catalogue. A status or date that is still to be filled in, or that the format does not
 * know, is reported as such and proves nothing about the law.
 */
export function ownLaw(law: OwnLaw): KnownLaw {
  const title = law.title ?? law.id;
  const date = (text: string | undefined): string | undefined => (text === PLACEHOLDER ? undefined : text);
  return {
    kind: 'known',
    id: law.id,
    title: { nl: title, en: title },
    citation: law.article === undefined ? title : `${title} ${law.article}`,
    status: law.status !== undefined && STATUSES.has(law.status) ? law.status : 'in-force',
    validFrom: date(law.validFrom),
    validTo: date(law.validTo),
    grants: law.grants,
    covers: law.covers,
    controllers: law.controllers,
    reason: undefined,
    evidence: law.reviewedBy === undefined ? 'unverified' : 'verified',
    checkedOn: law.checkedOn,
    declaration: { unit: law.unit, path: law.path, part: 'key' },
    grantsNothing: false,
    narrowing: undefined,
  };
}
