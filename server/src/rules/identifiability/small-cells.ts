import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { NewValue, Operation } from '../../edit/operations.ts';
import type { OutputNode, StepNode } from '../../lineage/flow.ts';
import { aboutPersons, isDirect, personalFields } from '../../lineage/personal.ts';
import { hasRows } from '../../lineage/profile.ts';
import { outputsAfter } from '../../lineage/reach.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { numberOption } from '../option.ts';
import { fieldPlaces } from '../places.ts';
import { defineRule } from '../rule.ts';

/**
 * Smallest group that may be shown. No law sets these numbers; ten outside and five inside are
 * common practice, not verified against a published norm (checked 2026-11-21).
 */
const MINIMUM = {
  outside: numberOption(10, 2, { nl: 'kleinste groep in uitvoer die de organisatie verlaat, in personen', en: 'smallest group in output that leaves the organisation, in persons' }),
  inside: numberOption(5, 2, { nl: 'kleinste groep in uitvoer die binnen blijft, in personen', en: 'smallest group in output that stays inside, in persons' }),
} as const;

/** Group figures in which single people may still be seen. One finding per aggregate, with every reason. */
export const rule = defineRule({
  id: 'small-cells',
  group: 'identifiability',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['not-traceable-when-open', 'data-minimisation'],
  articles: ['AVG 5(1)(c)', 'AVG 25', 'AVG overweging 26'],
  fix: 'unsafe',
  ignorable: true,
  options: MINIMUM,
  summary: { nl: 'Groepen kunnen zo klein zijn dat er iemand in te herkennen is', en: 'Groups may be so small that somebody can be recognised' },
  why: {
    nl: 'Een telling van één of twee mensen is geen groepscijfer. Zonder minimum en onderdrukking wijst een tabel nog personen aan (AVG overweging 26). De getallen zijn gangbare praktijk, geen wettelijke norm.',
    en: 'A count of one or two people is no group figure. Without a minimum and suppression a table still points to persons (GDPR recital 26). The numbers are common practice, not a legal norm.',
  },
  resolve: { nl: 'Zet `minGroupSize` op minstens tien naar buiten of vijf binnenshuis, kies een `suppression`, en gebruik bij twee of meer indelingen ook `secondary: true`.', en: 'Set `minGroupSize` to at least ten outside or five inside, choose a `suppression`, and with two or more divisions also use `secondary: true`.' },
  messages: {
    small: { nl: 'Groepen kunnen te klein zijn: {reasons}', en: 'Groups may be too small: {reasons}' },
  },
  examples: {
    trigger: example(''),
    repaired: example(', minGroupSize: 10, suppression: blank'),
    // Counting things needs no group size.
    nearMiss: example('').replace('collectedFor: statistics', 'subjects: { kind: objects }').replace('{ wijk:', '{ boomnummer: object, wijk:'),
  },

  concerns: ({ verbs }) => verbs.has('aggregate') || verbs.has('smpc'),

  *check(view, report) {
    for (const node of view.flow.steps) {
      if ((node.decl.verb !== 'aggregate' && node.decl.verb !== 'smpc') || !groupsPeople(node)) continue;
      const outputs = outputsAfter(view.flow, node);
      if (outputs.length > 0 && outputs.every((output) => output.decl.released !== undefined)) continue;
      const open = outputs.filter((output) => output.decl.released === undefined);
      const outside = open.some(leaves);
      const option = outside ? MINIMUM.outside : MINIMUM.inside;
      const minimum = view.option(option);
      const lacks = lacking(node, minimum, open.some((output) => output.decl.audience === 'public'));
      if (lacks.length === 0) continue;
      yield report('small', node.at, { reasons: joined(lacks.map((lack) => reasonOf(lack, node, minimum, minimum === option.default))) }, {
        // Groups that are large enough, of which one left out can be found by subtraction: weaker than small ones in plain sight.
        severity: outside && lacks.some((lack) => lack !== 'secondary') ? 'error' : 'warning',
        combination: [node.at],
        related: [
          ...fieldPlaces(node.references.flatMap(({ role, field }) => (role === 'by' && field !== undefined ? [field] : [])), node.inputs[0]!.profile, { nl: 'groepeert op «{field}»', en: 'groups by “{field}”' }),
          ...open.map((output) => ({ at: output.at, message: { nl: 'komt uit in «{output}»', en: 'ends up in “{output}”' }, params: { output: output.name } })),
        ],
        facts: { minimum: String(minimum), lacks: lacks.join(' ') },
      });
    }
  },

  *fixes(finding, view) {
    const step = view.pipeline.steps.get(finding.at.path[1] ?? '');
    if (step === undefined) return;
    const lacks = (finding.facts['lacks'] ?? '').split(' ');
    const minimum = finding.facts['minimum'] ?? '';
    const set = (key: string, value: NewValue): Operation => (Object.hasOwn(step.all, key) ? { op: 'replace', unit: finding.at.unit, path: [...step.path, key], value } : { op: 'insert', unit: finding.at.unit, path: step.path, key, value });
    const operations = [
      ...(lacks.includes('size') ? [set('minGroupSize', Number(minimum))] : []),
      // A size without a way to keep to it is the next finding.
      ...(lacks.includes('suppression') || (lacks.includes('size') && step.verb === 'aggregate' && step.suppression === undefined) ? [set('suppression', 'blank')] : []),
      ...(lacks.includes('secondary') ? [set('secondary', true)] : []),
    ];
    const title = lacks.includes('size') ? TITLES.size : lacks.includes('suppression') ? TITLES.suppression : TITLES.secondary;
    yield { title, params: { minimum }, kind: 'unsafe', principle: 'not-traceable-when-open', operations };
  },
});

