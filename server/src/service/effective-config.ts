/**
 * The configuration that counts for one file, and where each of its values comes from. It says what
 * `settingsReader` decides, value by value: a test holds the two together.
 */
import type { Locale } from '../messages/template.ts';
import type { Path } from '../model/path.ts';
import type { Preset, Severity } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { BASELINE_NAME } from './baseline.ts';
import { rulingsOf, type Ruling } from './config.ts';
import type { ConfigLayer, ConfigLimits, FailOn, RuleLevel } from './config-read.ts';
import { DEFAULT_SETTINGS, includes, type Settings } from './settings.ts';

/** Where a value comes from. Lines and columns count from 1, columns in UTF-16 units. */
export type Origin =
  | { readonly kind: 'default' }
  /** The preset that was chosen decides. */
  | { readonly kind: 'preset' }
  | { readonly kind: 'command'; readonly option: string }
  | { readonly kind: 'file'; readonly file: string; readonly line: number; readonly column: number; readonly files?: readonly string[] };

export interface Told<T> {
  readonly value: T;
  readonly from: Origin;
}

/** What the command line asks for on top; undefined for what it leaves to the configuration. */
export interface Asked {
  readonly preset?: Preset | undefined;
  readonly language?: Locale | undefined;
  readonly failOn?: FailOn | undefined;
  readonly baseline?: string | undefined;
  /** Rules that `--select` names: they run whatever their preset. */
  readonly enabled?: ReadonlySet<string> | undefined;
  /** The option of the command line that leaves a rule out. */
  readonly refusedBy?: ((rule: Rule) => string | undefined) | undefined;
  /** The language where nobody says one. */
  readonly system: Locale;
  /** How the file of a layer is called where it is shown. */
  readonly nameOf: (file: string) => string;
}

export interface EffectiveRule {
  readonly rule: Rule;
  readonly on: boolean;
  /** Why it is on or off: what was said last, else what the preset makes of it. */
  readonly from: Origin;
  /** The severity of its findings; undefined where each finding has the one that the rule gives it. */
  readonly severity: Told<Severity> | undefined;
  readonly options: Readonly<Record<string, Told<number | string>>>;
  readonly locked: Origin | undefined;
}

export interface EffectiveConfig {
  readonly preset: Told<Preset>;
  readonly language: Told<Locale>;
  readonly failOn: Told<FailOn>;
  /** As it is written, from the folder of the file that says it; unsaid beside the nearest configuration, where it need not be. */
  /** Null where no configuration says what a baseline belongs to, and none was asked for. */
  readonly baseline: Told<string | null>;
  readonly requireOnIgnore: Told<Settings['requireOnIgnore']>;
  readonly include: readonly Told<string>[];
  readonly exclude: readonly Told<string>[];
  readonly catalogs: readonly Told<string>[];
  readonly extends: readonly Told<string>[];
  readonly limits: readonly (Told<number> & { readonly key: keyof ConfigLimits })[];
  readonly rules: readonly EffectiveRule[];
}

/**
 * Puts layers together with the place of every value.
 * @param layers what is built upon first, the nearest file last
 * @param matches whether one of the globs matches the file
 * @param rules all rules there are
 */
export function effectiveConfig(layers: readonly ConfigLayer[], matches: (globs: readonly string[]) => boolean, rules: readonly Rule[], asked: Asked): EffectiveConfig {
  const single = <T>(key: 'preset' | 'language' | 'failOn' | 'baseline' | 'requireOnIgnore', pick: (layer: ConfigLayer) => T | undefined, given: T | undefined, option: string, fallback: T): Told<T> => {
    if (given !== undefined) return { value: given, from: { kind: 'command', option } };
    const layer = layers.findLast((one) => pick(one) !== undefined);
    return layer === undefined ? { value: fallback, from: { kind: 'default' } } : { value: pick(layer)!, from: placeOf(layer, [[key]], asked.nameOf) };
  };
  const each = (key: 'include' | 'exclude' | 'catalogs' | 'extends'): readonly Told<string>[] => layers.flatMap((layer) => layer[key].map((value, index) => ({ value, from: itemPlace(layer, key, index, asked.nameOf) })));
  const preset = single('preset', ({ preset: one }) => one, asked.preset, '--preset', DEFAULT_SETTINGS.preset);
  const rulings = applyingRulings(layers, matches);
  const locked = new Map(layers.toReversed().flatMap((layer) => layer.locked.map((id, index) => [id, itemPlace(layer, 'locked', index, asked.nameOf)] as const).reverse()));
  return {
    preset,
    language: single('language', ({ language }) => language, asked.language, '--language', asked.system),
    failOn: single<FailOn>('failOn', ({ failOn }) => failOn, asked.failOn, '--fail-on', 'error'),
    baseline: single<string | null>('baseline', ({ baseline }) => baseline, asked.baseline, '--baseline', layers.length === 0 ? null : BASELINE_NAME),
    requireOnIgnore: single('requireOnIgnore', ({ requireOnIgnore }) => requireOnIgnore, undefined, '', DEFAULT_SETTINGS.requireOnIgnore),
    include: each('include'),
    exclude: each('exclude'),
    catalogs: each('catalogs'),
    extends: each('extends'),
    limits: LIMITS.flatMap((key) => {
      const layer = layers.findLast(({ limits }) => limits[key] !== undefined);
      return layer === undefined ? [] : [{ key, value: layer.limits[key]!, from: placeOf(layer, [['limits', key]], asked.nameOf) }];
    }),
    rules: rules.map((rule) => effectiveRule(rule, rulings, preset.value, asked, locked.get(rule.id))),
  };
}

