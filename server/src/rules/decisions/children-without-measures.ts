import { PLACEHOLDER } from '../../base/placeholder.ts';
import { childrenAmong } from '../../lineage/children.ts';
import { servedPurposes } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { skeleton, states } from '../purpose-evidence.ts';
import { declarationOf, isOwn } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';

const ALSO = { nl: 'ook deze bron gaat over kinderen', en: 'this source is about children too' };
const PROFILED = { nl: 'hier worden zij geprofileerd', en: 'this is where they are profiled' };
const SERVES = { nl: 'doel «{purpose}» noemt geen maatregelen', en: 'purpose “{purpose}” names no measures' };

/**
 * Children among the people concerned, and no measures for them. Heavier where they get a score, or a
 * decision rests on one. Law: AVG recitals 38 and 71, AVG 8, UAVG 5 (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'children-without-measures',
  group: 'decisions',
  lens: 'legal',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['protect-children'],
  articles: ['AVG overweging 38', 'AVG overweging 71', 'AVG 8', 'UAVG 5'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Er zijn kinderen bij, en maatregelen voor hen ontbreken', en: 'Children are among the people, and measures for them are missing' },
  why: {
    nl: 'Kinderen overzien minder goed wat er met hun gegevens gebeurt, en dragen de gevolgen het langst (AVG overweging 38). Een besluit op grond van een profiel hoort niet over een kind te gaan (overweging 71). Daarom krijgen zij een strengere toets (bescherm kinderen).',
    en: 'Children see less well what happens with their data, and live with the consequences longest (GDPR recital 38). A decision based on a profile should not concern a child (recital 71). That is why they get a stricter test (protect children).',
  },
  resolve: {
    nl: 'Zet bij het doel `children` met de maatregelen: wie er alleen bij kan, uitleg in gewone woorden, hoe ouders meelezen, geen profiel. Heeft het doel kinderen niet nodig, laat hen dan buiten de bron.',
    en: 'Give the purpose `children` with the measures: who alone has access, an explanation in plain words, how parents read along, no profile. If the purpose does not need children, keep them out of the source.',
  },
  messages: {
    missing: {
      nl: '«{source}» gaat over kinderen, en doel «{purpose}» noemt geen maatregelen voor hen',
      en: '“{source}” is about children, and purpose “{purpose}” names no measures for them',
    },
    profiled: {
      nl: '«{source}» gaat over kinderen en «{step}» profileert hen, terwijl doel «{purpose}» geen maatregelen voor hen noemt',
      en: '“{source}” is about children and “{step}” profiles them, while purpose “{purpose}” names no measures for them',
    },
  },
  examples: {
    trigger: example('', 'children'),
    repaired: example('    children: Alleen de verkeersdocent ziet de namen; ouders krijgen vooraf bericht\n', 'children'),
    // Adults who take a course are no children.
    nearMiss: example('', 'citizens'),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      if (states(purpose, 'children')) continue;
      const among = childrenAmong(view.flow, purpose, view.environment);
      const first = among?.nodes[0];
      if (among === undefined || first === undefined) continue;
      const step = among.profiling[0];
      const more = {
        purpose: purpose.id,
        combination: among.nodes.map((node) => node.at),
        related: [
          ...among.nodes.slice(1).map((node) => ({ at: node.at, message: ALSO, params: {}, cause: true })),
          ...among.profiling.map((node) => ({ at: node.at, message: PROFILED, params: {} })),
          ...(isOwn(purpose, view) ? [{ at: view.at(purpose.path, 'key'), message: SERVES, params: { purpose: purpose.id } }] : declarationOf(purpose, view)),
        ],
      };
      if (step === undefined) yield report('missing', first.at, { source: first.name, purpose: purpose.id }, more);
      else yield report('profiled', first.at, { source: first.name, step: step.name, purpose: purpose.id }, { ...more, severity: 'error' });
    }
  },

  *fixes(finding, view) {
    yield* skeleton(finding, view, { nl: 'Voeg maatregelen voor kinderen toe om in te vullen', en: 'Add measures for children to fill in' }, 'protect-children', [], { children: PLACEHOLDER });
  },
});

function example(children: string, subjects: string): string {
  return pipelineExample(`
purposes:
  verkeersles:
    description: Deelnemers aan de verkeersles een plaats en een tijd geven
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact]
    retention: P3M
${children}sources:
  inschrijvingen: { party: gemeente, collectedFor: service, subjects: { kind: ${subjects}, count: 60 }, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: inschrijvingen, audience: team, recipients: [gemeente] }
`);
}
