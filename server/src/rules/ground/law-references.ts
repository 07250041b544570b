/** Every place of a pipeline that leans on a law, with the power that is asked of it and who relies on it. */
import { controllersOf, type PartyInfo } from '../../lineage/environment.ts';
import { servedPurposes } from '../../lineage/handled.ts';
import type { Grant } from '../../knowledge/types.ts';
import { map, ref, type Ref } from '../../model/read.ts';
import type { Purpose } from '../../model/pipeline.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { Anchor } from '../../model/path.ts';
import type { RelatedPlace } from '../finding.ts';
import { declarationOf, purposeAnchor } from '../purpose-place.ts';
import type { View } from '../view.ts';

export interface LawUse {
  readonly law: Ref;
  /** What it is cited for. */
  readonly place: BilingualText;
  /** A power that this place cannot do without; absent where any law in force will do. */
  readonly needs: Grant | undefined;
  /** Who relies on it, as far as they resolve. */
  readonly holders: readonly PartyInfo[];
  /** The purpose that cites it; undefined for a source or an output. */
  readonly purpose: Purpose | undefined;
}

/** Where a law is cited. */
export interface LawPlace {
  readonly at: Anchor;
  /** The reference itself, also where it stands in a catalogue. */
  readonly reference: Anchor;
  readonly related: readonly RelatedPlace[];
}

/** Where a use of a law is written; made only for a use with something wrong, which few have. */
export function placeOf({ law, purpose }: LawUse, view: View): LawPlace {
  if (purpose === undefined) {
    const at = view.at(law.path, 'value');
    return { at, reference: at, related: [] };
  }
  const below = law.path.slice(purpose.path.length);
  return { at: purposeAnchor(purpose, view, below, 'value'), reference: { unit: purpose.unit, path: law.path, part: 'value' }, related: declarationOf(purpose, view, below) };
}

const GROUND = { nl: 'de grondslag', en: 'the ground' };
const SPECIAL = { nl: 'de uitzondering voor bijzondere gegevens', en: 'the exception for special categories' };
const CRIMINAL = { nl: 'het gebruik van strafrechtelijke gegevens', en: 'the use of criminal data' };
const RECEIVED = { nl: 'de ontvangst van strafrechtelijke gegevens', en: 'receiving criminal data' };
const BSN = { nl: 'het gebruik van het burgerservicenummer', en: 'the use of the citizen service number' };
const COMPATIBILITY = { nl: 'de overstap naar een ander doel', en: 'the switch to another purpose' };
const NOTICE = { nl: 'de uitzondering op het informeren', en: 'the exception to the notice' };
const DISCLOSURE = { nl: 'de verstrekking', en: 'the disclosure' };
const PUBLICATION = { nl: 'de openbaarmaking', en: 'the publication' };

/** The law references of a pipeline in the order of the text: those of its purposes, its sources and its outputs. */
export function lawReferences(view: View): readonly LawUse[] {
  const uses: LawUse[] = [];
  const controllers = controllersOf(view.pipeline, view.environment);
  for (const purpose of new Set([...view.pipeline.purposes.values(), ...servedPurposes(view.flow)])) addPurpose(purpose, controllers, view, uses);
  addSources(controllers, view, uses);
  addOutputs(controllers, view, uses);
  return uses;
}

function addPurpose(purpose: Purpose, holders: readonly PartyInfo[], view: View, uses: LawUse[]): void {
  const use = (law: Ref | undefined, place: BilingualText, needs?: Grant): void => {
    if (law !== undefined) uses.push({ law, place, needs, holders, purpose });
  };
  use(purpose.ground?.law, GROUND);
  // An article of the UAVG under the wrong exception is told by the rule about exceptions.
  for (const { law } of purpose.special) use(law, SPECIAL, isUavg(law, view) ? undefined : 'special');
  use(purpose.criminal?.law, CRIMINAL, 'criminal');
  use(purpose.criminal?.received, RECEIVED);
  use(purpose.bsn?.law, BSN, 'bsn');
  for (const { law } of purpose.compatibility) use(law, COMPATIBILITY);
  const notice = map(map(purpose.all['evidence'])?.['notice']);
  if (notice?.['law'] !== undefined) use(ref(notice['law'], [...purpose.path, 'evidence', 'notice', 'law']), NOTICE);
}

function isUavg(law: Ref | undefined, view: View): boolean {
  const reading = law === undefined ? undefined : view.environment.law(law.id);
  return reading?.kind === 'known' && reading.id === 'uavg';
}

/** A disclosure may rest on a law of who gives or on one of who asks for it. */
function addSources(controllers: readonly PartyInfo[], view: View, uses: LawUse[]): void {
  for (const { decl, supply } of view.flow.sources) {
    const law = decl.disclosure?.law;
    if (law === undefined) continue;
    const keeper = supply.register?.keeper === undefined ? undefined : view.environment.party(view.pipeline, supply.register.keeper);
    const supplier = supply.party ?? keeper;
    uses.push({ law, place: DISCLOSURE, needs: 'disclose', holders: supplier === undefined ? [] : [supplier, ...controllers], purpose: undefined });
  }
}

function addOutputs(controllers: readonly PartyInfo[], view: View, uses: LawUse[]): void {
  for (const { decl } of view.flow.outputs) {
    const number = decl.bsn?.law;
    const { publicationLaw } = decl;
    if (number !== undefined) uses.push({ law: number, place: BSN, needs: 'bsn', holders: decl.recipients.flatMap((recipient) => view.environment.party(view.pipeline, recipient.id) ?? []), purpose: undefined });
    if (publicationLaw !== undefined) uses.push({ law: publicationLaw, place: PUBLICATION, needs: undefined, holders: controllers, purpose: undefined });
  }
}
