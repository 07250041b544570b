import type { Anchor } from '../model/path.ts';
import type { Pipeline, Step } from '../model/pipeline.ts';
import type { Ref } from '../model/read.ts';
import type { Environment } from './environment.ts';
import type { BrokenReference, FieldReference, FlowNode } from './flow.ts';
import type { FieldFlow, Profile } from './profile.ts';

/** All that a verb needs to do its work; `refer` looks a field up, records the reference and reports a broken one. */
export interface StepContext {
  readonly pipeline: Pipeline;
  readonly step: Step;
  readonly at: Anchor;
  /** The inputs in the order of the declaration, with their profiles beside them; undefined where nothing has that name. */
  readonly inputs: readonly (FlowNode | undefined)[];
  readonly profiles: readonly Profile[];
  readonly environment: Environment;
  /** Reports a name that is not there. */
  readonly missing: (broken: BrokenReference) => void;
  readonly refer: (ref: Ref, role: FieldReference['role'], input?: number) => FieldFlow;
}
