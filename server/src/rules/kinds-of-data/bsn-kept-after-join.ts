import type { FlowNode, OutputNode } from '../../lineage/flow.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import { samePath } from '../../lineage/trace.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { pipelineExample } from '../example.ts';
import { dropBefore } from '../new-step.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { leaveAllOut } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const NO_NEED: ReadonlySet<string> = new Set(['statistics', 'research', 'policy']);

/** A citizen service number that stays in a set for statistics, research or policy after the join that needed it. */
export const rule = defineRule({
  id: 'bsn-kept-after-join',
  group: 'kinds-of-data',
  lens: 'legal',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'high',
  principles: ['data-minimisation', 'bsn-only-by-law'],
  articles: ['AVG 5(1)(c)', 'AVG 25', 'UAVG 46'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Het BSN blijft in de set terwijl alleen de koppeling het nodig had', en: 'The BSN stays in the set although only the join needed it' },
  why: {
    nl: 'Voor cijfers, onderzoek of beleid is het nummer alleen nodig om te koppelen. Blijft het daarna staan, dan gaat het verder dan nodig is (AVG 5(1)(c), UAVG 46).',
    en: 'For figures, research or policy the number is only needed to join. If it stays after that, it goes further than needed (GDPR 5(1)(c), UAVG 46).',
  },
  resolve: { nl: 'Laat het nummer na de koppeling weg, of pseudonimiseer het vóór de koppeling met een sleutel die een ander bewaart.', en: 'Leave the number out after the join, or pseudonymise it before the join with a key that somebody else keeps.' },
  messages: {
    kept: { nl: 'Het BSN ({fields}) blijft in de set, terwijl doel «{purpose}» het verder niet nodig heeft', en: 'The BSN ({fields}) stays in the set, although purpose “{purpose}” has no further need of it' },
  },
  examples: {
    trigger: example('', 'koppel'),
    repaired: example('  zonder: { drop: koppel, fields: [bsn] }\n', 'zonder'),
    nearMiss: example('  dicht: { pseudonymise: koppel, fields: [bsn], method: hmac-sha256, keyHolder: sleutelhuis, domain: armoede }\n', 'dicht'),
  },

  concerns: ({ classes, served }) => classes.has('national-id') && served.some(({ kind }) => NO_NEED.has(kind ?? '')),

  *check(view, report) {
    for (const [node, outputs] of keeping(view)) {
      const [first] = outputs;
      const purpose = first === undefined ? undefined : needless(first);
      if (first === undefined || purpose === undefined) continue;
      const numbers = outputs.flatMap(numbersIn);
      yield report('kept', node.at, { fields: [...new Set(numbers.map((field) => field.name))], purpose: purpose.id }, {
        purpose: purpose.id,
        combination: originsOf(numbers).map(originAnchor),
        related: fieldPlaces(numbers, first.profile),
      });
    }
  },

  *fixes(finding, view) {
    const [, outputs] = keeping(view).find(([node]) => samePath(node.path, finding.at.path)) ?? [undefined, []];
    const idle = idleNumbers(view, outputs);
    const left = leaveAllOut(view, originsOf(idle).map(originAnchor), 'data-minimisation');
    yield* left;
    if (left.length > 0) return;
    const operations = dropBefore(view, outputs.map((output) => ({ output, fields: numbersIn(output).map((field) => field.name) })), 'zonder-bsn');
    if (operations.length === 0) return;
    const one = outputs.length === 1;
    yield { title: one ? { nl: 'Laat het nummer weg voor de uitvoer', en: 'Leave the number out before the output' } : { nl: 'Laat het nummer weg voor elke uitvoer', en: 'Leave the number out before every output' }, params: {}, kind: 'unsafe', principle: 'data-minimisation', operations };
  },
});

/** The nodes from which on a number stays without need, each with the outputs that carry it from there. */
function keeping(view: View): readonly (readonly [FlowNode, readonly OutputNode[]])[] {
  const found = new Map<FlowNode, OutputNode[]>();
  for (const output of view.flow.outputs) {
    const numbers = needless(output) === undefined ? [] : numbersIn(output);
    if (numbers.length === 0) continue;
    const node = firstWithoutNeed(output, numbers);
    found.set(node, [...found.get(node) ?? [], output]);
  }
  return [...found];
}

/** The purpose of an output that has no need of the number. */
function needless(output: OutputNode): Purpose | undefined {
  return output.purposes.find(({ kind }) => NO_NEED.has(kind ?? ''));
}

function numbersIn(output: OutputNode): readonly FieldFlow[] {
  return personalFields(output.profile).filter((field) => field.categories.some((category) => category.id === 'bsn'));
}

/** Walks back from the output to the first node after the last step that used the number. */
function firstWithoutNeed(output: OutputNode, numbers: readonly FieldFlow[]): FlowNode {
  const origins = new Set(numbers.flatMap((field) => field.origins));
  let node: FlowNode = output;
  for (;;) {
    const before: FlowNode | undefined = node.inputs.find((input) => [...input.profile.fields.values()].some((field) => field.origins.some((origin) => origins.has(origin))));
    if (before === undefined || before.kind === 'source' || uses(before, origins)) return node;
    node = before;
  }
}

/** The numbers of these outputs, when no step used them and no other output hands them on: then the source need not bring them. */
function idleNumbers(view: View, outputs: readonly OutputNode[]): readonly FieldFlow[] {
  const numbers = outputs.flatMap(numbersIn);
  const origins = new Set(numbers.flatMap((field) => field.origins));
  const elsewhere = view.flow.outputs.some((output) => !outputs.includes(output) && numbersIn(output).some((field) => field.origins.some((origin) => origins.has(origin))));
  return elsewhere || view.flow.steps.some((step) => uses(step, origins)) ? [] : numbers;
}

function uses(node: FlowNode, origins: ReadonlySet<unknown>): boolean {
  return node.references.some(({ role, field }) => (role === 'key' || role === 'uses' || role === 'by') && field?.origins.some((origin) => origins.has(origin)) === true);
}

function example(step: string, from: string): string {
  return pipelineExample(`
purposes:
  armoedecijfers:
    description: Cijfers over armoede voor het jaarverslag van de raad
    kind: statistics
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    research: { publicInterest: beter armoedebeleid, consentImpossible: duizenden inwoners, safeguards: gesloten omgeving, access: twee onderzoekers }
    retention: P1Y
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
sources:
  regelingen: { party: gemeente, collectedFor: statistics, fields: { bsn: bsn, regeling: benefit } }
  inkomens: { party: gemeente, collectedFor: statistics, fields: { bsn: bsn, inkomen: income } }
steps:
  koppel: { join: [regelingen, inkomens], on: bsn }
${step}outputs:
  bestand: { from: ${from}, audience: team, recipients: [gemeente] }
`).replace('  leverancier:', '  sleutelhuis: { name: Sleutelhuis, kind: private, country: NL }\n  leverancier:');
}
