/** The places and fixes that findings about a change of purpose share. */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Operation } from '../../edit/operations.ts';
import type { Passage } from '../../lineage/compatibility.ts';
import type { Collected } from '../../lineage/profile.ts';
import type { Purpose } from '../../model/pipeline.ts';
import type { Fix, RelatedPlace } from '../finding.ts';
import { shortLabels } from '../places.ts';
import { isOwn } from '../purpose-place.ts';
import type { View } from '../view.ts';
import { kindLabel, type PurposePath } from './purpose-paths.ts';

const ORIGIN = { nl: 'verzameld voor {kind}', en: 'collected for {kind}' };
const HOP = { nl: 'onderweg gebruikt voor {kind}', en: 'used on the way for {kind}' };
const HANDED = { nl: 'de gegevens komen uit deze uitvoer', en: 'the data come from this output' };
const ALLOWED = { nl: 'de maker staat deze soorten doel toe: {allowed}', en: 'the maker allows these kinds of purpose: {allowed}' };
const USED = { nl: 'hier gebruikt voor {kind}', en: 'used here for {kind}' };

/** Where the data come from and go to: each origin, each purpose on the way, the output that hands them on, the purpose here. */
export function wayPlaces(path: PurposePath, view: View): readonly RelatedPlace[] {
  const { source, purpose } = path;
  const upstream = source.supply.upstream;
  const counted = [...source.profile.collected.values()].filter((item) => !item.original || path.open.some(({ collected }) => collected.kind === item.kind));
  const stated = [...counted].sort((a, b) => Number(b.original) - Number(a.original) || b.distance - a.distance);
  return [
    ...stated.map((item) => collectedPlace(item, view)),
    ...(upstream === undefined ? [] : [{ at: { unit: upstream.pipeline.key, path: upstream.output.path, part: 'key' as const }, message: HANDED, params: {} }]),
    { at: { unit: purpose.unit, path: purpose.path, part: 'key' }, message: USED, params: { kind: kindLabel(purpose.kind ?? '', view) } },
  ];
}

/** What the maker of the data allows, where this use is none of it. */
export function allowedPlaces({ source, outside }: PurposePath, view: View): readonly RelatedPlace[] {
  const upstream = source.supply.upstream;
  if (!outside || upstream === undefined) return [];
  const allowed = shortLabels((upstream.output.allowedUses ?? []).map((ref) => kindLabel(ref.id, view)));
  return [{ at: { unit: upstream.pipeline.key, path: [...upstream.output.path, 'allowedUses'], part: 'whole' }, message: ALLOWED, params: { allowed } }];
}

function collectedPlace(item: Collected, view: View): RelatedPlace {
  return { at: item.at, message: item.original ? ORIGIN : HOP, params: { kind: kindLabel(item.kind, view) } };
}

/** A skeleton of the answer that would settle each passage; nothing for a purpose of a catalogue. */
export function answerFixes(path: PurposePath, passages: readonly Passage[], view: View): readonly Fix[] {
  if (!isOwn(path.purpose, view) || passages.length === 0) return [];
  return [{
    title: { nl: 'Voeg een onderbouwing toe om in te vullen', en: 'Add the reasons to fill in' },
    params: {},
    kind: 'suggestion',
    principle: 'purpose-limitation',
    operations: passages.map((passage): Operation => ({ op: 'append', unit: view.pipeline.key, path: [...path.purpose.path, 'compatibility'], value: skeleton(passage) })),
  }];
}

function skeleton({ collected, cell }: Passage): Readonly<Record<string, string>> {
  const decided = { by: PLACEHOLDER, date: PLACEHOLDER };
  if (cell !== 'test') return { from: collected.kind, outcome: 'by-law', law: PLACEHOLDER, ...decided };
  return { from: collected.kind, link: PLACEHOLDER, context: PLACEHOLDER, nature: PLACEHOLDER, consequences: PLACEHOLDER, safeguards: PLACEHOLDER, outcome: PLACEHOLDER, ...decided };
}

/** The path a finding was about, found again for its fixes. */
export function pathOf(paths: readonly PurposePath[], source: string | undefined, purpose: Purpose['id'] | undefined): PurposePath | undefined {
  return paths.find((path) => path.source.name === source && path.purpose.id === purpose);
}
