import { fieldWords, phraseKey } from './field-words.ts';
import type { Category } from './types.ts';

/** What a field name says about its category. */
export interface NameIndex {
  /** Likely categories, best first. Precise rather than greedy: a name with a word nobody listed proposes nothing. */
  proposeFor(fieldName: string): readonly Category[];
  /** As `proposeFor`, without the categories that only a general word suggests: strong enough to contradict a declaration. */
  announcedBy(fieldName: string): readonly Category[];
}

interface Announcement {
  readonly category: Category;
  readonly strong: boolean;
}

/** A run of words, `start` to `end` inclusive, and what it announces. */
interface Match extends Announcement {
  readonly start: number;
  readonly end: number;
}

interface Remembered {
  readonly all: readonly Category[];
  readonly strong: readonly Category[];
}

/** So many names are remembered before the memory is emptied: an editor session sees every half-typed name. */
const MEMORY = 20_000;

/**
 * Indexes the words that announce categories.
 * @param qualifiers words that may stand beside an announcing word (`klant`, `nummer`); any other word means that the field
 *   is about something else: `naamPlant` is no person's name
 */
export function indexNames(categories: readonly Category[], qualifiers: readonly string[]): NameIndex {
  const phrases = new Map<string, Announcement[]>();
  for (const category of categories) {
    for (const phrase of [...category.names.nl, ...category.names.en]) add(phrases, phrase, { category, strong: true });
    for (const phrase of category.names.weak) add(phrases, phrase, { category, strong: false });
  }
  const harmless = new Set(qualifiers);
  const memory = new Map<string, Remembered>();

  function remember(fieldName: string): Remembered {
    const known = memory.get(fieldName);
    if (known !== undefined) return known;
    const matches = search(fieldWords(fieldName), phrases, harmless);
    const found = { all: distinct(matches), strong: distinct(matches.filter((match) => match.strong)) };
    if (memory.size >= MEMORY) memory.clear();
    memory.set(fieldName, found);
    return found;
  }
  return {
    proposeFor: (fieldName) => remember(fieldName).all,
    announcedBy: (fieldName) => remember(fieldName).strong,
  };
}

function add(phrases: Map<string, Announcement[]>, phrase: string, announcement: Announcement): void {
  const key = phraseKey(phrase);
  const known = phrases.get(key);
  if (known === undefined) phrases.set(key, [announcement]);
  else if (!known.some((other) => other.category === announcement.category)) known.push(announcement);
}

/** Every run of whole words that announces a category while the other words are harmless, unless a longer run holds it. */
function search(words: readonly string[], phrases: ReadonlyMap<string, readonly Announcement[]>, harmless: ReadonlySet<string>): readonly Match[] {
  const found: Match[] = [];
  for (let start = 0; start < words.length; start++) {
    let run = '';
    for (let end = start; end < words.length; end++) {
      run += words[end] ?? '';
      const announcements = phrases.get(run);
      if (announcements === undefined || !others(words, start, end, harmless)) continue;
      for (const announcement of announcements) found.push({ ...announcement, start, end });
    }
  }
  return found
    .filter((match) => !found.some((other) => other.start <= match.start && other.end >= match.end && size(other) > size(match)))
    .sort((a, b) => size(b) - size(a) || Number(b.strong) - Number(a.strong));
}

function size(match: Match): number {
  return match.end - match.start;
}

function others(words: readonly string[], start: number, end: number, harmless: ReadonlySet<string>): boolean {
  return words.every((word, i) => (i >= start && i <= end) || harmless.has(word) || /^\p{N}+$/u.test(word));
}

function distinct(matches: readonly Match[]): readonly Category[] {
  return [...new Set(matches.map((match) => match.category))];
}
