/**
 * Where personal data of a pipeline go outside the EEA: processors (their country, storage, support, telemetry
 * and sub-processors), environments, and recipients of outputs. A party is one destination, at the first place
 * that names it, for its mechanism is declared once.
 */
import type { PartyInfo } from '../../lineage/environment.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { Anchor, Path } from '../../model/path.ts';
import { text, texts, type PlainMap } from '../../model/read.ts';
import type { View } from '../view.ts';
import { controllerIds, subprocessorsOf } from './own-parties.ts';
import { isWithin } from './mechanism.ts';

export interface Destination {
  /** Undefined for an environment of which nobody is said to run it. */
  readonly party: PartyInfo | undefined;
  /** Countries outside the EEA. */
  readonly countries: ReadonlySet<string>;
  readonly at: Anchor;
  /** The other places of this pipeline that send data there. */
  readonly also: readonly Anchor[];
  /** Whether a cloud is among them. */
  readonly cloud: boolean;
}

/** The destinations outside the EEA, in the order of the text. */
export function destinations(view: View): readonly Destination[] {
  const { pipeline, environment, flow } = view;
  const found = new Map<string, { party: PartyInfo | undefined; countries: Set<string>; places: Anchor[]; cloud: boolean }>();
  const add = (key: string, party: PartyInfo | undefined, countries: readonly (string | undefined)[], at: Anchor, cloud = false): void => {
    const outside = countries.flatMap((country) => (country === undefined || isWithin(country, view) ? [] : [country]));
    if (outside.length === 0) return;
    const one = found.get(key) ?? { party, countries: new Set<string>(), places: [], cloud: false };
    for (const country of outside) one.countries.add(country);
    one.places.push(at);
    found.set(key, { ...one, cloud: one.cloud || cloud });
  };
  const inCloud = text(pipeline.environment?.['kind']) === 'cloud';
  for (const processor of pipeline.processors.values()) {
    const party = environment.party(pipeline, processor.id);
    const at = view.at(processor.path, 'key');
    const { storage, support, telemetry } = processor.all;
    add(party?.id ?? processor.id, party, [party?.country, ...texts(storage), ...texts(support), ...texts(telemetry)], at);
    for (const { name, path } of subprocessorsOf(processor)) {
      const sub = environment.party(pipeline, name);
      if (sub !== undefined) add(sub.id, sub, [sub.country], view.at(path, 'value'));
    }
  }
  const own = controllerIds(view);
  const host = (where: PlainMap | undefined, path: Path, whole: Path): void => {
    if (where === undefined) return;
    const name = text(where['party']);
    const party = name === undefined ? undefined : environment.party(pipeline, name);
    const country = text(where['country']);
    const cloud = text(where['kind']) === 'cloud';
    // An environment that nobody is said to run may be a processor's; then that one's mechanism is what counts.
    const known = name !== undefined ? undefined : [...found.entries()].find(([, one]) => country !== undefined && one.countries.has(country));
    const key = known?.[0] ?? party?.id ?? `environment ${country ?? ''}`;
    const lands = view.at(whole, whole === path ? 'whole' : 'key');
    add(key, known?.[1].party ?? party, [country, ...(party === undefined || own.has(party.id) ? [] : [party.country])], lands, cloud);
  };
  host(pipeline.environment, ['environment'], ['environment']);
  for (const { decl, profile, inputs } of flow.steps) {
    const path = [...decl.path, 'environment'];
    if (decl.environment !== undefined && [profile, ...inputs.map((input) => input.profile)].some((one) => personalFields(one).length > 0)) host(decl.environment, path, path);
  }
  for (const { decl, profile, at } of flow.outputs) {
    if (personalFields(profile).length === 0) continue;
    for (const ref of decl.recipients) {
      const party = environment.party(pipeline, ref.id);
      if (party !== undefined && !own.has(party.id)) add(party.id, party, [party.country], at);
    }
    host(decl.environment, [...decl.path, 'environment'], decl.path);
  }
  return [...found.values()].flatMap(({ party, countries, places: [at, ...also], cloud }) => (at === undefined ? [] : [{ party, countries, at, also, cloud: cloud || (inCloud && party !== undefined && pipeline.processors.has(party.id)) }]));
}
