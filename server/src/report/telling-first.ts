/** Build servers show the first few findings of a step: the order in which those tell most. */
import { GRAVEST_FIRST } from '../rules/finding.ts';
import type { Confidence } from '../rules/rule.ts';
import type { ResultFinding } from './result.ts';

const CONFIDENCE: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/**
 * The most serious first, then the surest; among equals what was not told yet comes before another
 * finding about the same combination, and another file before one more finding in the same.
 */
export function tellingFirst<T extends ResultFinding>(findings: readonly T[]): readonly T[] {
  const weight = ({ severity, confidence }: T): number => GRAVEST_FIRST.indexOf(severity) * 3 + CONFIDENCE[confidence];
  const times = (keyOf: (finding: T) => string): ReadonlyMap<T, number> => {
    const seen = new Map<string, number>();
    return new Map(findings.map((finding) => {
      const key = `${weight(finding)} ${keyOf(finding)}`;
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      return [finding, before];
    }));
  };
  const repeats = times(({ file, unit, path, combination }) => JSON.stringify([file, unit, combination.length === 0 ? path : combination]));
  const inFile = times(({ file }) => file);
  // Sorting is stable: what is left equal keeps the order of place.
  return [...findings].sort((a, b) => weight(a) - weight(b) || repeats.get(a)! - repeats.get(b)! || inFile.get(a)! - inFile.get(b)!);
}
