/** Which findings a baseline does not know yet, as entries. */
import { pathText } from '../model/path.ts';
import type { Analysis, Located } from './analysis.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';
import type { NewEntry } from './baseline-edit.ts';
import { combinationOf, fingerprint, unitId } from './fingerprint.ts';

/** The terms on which findings may stay: who decided, until when and why. */
export type Terms = Pick<BaselineEntry, 'by' | 'until' | 'reason'>;

export interface Additions {
  readonly added: readonly NewEntry[];
  /** Findings that no baseline may put aside. */
  readonly refused: readonly Located[];
  /** Findings whose entry is there and does not hold: it has run out or is incomplete. */
  readonly renewable: readonly { readonly located: Located; readonly entry: BaselineEntry }[];
}

/**
 * Looks which of these findings a baseline can take in.
 * @param found findings that nothing puts aside, with what the baseline calls their files
 */
export function additionsTo(baseline: Baseline | undefined, found: readonly { readonly located: Located; readonly name: string }[], terms: Terms, analysis: Analysis): Additions {
  const known = new Map((baseline?.entries ?? []).map((entry) => [`${entry.file}\n${entry.fingerprint}`, entry]));
  const added = new Map<string, NewEntry>();
  const refused: Located[] = [];
  const renewable: { located: Located; entry: BaselineEntry }[] = [];
  for (const { located, name } of found) {
    const { finding, rule, file } = located;
    if (!finding.ignorable || analysis.settingsFor(file).locked.has(rule.id)) {
      refused.push(located);
      continue;
    }
    const print = fingerprint(located, analysis);
    const key = `${name}\n${print}`;
    const entry = known.get(key);
    if (entry !== undefined) renewable.push({ located, entry });
    else if (!added.has(key)) {
      added.set(key, {
        fingerprint: print, rule: rule.id, file: name, unit: unitId(finding.at, analysis), path: pathText(finding.at.path),
        combination: combinationOf(finding, analysis), purpose: finding.purpose, since: analysis.today, ...terms,
      });
    }
  }
  return { added: [...added.values()], refused, renewable };
}
