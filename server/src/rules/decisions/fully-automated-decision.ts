import { PLACEHOLDER } from '../../base/placeholder.ts';
import { personDecisions, type PersonDecision } from '../../lineage/decisions.ts';
import { inForce } from '../../lineage/environment.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { given } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, labels, originAnchor, originsOf, shortLabels } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const EFFECTS: ReadonlySet<string> = new Set(['legal', 'significant']);
/** Exceptions under which special categories may carry an automated decision: AVG 22(4) (checked 2026-11-21). */
const SPECIAL_EXCEPTIONS: ReadonlySet<string> = new Set(['9(2)(a)', '9(2)(g)', PLACEHOLDER]);
/** Consent and contract have an opening of their own: AVG 22(2)(a) and (c) (checked 2026-11-21). */
const OPENING_WITHOUT_LAW: ReadonlySet<string> = new Set(['6(1)(a)', '6(1)(b)', PLACEHOLDER]);

/** A decision that touches people and that nobody takes. One finding per decision, the heaviest reason. */
export const rule = defineRule({
  id: 'fully-automated-decision',
  group: 'decisions',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['human-decides', 'contestable'],
  articles: ['AVG 22', 'UAVG 40'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een besluit met gevolgen voor mensen valt zonder mens', en: 'A decision that affects people is taken without a person' },
  why: {
    nl: 'Niemand hoeft zich te schikken naar een besluit met grote gevolgen dat alleen een computer nam (AVG 22). Met profilering kan dat alleen als een wet het regelt. Zonder profilering kan het voor een wettelijke taak, met maatregelen voor de mensen om wie het gaat (UAVG 40). Een mens die alleen een score ziet en die volgt, besluit zelf niet.',
    en: 'Nobody has to accept a decision with serious effects that only a computer took (GDPR 22). With profiling that takes a law that provides for it. Without profiling it is possible for a statutory task, with measures for the people concerned (UAVG 40). A person who sees only a score and follows it does not decide.',
  },
  resolve: {
    nl: 'Laat iemand die mag afwijken en de redenen kent het besluit nemen, en leg dat vast als `human: meaningful`. Rust het besluit op een wet die dit regelt, noem dan de wet bij de grondslag en de maatregelen bij `measures`.',
    en: 'Let somebody who may deviate and knows the reasons take the decision, and record that as `human: meaningful`. If the decision rests on a law that provides for it, name the law at the ground and the measures under `measures`.',
  },
  messages: {
    special: { nl: 'Besluit «{field}» valt zonder mens op grond van bijzondere gegevens ({data}), en geen opgegeven uitzondering dekt dat', en: 'Decision “{field}” is taken without a person, on special categories of data ({data}), and no declared exception covers that' },
    profiling: { nl: 'Besluit «{field}» valt zonder mens op grond van een score van personen, en geen opgegeven wet regelt dat', en: 'Decision “{field}” is taken without a person, on a score of persons, and no declared law provides for that' },
    unrecorded: { nl: 'Besluit «{field}» valt zonder mens op grond van een score van personen; van «{law}» is niet bekend of die wet dat regelt', en: 'Decision “{field}” is taken without a person, on a score of persons; it is not known whether “{law}” provides for that' },
    measures: { nl: 'Besluit «{field}» valt zonder mens, en er zijn geen maatregelen opgegeven voor de mensen om wie het gaat', en: 'Decision “{field}” is taken without a person, and no measures are declared for the people concerned' },
  },
  examples: {
    trigger: example('none'),
    repaired: example('meaningful'),
    // Nobody is touched by an order in which files are looked at.
    nearMiss: example('none').replace('effect: legal', 'effect: none'),
  },

  concerns: ({ verbs }) => verbs.has('decide'),

  *check(view, report) {
    for (const decision of personDecisions(view.flow)) {
      const { node, fields } = decision;
      if (!decision.automatic || !EFFECTS.has(node.decl.effect ?? '')) continue;
      const purposes: readonly (Purpose | undefined)[] = node.purposes.length > 0 ? node.purposes : [undefined];
      const verdicts = purposes.map((purpose) => ({ purpose, ...verdictOf(decision, purpose, view) })).filter(({ reason }) => reason !== undefined);
      const worst = verdicts.find(({ reason }) => reason === 'special') ?? verdicts.find(({ reason }) => reason === 'profiling') ?? verdicts[0];
      if (worst?.reason === undefined) continue;
      const { reason, purpose, law = '' } = worst;
      const field = node.decl.field ?? node.name;
      const params = { field, data: shortLabels(labels(decision.special)), law };
      yield report(reason, node.at, params, {
        severity: reason === 'special' || reason === 'profiling' ? 'error' : 'warning',
        purpose: purpose?.id,
        combination: [node.at],
        related: [
          ...fieldPlaces(fields.filter((used) => used.origins.length > 0), node.inputs[0]!.profile, { nl: '«{field}» ({category}) weegt mee', en: '“{field}” ({category}) counts' }),
          ...(purpose?.ground === undefined ? [] : [{ at: { unit: purpose.unit, path: purpose.ground.path, part: 'whole' as const }, message: { nl: 'hierop rust het besluit', en: 'this is what the decision rests on' }, params: {} }]),
        ],
        ...(decision.scores[0]?.origins[0] === undefined ? {} : { trace: { node: node.path, origin: originAnchor(originsOf(decision.scores)[0]!) } }),
        facts: { measures: reason === 'measures' ? 'missing' : 'other' },
      });
    }
  },

  *fixes(finding, view) {
    const step = view.pipeline.steps.get(finding.at.path[1] ?? '');
    if (step === undefined) return;
    const unit = view.pipeline.key;
    yield { title: { nl: 'Zet een mens ervoor, om in te vullen', en: 'Put a person in between, to fill in' }, params: {}, kind: 'suggestion', principle: 'human-decides', operations: [{ op: 'replace', unit, path: [...step.path, 'human'], value: PLACEHOLDER }] };
    if (finding.facts['measures'] === 'missing') {
      yield { title: { nl: 'Voeg maatregelen toe om in te vullen', en: 'Add measures to fill in' }, params: {}, kind: 'suggestion', principle: 'contestable', operations: [{ op: 'insert', unit, path: step.path, key: 'measures', value: [PLACEHOLDER], after: 'human' }] };
    }
  },
});

type Reason = 'special' | 'profiling' | 'unrecorded' | 'measures';

/** Why an automatic decision lacks cover for a purpose; nothing where it has it. */
function verdictOf({ node, profiling, special }: PersonDecision, purpose: Purpose | undefined, view: View): { readonly reason: Reason | undefined; readonly law?: string } {
  const { taxonomy } = view.environment;
  const excused = (id: string): boolean => purpose?.special.some((entry) => SPECIAL_EXCEPTIONS.has(entry.article ?? '') && entry.categories.some((ref) => taxonomy.covers(ref.id, id))) === true;
  if (special.some((category) => !excused(category.id)) && purpose?.all['special'] !== PLACEHOLDER) return { reason: 'special' };
  if (profiling) {
    const opening = openingOf(purpose, view);
    if (opening === 'none') return { reason: 'profiling' };
    if (opening === 'unrecorded') return { reason: 'unrecorded', law: purpose?.ground?.law?.id ?? '' };
    // A law that opens this holds the measures itself (AVG 22(2)(b)); with consent and contract they are the controller's (22(3)).
    if (opening === 'law') return { reason: undefined };
  }
  return { reason: given(node.decl.all['measures']) ? undefined : 'measures' };
}

/**
 * Whether the purpose's ground opens a way to decide by profile. UAVG 40 does not: it excludes profiling (checked 2026-11-21).
 * A law on record must say that it does; of one that is not, nothing is known.
 */
function openingOf(purpose: Purpose | undefined, view: View): 'given' | 'law' | 'unrecorded' | 'none' {
  const ground = purpose?.ground;
  if (ground === undefined) return 'none';
  if (OPENING_WITHOUT_LAW.has(ground.article ?? '')) return 'given';
  if (ground.law === undefined) return 'none';
  const law = view.environment.law(ground.law.id);
  if (law.kind === 'placeholder') return 'given';
  if (law.kind !== 'known') return 'unrecorded';
  if (law.id === 'uavg') return 'none';
  if (law.grants.includes('automated') && inForce(law, view.today)) return 'law';
  return 'none';
}

function example(human: string): string {
  return pipelineExample(`
purposes:
  toeslag:
    description: Besluiten of een aanvraag voor bijzondere bijstand wordt toegekend
    kind: service
    ground: { article: 6(1)(e), law: Participatiewet art. 35 }
    covers: [contact, income]
    retention: P1Y
    selection:
      discriminationTest: { reference: TOETS-2026-03, date: 2026-03-02 }
      reviewEvery: P1Y
      humanReview: Een medewerker leest het hele dossier voordat er iets gebeurt
      noOtherEffects: De aanvraag loopt gewoon door
      knowable: De werkwijze staat op de website
    evidence: { register: VR-1, dpia: { reference: DPIA-1, date: 2026-01-05 }, notice: { url: https://example.org/privacy } }
sources:
  aanvragen: { party: gemeente, collectedFor: service, subjects: { kind: clients, count: 300 }, fields: { naam: name, inkomen: income } }
steps:
  kans: { score: aanvragen, uses: [inkomen], field: score, model: { type: rules, reference: regels-2026 }, target: persons }
  besluit: { decide: kans, uses: [score, inkomen], field: toekenning, effect: legal, human: ${human} }
outputs:
  besluiten: { from: besluit, audience: team, recipients: [gemeente] }
`);
}
