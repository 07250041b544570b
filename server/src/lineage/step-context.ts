import type { Anchor } from '../model/path.ts';
import type { Pipeline, Step } from '../model/pipeline.ts';
import type { Ref } from '../model/read.ts';
import type { Environment } from './environment.ts';
import type { FieldReference, FlowNode } from './flow.ts';
import type { FieldFlow, Profile } from './profile.ts';

/** All that a verb needs to do its work; `refer` looks a field up, records the reference and reports a broken one. */
export interface StepContext {
  readonly pipeline: Pipeline;
  readonly step: Step;
  readonly at: Anchor;
  readonly inputs: readonly FlowNode[];
  readonly profiles: readonly Profile[];
  readonly environment: Environment;
  readonly refer: (ref: Ref, role: FieldReference['role'], input?: number) => FieldFlow;
}
