/** Settings that say the same as one object, however often they are read: what was computed with them is kept by identity. */
import { alike } from '../base/equal.ts';
import type { Settings } from '../service/settings.ts';

/**
 * A function that answers, for settings, the first object that said the same.
 * @param known objects that are in use already
 */
export function sameSettings(known: ReadonlySet<Settings> = new Set()): (settings: Settings) => Settings {
  const kept = [...known];
  const seen = new Map<Settings, Settings>(kept.map((settings) => [settings, settings]));
  return (settings) => {
    let found = seen.get(settings);
    if (found === undefined) {
      found = kept.find((candidate) => alike(candidate, settings));
      if (found === undefined) kept.push((found = settings));
      seen.set(settings, found);
    }
    return found;
  };
}
