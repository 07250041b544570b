/** The rules that hold in a workspace: those of the program, and those its catalogues add. */
import type { Environment } from '../../lineage/environment.ts';
import type { OwnRule } from '../../model/own-rule.ts';
import { RULES, ruleById } from '../registry.ts';
import type { Rule } from '../rule.ts';
import { ownRule } from './own-rule.ts';

export interface RuleSet {
  /** The built-in rules by their id, then the own ones in the order of their catalogues. */
  readonly list: readonly Rule[];
  readonly own: readonly Rule[];
  byId(id: string): Rule | undefined;
}

export const BUILT_IN: RuleSet = { list: RULES, own: [], byId: ruleById };

const sets = new WeakMap<Environment, RuleSet>();

/** The rules of an environment; the same object as long as no catalogue changes. */
export function rulesOf(environment: Environment): RuleSet {
  if (environment.rules.length === 0) return BUILT_IN;
  let set = sets.get(environment);
  if (set === undefined) sets.set(environment, (set = build(environment)));
  return set;
}

function build(environment: Environment): RuleSet {
  const own = environment.rules.flatMap((declared) => (takesBuiltInName(declared.rule) ? [] : (ownRule(declared, environment) ?? [])));
  const byId = new Map(own.map((rule) => [rule.id, rule]));
  return { list: [...RULES, ...own], own, byId: (id) => ruleById(id) ?? byId.get(id) };
}

/** Whether a rule is called like a built-in one: it would be taken for that, so it does not run. */
export function takesBuiltInName({ id }: OwnRule): boolean {
  return ruleById(id) !== undefined;
}
