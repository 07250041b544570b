/** All rules, sorted by id. A test holds `all.ts` and the files of the rule folders together. */
import { byCodeUnit } from '../base/sorted.ts';
import * as all from './all.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = Object.values<Rule>(all).sort((a, b) => byCodeUnit(a.id, b.id));

const byId: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id, or undefined. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
