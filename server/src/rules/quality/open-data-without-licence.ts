import { PLACEHOLDER } from '../../base/placeholder.ts';
import { licenceOf, opennessOf } from '../../knowledge/open-data.ts';
import type { KnowledgeBase } from '../../knowledge/types.ts';
import type { Output } from '../../model/pipeline.ts';
import { given, text } from '../../model/read.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { shortLabels } from '../places.ts';
import { defineRule } from '../rule.ts';

/** Open data that nobody may, or can, use again. Also for data that are not about people. One finding per output, with every reason. */
export const rule = defineRule({
  id: 'open-data-without-licence',
  group: 'quality',
  lens: 'technical',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'high',
  principles: ['fair-data', 'not-traceable-when-open'],
  articles: ['Who 2', 'FAIR R1.1'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een openbare uitvoer heeft geen open licentie of geen open formaat', en: 'A public output has no open licence or no open format' },
  why: {
    nl: 'Openbaar is nog niet herbruikbaar. Zonder licentie weet niemand wat er mag, en wat alleen een mens kan lezen, kan een programma niet gebruiken (Wet hergebruik van overheidsinformatie, FAIR R1).',
    en: 'Public is not yet reusable. Without a licence nobody knows what is allowed, and what only a human can read, a program cannot use (the Dutch Re-use of Government Information Act, FAIR R1).',
  },
  resolve: {
    nl: 'Kies een licentie die ieder gebruik toelaat: `CC0-1.0` voor gegevens die nooit over personen gingen, `CC-BY-4.0` waar een restrisico op herleiden blijft. Noem bij `format` een formaat dat een machine kan lezen, zoals csv of json.',
    en: 'Choose a licence that allows every use: `CC0-1.0` for data that were never about people, `CC-BY-4.0` where some risk of tracing remains. Name at `format` one that a machine can read, such as csv or json.',
  },
  messages: { open: { nl: 'Openbare uitvoer «{output}» is niet vrij te hergebruiken: {reasons}', en: 'Public output “{output}” cannot be reused freely: {reasons}' } },
  examples: {
    trigger: example('audience: public, format: csv'),
    repaired: example('audience: public, licence: CC0-1.0, format: csv'),
    // What stays inside needs no licence.
    nearMiss: example('audience: organisation, recipients: [gemeente]'),
  },

  concerns: ({ audiences }) => audiences.has('public'),

  *check(view, report) {
    for (const output of view.flow.outputs) {
      if (output.decl.audience !== 'public') continue;
      const reasons = [...licenceProblem(output.decl, view.environment.base), ...formatProblem(output.decl, view.environment.base)];
      if (reasons.length > 0) yield report('open', output.at, { output: output.name, reasons: shortLabels(reasons) });
    }
  },

  *fixes(finding, view) {
    const output = view.pipeline.outputs.get(finding.at.path[1] ?? '');
    if (output === undefined) return;
    const unit = finding.at.unit;
    for (const [key, problems] of [['licence', licenceProblem(output, view.environment.base)], ['format', formatProblem(output, view.environment.base)]] as const) {
      if (problems.length === 0) continue;
      const title = key === 'licence' ? { nl: 'Kies een licentie', en: 'Choose a licence' } : { nl: 'Kies een open formaat', en: 'Choose an open format' };
      const operation = text(output.all[key]) === undefined ? ({ op: 'insert', unit, path: output.path, key, value: PLACEHOLDER } as const) : ({ op: 'replace', unit, path: [...output.path, key], value: PLACEHOLDER } as const);
      yield { title, params: {}, kind: 'suggestion', principle: 'fair-data', operations: [operation] };
    }
  },
});

function licenceProblem(output: Output, base: KnowledgeBase): readonly BilingualText[] {
  const licence = text(output.all['licence']);
  if (licence === undefined) return given(output.all['licence']) ? [] : [{ nl: 'er is geen licentie', en: 'there is no licence' }];
  // A licence that is not known may well be open.
  return licenceOf(base, licence)?.open === false ? [{ nl: `licentie «${licence}» laat niet ieder gebruik toe`, en: `licence “${licence}” does not allow every use` }] : [];
}

function formatProblem(output: Output, base: KnowledgeBase): readonly BilingualText[] {
  const format = text(output.all['format']);
  if (format === undefined) return given(output.all['format']) ? [] : [{ nl: 'er is geen formaat genoemd', en: 'no format is named' }];
  return opennessOf(base, format) === 'closed' ? [{ nl: `«${format}» is geen open formaat dat een machine kan lezen`, en: `“${format}” is no open format that a machine can read` }] : [];
}

function example(output: string): string {
  return pipelineExample(`
sources:
  bomen: { party: gemeente, subjects: { kind: objects }, quality: { update: P1M }, fields: { boomnummer: object, standplaats: geo-object } }
outputs:
  bestand: { from: bomen, ${output} }
`);
}
