import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { OutputNode, SourceNode } from '../../lineage/flow.ts';
import { isReleased } from '../../lineage/supply.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { RelatedPlace } from '../finding.ts';
import { pipelineExample } from '../example.ts';
import { originAnchor } from '../places.ts';
import { kindLabel } from '../purpose/purpose-paths.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';
import { ALL, recipientName, recipientsOutside, unreleased } from './outside-recipients.ts';
import { controllerIds, partyId } from './own-parties.ts';

const BRINGS: BilingualText = { nl: '«{source}» brengt {regime} mee', en: '“{source}” brings {regime} along' };
const RESTS: BilingualText = { nl: 'hier begint {regime}', en: '{regime} starts here' };

/**
 * Data under a duty of secrecy that an output takes out of their domain: to somebody who is not the
 * controller, or for another kind of purpose than they were collected for, with no release declared. A
 * verified aggregate carries no secrecy. It holds for companies too. Law: AWR 67, Wet SUWI 74, BW 7:457,
 * Wet CBS 37, Wpg 7, Awb 2:5 (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'secrecy-without-release',
  group: 'roles',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['secrecy-respected'],
  articles: ['AWR 67', 'Wet SUWI 74', 'BW 7:457', 'Wet CBS 37', 'Wpg 7', 'Awb 2:5'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Geheime gegevens verlaten hun domein zonder opgegeven vrijstelling', en: 'Secret data leave their domain with no declared release' },
  why: {
    nl: 'Op sommige gegevens rust een wettelijke geheimhouding: belasting, werk en inkomen, zorg, jeugdhulp, statistiek, politie. Die plicht reist mee, ook na koppelen en over bestanden heen. Buiten de eigen taak mag het alleen als een wet dat toestaat, en dat hoort erbij te staan.',
    en: 'On some data rests a statutory duty of secrecy: tax, work and income, care, youth care, statistics, police. That duty travels along, after a join and across files too. Outside the task they were entrusted for a law has to allow it, and that belongs on record.',
  },
  resolve: {
    nl: 'Noem bij de uitvoer onder `release` per plicht het artikel dat haar opheft, en voor welke ontvanger. Is er geen, lever dan groepen met een ondergrens of haal de bron eruit.',
    en: 'Name at the output, under `release`, for each duty the article that lifts it, and for which recipient. If there is none, supply groups of a minimum size or take the source out.',
  },
  messages: {
    recipient: {
      nl: 'Geen opgegeven vrijstelling dekt dat uitvoer «{output}» naar {recipients} gaat; op de gegevens rust {regimes}',
      en: 'No declared release covers that output “{output}” goes to {recipients}; the data are under {regimes}',
    },
    purpose: {
      nl: 'Geen opgegeven vrijstelling dekt dat uitvoer «{output}» er is voor {kinds}; op de gegevens rust {regimes}',
      en: 'No declared release covers that output “{output}” is for {kinds}; the data are under {regimes}',
    },
  },
  examples: {
    trigger: example('', 'provincie'),
    repaired: example(', release: [{ regime: suwi74, article: Wet SUWI 74 lid 2, recipient: provincie }]', 'provincie'),
    // It stays with the controller, for what it was collected for.
    nearMiss: example('', 'gemeente'),
  },

  concerns: (_, { flow }) => flow.outputs.some(({ profile }) => profile.secrecy.size > 0),

  *check(view, report) {
    for (const output of view.flow.outputs) {
      const { secrecy } = output.profile;
      if (secrecy.size === 0 || output.decl.all['release'] === PLACEHOLDER) continue;
      const regimes = [...secrecy.keys()].filter((regime) => regime !== PLACEHOLDER);
      const outside = recipientsOutside(view, output);
      const leaving = outside === undefined ? [] : regimes.filter((regime) => unreleased(view, output, regime, outside).length > 0);
      if (outside !== undefined && leaving.length > 0) {
        const recipients = new Set(leaving.flatMap((regime) => unreleased(view, output, regime, outside)));
        yield report('recipient', output.at, { output: output.name, regimes: leaving.map((regime) => titleOf(view, regime)), recipients: [...recipients].map((id) => recipientName(view, id)) }, about(view, output, leaving, [...recipients]));
        continue;
      }
      const own = [...controllerIds(view)];
      const turned = regimes.filter((regime) => kindsOutside(view, output, regime).length > 0 && !isReleased(output.decl, regime, outside === undefined ? own : [...own, ...outside], (name) => partyId(view, name)));
      if (turned.length === 0) continue;
      const kinds = new Set(turned.flatMap((regime) => kindsOutside(view, output, regime)));
      yield report('purpose', output.at, { output: output.name, regimes: turned.map((regime) => titleOf(view, regime)), kinds: [...kinds].map((kind) => kindLabel(kind, view)) }, about(view, output, turned, own));
    }
  },

  *fixes(finding) {
    const pairs = (finding.facts['pairs'] ?? '').split(' ').filter((pair) => pair !== '');
    const value = pairs.map((pair) => {
      const [regime = '', recipient = ''] = pair.split('>');
      return { regime, article: PLACEHOLDER, recipient };
    });
    const { unit, path } = finding.at;
    const title = { nl: 'Voeg een vrijstelling toe om in te vullen', en: 'Add a release to fill in' };
    const operations = finding.facts['has'] === 'yes'
      ? value.map((item) => ({ op: 'append' as const, unit, path: [...path, 'release'], value: item }))
      : [{ op: 'insert' as const, unit, path, key: 'release', value }];
    if (value.length > 0) yield { title, params: {}, kind: 'suggestion', principle: 'secrecy-respected', operations };
  },
});

/** The sources that bring a regime to an output. */
function bringing(view: View, output: OutputNode, regime: string): readonly SourceNode[] {
  const origins = new Set([...output.profile.fields.values()].flatMap((field) => field.origins));
  const sources = view.flow.sources.filter((source) => source.profile.secrecy.has(regime) && isBehind(source, output));
  const felt = sources.filter((source) => [...source.profile.fields.values()].some((field) => field.origins.some((origin) => origins.has(origin))));
  return felt.length > 0 ? felt : sources;
}

