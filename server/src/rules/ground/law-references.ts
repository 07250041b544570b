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
  readonly at: Anchor;
  /** The reference itself, also where it stands in a catalogue. */
  readonly reference: Anchor;
  /** What it is cited for. */
  readonly place: BilingualText;
  /** A power that this place cannot do without; absent where any law in force will do. */
  readonly needs: Grant | undefined;
  /** Who relies on it, as far as they resolve. */
  readonly holders: readonly PartyInfo[];
  readonly purpose: Purpose | undefined;
  readonly related: readonly RelatedPlace[];
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
  return [...purposeUses(view), ...sourceUses(view), ...outputUses(view)];
}

function purposeUses(view: View): readonly LawUse[] {
  const holders = controllersOf(view.pipeline, view.environment);
  const purposes = new Set([...view.pipeline.purposes.values(), ...servedPurposes(view.flow)]);
  return [...purposes].flatMap((purpose) => {
    const use = (law: Ref | undefined, place: BilingualText, needs?: Grant): readonly LawUse[] => {
      if (law === undefined) return [];
      const below = law.path.slice(purpose.path.length);
      return [{ law, at: purposeAnchor(purpose, view, below, 'value'), reference: { unit: purpose.unit, path: law.path, part: 'value' }, place, needs, holders, purpose, related: declarationOf(purpose, view, below) }];
    };
    const notice = map(map(purpose.all['evidence'])?.['notice']);
    return [
      ...use(purpose.ground?.law, GROUND),
      // An article of the UAVG under the wrong exception is told by the rule about exceptions.
      ...purpose.special.flatMap((entry) => use(entry.law, SPECIAL, isUavg(entry.law, view) ? undefined : 'special')),
      ...use(purpose.criminal?.law, CRIMINAL, 'criminal'),
      ...use(purpose.criminal?.received, RECEIVED),
      ...use(purpose.bsn?.law, BSN, 'bsn'),
      ...purpose.compatibility.flatMap((entry) => use(entry.law, COMPATIBILITY)),
      ...use(ref(notice?.['law'], [...purpose.path, 'evidence', 'notice', 'law']), NOTICE),
    ];
  });
}

function isUavg(law: Ref | undefined, view: View): boolean {
  const reading = law === undefined ? undefined : view.environment.law(law.id);
  return reading?.kind === 'known' && reading.id === 'uavg';
}

/** A disclosure may rest on a law of who gives or on one of who asks for it. */
function sourceUses(view: View): readonly LawUse[] {
  const controllers = controllersOf(view.pipeline, view.environment);
  return view.flow.sources.flatMap(({ decl, supply }): readonly LawUse[] => {
    const law = decl.disclosure?.law;
    if (law === undefined) return [];
    const keeper = supply.register?.keeper === undefined ? undefined : view.environment.party(view.pipeline, supply.register.keeper);
    const supplier = supply.party ?? keeper;
    const at = view.at(law.path, 'value');
    return [{ law, at, reference: at, place: DISCLOSURE, needs: 'disclose', holders: supplier === undefined ? [] : [supplier, ...controllers], purpose: undefined, related: [] }];
  });
}

function outputUses(view: View): readonly LawUse[] {
  return view.flow.outputs.flatMap(({ decl }): readonly LawUse[] => {
    const use = (law: Ref | undefined, place: BilingualText, holders: readonly PartyInfo[], needs?: Grant): readonly LawUse[] => (law === undefined ? [] : [{ law, at: view.at(law.path, 'value'), reference: view.at(law.path, 'value'), place, needs, holders, purpose: undefined, related: [] }]);
    const recipients = decl.recipients.flatMap((recipient) => view.environment.party(view.pipeline, recipient.id) ?? []);
    return [...use(decl.bsn?.law, BSN, recipients, 'bsn'), ...use(decl.publicationLaw, PUBLICATION, controllersOf(view.pipeline, view.environment))];
  });
}
