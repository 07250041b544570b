/**
 * What changes would do, worked out for who asks and kept until anything changes. One change at a
 * time, in short slices between which messages are served; the last to ask is not served last for
 * it: what nobody waits for any more is left out.
 */
import { digest } from '../base/digest.ts';
import { baselineOf, effectOf, type Baseline, type Effect } from '../service/effect.ts';
import { editsFor, type FixOffer } from '../service/fixes.ts';
import { fileOf, type UnitKey } from '../model/path.ts';
import type { Analysis } from '../service/analysis.ts';
import type { Session } from './session.ts';
import { pause } from './turns.ts';

/** What the effects were worked out of: a change of any of it makes them worthless. */
export interface Epoch {
  readonly analysis: Analysis;
  readonly revision: number;
  readonly rest: readonly unknown[];
}

interface Known {
  readonly epoch: Epoch;
  readonly baseline: Baseline;
  readonly effects: Map<string, Promise<Effect | undefined>>;
  readonly ready: Map<string, Effect | undefined>;
  /** The end of the queue. */
  last: Promise<unknown>;
}

const known = new WeakMap<Session, Known>();

/** Tells a change from others by what it does to the texts. */
export function keyOf({ operations }: Pick<FixOffer, 'operations'>): string {
  return digest(JSON.stringify(operations));
}

/** What answers are worked out of now. */
export function epochOf(session: Session): Epoch {
  return { analysis: session.analysis(), revision: session.workspace.revision, rest: [session.preferences, ...session.projects.values()] };
}

/** Whether nothing has changed since. */
export function isNow({ analysis, revision, rest }: Epoch, session: Session): boolean {
  const now = epochOf(session);
  return now.analysis === analysis && now.revision === revision && now.rest.length === rest.length && now.rest.every((item, index) => item === rest[index]);
}

function knownNow(session: Session): Known {
  const before = known.get(session);
  if (before !== undefined && isNow(before.epoch, session)) return before;
  const epoch = epochOf(session);
  const fresh: Known = { epoch, baseline: baselineOf(epoch.analysis, (file) => !session.silent(file)), effects: new Map(), ready: new Map(), last: Promise.resolve() };
  known.set(session, fresh);
  return fresh;
}

/** Whether somebody still wants the answer. */
export type Wanted = () => boolean;

/**
 * The effects of changes by their key, as far as they are there within `patience` milliseconds; the
 * rest is worked out all the same, for the next time it is asked. An effect that could not be had is
 * left out, and so is that of a change of a very long text.
 */
export async function weigh(offers: readonly FixOffer[], session: Session, wanted: Wanted, patience: number): Promise<ReadonlyMap<string, Effect>> {
  const state = knownNow(session);
  const work = Promise.all(offers.map((offer) => effectNow(offer, state, session, wanted)));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
  const found = new Map<string, Effect>();
  // A text that came in meanwhile makes them numbers of yesterday.
  if (!isNow(state.epoch, session)) return found;
  for (const offer of offers) {
    const effect = state.ready.get(keyOf(offer));
    if (effect !== undefined) found.set(keyOf(offer), effect);
  }
  return found;
}

function effectNow(offer: FixOffer, state: Known, session: Session, wanted: Wanted): Promise<Effect | undefined> {
  const key = keyOf(offer);
  let effect = state.effects.get(key);
  if (effect === undefined) {
    effect = state.last.then(() => workOut(offer, state, session, wanted)).then((found) => {
      if (found === 'not-wanted') state.effects.delete(key);
      else state.ready.set(key, found);
      return found === 'not-wanted' ? undefined : found;
    });
    state.effects.set(key, effect);
    state.last = effect.catch(() => undefined);
  }
  return effect;
}

/** What is read to plan a change, in UTF-16 units: each operation reads its text anew. Above this somebody would feel it. */
const MOST_READ = 400_000;
/** The longest text that is changed to see what comes of it: reading and modelling it is one piece of work. */
const MOST_TEXT = 80_000;

/** Whether a unit stands in so long a text that nothing is tried with it. */
export function isLong(unit: UnitKey, session: Session): boolean {
  return lengthOf(unit, session) > MOST_TEXT;
}

function lengthOf(unit: UnitKey, { workspace }: Session): number {
  return workspace.file(fileOf(unit))?.source.text.length ?? 0;
}

/** Whether working it out would hold up everything else. */
function isTooLong({ operations }: FixOffer, session: Session): boolean {
  const lengths = operations.map(({ unit }) => lengthOf(unit, session));
  return operations.some(({ unit }) => isLong(unit, session)) || lengths.reduce((sum, length) => sum + length, 0) > MOST_READ;
}

async function workOut(offer: FixOffer, { epoch, baseline }: Known, session: Session, wanted: Wanted): Promise<Effect | undefined | 'not-wanted'> {
  const goesOn = (): boolean => wanted() && isNow(epoch, session);
  await pause();
  if (!goesOn()) return 'not-wanted';
  if (isTooLong(offer, session)) return undefined;
  const edits = editsFor(offer.operations, epoch.analysis);
  if (edits === undefined) return undefined;
  const work = effectOf(edits, baseline);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await pause();
    if (!goesOn()) return 'not-wanted';
  }
}
