/** The configuration of one file, as text or JSON: every value with where it comes from. */
import type { BilingualText, Locale } from '../messages/template.ts';
import type { EffectiveConfig, EffectiveRule, Origin, Told } from '../service/effective-config.ts';
import { safeJson } from './safe-json.ts';
import { visible, widthOf } from './visible.ts';

/** What is shown of one file. File names are as messages show them, with `/`. */
export interface ShownConfig {
  readonly file: string;
  /** Whether a search of its folder opens it, and why. */
  readonly search: {
    readonly selected: boolean;
    readonly because: 'name' | 'include' | 'exclude' | 'gitignore' | 'folder';
    readonly by: Told<string> | undefined;
  };
  /** The configurations, the nearest first. */
  readonly layers: readonly { readonly file: string; readonly package: { readonly name: string; readonly version: string | undefined } | undefined }[];
  /** Why it is these: found by its place, or told on the command line. */
  readonly choice: 'nearest' | '--config' | '--no-config';
  /** Where globs count from; undefined without a configuration. */
  readonly directory: string | undefined;
  readonly config: EffectiveConfig;
}

/** As JSON; nothing in it but `language` depends on the language. Keys are only added within a version. */
export function configJson({ file, search, layers, choice, directory, config }: ShownConfig, version: string): string {
  const { rules, limits, ...values } = config;
  return safeJson({
    schemaVersion: 1,
    tool: { name: 'grondslag', version },
    file,
    search: { selected: search.selected, because: search.because, ...(search.by === undefined ? {} : { glob: search.by }) },
    choice,
    configurations: layers.map((layer) => ({ file: layer.file, ...(layer.package === undefined ? {} : { package: layer.package.name, version: layer.package.version ?? null }) })),
    directory: directory ?? null,
    values: { ...values, limits: Object.fromEntries(limits.map(({ key, value, from }) => [key, { value, from }])) },
    rules: rules.map(({ rule, on, from, severity, options, locked }) => ({
      rule: rule.id,
      on,
      from,
      severity: severity ?? { value: rule.severity, from: { kind: 'default' } },
      preset: rule.preset,
      confidence: rule.confidence,
      options,
      locked: locked ?? null,
    })),
  });
}

const T = {
  found: { nl: 'een zoekopdracht in de map opent dit bestand', en: 'a search of the folder opens this file' },
  left: { nl: 'een zoekopdracht in de map slaat dit bestand over; het telt alleen als het zelf wordt genoemd', en: 'a search of the folder leaves this file out; it counts only when it is named itself' },
  layers: { nl: 'Configuratie, de dichtstbijzijnde eerst:', en: 'Configuration, the nearest first:' },
  none: { nl: 'Geen configuratie', en: 'No configuration' },
  directory: { nl: 'Patronen tellen vanaf', en: 'Globs count from' },
  default: { nl: 'standaard', en: 'default' },
  rules: { nl: 'Regels', en: 'Rules' },
  on: { nl: 'aan', en: 'on' },
  off: { nl: 'uit', en: 'off' },
  locked: { nl: 'niet met een opmerking te negeren', en: 'no comment can ignore it' },
  from: { nl: 'vanaf preset', en: 'from preset' },
  some: { nl: 'voor', en: 'for' },
  note: {
    nl: 'Een zwaarte die niemand instelde, is de gewone van de regel: één bevinding kan zwaarder of lichter zijn.',
    en: 'A severity that nobody set is the usual one of the rule: a single finding can be graver or milder.',
  },
  version: { nl: 'versie onbekend', en: 'version unknown' },
} as const satisfies Record<string, BilingualText>;

const BECAUSE: Readonly<Record<ShownConfig['search']['because'], { readonly in: BilingualText; readonly out: BilingualText }>> = {
  name: { in: { nl: 'door zijn naam', en: 'by its name' }, out: { nl: 'door zijn naam, en geen patroon van include past', en: 'by its name, and no glob of include matches' } },
  include: { in: { nl: 'include', en: 'include' }, out: { nl: 'include', en: 'include' } },
  exclude: { in: { nl: 'exclude', en: 'exclude' }, out: { nl: 'exclude', en: 'exclude' } },
  gitignore: { in: { nl: '.gitignore', en: '.gitignore' }, out: { nl: '.gitignore', en: '.gitignore' } },
  folder: { in: { nl: '.git en node_modules', en: '.git and node_modules' }, out: { nl: '.git en node_modules worden nooit doorzocht', en: '.git and node_modules are never searched' } },
};