function isBehind(source: SourceNode, output: OutputNode): boolean {
  const open: (typeof output.inputs)[number][] = [...output.inputs];
  const seen = new Set(open);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === source) return true;
    for (const input of node.inputs) if (!seen.has(input)) {
      seen.add(input);
      open.push(input);
    }
  }
  return false;
}

/** The kinds of purpose of an output for which a source under the regime was not collected; none where either is not known. */
function kindsOutside(view: View, output: OutputNode, regime: string): readonly string[] {
  const sources = bringing(view, output, regime).filter((source) => source.profile.collected.size > 0 && !isToldBefore(view, source, regime));
  return [...new Set(output.purposes.flatMap(({ kind }) => (kind === undefined || kind === PLACEHOLDER || sources.every((source) => source.profile.collected.has(kind) || source.profile.collected.has(PLACEHOLDER)) ? [] : [kind])))];
}

/** Whether the maker gives the data to this controller as another party: there a release is asked for, and one there lifts the duty here. */
function isToldBefore(view: View, source: SourceNode, regime: string): boolean {
  const { upstream } = source.supply;
  if (upstream === undefined || !upstream.profile.secrecy.has(regime) || source.decl.secrecy.some((ref) => ref.id === regime)) return false;
  const idOf = (id: string): string => view.environment.party(upstream.pipeline, id)?.id ?? id;
  const makers = upstream.pipeline.controllers.map((ref) => idOf(ref.id));
  const recipients = upstream.output.recipients.map((ref) => idOf(ref.id));
  return makers.length > 0 && [...controllerIds(view)].some((id) => !makers.includes(id) && recipients.includes(id));
}

function titleOf(view: View, regime: string): BilingualText {
  return view.environment.base.secrecy.find((known) => known.id === regime)?.title ?? { nl: regime, en: regime };
}

function about(view: View, output: OutputNode, regimes: readonly string[], recipients: readonly string[]) {
  const sources = new Set(regimes.flatMap((regime) => bringing(view, output, regime)));
  const related: RelatedPlace[] = [];
  for (const regime of regimes) {
    const params = { regime: titleOf(view, regime) };
    for (const source of bringing(view, output, regime)) related.push({ at: source.at, message: BRINGS, params: { ...params, source: source.name }, cause: true });
    const witness = output.profile.secrecy.get(regime);
    if (witness !== undefined && witness.unit !== view.pipeline.key) related.push({ at: witness, message: RESTS, params });
  }
  const origin = [...sources].flatMap((source) => [...source.profile.fields.values()]).flatMap((field) => field.origins)[0];
  return {
    combination: [output.at, ...[...sources].map((source) => source.at)],
    related,
    purpose: output.purposes[0]?.id,
    ...(origin === undefined ? {} : { trace: { node: output.path, origin: originAnchor(origin) } }),
    facts: { pairs: regimes.flatMap((regime) => recipients.map((recipient) => `${regime}>${recipient === ALL ? PLACEHOLDER : recipient}`)).join(' '), has: output.decl.release.length > 0 ? 'yes' : 'no' },
  };
}

function example(release: string, recipient: string): string {
  return pipelineExample(`
purposes:
  bijstand:
    description: Uitkeringen aan inwoners berekenen en uitbetalen
    kind: service
    ground: { article: 6(1)(e), law: Participatiewet art. 7 }
    retention: P1Y
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
sources:
  uitkeringen: { party: gemeente, collectedFor: service, secrecy: [suwi74], fields: { naam: name, uitkering: benefit } }
outputs:
  lijst: { from: uitkeringen, audience: government, recipients: [${recipient}]${release} }
`).replace('parties:\n', 'parties:\n  provincie: { name: Provincie Voorbeeld, kind: public-authority, country: NL }\n');
}
