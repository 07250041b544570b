/**
 * Deterministic pseudo-random choices. Every file has a generator of its own, seeded with its
 * number, so that file 17 of a corpus of 100 and of a corpus of 5,000 are the same bytes.
 */

/**
 * @param {number} seed any integer
 * @returns {{below: (n: number) => number, chance: (p: number) => boolean, pick: <T>(list: readonly T[]) => T, sample: <T>(list: readonly T[], n: number) => T[]}}
 */
export function randomOf(seed) {
  let state = (seed * 0x9e3779b1 + 0x85ebca6b) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return {
    below,
    chance: (p) => next() < p,
    pick: (list) => list[below(list.length)],
    /** `n` different members, in the order of the list. */
    sample(list, n) {
      const marked = list.map((item, index) => ({ item, index, key: next() }));
      marked.sort((a, b) => a.key - b.key || a.index - b.index);
      return marked.slice(0, n).sort((a, b) => a.index - b.index).map(({ item }) => item);
    },
  };
}
