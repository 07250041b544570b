import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Category } from '../../knowledge/types.ts';
import { inferredAlone, inferredTogether, type Inferred, type Reach, type Strength } from '../../lineage/inferred.ts';
import type { FieldFlow, Origin } from '../../lineage/profile.ts';
import { purposesInUse } from '../../lineage/uncovered.ts';
import type { NewValue, Operation } from '../../edit/operations.ts';
import type { Field, Purpose } from '../../model/pipeline.ts';
import { samePath } from '../../lineage/trace.ts';
import { pipelineExample } from '../example.ts';
import { SEVERITIES, type Fix, type RelatedPlace, type Severity } from '../finding.ts';
import { fieldPlaces, labels, originAnchor, originsOf } from '../places.ts';
import { leaveOut } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const ALSO = { nl: '«{field}» kan ook iets verraden over {kinds}', en: '“{field}” may give away {kinds} too' };

/** A field that says something special without saying it. One finding per field and purpose, or one where fields meet. */
export const rule = defineRule({
  id: 'special-category-by-inference',
  group: 'combination',
  lens: 'legal',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['no-hidden-inference', 'special-data-shield'],
  articles: ['AVG 9(1)', 'AVG 9(2)'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Een veld kan een bijzonder gegeven verraden', en: 'A field may give away a special category of data' },
  why: {
    nl: 'Ook wat een bijzonder gegeven alleen laat raden, valt onder het verbod van AVG 9(1); zo las het Hof van Justitie het in zaak C-184/20. Een nationaliteit kan zo iets zeggen over afkomst, en een zorgrekening over gezondheid.',
    en: 'What only lets a special category be guessed falls under the ban of GDPR 9(1) too; the Court of Justice read it so in case C-184/20. A nationality may say something about ethnic origin, a care bill about health.',
  },
  resolve: {
    nl: 'Laat het veld weg of maak het grover. Sluit je uit dat het iets verraadt, zet dat dan één keer bij het veld onder `inference`, met reden, naam en datum. Kan het wel, noem dan de uitzondering bij het doel onder `special`.',
    en: 'Leave the field out or make it coarser. If it cannot give anything away, record that once at the field under `inference`, with reason, name and date. If it can, name the exception at the purpose under `special`.',
  },
  messages: {
    may: { nl: '«{field}» kan iets verraden over {kinds}, en voor doel «{purpose}» is die vraag nog niet beantwoord', en: '“{field}” may give away {kinds}, and for purpose “{purpose}” that question is still open' },
    reveals: { nl: '«{field}» verraadt {kinds}, en doel «{purpose}» noemt daar geen uitzondering voor', en: '“{field}” gives away {kinds}, and purpose “{purpose}” names no exception for it' },
    confirmed: { nl: '«{field}» kan volgens het antwoord erbij {kinds} verraden, en doel «{purpose}» noemt daar geen uitzondering voor', en: '“{field}” can give away {kinds} by its own answer, and purpose “{purpose}” names no exception for it' },
    incomplete: { nl: 'Het antwoord dat «{field}» niets verraadt over {kinds} is niet af: reden, naam en datum horen erbij (doel «{purpose}»)', en: 'The answer that “{field}” gives away nothing about {kinds} is incomplete: reason, name and date belong to it (purpose “{purpose}”)' },
    together: { nl: '{fields} kunnen samen iets verraden over {kinds}, en voor doel «{purpose}» is die vraag nog niet beantwoord', en: '{fields} together may give away {kinds}, and for purpose “{purpose}” that question is still open' },
    togetherReveals: { nl: '{fields} verraden samen {kinds}, en doel «{purpose}» noemt daar geen uitzondering voor', en: '{fields} together give away {kinds}, and purpose “{purpose}” names no exception for it' },
  },
  examples: {
    trigger: example('zorgkosten: care-cost'),
    repaired: example('zorgkosten: { category: care-cost, inference: { health: { answer: not-possible, reason: alleen het vaste bedrag van het eigen risico, by: privacy officer, date: 2026-01-05 } } }'),
    // Arrears on a premium say something about money, not about health.
    nearMiss: example('premieachterstand: debt'),
  },

  concerns: ({ tells, categories }) => tells || categories.size > 1,

  *check(view, report) {
    for (const purpose of purposesInUse(view.flow)) {
      const joints = inferredTogether(view.flow, purpose, view.environment);
      const alones = inferredAlone(view.flow, purpose, view.environment);
      // What a field gives away together with others is told once: there, unless it says it more seriously on its own.
      const together = heaviest(joints.map((joint) => ({ ...joint, origins: originsOf(joint.fields) })));
      const alone = heaviest(alones.flatMap(({ carried, inferred }) => inferred.map((item) => ({ ...item, origins: carried.field.origins }))));
      for (const joint of joints) {
        const severity = severityOf(joint.strength, joint.reach);
        if (originsOf(joint.fields).some((origin) => outweighs(alone.get(origin)?.get(joint.category.id), severity))) continue;
        yield report(joint.strength === 'reveals' ? 'togetherReveals' : 'together', joint.node.at, { fields: joint.fields.map((field) => field.name), kinds: labels([joint.category]), purpose: purpose.id }, {
          severity, purpose: purpose.id,
          combination: originsOf(joint.fields).map(originAnchor),
          related: [
            ...fieldPlaces(joint.fields, joint.node.profile).map((place) => ({ ...place, cause: true })),
            { at: joint.node.at, message: joint.explanation, params: {} },
            ...reachPlaces(joint.reach),
          ],
          ...traceTo(joint.fields, joint.reach),
          facts: { kinds: joint.category.id },
        });
      }
      for (const { carried, inferred } of inferredAlone(view.flow, purpose, view.environment)) {
        const { field, entry, profile } = carried;
        const left = inferred.filter((item) => field.origins.every((origin) => outweighs(severityOf(item.strength, item.reach), together.get(origin)?.get(item.category.id))));
        const [worst] = [...left].sort((a, b) => SEVERITIES.indexOf(severityOf(b.strength, b.reach)) - SEVERITIES.indexOf(severityOf(a.strength, a.reach)));
        if (worst === undefined) continue;
        const message = messageOf(worst);
        const alike = left.filter((item) => messageOf(item) === message);
        const others = left.filter((item) => messageOf(item) !== message);
        yield report(message, entry, { field: field.name, kinds: labels(alike.map((item) => item.category)), purpose: purpose.id }, {
          severity: severityOf(worst.strength, worst.reach), purpose: purpose.id,
          combination: originsOf([field]).map(originAnchor),
          related: [
            ...(others.length === 0 ? [] : [{ at: entry, message: ALSO, params: { field: field.name, kinds: labels(others.map((item) => item.category)) } }]),
            ...fieldPlaces([field], profile).filter((place) => place.at.unit !== entry.unit || !samePath(place.at.path, entry.path)),
            { at: { unit: purpose.unit, path: purpose.path, part: 'key' as const }, message: { nl: 'voor dit doel wordt het gebruikt', en: 'it is used for this purpose' }, params: {} },
            ...reachPlaces(worst.reach),
          ],
          ...traceTo([field], worst.reach),
          facts: { kinds: left.map((item) => item.category.id).join(' '), open: left.filter((item) => item.answer === 'none').map((item) => item.category.id).join(' ') },
        });
      }
    }
  },

  *fixes(finding, view) {
    const causes = finding.related.filter((place) => place.cause === true).map((place) => place.at);
    for (const at of causes.length > 0 ? causes : [finding.at]) yield* leaveOut(view, at, 'no-hidden-inference');
    const open = (finding.facts['open'] ?? '').split(' ').filter((id) => id !== '');
    const [root, source = '', , name = ''] = finding.at.path;
    const field = root === 'sources' ? view.pipeline.sources.get(source)?.fields?.get(name) : undefined;
    if (field !== undefined && open.length > 0) yield askForAnswer(view, field, open);
    const purpose = view.environment.purpose(view.pipeline, finding.purpose ?? '');
    const special = (finding.facts['kinds'] ?? '').split(' ').filter((id) => view.environment.taxonomy.get(id)?.class === 'special');
    if (purpose !== undefined && special.length > 0) yield exception(purpose, special);
  },
});

function severityOf(strength: Strength, { usedBy, outputs, grouped }: Reach): Severity {
  if (grouped) return 'info';
  return strength === 'reveals' && (usedBy.length > 0 || outputs.length > 0) ? 'error' : 'warning';
}

/** Whether the first is more serious; anything is more than nothing. */
function outweighs(a: Severity | undefined, b: Severity | undefined): boolean {
  return a !== undefined && (b === undefined || SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b));
}

