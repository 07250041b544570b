/** Names in a configuration file: rules as keys and in lists, and the options that a rule has. */
import { rules } from './named.ts';
import { RANK, type Asking, type Proposal } from './proposal.ts';

const NO_RULES: ReadonlySet<string> = new Set();

/** Whether a path leads to a mapping of rules. */
function isRules(path: readonly string[]): boolean {
  return (path.length === 1 && path[0] === 'rules') || (path.length === 3 && path[0] === 'overrides' && path[2] === 'rules');
}

/** As the mere name, where a colon follows already. */
export function nameOnly(proposal: Proposal): Proposal {
  const { snippet, ...rest } = proposal;
  return snippet === undefined ? proposal : rest;
}

/** The rules that may be set here, or the options of one. */
export function configKeys(path: readonly string[], present: ReadonlySet<string>, asking: Asking): readonly Proposal[] {
  const written = (one: Proposal): Proposal => (asking.spot.colon ? nameOnly(one) : { ...one, snippet: one.snippet ?? `${one.label}: `, more: true });
  if (isRules(path)) return rules(asking, NO_RULES, false, [...present]).map(written);
  if (!isRules(path.slice(0, -1))) return [];
  const options = asking.analysis.rules().byId(path[path.length - 1] ?? '')?.options ?? {};
  return Object.entries(options).filter(([name]) => !present.has(name)).map(([label, option]) => written({ label, kind: 'key', detail: option.description[asking.locale], snippet: `${label}: \${1:${option.default}}`, rank: RANK.usual }));
}

/** The names that fit as a value: rules that are locked. */
export function configNames(path: readonly string[], chosen: readonly string[], asking: Asking): readonly Proposal[] {
  return path[0] === 'locked' ? rules(asking, NO_RULES, true, chosen) : [];
}
