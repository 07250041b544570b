import { PLACEHOLDER } from '../../base/placeholder.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { PipelineFlow, SourceNode } from '../../lineage/flow.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import { outputsAfter } from '../../lineage/reach.ts';
import { publicSensing, useLog } from '../../lineage/sensing.ts';
import { holdsGroupsOnly, pooledJoins } from '../../lineage/techniques.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { defineRule } from '../rule.ts';

/**
 * Where a known technique needs less than the flow takes: computing together, counting in the sensor, or names in a log that
 * change. One finding per node. That groups would do instead of rows is `less-intrusive-available`.
 */
export const rule = defineRule({
  id: 'privacy-technique-available',
  group: 'quality',
  lens: 'technical',
  severity: 'info',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['less-intrusive', 'data-minimisation'],
  articles: ['AVG 25', 'AVG 32(1)(a)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een techniek die minder nodig heeft, past op deze stap', en: 'A technique that needs less fits this step' },
  why: {
    nl: 'Bescherming hoort in het ontwerp te zitten (AVG 25). Voor sommige vormen van een pijplijn bestaat een techniek die hetzelfde antwoord geeft zonder dat iemand de rijen ziet.',
    en: 'Protection belongs in the design (GDPR 25). For some shapes of a flow a technique exists that gives the same answer without anybody seeing the rows.',
  },
  resolve: {
    nl: 'Kijk of de techniek hier kan: `smpc` in plaats van koppelen en tellen, tellen in de sensor, of een `pseudonymise` met `rotation` vlak na het logboek.',
    en: 'See whether the technique will do here: `smpc` instead of joining and counting, counting in the sensor, or a `pseudonymise` with `rotation` right after the log.',
  },
  messages: {
    smpc: { nl: 'Samen rekenen kan hier: uit de koppeling op {keys} komen alleen groepscijfers, dus {parties} hoeven elkaars rijen niet te zien', en: 'Computing together is possible here: only group figures come out of the join on {keys}, so {parties} need not see each other’s rows' },
    edge: { nl: 'Tellen in de sensor kan hier: van bron «{source}» worden alleen groepscijfers gebruikt', en: 'Counting in the sensor is possible here: of source “{source}” only group figures are used' },
    log: { nl: 'Wisselende pseudoniemen kunnen hier: logboek «{source}» houdt {fields} leesbaar vast', en: 'Rotating pseudonyms are possible here: log “{source}” keeps {fields} readable' },
  },
  examples: {
    trigger: example('', 'bezoeken'),
    repaired: example('  vervangen: { pseudonymise: bezoeken, fields: [bezoeker], method: hmac-sha256, keyHolder: leverancier, domain: site, rotation: P1D }', 'vervangen'),
    // Who left a phone number is no log of visits.
    nearMiss: example('', 'bezoeken').replace('tijd: timestamp', 'telefoon: phone').replace('covers: [traces]', 'covers: [traces, contact]'),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    for (const { node, keys, parties } of pooledJoins(view.flow)) {
      yield report('smpc', node.at, { keys: [...new Set(keys.map(({ name }) => name))], parties: parties.map((id) => view.environment.party(view.pipeline, id)?.name ?? id) }, {
        combination: originsOf(keys).map(originAnchor),
        related: fieldPlaces(keys, node.profile),
      });
    }
    for (const source of view.flow.sources) {
      if (publicSensing(source, view.environment) !== undefined) {
        const outputs = outputsAfter(view.flow, source);
        if (outputs.length > 0 && outputs.every(holdsGroupsOnly)) yield report('edge', source.at, { source: source.name });
        continue;
      }
      const names = readableNames(source, view.flow, useLog(source, view.environment), view.environment.base.sensing.logs.names);
      if (names.length > 0) yield report('log', source.at, { source: source.name, fields: names.map(({ name }) => name) }, { combination: originsOf(names).map(originAnchor), related: fieldPlaces(names, source.profile), facts: { fields: names.map(({ name }) => name).join(' ') } });
    }
  },

  *fixes(finding, view) {
    const source = view.flow.sources.find(({ name }) => name === finding.at.path[1]);
    if (finding.message !== 'log' || source === undefined) return;
    const readers = [...view.flow.steps, ...view.flow.outputs].filter((node) => node.inputs.includes(source));
    // A join that names its inputs per key would need its keys renamed as well.
    if (readers.some((node) => node.kind === 'step' && node.decl.on.perInput.has(source.name))) return;
    const name = `${source.name}-vervangen`;
    if (view.pipeline.steps.has(name) || view.pipeline.sources.has(name)) return;
    const unit = finding.at.unit;
    const refs = readers.flatMap((node) => (node.kind === 'step' ? node.decl.inputs : node.kind === 'output' && node.decl.from !== undefined ? [node.decl.from] : [])).filter(({ id }) => id === source.name);
    const value = { pseudonymise: source.name, fields: (finding.facts['fields'] ?? '').split(' '), method: 'hmac-sha256', keyHolder: PLACEHOLDER, domain: PLACEHOLDER, rotation: PLACEHOLDER };
    yield {
      title: { nl: 'Vervang de namen door wisselende pseudoniemen, om in te vullen', en: 'Replace the names by rotating pseudonyms, to fill in' }, params: {}, kind: 'suggestion', principle: 'less-intrusive',
      operations: [{ op: 'insert', unit, path: ['steps'], key: name, value }, ...refs.map(({ path }) => ({ op: 'replace', unit, path, value: name }) as const)],
    };
  },
});

/** The fields of a log that say who, and that reach a step or output without having been replaced first. */
function readableNames(source: SourceNode, flow: PipelineFlow, log: readonly FieldFlow[] | undefined, saying: readonly string[]): readonly FieldFlow[] {
  if (log === undefined) return [];
  const names = personalFields(source.profile).filter((field) => log.includes(field) && field.categories.some(({ id }) => saying.includes(id)));
  return names.filter((field) => flow.outputs.some(({ profile }) => [...profile.fields.values()].some((other) => other.scale === 'individual' && other.pseudonym === undefined && other.origins.some((origin) => field.origins.includes(origin)) && other.categories.some(({ id }) => saying.includes(id)))));
}

function example(step: string, from: string): string {
  return pipelineExample(`
purposes:
  beheer:
    description: Storingen op de website vinden en oplossen
    kind: operations
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [traces]
    retention: P1M
sources:
  bezoeken: { party: gemeente, collectedFor: operations, subjects: { kind: citizens }, quality: { update: P1D }, fields: { bezoeker: cookie-id, tijd: timestamp } }
${step === '' ? '' : `steps:\n${step}`}
outputs:
  logboek: { from: ${from}, audience: team, recipients: [gemeente] }
`);
}
