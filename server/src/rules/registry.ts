/** All rules, sorted by id. A test holds this list and the files of the rule folders together. */
import { rule as combinationWithoutGround } from './combination/combination-without-ground.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  combinationWithoutGround,
];

const byId: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
