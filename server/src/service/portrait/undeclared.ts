/**
 * What nobody declared in a pipeline with personal data. A rule may report some of it; here it is the other side of a
 * verdict: nothing could be concluded about these.
 */
import { coverOf, hasGround } from '../../lineage/coverage.ts';
import { categoriesAt } from '../../lineage/personal.ts';
import { declaredRetention } from '../../lineage/retention.ts';
import { purposesInUse } from '../../lineage/uncovered.ts';
import { pathText } from '../../model/path.ts';
import { placeOf, sortedBy, type Sitter } from './naming.ts';
import type { Undeclared } from './shape.ts';

/** What is not declared, by kind and path. */
export function undeclaredIn(sitter: Sitter): readonly Undeclared[] {
  const { pipeline, view } = sitter;
  const { flow, environment } = view;
  const found: Undeclared[] = [];
  const add = (what: Undeclared['what'], path = ''): void => {
    found.push({ what, path });
  };
  for (const { path, profile, decl, supply } of flow.sources) {
    const at = pathText(path);
    if (profile.unknown) add('upstream', at);
    for (const field of profile.fields.values()) if (field.unknown && decl.fields?.has(field.name) === true && supply.upstream === undefined) add('field-category', pathText(decl.fields.get(field.name)!.path));
    if (categoriesAt(profile).size === 0 || supply.upstream !== undefined) continue;
    if (profile.collected.size === 0) add('collected-for', at);
    if ([...profile.subjects.values()].every(({ count }) => count === undefined)) add('subjects-count', at);
  }
  for (const { path, decl } of flow.steps) {
    if (decl.verb === 'unreadable') add('step', pathText(path));
    if (decl.verb === 'score' && decl.model === undefined) add('model', pathText(path));
  }
  if (flow.nodes.every(({ profile }) => categoriesAt(profile).size === 0)) return inOrder(found);
  if (pipeline.controllers.length === 0) add('controller');
  if (pipeline.environment === undefined) add('environment');
  for (const node of [...flow.steps, ...flow.outputs]) if (node.purposes.length === 0 && categoriesAt(node.profile).size > 0) add('purpose', pathText(node.path));
  for (const purpose of purposesInUse(flow)) {
    const cover = coverOf(purpose, environment);
    const at = placeOf({ unit: purpose.unit, path: purpose.path, part: 'key' }, sitter);
    if (!hasGround(purpose)) add('ground', at);
    else if (cover.declared === undefined && cover.byLaw === undefined) add('cover', at);
  }
  for (const { decl, path, profile, purposes } of flow.outputs) {
    if (categoriesAt(profile).size === 0) continue;
    const at = pathText(path);
    if (decl.audience === undefined) add('audience', at);
    if (decl.recipients.length === 0 && decl.audience !== 'public') add('recipients', at);
    if (declaredRetention(pipeline.key, decl, purposes) === undefined) add('retention', at);
    for (const { id, path: named } of decl.recipients) if (environment.party(pipeline, id)?.country === undefined) add('party-country', pathText(named));
  }
  return inOrder(found);
}

function inOrder(found: readonly Undeclared[]): readonly Undeclared[] {
  return sortedBy(found, ({ what, path }) => `${what} ${path}`);
}
