/** Names for findings that outlive moves, other words and another layout. */
import { digest } from '../base/digest.ts';
import { byCodeUnit } from '../base/sorted.ts';
import { pathText, type Anchor } from '../model/path.ts';
import type { Finding } from '../rules/finding.ts';
import type { Workspace } from './workspace.ts';

/** What a name is looked up in. */
interface Named {
  readonly workspace: Workspace;
}

/** A path seen from the unit of a finding: what lies in another unit begins with that unit's id. */
export function pathFrom(finding: Finding, anchor: Anchor, named: Named): string {
  const path = pathText(anchor.path);
  return anchor.unit === finding.at.unit ? path : `${unitId(anchor, named)}:${path}`;
}

/** The paths of what meets in a finding, in a fixed order. */
export function combinationOf(finding: Finding, named: Named): readonly string[] {
  return finding.combination.map((anchor) => pathFrom(finding, anchor, named)).sort(byCodeUnit);
}

/**
 * A name for a finding that changes when what it is about does: made of the rule, the unit's id, the
 * logical paths and the purpose.
 */
export function fingerprint({ finding }: { readonly finding: Finding }, named: Named): string {
  return digest(JSON.stringify([finding.rule, unitId(finding.at, named), pathText(finding.at.path), combinationOf(finding, named), finding.purpose ?? null]));
}

/** The id of the unit an anchor is in; its file where the unit cannot be read. */
export function unitId(anchor: Anchor, { workspace }: Named): string {
  return workspace.unit(anchor.unit)?.id ?? anchor.unit;
}
