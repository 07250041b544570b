/**
 * What a configuration comes to: its layers put together, and the settings of one file. Pure: which
 * file is the nearest, and what `extends` refers to, is found out by the host, for the editor and
 * the command line alike.
 */
import type { Locale } from '../messages/template.ts';
import type { Preset } from '../rules/finding.ts';
import type { OptionValues } from '../rules/option.ts';
import type { ReadLimits } from '../syntax/limits.ts';
import type { ConfigLayer, ConfigLimits, FailOn, RuleLevel, RuleOverride } from './config-read.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** The name of a configuration file. */
export const CONFIG_NAME = 'grondslag.config.yaml';

export interface Config {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly preset: Preset | undefined;
  readonly language: Locale | undefined;
  readonly failOn: FailOn | undefined;
  readonly rules: ReadonlyMap<string, RuleLevel>;
  readonly options: OptionValues;
  readonly overrides: readonly RuleOverride[];
  readonly locked: ReadonlySet<string>;
  readonly requireOnIgnore: Settings['requireOnIgnore'];
  readonly limits: ConfigLimits;
}

/**
 * Puts layers together, the ones that are built upon first. What a later layer says replaces what
 * an earlier one said, rule by rule; globs and overrides add up; what one layer locks stays locked.
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
    rules: new Map(layers.flatMap((layer) => [...layer.rules])),
    options: new Map(layers.flatMap((layer) => [...layer.options])),
    overrides: layers.flatMap((layer) => layer.overrides),
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
    const applying = (config?.overrides ?? []).filter((override) => matches(override.files));
    const key = applying.map((override) => config!.overrides.indexOf(override)).join(' ');
    let settings = known.get(key);
    if (settings === undefined) {
      const options: OptionValues = new Map([...(config?.options ?? []), ...applying.flatMap((override) => [...override.options])]);
      settings = {
        preset: wishes.preset ?? config?.preset ?? DEFAULT_SETTINGS.preset,
        rules: new Map([...(config?.rules ?? []), ...applying.flatMap((override) => [...override.rules])]),
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
