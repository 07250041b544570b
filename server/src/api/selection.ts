/** Which rules are reported: by their id, their lens or their principles. */
import { closest } from '../base/closest.ts';
import { knowledge } from '../knowledge/load.ts';
import { BUILT_IN, type RuleSet } from '../rules/own/rule-set.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { isOwnName } from '../service/config-read.ts';
import { Fault } from './fault.ts';

const LENSES: readonly string[] = ['technical', 'legal', 'ethical'];

/** A file that cannot be read is never a pass: only its own name can put this rule aside. */
const ALWAYS = 'invalid-yaml';

/** Names of rules, lenses and principles, as given. */
export interface RuleWish {
  readonly select: readonly string[];
  readonly ignore: readonly string[];
}

/** What a rule can be asked for by. */
export type RuleName = Pick<RuleMeta, 'id' | 'lens' | 'principles'>;

export interface RuleSelection {
  selected(rule: RuleName): boolean;
  /** Rules that were asked for by name. */
  readonly enabled: ReadonlySet<string> | undefined;
}

/** Names of own rules are taken as they are: `checkOwnNames` holds them against the catalogues. @throws Fault for a name that is no rule, lens or principle */
export function readSelection({ select, ignore }: RuleWish): RuleSelection {
  checkNames('--select', select.filter((name) => !isOwnName(name)), BUILT_IN);
  checkNames('--ignore', ignore.filter((name) => !isOwnName(name)), BUILT_IN);
  const among = (names: readonly string[], rule: RuleName): boolean => names.includes(rule.id) || names.includes(rule.lens) || rule.principles.some((principle) => names.includes(principle));
  const enabled = new Set(select.filter((name) => isOwnName(name) || BUILT_IN.byId(name) !== undefined));
  return {
    selected: (rule) => (rule.id === ALWAYS ? !ignore.includes(ALWAYS) : (select.length === 0 || among(select, rule)) && !among(ignore, rule)),
    enabled: enabled.size === 0 ? undefined : enabled,
  };
}

/** @throws Fault for an own rule that no catalogue of the run has */
export function checkOwnNames({ select, ignore }: RuleWish, rules: RuleSet): void {
  checkNames('--select', select.filter(isOwnName), rules);
  checkNames('--ignore', ignore.filter(isOwnName), rules);
}

/** What can be selected and ignored: rules, lenses and principles. */
export function selectableNames(rules: RuleSet = BUILT_IN): readonly string[] {
  return [...rules.list.map(({ id }) => id), ...LENSES, ...knowledge().principles.map(({ id }) => id)];
}

function checkNames(option: string, names: readonly string[], rules: RuleSet): void {
  if (names.length === 0) return;
  const known = selectableNames(rules);
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = closest(name, known);
    throw new Fault({
      nl: `${option}: «${name}» is geen regel, vraag of beginsel${near === undefined ? '' : `; bedoelde je «${near}»?`}`,
      en: `${option}: “${name}” is no rule, lens or principle${near === undefined ? '' : `; did you mean “${near}”?`}`,
    });
  }
}
