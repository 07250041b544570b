/**
 * What one file says that findings in other files can depend on: plain data, of its text alone. Which
 * files hang together is told by it, so that a part of a workspace can be checked on its own.
 */
import { byCodeUnit } from '../base/sorted.ts';
import { saidBy } from '../lineage/elsewhere.ts';
import type { Environment } from '../lineage/environment.ts';
import type { Pipeline, Purpose } from '../model/pipeline.ts';
import { idsIn, type ParsedFile } from './parsed-file.ts';

/** A pipeline as others see it. */
export interface PipelineFacts {
  readonly id: string;
  /** Names of its outputs, also of those that are not filled in. */
  readonly outputs: readonly string[];
  /** Outputs of pipelines that it reads, as written: `pipeline/output`. */
  readonly reads: readonly string[];
}

export interface FileFacts {
  /** Whether there is anything of ours in it, readable or not. */
  readonly ours: boolean;
  readonly pipelines: readonly PipelineFacts[];
  /** Ids of catalogues. */
  readonly catalogs: readonly string[];
  /** Of a text that cannot be read: ids it seems to declare; an empty list means that it may declare any. */
  readonly hidden?: readonly string[];
  /** Whether a comment in it may switch findings off, here or elsewhere. */
  readonly comments: boolean;
}

/** Controllers whose pipelines rules look at together. */
export interface PowerFacts {
  /** Those with power over people by what the file declares. */
  readonly holders: readonly string[];
  /** Those whose power elsewhere matters to what the file declares. */
  readonly asked: readonly string[];
}

/** The facts of a file. */
export function factsOf(text: string, parsed: ParsedFile): FileFacts {
  return {
    ours: parsed.unreadable || parsed.shapes.length > 0 || parsed.units.length > 0,
    pipelines: pipelinesIn(parsed).map((unit) => ({
      id: unit.id,
      outputs: [...unit.outputs.keys(), ...unit.unreadable],
      reads: [...unit.sources.values()].flatMap(({ output }) => (output === undefined ? [] : [output.id])),
    })),
    catalogs: parsed.units.flatMap((unit) => (unit.kind === 'catalog' ? [unit.id] : [])),
    ...(parsed.unreadable ? { hidden: idsIn(text) } : {}),
    comments: /#[ \t]*grondslag:/.test(text),
  };
}

/** The powers in a file, by its own words and those of the catalogues. */
export function powersOf(parsed: ParsedFile, environment: Environment): PowerFacts {
  const pipelines = pipelinesIn(parsed);
  const controllersOf = (pipeline: Pipeline): readonly string[] => pipeline.controllers.map(({ id }) => environment.party(pipeline, id)?.id ?? id);
  return {
    holders: unique(pipelines.flatMap((pipeline) => saidBy(pipeline, environment).powers.map(({ controller }) => controller))),
    asked: unique(pipelines.filter((pipeline) => mayAskConsent(pipeline, environment)).flatMap(controllersOf)),
  };
}

/** Whether a purpose within its reach rests on consent: whether consent is free depends on powers elsewhere. */
function mayAskConsent(pipeline: Pipeline, environment: Environment): boolean {
  const rests = ({ ground, special }: Purpose): boolean => ground?.article === '6(1)(a)' || special.some(({ article }) => article === '9(2)(a)');
  return environment.purposeIds(pipeline).some((id) => {
    const purpose = environment.purpose(pipeline, id);
    return purpose !== undefined && rests(purpose);
  });
}

function pipelinesIn({ units }: ParsedFile): readonly Pipeline[] {
  return units.flatMap((unit) => (unit.kind === 'pipeline' ? [unit] : []));
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(byCodeUnit);
}
