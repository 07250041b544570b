/**
 * What a configuration comes to: its layers put together, and the settings of one file. Pure: which
 * file is the nearest, and what `extends` refers to, is found out by the host, for the editor and
 * the command line alike.
 */
import type { Locale } from '../messages/template.ts';
import type { Preset } from '../rules/finding.ts';
import type { OptionValues } from '../rules/option.ts';
import type { ReadLimits } from '../syntax/limits.ts';
import type { ConfigLayer, ConfigLimits, FailOn, RuleLevel } from './config-read.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** The name of a configuration file. */
export const CONFIG_NAME = 'grondslag.config.yaml';

export interface Config {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly preset: Preset | undefined;
  readonly language: Locale | undefined;
  readonly failOn: FailOn | undefined;
  /** What is said of rules, the last word last. */
  readonly rulings: readonly Ruling[];
  readonly locked: ReadonlySet<string>;
  readonly requireOnIgnore: Settings['requireOnIgnore'];
  readonly limits: ConfigLimits;
}

/** What one layer says of rules, for all files or for those that its globs match. */
export interface Ruling {
  /** Undefined for all files. */
  readonly files: readonly string[] | undefined;
  readonly rules: ReadonlyMap<string, RuleLevel>;
  readonly options: OptionValues;
}

/** What a layer says of rules, in the order in which it counts: what is said of some files comes after what is said of all. */
export function rulingsOf({ rules, options, overrides }: Pick<ConfigLayer, 'rules' | 'options' | 'overrides'>): readonly Ruling[] {
  return [{ files: undefined, rules, options }, ...overrides];
}

/**
 * Puts layers together, the ones that are built upon first. What a later layer says replaces what
 * an earlier one said, rule by rule, also what that said of some files only; globs add up; what one
 * layer locks stays locked.
 */
export function mergeConfig(layers: readonly Omit<ConfigLayer, 'source' | 'spanAt'>[]): Config {
  const last = <T>(pick: (layer: Omit<ConfigLayer, 'source' | 'spanAt'>) => T | undefined): T | undefined =>
    layers.reduce<T | undefined>((found, layer) => pick(layer) ?? found, undefined);
  return {
    include: layers.flatMap((layer) => layer.include),
    exclude: layers.flatMap((layer) => layer.exclude),
    preset: last((layer) => layer.preset),
    language: last((layer) => layer.language),
    failOn: last((layer) => layer.failOn),
    rulings: layers.flatMap(rulingsOf).filter(({ rules, options }) => rules.size + options.size > 0),
    locked: new Set(layers.flatMap((layer) => layer.locked)),
    requireOnIgnore: last((layer) => layer.requireOnIgnore) ?? DEFAULT_SETTINGS.requireOnIgnore,
    limits: Object.assign({}, ...layers.map((layer) => layer.limits)) as ConfigLimits,
  };
}

/** What the user asks for on top of the configuration. */
export interface Wishes {
  readonly preset?: Preset | undefined;
  /** Rules that run whatever their preset. */
  readonly enabled?: ReadonlySet<string> | undefined;
}

/**
 * The settings of one file. The same answers come as the same object, so that what is computed with
 * them can be kept: hold on to the function, not to its results.
 * @param matches whether one of the globs matches the file
 */
export function settingsReader(config: Config | undefined, wishes: Wishes = {}): (matches: (globs: readonly string[]) => boolean) => Settings {
  const known = new Map<string, Settings>();
  const { fileSize, depth, aliasNodes } = config?.limits ?? {};
  const limits: ReadLimits = { ...(fileSize === undefined ? {} : { text: fileSize }), ...(depth === undefined ? {} : { depth }), ...(aliasNodes === undefined ? {} : { aliasNodes }) };
  return (matches) => {
    const applying = (config?.rulings ?? []).filter(({ files }) => files === undefined || matches(files));
    const key = applying.map((ruling) => config!.rulings.indexOf(ruling)).join(' ');
    let settings = known.get(key);
    if (settings === undefined) {
      const options: OptionValues = new Map(applying.flatMap((ruling) => [...ruling.options]));
      settings = {
        preset: wishes.preset ?? config?.preset ?? DEFAULT_SETTINGS.preset,
        rules: new Map(applying.flatMap((ruling) => [...ruling.rules])),
        locked: config?.locked ?? DEFAULT_SETTINGS.locked,
        requireOnIgnore: config?.requireOnIgnore ?? DEFAULT_SETTINGS.requireOnIgnore,
        ...(Object.keys(limits).length === 0 ? {} : { limits }),
        ...(options.size === 0 ? {} : { options }),
        ...(wishes.enabled === undefined ? {} : { enabled: wishes.enabled }),
      };
      known.set(key, settings);
    }
    return settings;
  };
}
