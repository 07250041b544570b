/** Names of own rules in a configuration, held against the catalogues that are there. */
import { closest } from '../base/closest.ts';
import type { Path } from '../model/path.ts';
import type { RuleSet } from '../rules/own/rule-set.ts';
import { CONFIG_TEXT, configProblem, type ConfigProblem } from './config-problems.ts';
import { isOwnName, type ConfigLayer } from './config-read.ts';
import type { Workspace } from './workspace.ts';

/**
 * Rules of a catalogue that a configuration names and the catalogue does not have. Of a catalogue
 * that is not read nothing is said: a run on part of the files must not fail for it.
 */
export function ownRuleProblems({ source, rules, overrides, locked, spanAt }: ConfigLayer, workspace: Workspace, known: RuleSet): readonly ConfigProblem[] {
  const named: readonly (readonly [id: string, path: Path, part: 'key' | 'value'])[] = [
    ...[...rules.keys()].map((id) => [id, ['rules', id], 'key'] as const),
    ...overrides.flatMap((override, index) => [...override.rules.keys()].map((id) => [id, ['overrides', String(index), 'rules', id], 'key'] as const)),
    ...locked.map((id, index) => [id, ['locked', String(index)], 'value'] as const),
  ];
  const catalogs = new Set([...workspace.allUnits()].flatMap((unit) => (unit.kind === 'catalog' ? [unit.id] : [])));
  return named.flatMap(([id, path, part]) => {
    if (!isOwnName(id) || !catalogs.has(id.slice(0, id.indexOf('/'))) || workspace.environment.rules.some(({ name }) => name === id)) return [];
    return [configProblem(source, spanAt(path, part), CONFIG_TEXT.unknownRule(id, closest(id, known.own.map((rule) => rule.id))))];
  });
}
