/**
 * Damerau–Levenshtein distance (insert, remove, replace, swap neighbours), capped.
 * @returns the distance, or `limit + 1` where it is larger than `limit`
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(distance);
      best = Math.min(best, distance);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/**
 * The candidate that a mistyped word most likely meant; letter case is not counted as a difference.
 * @param maxDistance largest number of edits; by default a third of the word's length, at least one, at most three
 * @returns the nearest candidate (the first of equals), or undefined where none is near enough
 */
export function closest(word: string, candidates: Iterable<string>, maxDistance?: number): string | undefined {
  // Longer than any name of ours: comparing would only cost time.
  if (word.length > 64) return undefined;
  const limit = maxDistance ?? Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  const wanted = word.toLowerCase();
  let found: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    // Only a nearer one counts from here on.
    const distance = editDistance(wanted, candidate.toLowerCase(), least - 1);
    if (distance < least) {
      found = candidate;
      least = distance;
    }
  }
  return found;
}
