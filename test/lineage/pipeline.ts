/** Pipelines as text, and what the analysis makes of their nodes. */
import assert from 'node:assert/strict';
import type { FlowNode, PipelineFlow } from '../../server/src/lineage/flow.ts';
import { fieldLevel, meaning } from '../../server/src/lineage/personal.ts';
import type { Profile } from '../../server/src/lineage/profile.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { pathText } from '../../server/src/model/path.ts';

/** The flow of pipeline `p`, which `body` makes up; `others` are whole files. */
export function flowOf(body: string, ...others: readonly string[]): PipelineFlow {
  const workspace = new Workspace({ keepLastGood: false });
  workspace.apply([`grondslag: 1\npipeline: p\n${body}`, ...others].map((text, index) => ({ file: fileId(`${index}.pipeline.yaml`), text })));
  const [unit] = [...workspace.allUnits()];
  return workspace.flow(unit!.key)!;
}

export function nodeOf(flow: PipelineFlow, name: string): FlowNode {
  const node = flow.nodes.find((candidate) => candidate.name === name);
  assert.ok(node !== undefined, `no node ${name}`);
  return node;
}

/** What a field means and how identifying it is: `bsn+case-number@pseudonymous`. */
export function fieldText(profile: Profile, name: string): string {
  const field = profile.fields.get(name);
  assert.ok(field !== undefined, `no field ${name}`);
  return `${meaning(field).map(({ id }) => id).join('+')}@${fieldLevel(field, profile)}`;
}

/** The broken names of a flow: `node x at steps.y.join.0`. */
export function brokenIn(flow: PipelineFlow): readonly string[] {
  return flow.broken.map(({ what, ref }) => `${what} ${ref.id} at ${pathText(ref.path)}`);
}
