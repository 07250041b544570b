/** What fixed values mean, in words: those that hovers tell, and those of the configuration and of yes and no. */
import type { BilingualText } from '../../messages/template.ts';
import { valueWords } from '../value-words.ts';

type Words = Readonly<Record<string, BilingualText>>;

const SEVERITY: Words = {
  off: { nl: 'niet melden', en: 'not reported' },
  info: { nl: 'ter informatie', en: 'for information' },
  warning: { nl: 'waarschuwing', en: 'warning' },
  error: { nl: 'fout', en: 'error' },
  never: { nl: 'nooit', en: 'never' },
};

const BY_KEY: Readonly<Record<string, Words>> = {
  schedule: { once: { nl: 'eenmalig', en: 'one time' } },
  failOn: SEVERITY,
  rules: SEVERITY,
  severity: SEVERITY,
  preset: {
    engineer: { nl: 'wat wie bouwt moet weten', en: 'what who builds must know' },
    reviewer: { nl: 'ook wat wie beoordeelt wil weten', en: 'also what who reviews wants to know' },
    auditor: { nl: 'alles, ook de plichten op papier', en: 'everything, also the duties on paper' },
  },
  language: { nl: { nl: 'Nederlands', en: 'Dutch' }, en: { nl: 'Engels', en: 'English' } },
};

const FLAG: Words = { true: { nl: 'ja', en: 'yes' }, false: { nl: 'nee', en: 'no' } };

/** What a fixed value at a path means, or undefined where the value speaks for itself. */
export function meaningOfValue(path: readonly string[], value: string): BilingualText | undefined {
  const told = valueWords(path, value);
  if (told !== undefined) return told;
  const names = path.filter((segment) => !/^\d+$/.test(segment));
  for (const table of [BY_KEY[names[names.length - 1] ?? ''], BY_KEY[names[names.length - 2] ?? ''], FLAG]) if (table !== undefined && Object.hasOwn(table, value)) return table[value];
  return undefined;
}
