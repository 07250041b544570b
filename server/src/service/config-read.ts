/** One configuration file as it is written: read, checked, and nothing assumed. Never throws. */
import { closest } from '../base/closest.ts';
import type { Locale } from '../messages/template.ts';
import type { Path } from '../model/path.ts';
import type { Preset, Severity } from '../rules/finding.ts';
import { takes, type OptionValues, type RuleOption } from '../rules/option.ts';
import { RULES, ruleById } from '../rules/registry.ts';
import { MAX_ALIAS_NODES, MAX_DEPTH, MAX_TEXT } from '../syntax/limits.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { CONFIG_TEXT, configProblem, type ConfigProblem } from './config-problems.ts';
import { list, mapping, readOneDocument, type Mapping } from './one-document.ts';
import type { Settings } from './settings.ts';

export type RuleLevel = Severity | 'off';
export type FailOn = Severity | 'never';

export interface RuleOverride {
  readonly files: readonly string[];
  readonly rules: ReadonlyMap<string, RuleLevel>;
  readonly options: OptionValues;
}

/** Bounds on what is read; lower than the built-in ones. */
export interface ConfigLimits {
  readonly fileSize?: number;
  readonly depth?: number;
  readonly aliasNodes?: number;
  readonly files?: number;
}

/** What one file says; what it does not say is undefined or empty. */
export interface ConfigLayer {
  readonly source: SourceFile;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly catalogs: readonly string[];
  readonly extends: readonly string[];
  readonly preset: Preset | undefined;
  readonly language: Locale | undefined;
  readonly failOn: FailOn | undefined;
  readonly rules: ReadonlyMap<string, RuleLevel>;
  readonly options: OptionValues;
  readonly overrides: readonly RuleOverride[];
  readonly locked: readonly string[];
  readonly requireOnIgnore: Settings['requireOnIgnore'] | undefined;
  /** The file with known findings, from the folder of this one. */
  readonly baseline: string | undefined;
  readonly limits: ConfigLimits;
  /** Where a logical path stands in the text. */
  readonly spanAt: (path: Path, part: 'key' | 'value') => Span;
}

/** The built-in limits: a configuration can lower them, never raise them. */
const MOST: Readonly<Record<string, number>> = { fileSize: MAX_TEXT, depth: MAX_DEPTH, aliasNodes: MAX_ALIAS_NODES };

/** Reads a configuration. With problems the layer holds what could be understood. */
export function readConfig(source: SourceFile): { readonly layer: ConfigLayer; readonly problems: readonly ConfigProblem[] } {
  const { value, problems, spanAt } = readOneDocument(source, 'config');
  const note = (path: Path, part: 'key' | 'value', message: ConfigProblem['message']): void => void problems.push(configProblem(source, spanAt(path, part), message));
  const top = mapping(value);
  checkRules(top, note);
  const limits = mapping(top['limits']);
  for (const [key, most] of Object.entries(MOST)) if (Number(limits[key]) > most) note(['limits', key], 'value', CONFIG_TEXT.limitTooHigh(key, most));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { layer: layerOf(source, top, spanAt), problems };
}

function layerOf(source: SourceFile, top: Mapping, spanAt: ConfigLayer['spanAt']): ConfigLayer {
  const limits = mapping(top['limits']);
  return {
    source,
    include: texts(top['include']),
    exclude: texts(top['exclude']),
    catalogs: texts(top['catalogs']),
    extends: texts(top['extends']),
    preset: oneOf(top['preset'], ['engineer', 'reviewer', 'auditor']),
    language: oneOf(top['language'], ['nl', 'en']),
    failOn: oneOf(top['failOn'], ['error', 'warning', 'info', 'never']),
    rules: ruleLevels(top['rules']),
    options: optionValues(top['rules']),
    overrides: list(top['overrides']).map((item) => ({ files: texts(mapping(item)['files']), rules: ruleLevels(mapping(item)['rules']), options: optionValues(mapping(item)['rules']) })),
    locked: texts(top['locked']),
    requireOnIgnore: Array.isArray(top['requireOnIgnore']) ? list(top['requireOnIgnore']).flatMap((item) => oneOf(item, ['by', 'until', 'reason']) ?? []) : undefined,
    baseline: typeof top['baseline'] === 'string' && top['baseline'].trim() !== '' ? top['baseline'] : undefined,
    limits: { ...whole(limits, 'fileSize'), ...whole(limits, 'depth'), ...whole(limits, 'aliasNodes'), ...whole(limits, 'files') },
    spanAt,
  };
}

function checkRules(top: Mapping, note: (path: Path, part: 'key' | 'value', message: ConfigProblem['message']) => void): void {
  const unknown = (id: string): ConfigProblem['message'] => CONFIG_TEXT.unknownRule(id, closest(id, RULES.map((rule) => rule.id)));
  const checkLevels = (value: unknown, path: Path): void => {
    for (const [id, setting] of Object.entries(mapping(value))) {
      if (ruleById(id) === undefined && !isOwnName(id)) note([...path, id], 'key', unknown(id));
      const options = optionsOf(id);
      for (const [name, given] of Object.entries(mapping(setting))) {
        const option = options.get(name);
        if (option === undefined) {
          if (name !== 'severity') note([...path, id, name], 'key', CONFIG_TEXT.unknownOption(id, name, closest(name, ['severity', ...options.keys()])));
        } else if (given !== null && !takes(option, given)) note([...path, id, name], 'value', CONFIG_TEXT.wrongOption(id, name, option));
      }
    }
  };
  checkLevels(top['rules'], ['rules']);
  list(top['overrides']).forEach((item, index) => checkLevels(mapping(item)['rules'], ['overrides', String(index), 'rules']));
  list(top['locked']).forEach((id, index) => {
    if (typeof id === 'string' && ruleById(id) === undefined && !isOwnName(id)) note(['locked', String(index)], 'value', unknown(id));
  });
}

/** Whether a name can be that of a catalogue's rule, `catalogue/rule`: which those are, only the workspace knows. */
export function isOwnName(id: string): boolean {
  return /^[^\s/]+\/[^\s/]+$/.test(id);
}

function ruleLevels(value: unknown): ReadonlyMap<string, RuleLevel> {
  const levels = new Map<string, RuleLevel>();
  for (const [id, setting] of Object.entries(mapping(value))) {
    const level = oneOf(typeof setting === 'string' ? setting : mapping(setting)['severity'], ['off', 'info', 'warning', 'error']);
    if (level !== undefined) levels.set(id, level);
  }
  return levels;
}

function optionsOf(id: string): ReadonlyMap<string, RuleOption> {
  return new Map(Object.entries(ruleById(id)?.options ?? {}));
}

/** The options that are set, with values they can take; null leaves the default. */
function optionValues(value: unknown): OptionValues {
  const values = new Map<RuleOption, number | string>();
  for (const [id, setting] of Object.entries(mapping(value))) {
    const given = mapping(setting);
    for (const [name, option] of optionsOf(id)) if (Object.hasOwn(given, name) && takes(option, given[name])) values.set(option, given[name]);
  }
  return values;
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return list(value).filter((item): item is string => typeof item === 'string');
}

function oneOf<const T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((item) => item === value);
}

function whole<const K extends string>(value: Mapping, key: K): { readonly [P in K]?: number } {
  const number = value[key];
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? ({ [key]: number } as { readonly [P in K]: number }) : {};
}