const LIMITS: readonly (keyof ConfigLimits)[] = ['fileSize', 'depth', 'aliasNodes', 'files'];

interface PlacedRuling {
  readonly ruling: Ruling;
  readonly layer: ConfigLayer;
  /** Where its rules stand. */
  readonly path: Path;
}

/** What the layers say of rules that counts for the file, the last word last. */
function applyingRulings(layers: readonly ConfigLayer[], matches: (globs: readonly string[]) => boolean): readonly PlacedRuling[] {
  return layers.flatMap((layer) =>
    rulingsOf(layer).flatMap((ruling, index): readonly PlacedRuling[] => {
      if (ruling.files === undefined) return [{ ruling, layer, path: ['rules'] }];
      return matches(ruling.files) ? [{ ruling, layer, path: ['overrides', String(index - 1), 'rules'] }] : [];
    }),
  );
}

function effectiveRule(rule: Rule, rulings: readonly PlacedRuling[], preset: Preset, asked: Asked, locked: Origin | undefined): EffectiveRule {
  const level = rulings.findLast(({ ruling }) => ruling.rules.has(rule.id));
  const said: Told<RuleLevel> | undefined = level && { value: level.ruling.rules.get(rule.id)!, from: settingPlace(level, rule.id, 'severity', asked.nameOf) };
  const options = Object.entries(rule.options ?? {}).map(([name, option]): readonly [string, Told<number | string>] => {
    const last = rulings.findLast(({ ruling }) => ruling.options.has(option));
    return [name, last === undefined ? { value: option.default, from: { kind: 'default' } } : { value: last.ruling.options.get(option)!, from: settingPlace(last, rule.id, name, asked.nameOf) }];
  });
  return {
    rule,
    ...running(rule, said, preset, asked),
    severity: said === undefined || said.value === 'off' ? undefined : { value: said.value, from: said.from },
    options: Object.fromEntries(options),
    locked,
  };
}

/** Whether a rule runs, and what decides that. */
function running(rule: Rule, said: Told<RuleLevel> | undefined, preset: Preset, { enabled, refusedBy }: Asked): { readonly on: boolean; readonly from: Origin } {
  const refused = refusedBy?.(rule);
  if (refused !== undefined) return { on: false, from: { kind: 'command', option: refused } };
  if (said !== undefined) return { on: said.value !== 'off', from: said.from };
  if (enabled?.has(rule.id) === true) return { on: true, from: { kind: 'command', option: '--select' } };
  return { on: includes(preset, rule.preset), from: { kind: 'preset' } };
}

function settingPlace({ ruling, layer, path }: PlacedRuling, id: string, name: string, nameOf: Asked['nameOf']): Origin {
  return { ...placeOf(layer, [[...path, id, name], [...path, id]], nameOf), ...(ruling.files === undefined ? {} : { files: ruling.files }) };
}

/** The place of an item of a list, which may be written as a single value. */
export function itemPlace(layer: ConfigLayer, key: 'include' | 'exclude' | 'catalogs' | 'extends' | 'locked', index: number, nameOf: Asked['nameOf']): Origin {
  return placeOf(layer, [[key, String(index)], [key]], nameOf);
}

/** The place of the first of these paths that is in the text. */
function placeOf({ source, spanAt }: ConfigLayer, paths: readonly Path[], nameOf: Asked['nameOf']): Origin {
  const span = paths.map((path) => spanAt(path, 'value')).find(({ end }) => end > 0);
  const { line, character } = source.positionAt(span?.start ?? 0);
  return { kind: 'file', file: nameOf(source.id), line: line + 1, column: character + 1 };
}
