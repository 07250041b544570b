/** The purposes of a workspace: what each leans on, how sure that is, and which outputs serve it. It tells what is declared and judges nothing. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { declaredDpia } from '../lineage/dpia-evidence.ts';
import { inForce, type Environment } from '../lineage/environment.ts';
import type { Locale } from '../messages/template.ts';
import type { Anchor } from '../model/path.ts';
import type { Purpose } from '../model/pipeline.ts';
import { groundName, groundOf } from './ground-words.ts';
import { plain } from './markdown.ts';
import { beside, node, type OverviewNode } from './overview-node.ts';
import type { DpiaFacts, OutputFacts, UnitFacts } from './overview-unit.ts';
import { word } from './words.ts';

const T = {
  noGround: { nl: 'geen grondslag opgegeven', en: 'no ground declared' }, todo: { nl: 'nog in te vullen', en: 'still to be filled in' },
  noLaw: { nl: 'geen wet opgegeven', en: 'no law declared' }, unknownLaw: { nl: 'niet in de kennisbank of een catalogus', en: 'not in the knowledge base or a catalogue' },
  ambiguous: { nl: 'kan meer dan één wet zijn', en: 'may be more than one law' }, expired: { nl: 'geldt niet op de dag van de controle', en: 'not in force on the day of the check' },
  checked: { nl: 'nagekeken', en: 'checked' }, unchecked: { nl: 'niet nagekeken', en: 'not checked' }, own: { nl: 'uit een catalogus', en: 'from a catalogue' },
  noDpia: { nl: 'geen DPIA opgegeven', en: 'no DPIA declared' }, pointed: { nl: 'geen DPIA opgegeven; de opgegeven verwerking komt overeen met de lijsten of de prescan', en: 'no DPIA declared; the declared processing matches the lists or the pre-scan' },
  hinted: { nl: 'geen DPIA opgegeven; de opgegeven verwerking heeft een kenmerk van de lijst', en: 'no DPIA declared; the declared processing has a feature of the list' },
  undated: { nl: 'zonder datum', en: 'without a date' }, ground: { nl: 'Grondslag', en: 'Ground' }, law: { nl: 'Wet', en: 'Law' },
} as const;

/** `none`: nothing is declared, and nothing here asks for it. */
type Sureness = 'sure' | 'unsure' | 'missing' | 'none';

interface Told {
  readonly text: string;
  readonly tone: Sureness;
}

/** An output that serves a purpose, and the pipeline it is of. */
interface Serving {
  readonly output: OutputFacts;
  readonly pipeline: string;
}

/** The purposes that units declare, in code-unit order of files; with every output of every pipeline that serves them. One turn at a time. */
export function* purposesTree(units: readonly UnitFacts[], environment: Environment, today: string, locale: Locale): Generator<void, readonly OverviewNode[]> {
  const served = new Map<Purpose, Serving[]>();
  const advice = new Map<Purpose, DpiaFacts['advice']>();
  for (const { unit, outputs, dpia } of units) {
    for (const output of outputs) for (const purpose of output.purposes) {
      const serving = served.get(purpose);
      if (serving === undefined) served.set(purpose, [{ output, pipeline: unit.id }]);
      else serving.push({ output, pipeline: unit.id });
    }
    for (const facts of dpia) if (advice.get(facts.purpose) !== 'required') advice.set(facts.purpose, facts.advice === 'none' ? advice.get(facts.purpose) ?? 'none' : facts.advice);
  }
  const nodes: OverviewNode[] = [];
  for (const { unit } of units) {
    if (unit.purposes.size > 0) yield;
    for (const purpose of unit.purposes.values()) nodes.push(purposeNode(purpose, unit, served.get(purpose) ?? [], advice.get(purpose), { environment, today, locale }));
  }
  return nodes;
}

