/** What is found in a file and no comment switches off, and which of it concerns a thing that somebody asks about. */
import type { FieldFlow } from '../lineage/profile.ts';
import { samePath } from '../lineage/trace.ts';
import type { Anchor, Path, UnitKey } from '../model/path.ts';
import type { Param } from '../rules/finding.ts';
import { originAnchor, originsOf } from '../rules/places.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import { findingsIn } from '../service/findings-in.ts';
import type { FileId } from '../text/source-file.ts';

function open(file: FileId, analysis: Analysis): readonly Located[] {
  return findingsIn(file, analysis).filter(({ suppressed }) => suppressed === undefined);
}

/** Where a finding on fields points, from near to far: at the field, where it flows, at what all of it serves. */
const NEARNESS: readonly string[] = ['sources', 'steps', 'outputs', 'purposes'];

/** Open findings in a file that concern a field: about its declaration, or with it among what meets; near ones first. */
export function openOnFields(fields: readonly FieldFlow[], file: FileId, analysis: Analysis): readonly Located[] {
  const origins = originsOf(fields);
  return open(file, analysis).filter(({ finding }) => origins.some((origin) => {
    const anchor = originAnchor(origin);
    const about = (at: Anchor): boolean => at.unit === anchor.unit && samePath(at.path, anchor.path);
    if (!about(finding.at) && !finding.combination.some(about)) return false;
    // A source that brings all its fields has one place for all of them: what is said tells which it is about.
    return origin.path.length > 2 || says(Object.values(finding.params), [origin.name, ...origin.categories.flatMap(({ label }) => [label.nl, label.en])]);
  })).sort((a, b) => NEARNESS.indexOf(a.finding.at.path[0] ?? '') - NEARNESS.indexOf(b.finding.at.path[0] ?? ''));
}

function says(params: readonly Param[], words: readonly string[]): boolean {
  return params.some((param) => (typeof param === 'string' ? words.includes(param) : Array.isArray(param) ? says(param as readonly Param[], words) : words.some((word) => (param as { nl: string }).nl.split(', ').includes(word))));
}

/** Open findings in a file on a purpose. */
export function openOnPurpose(purpose: { readonly id: string; readonly unit: UnitKey; readonly path: Path }, file: FileId, analysis: Analysis): readonly Located[] {
  return open(file, analysis).filter(({ finding }) => finding.purpose === purpose.id || isBelow(finding.at, purpose));
}

/** Open findings in a file at a node or what stands below it. */
export function openAt(node: { readonly unit: UnitKey; readonly path: Path }, file: FileId, analysis: Analysis): readonly Located[] {
  return open(file, analysis).filter(({ finding }) => isBelow(finding.at, node));
}

function isBelow(at: Anchor, { unit, path }: { readonly unit: UnitKey; readonly path: Path }): boolean {
  return at.unit === unit && at.path.length >= path.length && path.every((segment, index) => segment === at.path[index]);
}
