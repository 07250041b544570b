/** The verb of the step that a path leads into. */
import { stepVerbs } from '../../schema/shape.ts';
import type { Unit } from '../../model/pipeline.ts';

export interface Verbs {
  /** The verb of the step that holds a path; undefined outside a step, or in one without a verb. */
  of(path: readonly string[]): string | undefined;
}

/**
 * @param here the path of a mapping, and the keys that stand in it: what is being written counts before what was read
 */
export function verbsIn(unit: Unit | undefined, here: { readonly path: readonly string[]; readonly names: readonly string[] }): Verbs {
  return {
    of: (path) => {
      const [section, name] = path;
      if (section !== 'steps' || name === undefined) return undefined;
      if (here.path.length === 2 && here.path[0] === 'steps' && here.path[1] === name) {
        const written = here.names.find((key) => stepVerbs().has(key));
        if (written !== undefined) return written;
      }
      const step = unit?.kind === 'pipeline' ? unit.steps.get(name) : undefined;
      if (step !== undefined && step.verb !== 'unreadable') return step.verb;
      const [, , third] = path;
      return third !== undefined && stepVerbs().has(third) ? third : undefined;
    },
  };
}
