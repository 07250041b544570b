/**
 * Where categories that an organisation keeps apart meet: the first node that holds one of each,
 * unless all purposes there are excepted. Comes in: a flow and a rule of a catalogue; goes out: one
 * meeting per place, none for what only carries it on, in this pipeline or from another.
 */
import { giversOf } from '../knowledge/combinations.ts';
import type { Taxonomy } from '../knowledge/taxonomy.ts';
import type { RuleException } from '../model/own-rule.ts';
import type { Anchor } from '../model/path.ts';
import type { Output, Purpose } from '../model/pipeline.ts';
import { given, map } from '../model/read.ts';
import type { DeclaredRule } from './declared-rules.ts';
import { inForce, type Environment, type KnownLaw, type Scope } from './environment.ts';
import type { FlowNode, PipelineFlow } from './flow.ts';
import { levelOf, moreIdentifying, personalCategories, personalFields } from './personal.ts';
import { LEVELS, type FieldFlow, type Profile } from './profile.ts';
import { outputsAfter } from './reach.ts';
import { summaryOf } from './summary.ts';

export interface Meeting {
  readonly node: FlowNode;
  /** Every field that is one of what may not meet. */
  readonly fields: readonly FieldFlow[];
  /** The purposes there that nothing excepts. */
  readonly purposes: readonly Purpose[];
}

/** A rule made ready: per thing that may not meet, the ids of the categories that give it. */
export interface KeptApart {
  readonly declared: DeclaredRule;
  readonly needs: readonly ReadonlySet<string>[];
}

/**
 * Reads what a rule keeps apart. A group means its members, a finer category counts for a coarser
 * one and a whole for its parts: who holds them holds what is asked for.
 * @returns undefined where a name means nothing; that is a finding of its own, and the rule is idle
 */
export function keptApart(declared: DeclaredRule, { taxonomy }: Environment): KeptApart | undefined {
  // Naming something twice asks nothing more.
  const ids = new Set(declared.rule.together.map(({ id }) => id));
  const needs: ReadonlySet<string>[] = [];
  for (const id of ids) {
    if (taxonomy.get(id) === undefined && !taxonomy.isGroup(id)) return undefined;
    needs.push(givingAny(taxonomy, id));
  }
  return declared.rule.together.length < 2 ? undefined : { declared, needs };
}

const giving = new WeakMap<Taxonomy, Map<string, ReadonlySet<string>>>();

/** The categories that give a category or a member of a group, found once: many rules name the same. */
function givingAny(taxonomy: Taxonomy, id: string): ReadonlySet<string> {
  let answers = giving.get(taxonomy);
  if (answers === undefined) giving.set(taxonomy, (answers = new Map()));
  let found = answers.get(id);
  if (found === undefined) answers.set(id, (found = new Set([id, ...(taxonomy.groups.find((group) => group.id === id)?.members ?? [])].flatMap((one) => [...giversOf(taxonomy, one)]))));
  return found;
}

/** Where data are, or where they come out, and who gets them there. */
interface Place {
  readonly profile: Profile;
  readonly outputs: readonly { readonly decl: Output; readonly profile: Profile }[];
  /** Where the names of parties are meant. */
  readonly scope: Scope;
}

/**
 * The meetings of a flow.
 * @param today ISO date, for laws that an exception leans on
 */
export function meetings(flow: PipelineFlow, apart: KeptApart, environment: Environment, today: string): readonly Meeting[] {
  const { rule } = apart.declared;
  const present = new Set([...summaryOf(flow).categories].map(({ id }) => id));
  if (!apart.needs.every((need) => [...present].some((id) => need.has(id)))) return NONE;
  const found: Meeting[] = [];
  const told = new Set<FlowNode>();
  for (const node of flow.nodes) {
    const fields = meetingFields(node.profile, apart.needs);
    if (fields === undefined) continue;
    if (node.inputs.some((input) => told.has(input)) || toldUpstream(node, apart, environment, today)) {
      told.add(node);
      continue;
    }
    if (rule.within?.has(kindOf(node)) === false) continue;
    const place: Place = { profile: node.profile, outputs: node.kind === 'output' ? [node] : outputsAfter(flow, node), scope: flow.pipeline };
    const purposes = openPurposes(node.purposes, place, apart, environment, today);
    if (purposes === undefined) continue;
    told.add(node);
    found.push({ node, fields, purposes });
  }
  return found;
}

const NONE: readonly Meeting[] = [];

function kindOf(node: FlowNode): string {
  return node.kind === 'step' ? node.decl.verb : node.kind;
}

