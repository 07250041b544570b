/**
 * The texts of the client in the language that the user chose for findings, which may be another than that of VS Code;
 * a change of the setting holds for the next text. English is the text itself.
 */
import dutch from '../l10n/bundle.l10n.nl.json' with { type: 'json' };
import { language } from './language.ts';

const BUNDLE: Readonly<Record<string, string>> = dutch;

export const l10n = {
  /** A text with its values filled in. */
  t: (english: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const text = language() === 'nl' ? (BUNDLE[english] ?? english) : english;
    return text.replace(/\{(\w+)\}/gu, (name, key: string) => String(values[key] ?? name));
  },
};
