/**
 * Which rules would find something else after a move to a register, tried in short turns and kept
 * until anything changes: a new entry of a catalogue makes everything be looked at again.
 */
import { changedRules } from '../../service/same-findings.ts';
import type { ToRegister } from '../../service/to-register.ts';
import type { Session } from '../session.ts';
import { epochOf, isNow, type Epoch, type Wanted } from '../weighing.ts';
import { pause } from '../turns.ts';

interface Trials {
  readonly epoch: Epoch;
  readonly running: Map<string, Promise<readonly string[] | undefined>>;
  /** The end of the queue. */
  last: Promise<unknown>;
}

const known = new WeakMap<Session, Trials>();

/**
 * The rules that would find something else; undefined where that is not known within `patience`
 * milliseconds (it is worked out all the same as long as somebody wants it, for the next time it is asked), or no longer of use.
 * @param key tells one move from others as long as no text changes
 */
export async function tried(key: string, move: ToRegister, session: Session, wanted: Wanted, patience = Infinity): Promise<readonly string[] | undefined> {
  let trials = known.get(session);
  if (trials === undefined || !isNow(trials.epoch, session)) known.set(session, (trials = { epoch: epochOf(session), running: new Map(), last: Promise.resolve() }));
  const { epoch, running } = trials;
  let answer = running.get(key);
  if (answer === undefined) {
    answer = trials.last.then(() => workOut(move, epoch, session, wanted)).then((rules) => {
      if (rules === undefined) running.delete(key);
      return rules;
    });
    running.set(key, answer);
    trials.last = answer.catch(() => undefined);
  }
  const rules = patience === Infinity ? await answer : await within(patience, answer);
  return isNow(epoch, session) ? rules : undefined;
}

async function workOut(move: ToRegister, epoch: Epoch, session: Session, wanted: Wanted): Promise<readonly string[] | undefined> {
  const goesOn = (): boolean => wanted() && isNow(epoch, session);
  await pause();
  if (!goesOn()) return undefined;
  const work = changedRules(move, move.placeOf, epoch.analysis);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await pause();
    if (!goesOn()) return undefined;
  }
}

async function within<T>(patience: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
