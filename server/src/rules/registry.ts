/** All built-in rules, sorted by id. A test holds `all.ts` and the files of the rule folders together. */
import { byCodeUnit } from '../base/sorted.ts';
import * as all from './all.ts';
import type { BuiltInRule } from './rule.ts';

export const RULES: readonly BuiltInRule[] = Object.values<BuiltInRule>(all).sort((a, b) => byCodeUnit(a.id, b.id));

const byId: ReadonlyMap<string, BuiltInRule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The built-in rule with this id, or undefined. */
export function ruleById(id: string): BuiltInRule | undefined {
  return byId.get(id);
}
