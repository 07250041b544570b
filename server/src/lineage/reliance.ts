/** Who may rely on a law, as far as that is on record. What is not recorded is never held against anyone. */
import type { Environment, KnownLaw, PartyInfo, Scope } from './environment.ts';

/**
 * Whether one of the parties may rely on the law, or nothing is recorded that says otherwise. An id
 * stands for its party, and in the knowledge base for every party of its kind: `gemeenten` are all
 * municipalities, under whatever id a file names one. Mixed parties get the benefit of the doubt.
 */
export function mayRely(law: KnownLaw, parties: readonly PartyInfo[], unit: Scope, environment: Environment): boolean {
  const scope = law.controllers;
  if (provesNothing(law) || scope === undefined || scope.length === 0 || parties.length === 0) return true;
  return parties.some((party) => {
    if (party.kind === undefined || party.kind === 'mixed' || party.kind === 'partnership') return true;
    return scope.some((entry) => {
      if (entry === party.kind || entry === party.id) return true;
      const named = environment.party(unit, entry);
      return named !== undefined && (named.id === party.id || (law.declaration === undefined && named.kind === party.kind));
    });
  });
}

/** Whether an entry may not be held against anyone: one of the knowledge base that nobody looked up. */
export function provesNothing(law: KnownLaw): boolean {
  return law.declaration === undefined && law.narrowing === undefined && law.evidence === 'unverified';
}
