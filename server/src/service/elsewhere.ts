/**
 * Answers about other units, kept while nothing changes. An answer that says the same as before stays
 * the same object: whoever asked can tell by that whether to ask again.
 */
import { alike } from '../base/equal.ts';
import { saidBy, type Consumer, type Elsewhere, type Power } from '../lineage/elsewhere.ts';
import { inFileOrder } from '../lineage/link.ts';
import type { UnitKey } from '../model/path.ts';
import type { Workspace } from './workspace.ts';

/** What somebody was told. */
export interface Told {
  consumers?: readonly Consumer[];
  powers?: readonly Power[];
}

export interface Answers {
  /** Answers for a unit; what is asked is noted in `told`. */
  for(key: UnitKey, told: Told): Elsewhere;
  /** Whether the unit would be told the same now. */
  holds(key: UnitKey, told: Told): boolean;
  /** The answers of a copy of the workspace: one that says the same there is the same object as here. */
  fork(copy: Workspace): Answers;
}

interface Kept {
  readonly consumers: ReadonlyMap<UnitKey, { readonly value: readonly Consumer[] }>;
  readonly powers: { readonly value: readonly Power[] } | undefined;
}

/** Stands for no revision at all: what is kept from elsewhere must be looked at again. */
const BEFORE = -1;

/** The answers of a workspace, beginning with those that were given before, if any. */
export function makeAnswers(workspace: Workspace, before?: Kept): Answers {
  const consumers = new Map<UnitKey, { revision: number; value: readonly Consumer[] }>();
  for (const [key, { value }] of before?.consumers ?? []) consumers.set(key, { revision: BEFORE, value });
  let powers: { revision: number; value: readonly Power[] } | undefined = before?.powers && { revision: BEFORE, value: before.powers.value };

  const consumersOf = (key: UnitKey): readonly Consumer[] => {
    const { revision, environment } = workspace;
    const before = consumers.get(key);
    if (before?.revision === revision) return before.value;
    const id = workspace.unit(key)?.id ?? '';
    const now = (workspace.link().readers.get(key) ?? []).flatMap((reader) => {
      const unit = workspace.unit(reader);
      return unit?.kind === 'pipeline' ? saidBy(unit, environment).uses.get(id) ?? [] : [];
    });
    const value = before !== undefined && alike(before.value, now) ? before.value : now;
    consumers.set(key, { revision, value });
    return value;
  };

  const allPowers = (): readonly Power[] => {
    const { revision, environment } = workspace;
    if (powers?.revision === revision) return powers.value;
    const speaking = [...workspace.allUnits()].filter((unit) => unit.kind === 'pipeline' && saidBy(unit, environment).powers.length > 0);
    const now = inFileOrder(speaking).flatMap((unit) => (unit.kind === 'pipeline' ? saidBy(unit, environment).powers : []));
    powers = { revision, value: powers !== undefined && alike(powers.value, now) ? powers.value : now };
    return powers.value;
  };

  return {
    for: (key, told) => ({
      consumers: () => (told.consumers = consumersOf(key)),
      powers: () => (told.powers = allPowers()),
    }),
    holds: (key, told) => (told.consumers === undefined || told.consumers === consumersOf(key)) && (told.powers === undefined || told.powers === allPowers()),
    fork: (copy) => makeAnswers(copy, { consumers, powers }),
  };
}