type Lack = 'size' | 'suppression' | 'secondary';

const TITLES: Readonly<Record<Lack, BilingualText>> = {
  size: { nl: 'Onderdruk groepen kleiner dan {minimum}', en: 'Suppress groups smaller than {minimum}' },
  suppression: { nl: 'Laat te kleine groepen leeg', en: 'Leave groups that are too small blank' },
  secondary: { nl: 'Onderdruk ook wat uit de totalen is terug te rekenen', en: 'Suppress what the totals would give back too' },
};

/** Whether the step counts people one by one, or firms that a statistical restriction protects alike. */
function groupsPeople(node: StepNode): boolean {
  if (node.decl.by.length === 0 && node.decl.verb === 'aggregate') return false;
  return node.inputs.some(({ profile }) => {
    const individual = hasRows(profile);
    if (node.references.some(({ role, field }) => role === 'by' && field !== undefined && isDirect(field, profile))) return false;
    return personalFields(profile).length > 0 || (!aboutPersons(profile) && individual && profile.uses.size > 0);
  });
}

function leaves(output: OutputNode): boolean {
  return output.decl.audience === 'public' || output.decl.audience === 'private';
}

/** What is not declared that keeps cells from being small; a value still to be filled in is reported as such. */
function lacking(node: StepNode, minimum: number, open: boolean): readonly Lack[] {
  const { minGroupSize, suppression, secondary, by, verb, all } = node.decl;
  const pending = all['minGroupSize'] === PLACEHOLDER;
  const small = minGroupSize === undefined ? !pending : minGroupSize < minimum;
  if (verb !== 'aggregate') return small ? ['size'] : [];
  const result: Lack[] = [];
  if (small) result.push('size');
  else if (suppression === undefined && !pending) result.push('suppression');
  if (open && by.length >= 2 && secondary !== true && all['secondary'] !== PLACEHOLDER) result.push('secondary');
  return result;
}

/** One lack in words; `usual` when the minimum is that of common practice and not one that was set. */
function reasonOf(lack: Lack, { decl: { minGroupSize } }: StepNode, minimum: number, usual: boolean): BilingualText {
  if (lack === 'suppression') return { nl: 'wat er met te kleine groepen gebeurt, is niet opgegeven', en: 'what happens to groups that are too small is not declared' };
  if (lack === 'secondary') return { nl: 'een weggelaten groep is uit de totalen terug te rekenen', en: 'a group left out can be computed from the totals' };
  if (minGroupSize === undefined) return { nl: 'er is geen minimum groepsgrootte opgegeven', en: 'no minimum group size is declared' };
  return usual
    ? { nl: `het opgegeven minimum is ${minGroupSize}, gangbaar is ${minimum}`, en: `the declared minimum is ${minGroupSize}, common is ${minimum}` }
    : { nl: `het opgegeven minimum is ${minGroupSize}, ingesteld is ${minimum}`, en: `the declared minimum is ${minGroupSize}, configured is ${minimum}` };
}

function joined(reasons: readonly BilingualText[]): BilingualText {
  return { nl: reasons.map(({ nl }) => nl).join('; '), en: reasons.map(({ en }) => en).join('; ') };
}

function example(size: string): string {
  return pipelineExample(`
purposes:
  wijkcijfers:
    description: Laten zien hoeveel aanvragen er per wijk zijn
    kind: statistics
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    research: { publicInterest: beter beleid, consentImpossible: duizenden dossiers, safeguards: gesloten omgeving, access: twee onderzoekers }
    retention: P1Y
sources:
  dossiers: { party: gemeente, collectedFor: statistics, fields: { wijk: neighbourhood } }
steps:
  telling: { aggregate: dossiers, by: [wijk], measures: { aantal: count }${size} }
outputs:
  cijfers: { from: telling, audience: public, licence: CC0-1.0, format: csv }
`);
}
