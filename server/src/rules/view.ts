/** What a rule may look at: one pipeline with its flow, and what the workspace declares. */
import type { Environment } from '../lineage/environment.ts';
import { NOWHERE, type Elsewhere } from '../lineage/elsewhere.ts';
import type { PipelineFlow } from '../lineage/flow.ts';
import type { Preset } from './finding.ts';
import { DEFAULT_OPTIONS, valueOf, type OptionValues, type RuleOption } from './option.ts';
import type { Anchor, Path } from '../model/path.ts';
import type { Pipeline } from '../model/pipeline.ts';

export interface View {
  readonly pipeline: Pipeline;
  readonly flow: PipelineFlow;
  readonly environment: Environment;
  /** What other units say; findings are worked out anew when an answer changes. */
  readonly elsewhere: Elsewhere;
  /** ISO date on which the check counts as done; given from outside so that expiry can be tested. */
  readonly today: string;
  /** Whether findings of this preset are wanted: what is not need not be worked out. */
  wants(preset: Preset): boolean;
  /** What the configuration of this file says of an option, else its default. */
  option<O extends RuleOption>(option: O): O['default'];
  /** A place in this pipeline's own unit. */
  at(path: Path, part?: Anchor['part']): Anchor;
}

/** The view of a pipeline, for one run of its rules. */
export function makeView(pipeline: Pipeline, flow: PipelineFlow, environment: Environment, today: string, wants: (preset: Preset) => boolean = () => true, options: OptionValues = DEFAULT_OPTIONS, elsewhere: Elsewhere = NOWHERE): View {
  return { pipeline, flow, environment, elsewhere, today, wants, option: (option) => valueOf(option, options), at: (path, part = 'whole') => ({ unit: pipeline.key, path, part }) };
}
