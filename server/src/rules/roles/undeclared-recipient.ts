import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { PartyInfo } from '../../lineage/environment.ts';
import { controllersOf } from '../../lineage/environment.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { Export } from '../../lineage/supply.ts';
import { text } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/**
 * Another pipeline's output, used by a controller that its maker does not name among the recipients.
 * What its maker does not allow it to be used for is told by the rule about drift.
 */
export const rule = defineRule({
  id: 'undeclared-recipient',
  group: 'roles',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['clear-responsibility', 'two-gates'],
  articles: ['AVG 4(7)', 'AVG 5(2)', 'AVG 24', 'AVG 30'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Wie de uitvoer gebruikt, is geen opgegeven ontvanger', en: 'Whoever uses the output is no declared recipient' },
  why: {
    nl: 'De maker van gegevens moet kunnen zeggen aan wie hij ze geeft (AVG 5(2), 24 en 30). Gebruikt een organisatie de uitvoer die de maker niet noemt, dan klopt een van de twee opgaven niet.',
    en: 'The maker of data has to be able to say whom it gives them to (GDPR 5(2), 24 and 30). When an organisation uses the output that its maker does not name, one of the two declarations is not right.',
  },
  resolve: {
    nl: 'Vraag de maker of deze organisatie de gegevens mag krijgen, en laat haar dan bij `recipients` zetten. Is het dezelfde organisatie onder een andere naam, geef haar dan een alias.',
    en: 'Ask the maker whether this organisation may have the data, and have it added to `recipients` if so. If it is the same organisation under another name, give it an alias.',
  },
  messages: {
    missing: {
      nl: '{consumer} gebruikt uitvoer «{output}» van {producer} en is geen opgegeven ontvanger',
      en: '{consumer} uses output “{output}” of {producer} and is no declared recipient',
    },
    named: {
      nl: '{consumer} gebruikt uitvoer «{output}» van {producer}; de ontvanger staat er onder een andere naam: {recipient}',
      en: '{consumer} uses output “{output}” of {producer}; the recipient goes by another name there: {recipient}',
    },
  },
  examples: {
    trigger: example('[gemeente]'),
    repaired: example('[gemeente, provincie]'),
    // Within one controller nothing is given to another.
    nearMiss: example('[gemeente]', 'gemeente'),
  },

  concerns: (_, { flow }) => flow.sources.some(({ supply }) => supply.upstream !== undefined),

  *check(view, report) {
    if (view.pipeline.controllers.length === 0) return;
    for (const node of view.flow.sources) {
      const { upstream } = node.supply;
      if (upstream === undefined || upstream.output.audience === 'public' || personalFields(node.profile).length === 0) continue;
      const makers = upstream.pipeline.controllers.flatMap((ref) => view.environment.party(upstream.pipeline, ref.id) ?? []);
      // Whose output it is, is told there; whether it leaves that party cannot be.
      if (makers.length === 0) continue;
      const recipients = recipientsOf(upstream, view);
      if (recipients === undefined) continue;
      const readings = controllersOf(view.pipeline, view.environment).map((party) => ({ party, as: readingOf(party, makers, recipients, view) }));
      const missing = readings.filter(({ as }) => as === undefined);
      const named = readings.flatMap(({ party, as }) => (as === undefined || as === 'listed' ? [] : [{ party, recipient: as }]));
      const at = upstream.output;
      const place = { unit: upstream.pipeline.key, path: at.path, part: 'key' as const };
      const more = {
        combination: [node.at],
        related: [
          { at: place, message: { nl: 'de uitvoer staat hier', en: 'the output is here' }, params: {} },
          ...fieldPlaces(personalFields(node.profile), node.profile, { nl: '«{field}» ({category}) komt mee', en: '“{field}” ({category}) comes along' }),
        ],
        facts: { output: at.name },
      };
      const params = { output: `${upstream.pipeline.id}/${at.name}`, producer: makers.map((party) => party.name) };
      if (missing.length > 0) yield report('missing', node.at, { consumer: missing.map(({ party }) => party.name), ...params }, { ...more, facts: { consumer: missing[0]!.party.id } });
      else if (named.length > 0) yield report('named', node.at, { consumer: named.map(({ party }) => party.name), recipient: named.map(({ recipient }) => recipient), ...params }, { ...more, severity: 'warning', facts: {} });
    }
  },

  *fixes(finding, view) {
    const consumer = finding.facts['consumer'];
    const upstream = view.flow.sources.find((node) => node.at.path[1] === finding.at.path[1])?.supply.upstream;
    // A name that means nothing there would be a broken reference.
    if (consumer === undefined || upstream === undefined || view.environment.party(upstream.pipeline, consumer) === undefined) return;
    yield { title: { nl: 'Zet «{consumer}» bij de ontvangers', en: 'Add “{consumer}” to the recipients' }, params: { consumer }, kind: 'suggestion', principle: 'clear-responsibility', operations: [{ op: 'append', unit: upstream.pipeline.key, path: [...upstream.output.path, 'recipients'], value: consumer }] };
  },
});

/** The named recipients as parties; undefined where one is still to be filled in or leads nowhere, and nothing can be concluded. */
function recipientsOf({ output, pipeline }: Export, view: View): readonly PartyInfo[] | undefined {
  const parties = output.recipients.map((ref) => view.environment.party(pipeline, ref.id));
  return output.recipients.some((ref) => ref.id === PLACEHOLDER) || parties.includes(undefined) || output.all['recipients'] === PLACEHOLDER ? undefined : parties.flatMap((party) => party ?? []);
}

/** `listed` where the party makes the data or is named for them, the name it probably goes by there, or undefined. */
function readingOf(party: PartyInfo, makers: readonly PartyInfo[], recipients: readonly PartyInfo[], view: View): string | undefined {
  const frame = text(view.pipeline.partnership?.['frame']);
  const other = [...makers, ...recipients].find((candidate) => isLinked(party, candidate, view) || frame === `wgs-${candidate.id}`);
  // One id in two files may stand for two parties; then only their names tell.
  if (other !== undefined) return other.id === party.id && isOtherParty(party, other, view) ? other.name : 'listed';
  return recipients.find((recipient) => goBySameName(party, recipient, view))?.name;
}

/** Whether two ids stand for one party: they are the same, an alias ties them, or a known party goes by both. */
function isLinked(a: PartyInfo, b: PartyInfo, view: View): boolean {
  if (a.id === b.id || a.aliases.includes(b.id) || b.aliases.includes(a.id)) return true;
  const known = knownId(a.id, view);
  return known !== undefined && known === knownId(b.id, view);
}

/** Whether the same id is declared twice, under names of which neither is part of the other. */
function isOtherParty(a: PartyInfo, b: PartyInfo, view: View): boolean {
  if (a.declaration === undefined || b.declaration === undefined || a.declaration.unit === b.declaration.unit || a.name === a.id || b.name === b.id || goBySameName(a, b, view)) return false;
  const [one, other] = [namesOf(a), namesOf(b)];
  return !one.some((words) => other.some((more) => words.every((word) => more.includes(word)) || more.every((word) => words.includes(word))));
}

/** Whether two parties have a name in common, but for capitals and marks, or a known party goes by names of both. */
function goBySameName(a: PartyInfo, b: PartyInfo, view: View): boolean {
  if (a.name === b.name) return true;
  const others = namesOf(b).map((words) => words.join(' '));
  if (namesOf(a).some((words) => others.includes(words.join(' ')))) return true;
  const known = new Set([a.name, ...a.aliases].map((name) => knownId(name, view)));
  return [b.name, b.id, ...b.aliases].some((name) => known.has(knownId(name, view) ?? ''));
}

function namesOf(party: PartyInfo): readonly (readonly string[])[] {
  return [party.name, ...party.aliases].map((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')).filter((words) => words.length > 0);
}

/** The party of the knowledge base that goes by a name, whatever a file calls so. */
function knownId(name: string, { environment }: View): string | undefined {
  return environment.base.parties.find((party) => party.id === name || party.name === name || party.aliases.includes(name))?.id;
}

function example(recipients: string, consumer = 'provincie'): Readonly<Record<string, string>> {
  const purpose = `
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
  provincie: { name: Provincie Voorbeeld, kind: public-authority, country: NL }
purposes:
  nieuws:
    description: Inwoners die zich aanmeldden het wijknieuws sturen
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P3M`;
  return {
    'maker.pipeline.yaml': pipelineExample(`${purpose.slice(purpose.indexOf('purposes:'))}
sources:
  lezers: { party: gemeente, collectedFor: service, fields: { naam: name } }
outputs:
  lijst: { from: lezers, audience: government, recipients: ${recipients} }
`).replace('  leverancier: { name: Leverancier BV, kind: private', '  provincie: { name: Provincie Voorbeeld, kind: public-authority'),
    'gebruiker.pipeline.yaml': `grondslag: 1
pipeline: gebruiker
title: Gebruiker
description: Gebruikt wat een ander maakt
owner: team-data
controller: ${consumer}${purpose}
sources:
  lezers: { output: voorbeeld/lijst, disclosure: { agreement: Levering 2026-7 } }
outputs:
  brieven: { from: lezers, audience: team, recipients: [${consumer}] }
`,
  };
}
