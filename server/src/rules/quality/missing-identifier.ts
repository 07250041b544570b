import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { personalFields } from '../../lineage/personal.ts';
import { given } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';
import { highValueTheme } from './high-value-theme.ts';

/** Who may find and use an output again: everybody beyond the team that makes it, but not one private recipient. */
const REUSERS: ReadonlySet<string> = new Set(['organisation', 'government', 'public']);

/** Data made for more than one team, without a name that lasts and without a place in a catalogue. One finding per output. */
export const rule = defineRule({
  id: 'missing-identifier',
  group: 'quality',
  lens: 'technical',
  severity: 'info',
  preset: 'auditor',
  confidence: 'medium',
  principles: ['fair-data'],
  articles: ['FAIR F1', 'FAIR F4'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een uitvoer voor hergebruik heeft geen blijvende verwijzing en staat in geen catalogus', en: 'An output for reuse has no persistent identifier and stands in no catalogue' },
  why: {
    nl: 'Wat niemand kan vinden, wordt opnieuw gemaakt. Een blijvende verwijzing of een plek in een datacatalogus maakt gegevens vindbaar, ook voor machines (FAIR F1 en F4).',
    en: 'What nobody can find gets made again. A persistent identifier or a place in a data catalogue makes data findable, for machines too (FAIR F1 and F4).',
  },
  resolve: { nl: 'Geef de uitvoer een `identifier` die niet verandert, of noem bij `catalogue` waar hij te vinden is.', en: 'Give the output an `identifier` that does not change, or name at `catalogue` where it can be found.' },
  messages: { hidden: { nl: 'Uitvoer «{output}» heeft geen blijvende verwijzing en staat in geen catalogus', en: 'Output “{output}” has no persistent identifier and stands in no catalogue' } },
  examples: {
    trigger: example('organisation', ''),
    repaired: example('organisation', ', identifier: https://example.org/id/dataset/bomen'),
    // What only the team sees need not be found by others.
    nearMiss: example('team', ''),
  },

  *check(view, report) {
    for (const output of view.flow.outputs) {
      // Of a high-value dataset more is asked, all at once.
      if (!isForReuse(output) || highValueTheme(output, view.environment.base) !== undefined) continue;
      if (!given(output.decl.all['identifier']) && !given(output.decl.all['catalogue'])) yield report('hidden', output.at, { output: output.name });
    }
  },

  *fixes(finding) {
    yield { title: { nl: 'Voeg een verwijzing toe om in te vullen', en: 'Add an identifier to fill in' }, params: {}, kind: 'suggestion', principle: 'fair-data', operations: [{ op: 'insert', unit: finding.at.unit, path: finding.at.path, key: 'identifier', value: PLACEHOLDER }] };
  },
});

/** Rows about people are made for one use, unless their maker says for which others. */
function isForReuse({ decl, profile }: OutputNode): boolean {
  if (decl.audience === undefined || !REUSERS.has(decl.audience)) return false;
  return decl.allowedUses !== undefined || personalFields(profile).length === 0;
}

function example(audience: string, extra: string): string {
  return pipelineExample(`
sources:
  bomen: { party: gemeente, subjects: { kind: objects }, quality: { update: P1M }, fields: { boomnummer: object, standplaats: geo-object } }
outputs:
  bestand: { from: bomen, audience: ${audience}, recipients: [gemeente]${extra} }
`);
}