/** Per origin and category the most serious way in which it is given away. */
function heaviest(items: readonly { readonly origins: readonly Origin[]; readonly category: Category; readonly strength: Strength; readonly reach: Reach }[]): ReadonlyMap<Origin, ReadonlyMap<string, Severity>> {
  const found = new Map<Origin, Map<string, Severity>>();
  for (const { origins, category, strength, reach } of items) {
    const severity = severityOf(strength, reach);
    for (const origin of origins) {
      const kinds = found.get(origin) ?? new Map<string, Severity>();
      if (outweighs(severity, kinds.get(category.id))) kinds.set(category.id, severity);
      found.set(origin, kinds);
    }
  }
  return found;
}

function messageOf({ strength, answer }: Inferred): 'may' | 'reveals' | 'confirmed' | 'incomplete' {
  if (answer === 'possible') return 'confirmed';
  if (answer === 'incomplete') return 'incomplete';
  return strength === 'reveals' ? 'reveals' : 'may';
}

function reachPlaces({ usedBy, outputs }: Reach): readonly RelatedPlace[] {
  return [
    ...usedBy.map((node) => ({ at: node.at, message: { nl: 'hier wordt erop geselecteerd of gescoord', en: 'selected or scored by it here' }, params: {} })),
    ...outputs.map((output) => ({ at: output.at, message: { nl: 'komt uit in «{output}»', en: 'ends up in “{output}”' }, params: { output: output.name } })),
  ];
}

