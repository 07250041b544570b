/**
 * Order of two strings by UTF-16 code unit: the same on every machine and in every locale.
 * @returns negative, zero or positive, as `Array.sort` wants it
 */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