function purposeNode(purpose: Purpose, unit: UnitFacts['unit'], outputs: readonly Serving[], advice: DpiaFacts['advice'] | undefined, { environment, today, locale }: { readonly environment: Environment; readonly today: string; readonly locale: Locale }): OverviewNode {
  const at = (path: readonly string[]): Anchor => ({ unit: unit.key, path, part: 'key' });
  const ground = groundTold(purpose, environment, locale);
  const law = lawTold(purpose, environment, today, locale);
  const dpia = dpiaTold(purpose, advice, locale);
  const kind = environment.base.matrix.kinds.find(({ id }) => id === purpose.kind)?.label[locale] ?? purpose.kind;
  const evidence = purpose.all['evidence'] === undefined ? purpose.path : [...purpose.path, 'evidence'];
  return node('purpose', `${unit.key} ${purpose.id}`, purpose.id, {
    description: beside(purpose.ground?.article === undefined || purpose.ground.article === PLACEHOLDER ? ground.text : `${locale === 'nl' ? 'AVG' : 'GDPR'} ${purpose.ground.article}`, purpose.ground?.law?.id, unit.id),
    tone: weakest([ground, ...(law === undefined ? [] : [law])]),
    tooltip: [`**${plain(purpose.id)}**${kind === undefined ? '' : ` — ${plain(kind)}`}`, purpose.description === undefined ? '' : plain(purpose.description), `- ${[ground, law, dpia].flatMap((told) => (told === undefined ? [] : [plain(told.text)])).join('\n- ')}`].filter((part) => part !== '').join('\n\n'),
    place: at(purpose.path),
    children: [
      node('ground', 'ground', T.ground[locale], { description: ground.text, tone: ground.tone, place: at(purpose.ground?.path ?? purpose.path) }),
      ...(law === undefined ? [] : [node('law', 'law', T.law[locale], { description: law.text, tone: law.tone, place: at(purpose.ground?.law?.path ?? purpose.ground?.path ?? purpose.path) })]),
      node('dpia', 'dpia', 'DPIA', { description: dpia.text, tone: dpia.tone, place: at(evidence) }),
      ...outputs.map(({ output, pipeline }) => node('output', `${output.at.unit} ${output.name}`, output.name, { description: beside(pipeline, output.audience), tone: output.level, place: output.at })),
    ],
  });
}

function weakest(told: readonly Told[]): Sureness {
  return (['missing', 'unsure'] as const).find((tone) => told.some((one) => one.tone === tone)) ?? 'sure';
}

function groundTold({ ground }: Purpose, environment: Environment, locale: Locale): Told {
  const article = ground?.article;
  if (article === undefined) return { text: T.noGround[locale], tone: 'missing' };
  if (article === PLACEHOLDER) return { text: T.todo[locale], tone: 'missing' };
  return { text: groundName(article, environment, locale), tone: groundOf(article, environment) === undefined ? 'unsure' : 'sure' };
}

/** Undefined where the ground asks for no law and none is named. */
function lawTold({ ground }: Purpose, environment: Environment, today: string, locale: Locale): Told | undefined {
  const cited = ground?.law?.id;
  if (cited === undefined) {
    const needed = ground?.article !== undefined && groundOf(ground.article, environment)?.needsLaw === true;
    return needed ? { text: T.noLaw[locale], tone: 'missing' } : undefined;
  }
  const law = environment.law(cited);
  switch (law.kind) {
    case 'placeholder': return { text: T.todo[locale], tone: 'missing' };
    case 'unknown': return { text: `${cited}: ${T.unknownLaw[locale]}`, tone: 'unsure' };
    case 'ambiguous': return { text: `${cited}: ${T.ambiguous[locale]}`, tone: 'unsure' };
    case 'known': {
      const holds = inForce(law, today);
      const status = law.status === 'in-force' && !holds ? T.expired[locale] : word('status', law.status)[locale];
      const sure = law.evidence === 'verified' || law.evidence === 'verified-older-text';
      const how = law.declaration !== undefined ? T.own[locale] : `${T[sure ? 'checked' : 'unchecked'][locale]}${sure && law.checkedOn !== undefined ? ` ${law.checkedOn}` : ''}`;
      return { text: `${cited}: ${status}, ${how}`, tone: holds && (sure || law.declaration !== undefined) ? 'sure' : 'unsure' };
    }
  }
}

function dpiaTold(purpose: Purpose, advice: DpiaFacts['advice'] | undefined, locale: Locale): Told {
  const dpia = declaredDpia(purpose);
  if (dpia === 'open') return { text: T.todo[locale], tone: 'missing' };
  if (dpia !== undefined) return { text: `${dpia.reference} (${dpia.date ?? T.undated[locale]})`, tone: dpia.date === undefined ? 'unsure' : 'sure' };
  if (advice === 'required') return { text: T.pointed[locale], tone: 'missing' };
  if (advice === 'recommended') return { text: T.hinted[locale], tone: 'unsure' };
  return { text: T.noDpia[locale], tone: 'none' };
}