function traceTo(fields: readonly FieldFlow[], { usedBy, outputs }: Reach): { trace?: { node: readonly string[]; origin: ReturnType<typeof originAnchor> } } {
  const [origin] = originsOf(fields);
  const end = usedBy[0] ?? outputs[0];
  return origin === undefined || end === undefined ? {} : { trace: { node: end.path, origin: originAnchor(origin) } };
}

/** A place for the answer at the field, which becomes a mapping if it was only a category. */
function askForAnswer(view: View, field: Field, open: readonly string[]): Fix {
  const unit = view.pipeline.key;
  const skeleton = (): NewValue => ({ answer: PLACEHOLDER, reason: PLACEHOLDER, by: PLACEHOLDER, date: PLACEHOLDER });
  const answers = Object.fromEntries(open.map((id) => [id, skeleton()]));
  const isMapping = field.category === undefined ? field.inference.size > 0 : !samePath(field.category.path, field.path);
  const operations: readonly Operation[] = isMapping
    ? open.map((id) => ({ op: 'insert', unit, path: [...field.path, 'inference'], key: id, value: skeleton() }))
    : [{ op: 'replace', unit, path: field.path, value: { ...(field.category === undefined ? {} : { category: field.category.id }), inference: answers } }];
  return { title: { nl: 'Voeg een antwoord toe om in te vullen', en: 'Add an answer to fill in' }, params: {}, kind: 'suggestion', principle: 'no-hidden-inference', operations };
}

function exception(purpose: Purpose, kinds: readonly string[]): Fix {
  return {
    title: { nl: 'Voeg een uitzondering toe om in te vullen', en: 'Add an exception to fill in' }, params: {}, kind: 'suggestion', principle: 'special-data-shield',
    operations: [{ op: 'append', unit: purpose.unit, path: [...purpose.path, 'special'], value: { categories: kinds, article: PLACEHOLDER, law: PLACEHOLDER } }],
  };
}

function example(field: string): string {
  return pipelineExample(`
purposes:
  begeleiding:
    description: Cliënten begeleiden die daarom hebben gevraagd
    kind: care
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    retention: P1Y
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
sources:
  dossiers: { party: gemeente, collectedFor: care, subjects: { kind: clients, count: 300 }, fields: { naam: name, ${field} } }
outputs:
  lijst: { from: dossiers, audience: team, recipients: [gemeente] }
`);
}
