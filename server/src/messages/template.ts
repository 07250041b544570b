/** The languages grondslag speaks. Ids, keys and JSON never depend on it; texts do. */
export type Locale = 'nl' | 'en';

/** One text in both languages; `{name}` is a place for a parameter. */
export interface BilingualText {
  readonly nl: string;
  readonly en: string;
}

/** The names of the `{placeholders}` in a template, as a type. */
export type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

export type Params = Readonly<Record<string, string>>;

/**
 * Fills a template. A place without a parameter stays visible as `{name}`, so that a mistake is
 * seen (and caught by a test) and never becomes an empty claim.
 */
export function fill(template: string, params: Params): string {
  return template.replace(/\{([a-zA-Z][a-zA-Z0-9]*)\}/g, (place, name: string) => (Object.hasOwn(params, name) ? params[name]! : place));
}

/** The text in one language, filled. */
export function render(text: BilingualText, locale: Locale, params: Params = {}): string {
  return fill(text[locale], params);
}

/** Names as an enumeration in running text: «a», «b» en «c» / “a”, “b” and “c”. */
export function enumerate(names: readonly string[], locale: Locale): string {
  const quoted = names.map((name) => (locale === 'nl' ? `«${name}»` : `“${name}”`));
  if (quoted.length < 2) return quoted.join('');
  const last = quoted[quoted.length - 1]!;
  return `${quoted.slice(0, -1).join(', ')} ${locale === 'nl' ? 'en' : 'and'} ${last}`;
}
