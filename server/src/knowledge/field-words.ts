/**
 * Field names as words. Column names come in every notation (`geboorteDatum`, `GEB_DATUM`, `pc6`, `e-mail`), so words are cut
 * at case changes, digits and separators, and compared without accents and case.
 */

/** A name longer than this, or with more words, announces nothing: it is a sentence, and would be slow to search. */
const MAX_LENGTH = 80;
const MAX_WORDS = 10;

/** The words of a field name, lower case without accents; empty for a name too long to be one. */
export function fieldWords(name: string): readonly string[] {
  if (name.length > MAX_LENGTH) return [];
  const spaced = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2');
  const words = spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > MAX_WORDS ? [] : words;
}

/** A key under which two spellings of one phrase meet: `geboorte datum`, `geboorteDatum` and `geboortedatum`. */
export function phraseKey(phrase: string): string {
  // Nearly all phrases are plain words already.
  return /^[a-z]+(?: [a-z]+)*$/.test(phrase) && phrase.length <= MAX_LENGTH ? phrase.replaceAll(' ', '') : fieldWords(phrase).join('');
}
