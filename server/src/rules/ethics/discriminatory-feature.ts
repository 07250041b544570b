import { PLACEHOLDER } from '../../base/placeholder.ts';
import { isControl } from '../../lineage/compatibility.ts';
import { inForce } from '../../lineage/environment.ts';
import type { StepNode } from '../../lineage/flow.ts';
import { categoriesAt } from '../../lineage/personal.ts';
import { outputsAfter } from '../../lineage/reach.ts';
import { isOrigin, selectionFeatures, type Feature } from '../../lineage/selection-features.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { joinLabels, labels, originAnchor, originsOf } from '../places.ts';
import { skeleton, states } from '../purpose-evidence.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';
import { selectionExample } from './selection-example.ts';
import { withoutFeature } from './without-feature.ts';

/** Uses that look at groups: narrowing the rows for them chooses nobody. */
const ABOUT_GROUPS: ReadonlySet<string> = new Set(['statistics', 'research', 'archiving']);
const COMES_FROM = { nl: '«{field}» ({category}) komt hier vandaan', en: '“{field}” ({category}) comes from here' };

/**
 * People scored, filtered or decided on by origin, or by something that stands in for it. A stand-in is
 * answered by a declared test on discrimination; origin only by a law that leaves no choice.
 * Law: Grondwet 1, AVG 5(1)(a); AP on childcare benefits, December 2021 (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'discriminatory-feature',
  group: 'ethics',
  lens: 'ethical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['fair-selection', 'no-hidden-inference'],
  articles: ['Grondwet 1', 'AVG 5(1)(a)', 'AVG 22'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Mensen worden gekozen op afkomst, buurt of een kenmerk dat daarvoor staat', en: 'People are chosen by origin, neighbourhood or a stand-in for them' },
  why: {
    nl: 'Wie mensen beoordeelt op waar zij vandaan komen, behandelt gelijke gevallen ongelijk (Grondwet 1). Bij de toeslagen leidde nationaliteit in een risicomodel tot grote schade en een boete. Een postcode, naam, taal of opleiding kan hetzelfde doen zonder dat iemand het bedoelt (eerlijke selectie).',
    en: 'Judging people by where they come from treats like cases unlike (Dutch Constitution, article 1). In the childcare benefits affair nationality in a risk model led to great harm and a fine. A postcode, name, language or education can do the same without anyone meaning to (fair selection).',
  },
  resolve: {
    nl: 'Laat het kenmerk uit de selectie, of kijk naar gedrag dat met het doel te maken heeft. Is een buurt of ander kenmerk echt nodig, doe dan een toets op discriminatie en zet die bij het doel in `selection.discriminationTest`. Bepaalt de wet het criterium zonder ruimte, dan is het een gebonden besluit: `bound: true` op de `decide`, met de wet bij `ground`.',
    en: 'Leave the feature out of the selection, or look at behaviour that matters to the purpose. If a neighbourhood or other feature is really needed, do a test on discrimination and put it in `selection.discriminationTest` of the purpose. If the law sets the criterion and leaves no room, it is a bound decision: `bound: true` on the `decide`, with the law under `ground`.',
  },
  messages: {
    origin: {
      nl: '«{step}» beoordeelt of kiest mensen mede op afkomst: {features} ({kinds})',
      en: '“{step}” judges or chooses people partly by origin: {features} ({kinds})',
    },
    proxy: {
      nl: '«{step}» beoordeelt of kiest mensen op een kenmerk dat een groep kan benadelen: {features} ({kinds}); er is geen toets op discriminatie opgegeven',
      en: '“{step}” judges or chooses people by a feature that may put a group at a disadvantage: {features} ({kinds}); no test on discrimination is declared',
    },
  },
  examples: {
    trigger: selectionExample('[nationaliteit, inkomen]', 'nationaliteit: nationality'),
    repaired: selectionExample('[inkomen]', 'nationaliteit: nationality'),
    // The neighbourhood was tested on what it does to groups, and the test is declared.
    nearMiss: selectionExample('[wijk, inkomen]', 'wijk: neighbourhood'),
  },

  concerns: ({ verbs, categories }) => (verbs.has('score') || verbs.has('filter') || verbs.has('decide')) && categories.size > 0,

  *check(view, report) {
    for (const step of view.flow.steps) {
      if (!chooses(step, view)) continue;
      const open = selectionFeatures(step, view.environment).filter((feature) => !isAnswered(feature, step, view));
      const [first] = open;
      if (first === undefined) continue;
      const origin = isOrigin(first);
      const told = origin ? open.filter(isOrigin) : open;
      yield report(origin ? 'origin' : 'proxy', step.at, { step: step.name, features: told.map(({ field }) => field.name), kinds: joinLabels(labels(told.map(({ category }) => category))) }, {
        severity: origin ? 'error' : 'warning',
        purpose: step.purposes[0]?.id,
        combination: originsOf(open.map(({ field }) => field)).map(originAnchor),
        related: open.flatMap((feature) => madeOf(feature).map((at) => ({ at: originAnchor(at), message: COMES_FROM, params: { field: at.name, category: feature.category.label }, cause: true }))),
        ...(madeOf(first)[0] === undefined ? {} : { trace: { node: step.path, origin: originAnchor(madeOf(first)[0]!) } }),
        facts: { step: step.name },
      });
    }
  },

  *fixes(finding, view) {
    const step = view.flow.steps.find((candidate) => candidate.name === finding.facts['step']);
    if (step === undefined) return;
    const open = selectionFeatures(step, view.environment).filter((feature) => !isAnswered(feature, step, view));
    for (const feature of open) {
      const operations = withoutFeature(feature, step, view);
      if (operations !== undefined) yield { title: { nl: 'Kies niet op «{field}»', en: 'Do not choose by “{field}”' }, params: { field: feature.field.name }, kind: 'unsafe', principle: 'fair-selection', operations };
    }
    if (finding.message === 'proxy' && step.purposes.length === 1) {
      yield* skeleton(finding, view, { nl: 'Voeg een toets op discriminatie toe om in te vullen', en: 'Add a test on discrimination to fill in' }, 'fair-selection', ['selection', 'discriminationTest'], { reference: PLACEHOLDER, date: PLACEHOLDER });
    }
  },
});

/** The origins that make the field what it is: the one it was made of, else all of the field. */
function madeOf({ field, category, origin }: Feature): Feature['field']['origins'] {
  if (origin !== undefined) return [origin];
  const own = field.origins.filter(({ categories }) => categories.includes(category));
  return own.length > 0 ? own : field.origins;
}