function meetingFields(profile: Profile, needs: KeptApart['needs']): readonly FieldFlow[] | undefined {
  const fields = personalFields(profile);
  const met = new Set<ReadonlySet<string>>();
  const parts: FieldFlow[] = [];
  for (const field of fields) {
    const categories = personalCategories(field, profile);
    const answered = needs.filter((need) => categories.some(({ id }) => need.has(id)));
    if (answered.length > 0) parts.push(field);
    for (const need of answered) met.add(need);
  }
  return met.size === needs.length ? parts : undefined;
}

/** Whether what another pipeline puts out is a finding there already. */
function toldUpstream(node: FlowNode, apart: KeptApart, environment: Environment, today: string): boolean {
  const upstream = node.kind === 'source' ? node.supply.upstream : undefined;
  if (upstream === undefined || apart.declared.rule.within?.has('output') === false) return false;
  if (meetingFields(upstream.profile, apart.needs) === undefined) return false;
  const place: Place = { profile: upstream.profile, outputs: [{ decl: upstream.output, profile: upstream.profile }], scope: upstream.pipeline };
  return openPurposes(upstream.purposes, place, apart, environment, today) !== undefined;
}

/** The purposes for which the data may not meet here; undefined where they may. Without any purpose there is nothing to except. */
function openPurposes(served: readonly Purpose[], place: Place, { declared }: KeptApart, environment: Environment, today: string): readonly Purpose[] | undefined {
  const { rule } = declared;
  const concerned = rule.purposes === undefined ? served : served.filter(({ kind }) => kind !== undefined && rule.purposes!.includes(kind));
  if (concerned.length === 0 && (served.length > 0 || rule.purposes !== undefined)) return undefined;
  // What holds of the place holds for every purpose there.
  const exceptions = rule.unless.filter((exception) => holdsHere(exception, place, declared, environment));
  const excepted = (purpose: Purpose | undefined): boolean => exceptions.some((exception) => holdsFor(exception, purpose, environment, today));
  if (served.length === 0) return excepted(undefined) ? undefined : [];
  const open = concerned.filter((purpose) => !excepted(purpose));
  return open.length === 0 ? undefined : open;
}

function holdsFor({ purposes, law, evidence }: RuleException, purpose: Purpose | undefined, environment: Environment, today: string): boolean {
  if (purposes !== undefined && (purpose?.kind === undefined || !purposes.includes(purpose.kind))) return false;
  if (law !== undefined && !law.some(({ id }) => restsOn(purpose, id, environment, today))) return false;
  return evidence === undefined || evidence.every((key) => given(map(purpose?.all['evidence'])?.[key]));
}

function holdsHere({ pseudonymous, level, audience, recipients }: RuleException, { profile, outputs, scope }: Place, { catalog }: DeclaredRule, environment: Environment): boolean {
  if (pseudonymous && moreIdentifying(levelOf(profile, environment), 'pseudonymous')) return false;
  if (level !== undefined) {
    const most = LEVELS.find((one) => one === level);
    if (most === undefined || outputs.some((output) => moreIdentifying(levelOf(output.profile, environment), most))) return false;
  }
  if (audience !== undefined && !outputs.every(({ decl }) => decl.audience !== undefined && audience.includes(decl.audience))) return false;
  if (recipients === undefined) return true;
  const allowed = new Set(recipients.map(({ id }) => environment.party(catalog, id)?.id ?? id));
  const known = (id: string): string => environment.party(scope, id)?.id ?? id;
  return outputs.every(({ decl }) => decl.recipients.length > 0 && decl.recipients.every(({ id }) => allowed.has(known(id))));
}

/** Whether a purpose's ground rests on this law, or on a part of it, in force. */
function restsOn(purpose: Purpose | undefined, law: string, environment: Environment, today: string): boolean {
  const cited = purpose?.ground?.law === undefined ? undefined : environment.law(purpose.ground.law.id);
  const wanted = environment.law(law);
  if (cited?.kind !== 'known' || wanted.kind !== 'known' || cited.id !== wanted.id || !inForce(cited, today)) return false;
  return isPartOf(cited, wanted);
}

function isPartOf({ citation }: KnownLaw, whole: KnownLaw): boolean {
  if (citation === whole.citation) return true;
  const next = citation.startsWith(whole.citation) ? citation[whole.citation.length] : undefined;
  return next === ' ' || next === '(';
}

/** Where the author of a rule wrote it. */
export function ruleAnchor({ rule }: DeclaredRule): Anchor {
  return { unit: rule.unit, path: rule.path, part: 'key' };
}
