import { defineRule } from '../rule.ts';
import { pipelineExample } from '../example.ts';
import { PLAIN_BODY } from './plain-body.ts';

/** Steps or pipelines that read each other in a circle: said once and cut. */
export const rule = defineRule({
  id: 'dependency-cycle',
  group: 'structure',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['accountability'],
  articles: ['AVG 5(2)'],
  fix: 'none',
  ignorable: false,
  summary: { nl: 'Stappen of pijplijnen lezen elkaar in een kring', en: 'Steps or pipelines read each other in a circle' },
  why: {
    nl: 'In een kring is niet te zeggen waar gegevens vandaan komen. De controle knipt de kring op deze plek door en zwijgt over wat erdoor onbekend blijft (verantwoording, AVG 5(2)).',
    en: 'In a circle nobody can say where data come from. The check cuts the circle at this place and stays silent about what remains unknown (accountability, GDPR 5(2)).',
  },
  resolve: { nl: 'Lees uit de stap of uitvoer die er het eerst is, en haal de andere verwijzing weg.', en: 'Read from the step or output that comes first, and take the other reference away.' },
  messages: {
    steps: { nl: 'Deze stap leest zichzelf, via {names}', en: 'This step reads itself, by way of {names}' },
    pipelines: { nl: 'Deze bron sluit een kring van pijplijnen: {names}', en: 'This source closes a circle of pipelines: {names}' },
  },
  examples: {
    trigger: pipelineExample(PLAIN_BODY.replace('aggregate: bomen', 'aggregate: grof').replace('outputs:', '  grof: { filter: tel, uses: [soort] }\noutputs:')),
    repaired: pipelineExample(PLAIN_BODY.replace('aggregate: bomen', 'aggregate: grof').replace('outputs:', '  grof: { filter: bomen, uses: [soort] }\noutputs:')),
    nearMiss: pipelineExample(PLAIN_BODY.replace('outputs:', '  dubbel: { join: [bomen, tel], on: soort }\noutputs:')),
  },

  *checkFile(view, report) {
    for (const { at, others } of view.circles) {
      const related = others.map(({ unit, source }) => ({ at: { unit, path: ['sources', source, 'output'], part: 'whole' as const }, message: { nl: 'deze bron hoort bij de kring', en: 'this source is part of the circle' }, params: {} }));
      const names = [at, ...others].map(({ unit, source }) => `${unit.slice(0, unit.lastIndexOf('#'))}: ${source}`);
      yield report('pipelines', { unit: at.unit, path: ['sources', at.source, 'output'], part: 'whole' }, { names }, { related });
    }
    for (const [unit, flow] of view.flows) {
      for (const steps of flow.cycles) {
        const at = steps[Math.min(1, steps.length - 1)]!;
        yield report('steps', { unit, path: at.path, focus: at.verbPath, part: 'whole' }, { names: steps.map((step) => step.name) }, {
          related: steps.filter((step) => step !== at).map((step) => ({ at: { unit, path: step.path, focus: step.verbPath, part: 'whole' as const }, message: { nl: 'deze stap hoort bij de kring', en: 'this step is part of the circle' }, params: {} })),
        });
      }
    }
  },
});