/** Whether the step chooses or judges: a filter does where what it lets through is used person by person. */
function chooses(step: StepNode, view: View): boolean {
  const { verb } = step.decl;
  if (verb === 'score' || verb === 'decide') return true;
  if (verb !== 'filter' || (step.purposes.length > 0 && step.purposes.every(({ kind }) => ABOUT_GROUPS.has(kind ?? '')))) return false;
  return outputsAfter(view.flow, step).some((output) => categoriesAt(output.profile).size > 0);
}

function isAnswered(feature: Feature, step: StepNode, view: View): boolean {
  if (isBound(step, view)) return true;
  if (isOrigin(feature)) return false;
  const { verb, target, effect, selection } = step.decl;
  if ((verb === 'score' && target !== 'persons') || (verb === 'decide' && effect !== 'legal' && effect !== 'significant') || (verb === 'filter' && selection === 'sample')) return true;
  // Writing to one neighbourhood or in one language is ordinary service; picking people for control by it is not.
  if (verb === 'filter' && step.purposes.length > 0 && step.purposes.every(({ kind }) => kind !== undefined && !isControl(kind))) return true;
  return step.purposes.length > 0 && step.purposes.every((purpose) => states(purpose, 'selection', 'discriminationTest', 'reference'));
}

/** A decision without discretion, under a law that is not known to be out of force, and that no score has a part in. */
function isBound(step: StepNode, view: View): boolean {
  if (step.decl.verb !== 'decide' || step.decl.all['bound'] !== true || step.purposes.length === 0) return false;
  if (step.references.some(({ field }) => field?.score === true)) return false;
  return step.purposes.every((purpose: Purpose) => {
    const law = purpose.ground?.law === undefined ? undefined : view.environment.law(purpose.ground.law.id);
    return law !== undefined && (law.kind !== 'known' || inForce(law, view.today));
  });
}
