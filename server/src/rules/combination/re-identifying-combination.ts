import { matchCombinations } from '../../knowledge/combinations.ts';
import type { Category, QuasiCombination } from '../../knowledge/types.ts';
import type { FlowNode, OutputNode } from '../../lineage/flow.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import { pointsOut, singledOut } from '../../lineage/singling-out.ts';
import { samePath } from '../../lineage/trace.ts';
import type { Output } from '../../model/pipeline.ts';
import { pipelineExample } from '../example.ts';
import { SEVERITIES, type Fix, type RelatedPlace, type Severity } from '../finding.ts';
import { madeCoarser } from '../lowering.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { leaveOut } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import { certaintyOf, reasonsFor } from './measured-share.ts';
import type { View } from '../view.ts';

/** Rows without a name that still point to one person. One finding per node that completes it. */
export const rule = defineRule({
  id: 're-identifying-combination',
  group: 'combination',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['no-reidentification', 'not-traceable-when-open', 'data-minimisation', 'honest-anonymity'],
  articles: ['AVG overweging 26', 'AVG 5(1)(c)', 'AVG 25'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Velden zonder naam wijzen samen één persoon aan', en: 'Fields without a name together point to one person' },
  why: {
    nl: 'Een geboortedatum, een postcode en een geslacht zeggen los weinig, en samen bijna altijd wie het is. Zolang iemand zo is aan te wijzen, zijn het persoonsgegevens (AVG overweging 26), en hoort er niet meer in dan nodig is (AVG 5(1)(c), 25).',
    en: 'A date of birth, a postcode and a sex say little alone, and together nearly always who it is. As long as somebody can be pointed out like that, the data are personal (GDPR recital 26) and should hold no more than needed (GDPR 5(1)(c), 25).',
  },
  resolve: {
    nl: 'Laat één van de velden weg, maak er één grover (leeftijdsklasse, gemeente), groepeer met een minimum groepsgrootte, of beperk de uitvoer tot het eigen team.',
    en: 'Leave one of the fields out, make one coarser (age band, municipality), group with a minimum group size, or keep the output within the team.',
  },
  messages: {
    share: { nl: '{fields} wijzen samen vaak één persoon aan: {share} ({source})', en: '{fields} together often point to one person: {share} ({source})' },
    shareUnchecked: { nl: '{fields} wijzen samen vaak één persoon aan: {share} (niet nagegaan)', en: '{fields} together often point to one person: {share} (not verified)' },
    known: { nl: '{fields} wijzen samen vaak één persoon of huishouden aan ({source})', en: '{fields} together often point to one person or household ({source})' },
    reasoned: { nl: '{fields} kunnen samen één persoon of huishouden aanwijzen (een redenering, geen gemeten aandeel)', en: '{fields} together may point to one person or household (by reasoning, not a measured share)' },
  },
  examples: {
    trigger: example('koppel'),
    repaired: example('grof'),
    // Among the team that handles the cases the same rows are no more than the work itself.
    nearMiss: example('koppel').replace('audience: private, recipients: [leverancier]', 'audience: team, recipients: [gemeente]'),
  },

  *check(view, report) {
    const open = view.flow.outputs.filter((output) => severityOf(output.decl) !== undefined);
    for (const [node, all] of singledOut(view.flow, open, view.environment)) {
      const items = all.filter((item) => item.outputs.some((output) => !reportedUpstream(view, node, item.combination, output)));
      const [strongest] = items;
      if (strongest === undefined) continue;
      const outputs = [...new Set(items.flatMap((item) => item.outputs))];
      const fields = [...new Set(items.flatMap((item) => item.fields))];
      const origins = originsOf(strongest.fields);
      const { combination } = strongest;
      yield report(certaintyOf(combination), node.at, { fields: strongest.fields.map((field) => field.name), share: combination.share ?? '', source: combination.source }, {
        severity: worst(outputs),
        combination: origins.map(originAnchor),
        related: [
          ...fieldPlaces(fields, node.profile).map((place) => ({ ...place, cause: true })),
          ...items.flatMap((item) => reasonsFor(item, node.profile, node.at, view.environment)),
          ...outputs.map((output): RelatedPlace => ({ at: output.at, message: { nl: 'gaat naar uitvoer «{output}»', en: 'goes to output “{output}”' }, params: { output: output.name } })),
        ],
        ...(origins[0] === undefined ? {} : { trace: { node: node.path, origin: originAnchor(origins[0]) } }),
        facts: { outputs: outputs.map((output) => output.name).join('\n') },
      });
    }
  },

  *fixes(finding, view) {
    const names = (finding.facts['outputs'] ?? '').split('\n');
    const outputs = view.flow.outputs.filter((output) => names.includes(output.name));
    for (const place of finding.related) {
      if (place.cause !== true || place.at.unit !== view.pipeline.key) continue;
      const rest = (field: FieldFlow): boolean => !field.origins.every((origin) => origin.unit === place.at.unit && samePath(origin.path, place.at.path));
      if (!outputs.every((output) => settles(view, [...output.profile.fields.values()].filter(rest).flatMap((field) => (field.scale === 'individual' ? field.categories : []))))) continue;
      yield* leaveOut(view, place.at, 'data-minimisation');
    }
    const [only] = outputs;
    if (only !== undefined && outputs.length === 1) yield* coarser(view, only);
  },
});

/** How serious it is that such rows leave by this output; undefined where they do not get far. */
function severityOf(output: Pick<Output, 'audience' | 'claims' | 'released' | 'recipientCannotReidentify'>): Severity | undefined {
  if (output.released !== undefined) return undefined;
  if (output.recipientCannotReidentify !== undefined && output.audience !== 'public') return 'info';
  if (output.claims === 'anonymous' || output.claims === 'aggregated' || output.audience === 'public' || output.audience === 'private') return 'error';
  return output.audience === 'organisation' || output.audience === 'government' ? 'warning' : undefined;
}

function worst(outputs: readonly OutputNode[]): Severity {
  return SEVERITIES[Math.max(0, ...outputs.map((output) => SEVERITIES.indexOf(severityOf(output.decl) ?? 'info')))]!;
}

/** Whether the pipeline that supplies these rows already has this finding, at least as serious. */
function reportedUpstream(view: View, node: FlowNode, combination: QuasiCombination, output: OutputNode): boolean {
  const upstream = node.kind === 'source' ? node.supply.upstream : undefined;
  const there = upstream === undefined ? undefined : severityOf(upstream.output);
  if (upstream === undefined || there === undefined) return false;
  return SEVERITIES.indexOf(there) >= SEVERITIES.indexOf(severityOf(output.decl) ?? 'info') && pointsOut(upstream.profile, combination, view.environment);
}

function settles(view: View, categories: readonly Category[]): boolean {
  return matchCombinations(view.environment.base, view.environment.taxonomy, categories.map((category) => category.id)).length === 0;
}

/** One field made coarser just before the output, by the smallest step after which no combination is left. */
function* coarser(view: View, output: OutputNode): Iterable<Fix> {
  if (output.decl.from === undefined) return;
  const { taxonomy } = view.environment;
  const rows = [...output.profile.fields.values()].filter((field) => field.scale === 'individual');
  for (const field of rows) {
    const [fine] = field.categories;
    if (fine?.granularity === undefined || field.pseudonym !== undefined || field.categories.length !== 1) continue;
    const others = rows.filter((other) => other !== field).flatMap((other) => other.categories);
    const steps = taxonomy.categories.filter((category) => taxonomy.isCoarser(category.id, fine.id)).sort((a, b) => a.granularity!.step - b.granularity!.step);
    const coarse = steps.find((category) => settles(view, [...others, category]));
    if (coarse !== undefined) yield* madeCoarser(view, output, field, coarse);
  }
}

function example(from: string): string {
  return pipelineExample(`
purposes:
  planning:
    description: Een leverancier laten uitrekenen welke ritten er nodig zijn voor inwoners die vervoer vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [birth-date, sex, postcode6]
    retention: P3M
sources:
  personen: { party: gemeente, collectedFor: service, fields: { zaaknummer: case-number, geboortedatum: birth-date, geslacht: sex } }
  ritten: { party: gemeente, collectedFor: service, fields: { zaaknummer: case-number, postcode: postcode6 } }
steps:
  koppel: { join: [personen, ritten], on: zaaknummer }
  grof: { generalise: koppel, fields: { geboortedatum: age-band, postcode: postcode4 } }
outputs:
  lijst: { from: ${from}, audience: private, recipients: [leverancier] }
`);
}
