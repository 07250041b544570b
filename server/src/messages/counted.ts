/** Numbers with what they count, as people write them. */
import type { Locale } from './template.ts';

const NOUNS = {
  error: { nl: ['fout', 'fouten'], en: ['error', 'errors'] },
  warning: { nl: ['waarschuwing', 'waarschuwingen'], en: ['warning', 'warnings'] },
  info: { nl: ['opmerking', 'opmerkingen'], en: ['remark', 'remarks'] },
  finding: { nl: ['bevinding', 'bevindingen'], en: ['finding', 'findings'] },
  file: { nl: ['bestand', 'bestanden'], en: ['file', 'files'] },
  pipeline: { nl: ['pijplijn', 'pijplijnen'], en: ['pipeline', 'pipelines'] },
  output: { nl: ['uitvoer', 'uitvoeren'], en: ['output', 'outputs'] },
  year: { nl: ['jaar', 'jaar'], en: ['year', 'years'] },
  month: { nl: ['maand', 'maanden'], en: ['month', 'months'] },
  week: { nl: ['week', 'weken'], en: ['week', 'weeks'] },
  day: { nl: ['dag', 'dagen'], en: ['day', 'days'] },
} as const;

/** What can be counted. */
export type Noun = keyof typeof NOUNS;

/** A noun for one or for more of it. */
export function noun(what: Noun, count: number, locale: Locale): string {
  return NOUNS[what][locale][count === 1 ? 0 : 1];
}

/** How many of something: `1 bestand`, `2 files`. */
export function counted(count: number, what: Noun, locale: Locale): string {
  return `${count} ${noun(what, count, locale)}`;
}

/** A number with its thousands apart: `12.400` / `12,400`. */
export function thousands(count: number, locale: Locale): string {
  return String(count).replace(/(?<=\d)(?=(?:\d{3})+$)/g, locale === 'nl' ? '.' : ',');
}

const UNITS: readonly Noun[] = ['year', 'month', 'week', 'day'];

/** An ISO-8601 duration of whole years, months, weeks and days in words, one for each unit; undefined for anything else. */
export function durationParts(duration: string, locale: Locale): readonly string[] | undefined {
  const match = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(duration);
  return match?.slice(1).flatMap((count, index) => (count === undefined ? [] : [counted(Number(count), UNITS[index]!, locale)]));
}
