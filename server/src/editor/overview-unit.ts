/** What one unit adds to the overview of a workspace: small, without language, kept as long as its flow is the same. */
import type { DpiaAssessment } from '../lineage/dpia.ts';
import { assessDpia } from '../lineage/dpia.ts';
import type { RegisterInfo } from '../lineage/environment.ts';
import type { PipelineFlow } from '../lineage/flow.ts';
import { levelOf } from '../lineage/personal.ts';
import { LEVELS, type Level } from '../lineage/profile.ts';
import type { Anchor, UnitKey } from '../model/path.ts';
import type { Purpose, Unit } from '../model/pipeline.ts';
import type { Workspace } from '../service/workspace.ts';

export interface OutputFacts {
  readonly name: string;
  readonly at: Anchor;
  readonly audience: string | undefined;
  readonly level: Level;
  /** Not everything upstream is known. */
  readonly uncertain: boolean;
  /** By name where they are known. */
  readonly recipients: readonly string[];
  readonly purposes: readonly Purpose[];
}

export interface RegisterUse {
  readonly register: RegisterInfo;
  /** By name where it is known. */
  readonly keeper: string | undefined;
  readonly sources: readonly { readonly name: string; readonly at: Anchor }[];
}

/** What the declarations of a flow say about the need for a DPIA of one purpose. */
export interface DpiaFacts {
  readonly purpose: Purpose;
  readonly advice: DpiaAssessment['advice'];
}

export interface UnitFacts {
  readonly unit: Unit;
  readonly outputs: readonly OutputFacts[];
  readonly registers: readonly RegisterUse[];
  readonly dpia: readonly DpiaFacts[];
}

interface Kept {
  readonly unit: Unit;
  readonly generation: number;
  readonly environment: Workspace['environment'];
  readonly largeScale: number | undefined;
  readonly facts: UnitFacts;
}

const kept = new WeakMap<Workspace, Map<UnitKey, Kept>>();

/**
 * The facts of a unit, computed once for each of its flows.
 * @param largeScale from how many people on processing is large-scale; the knowledge base's number when left out
 */
export function unitFacts(unit: Unit, workspace: Workspace, largeScale?: number): UnitFacts {
  let units = kept.get(workspace);
  if (units === undefined) kept.set(workspace, (units = new Map()));
  const { environment } = workspace;
  const generation = workspace.generation(unit.key);
  const before = units.get(unit.key);
  if (before !== undefined && before.unit === unit && before.generation === generation && before.environment === environment && before.largeScale === largeScale) return before.facts;
  const flow = unit.kind === 'pipeline' ? workspace.flow(unit.key) : undefined;
  const facts = flow === undefined ? { unit, outputs: [], registers: [], dpia: [] } : factsOf(unit, flow, workspace, largeScale);
  units.set(unit.key, { unit, generation, environment, largeScale, facts });
  return facts;
}

/** How far the outputs of these units identify people at most; undefined where nothing goes out. */
export function mostIdentifying(units: readonly Unit[], workspace: Workspace): Level | undefined {
  const levels = units.flatMap((unit) => unitFacts(unit, workspace).outputs.map(({ level }) => LEVELS.indexOf(level)));
  return LEVELS[Math.min(...levels)];
}

/** Lets go of units that are no longer there. */
export function forgetUnits(workspace: Workspace): void {
  const units = kept.get(workspace);
  for (const key of units?.keys() ?? []) if (workspace.unit(key) === undefined) units?.delete(key);
}

function factsOf(unit: Unit, flow: PipelineFlow, { environment }: Workspace, largeScale: number | undefined): UnitFacts {
  const partyName = (id: string): string => environment.party(unit, id)?.name ?? id;
  const registers = new Map<string, { register: RegisterInfo; keeper: string | undefined; sources: { name: string; at: Anchor }[] }>();
  for (const { name, at, supply: { register } } of flow.sources) {
    if (register === undefined) continue;
    const use = registers.get(register.id);
    if (use === undefined) registers.set(register.id, { register, keeper: register.keeper === undefined ? undefined : partyName(register.keeper), sources: [{ name, at }] });
    else use.sources.push({ name, at });
  }
  const purposes = new Set(flow.nodes.flatMap((node) => node.purposes));
  return {
    unit,
    outputs: flow.outputs.map(({ name, at, decl, profile, purposes: served }) => ({
      name, at, audience: decl.audience, level: levelOf(profile, environment), uncertain: profile.unknown, recipients: decl.recipients.map(({ id }) => partyName(id)), purposes: served,
    })),
    registers: [...registers.values()],
    dpia: [...purposes].flatMap((purpose): readonly DpiaFacts[] => {
      const assessment = assessDpia(flow, purpose, environment, largeScale);
      return assessment === undefined ? [] : [{ purpose, advice: assessment.advice }];
    }),
  };
}
