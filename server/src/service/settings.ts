/** What the configuration decides about findings. One value per file: the nearest configuration counts. */
import type { Finding, Preset, Severity } from '../rules/finding.ts';
import type { OptionValues } from '../rules/option.ts';
import type { ReadLimits } from '../syntax/limits.ts';
import type { RuleSet } from '../rules/own/rule-set.ts';
import type { Rule } from '../rules/rule.ts';

export interface Settings {
  readonly preset: Preset;
  /** Per rule: another severity, or off. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** Options of rules that have another value than their default. */
  readonly options?: OptionValues;
  /** Rules that no comment may switch off here, beside those that none may anywhere. */
  readonly locked: ReadonlySet<string>;
  readonly requireOnIgnore: readonly ('by' | 'until' | 'reason')[];
  /** Bounds on what is read of the file, lower than the built-in ones. */
  readonly limits?: ReadLimits;
  /** Rules that were asked for by name: they run whatever their preset. */
  readonly enabled?: ReadonlySet<string>;
}

export const DEFAULT_SETTINGS: Settings = { preset: 'engineer', rules: new Map(), locked: new Set(), requireOnIgnore: ['by', 'until', 'reason'] };

const RANK: Readonly<Record<Preset, number>> = { engineer: 0, reviewer: 1, auditor: 2 };

/** Whether something of `preset` is reported under the chosen one: reviewer adds to engineer, auditor to both. */
export function includes(chosen: Preset, preset: Preset): boolean {
  return RANK[preset] <= RANK[chosen];
}

/** Whether a rule runs at all: a severity set by hand switches it on whatever its preset. */
export function isActive(rule: Rule, settings: Settings): boolean {
  const own = settings.rules.get(rule.id);
  return own === 'off' ? false : own !== undefined || settings.enabled?.has(rule.id) === true || includes(settings.preset, rule.preset);
}

/** How serious a finding is: as its rule says, unless a configuration says otherwise. */
export function severityOf({ rule, severity }: Pick<Finding, 'rule' | 'severity'>, settings: Settings): Severity {
  const own = settings.rules.get(rule);
  return own === undefined || own === 'off' ? severity : own;
}

const activeLists = new WeakMap<Settings, { readonly rules: RuleSet; readonly active: readonly Rule[] }>();

/** The rules of a set that look at pipelines under these settings, in the set's order: the same for every pipeline. */
export function activeChecks(rules: RuleSet, settings: Settings): readonly Rule[] {
  let known = activeLists.get(settings);
  if (known?.rules !== rules) activeLists.set(settings, (known = { rules, active: rules.list.filter((rule) => rule.check !== undefined && isActive(rule, settings)) }));
  return known.active;
}