/** As text for people. */
export function configText(shown: ShownConfig, locale: Locale): string {
  const { file, search, layers, choice, directory, config } = shown;
  const reason = BECAUSE[search.because][search.selected ? 'in' : 'out'][locale];
  const [open, close] = locale === 'nl' ? ['«', '»'] : ['“', '”'];
  const by = search.by === undefined ? '' : ` ${open}${search.by.value}${close} (${placeText(search.by.from, locale)})`;
  const head = [file, `  ${T[search.selected ? 'found' : 'left'][locale]}: ${reason}${by}`, ''];
  const files = layers.map((layer) => `  ${layer.file}${layer.package === undefined ? '' : ` (${layer.package.name} ${layer.package.version ?? T.version[locale]})`}`);
  const sources = layers.length === 0 ? [`${T.none[locale]}${choice === 'nearest' ? '' : ` (${choice})`}`] : [`${T.layers[locale]}${choice === 'nearest' ? '' : ` (${choice})`}`, ...files, `${T.directory[locale]}: ${directory}`];
  const on = config.rules.filter((rule) => rule.on);
  const off = config.rules.filter((rule) => !rule.on);
  const lines = [
    ...head,
    ...sources,
    '',
    ...columns(valueRows(config, locale)),
    '',
    `${T.rules[locale]}: ${on.length} ${T.on[locale]}, ${off.length} ${T.off[locale]}`,
    ...columns([...on, ...off].flatMap((rule) => ruleRows(rule, locale))).map((line) => `  ${line}`),
    '',
    T.note[locale],
  ];
  return `${lines.map(visible).join('\n')}\n`;
}

type Row = readonly [string, string, string];

function valueRows(config: EffectiveConfig, locale: Locale): readonly Row[] {
  const row = (key: string, { value, from }: Told<string | number | null | readonly string[]>): Row => [key, value === null ? '–' : typeof value === 'object' ? value.join(', ') || '–' : String(value), placeText(from, locale)];
  const { rules: _, limits, ...values } = config;
  return [
    ...Object.entries(values).flatMap(([key, value]: [string, Told<string | number | null | readonly string[]> | readonly Told<string>[]]): readonly Row[] => ('value' in value ? [row(key, value)] : value.map((item) => row(key, item)))),
    ...limits.map((limit) => row(`limits.${limit.key}`, limit)),
  ];
}

function ruleRows({ rule, on, from, severity, options, locked }: EffectiveRule, locale: Locale): readonly Row[] {
  const why = from.kind === 'preset' ? `${T.from[locale]} ${rule.preset}` : placeText(from, locale);
  return [
    [on ? (severity?.value ?? rule.severity) : T.off[locale], rule.id, why],
    ...Object.entries(options).map(([name, { value, from: place }]): Row => ['', `  ${name}: ${value}`, placeText(place, locale)]),
    ...(locked === undefined ? [] : [['', `  locked: ${T.locked[locale]}`, placeText(locked, locale)] as const]),
  ];
}

function placeText(from: Origin, locale: Locale): string {
  switch (from.kind) {
    case 'default': case 'preset': return T.default[locale];
    case 'command': return from.option;
    case 'file': return `${from.file}:${from.line}:${from.column}${from.files === undefined ? '' : ` (${T.some[locale]} ${from.files.join(', ')})`}`;
  }
}

/** Rows with their cells below each other. */
function columns(rows: readonly Row[]): readonly string[] {
  const shown = rows.map((row) => row.map(visible) as unknown as Row);
  const wide = ([0, 1] as const).map((at) => Math.max(0, ...shown.map((row) => widthOf(row[at]))));
  return shown.map(([first, second, third]) => `${pad(first, wide[0]!)}  ${pad(second, wide[1]!)}  ${third}`.trimEnd());
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
