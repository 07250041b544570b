/**
 * The rules of a catalogue, from plain values. What cannot be understood makes a rule stricter or
 * idle, never more lenient: a list that is no list restricts nothing, an exception with a key or
 * value that means nothing is no exception.
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { OwnRule, RuleException, Words } from './own-rule.ts';
import { below, type Path, type UnitKey } from './path.ts';
import { given, isMap, map, mapOf, refs, text, texts, type Plain, type PlainMap } from './read.ts';

const SEVERITIES = ['error', 'warning', 'info'] as const;
const LENSES = ['technical', 'legal', 'ethical'] as const;
const CONDITIONS: ReadonlySet<string> = new Set(['purposes', 'law', 'evidence', 'pseudonymous', 'level', 'audience', 'recipients']);

/** The rules under `rules` of a catalogue, by their id. */
export function buildRules(value: Plain, unit: UnitKey): ReadonlyMap<string, OwnRule> {
  return mapOf(value, ['rules'], (item, id, path): OwnRule => {
    const it = map(item) ?? {};
    const within = listed(it['within']);
    return {
      id, unit, path,
      severity: SEVERITIES.find((one) => one === it['severity']),
      lens: LENSES.find((one) => one === it['lens']),
      principles: refs(it['principle'], path, 'principle'),
      message: words(it['message']),
      why: words(it['why']),
      resolve: words(it['resolve']),
      together: Array.isArray(it['together']) ? refs(it['together'], path, 'together') : [],
      purposes: listed(it['purposes']),
      within: within === undefined ? undefined : new Set(within),
      unless: exceptions(it['unless'], below(path, 'unless')),
    };
  });
}

/** A list with something in it; anything else restricts nothing. */
function listed(value: Plain): readonly string[] | undefined {
  const list = Array.isArray(value) ? texts(value) : [];
  return list.length === 0 ? undefined : list;
}

function words(value: Plain): Words | undefined {
  const whole = text(value);
  if (whole !== undefined) return { nl: whole, en: whole };
  const it = map(value) ?? {};
  const [nl, en] = [text(it['nl']), text(it['en'])];
  const either = nl ?? en;
  return either === undefined ? undefined : { nl: nl ?? either, en: en ?? either };
}

function exceptions(value: Plain, path: Path): readonly RuleException[] {
  if (isMap(value)) return present(exception(value, path));
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Plain, index) => (isMap(item) ? present(exception(item, below(path, String(index)))) : []));
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

function exception(it: PlainMap, path: Path): RuleException | undefined {
  const keys = Object.keys(it);
  if (keys.length === 0 || !keys.every((key) => CONDITIONS.has(key) && isUnderstood(key, it[key]))) return undefined;
  const list = (key: string): readonly string[] | undefined => (Object.hasOwn(it, key) ? texts(it[key]) : undefined);
  return {
    path,
    purposes: list('purposes'),
    law: Object.hasOwn(it, 'law') ? refs(it['law'], path, 'law') : undefined,
    evidence: list('evidence'),
    pseudonymous: it['pseudonymous'] === true,
    level: text(it['level']),
    audience: list('audience'),
    recipients: Object.hasOwn(it, 'recipients') ? refs(it['recipients'], path, 'recipients') : undefined,
  };
}

function isUnderstood(key: string, value: Plain): boolean {
  if (value === PLACEHOLDER || !given(value)) return false;
  if (key === 'pseudonymous') return value === true;
  if (key === 'level') return typeof value === 'string';
  return texts(value).length > 0 && (!Array.isArray(value) || texts(value).length === value.length);
}
