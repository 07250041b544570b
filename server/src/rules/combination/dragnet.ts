import { controllersOf } from '../../lineage/environment.ts';
import type { FlowNode, PipelineFlow, SourceNode, StepNode } from '../../lineage/flow.ts';
import { aboutPersons, personalFields } from '../../lineage/personal.ts';
import { unite } from '../../lineage/profile.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** From how many walks of life on a join is a search through people's lives. */
const DOMAINS = 3;
const CONTROL: ReadonlySet<string> = new Set(['enforcement', 'criminal', 'supervision']);
/** Those whom a service already knows came with a question: that is no search through a population. */
const KNOWN_PEOPLE: ReadonlySet<string> = new Set(['clients', 'patients', 'students', 'employees']);

/** A whole population searched across domains, without a signal to start from. One finding where the third domain comes in. */
export const rule = defineRule({
  id: 'dragnet',
  group: 'combination',
  lens: 'ethical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['no-dragnet', 'proportionality', 'less-intrusive'],
  articles: ['AVG 5(1)(c)', 'EVRM 8'],
  fix: 'none',
  ignorable: true,
  summary: { nl: 'Iedereen wordt doorzocht over meer levensterreinen, zonder aanleiding', en: 'Everybody is searched across walks of life, with no prior indication' },
  why: {
    nl: 'Wie van alle inwoners drie of meer terreinen van het leven naast elkaar legt, kijkt bij mensen naar binnen tegen wie niets is. De rechter vond dat bij SyRI te ver gaan (ECLI:NL:RBDHA:2020:865, artikel 8 EVRM): hoe meer domeinen en hoe minder aanleiding, hoe zwaarder de inbreuk.',
    en: 'Laying three or more walks of life of all residents side by side looks into the homes of people against whom there is nothing. In the SyRI case the court found that this went too far (ECLI:NL:RBDHA:2020:865, ECHR 8): the more domains and the less indication, the heavier the intrusion.',
  },
  resolve: {
    nl: 'Begin bij een concreet signaal (`filter` met `selection: signal`), neem een aselecte steekproef, koppel minder domeinen, of werk met groepscijfers.',
    en: 'Start from a concrete signal (`filter` with `selection: signal`), take a random sample, join fewer domains, or work with group figures.',
  },
  messages: {
    control: { nl: 'Voor doel «{purpose}» wordt een hele populatie doorzocht op {count} levensterreinen, met {sources} en zonder opgegeven aanleiding', en: 'For purpose “{purpose}” a whole population is searched across {count} walks of life, with {sources} and no declared indication' },
    service: { nl: 'Voor doel «{purpose}» komen van een hele populatie {count} levensterreinen samen, met {sources} en zonder opgegeven aanleiding', en: 'For purpose “{purpose}” {count} walks of life of a whole population meet, with {sources} and no declared indication' },
  },
  examples: {
    trigger: example('enforcement', ''),
    repaired: example('enforcement', ', selection: signal'),
    // Research looks at groups and has safeguards of its own.
    nearMiss: example('research\n    research: { publicInterest: zicht op armoede, consentImpossible: hele stad, safeguards: gesloten omgeving, access: twee onderzoekers }', ''),
  },

  *check(view, report) {
    if (!view.flow.steps.some(({ decl, profile }) => decl.verb === 'join' && profile.domains.size >= DOMAINS)) return;
    const domains = personalDomains(view.flow);
    const own = ownFiles(view);
    const searched = searchesFor(view.flow);
    const told = new Map<FlowNode, ReadonlySet<Purpose>>();
    for (const node of view.flow.steps) {
      const before = new Set(node.inputs.flatMap((input) => [...told.get(input) ?? []]));
      told.set(node, before);
      if (node.decl.verb !== 'join' || node.profile.unknown || !isSearch(node)) continue;
      for (const purpose of searched.get(node) ?? []) {
        const control = CONTROL.has(purpose.kind ?? '');
        if (!control && (purpose.kind !== 'service' || knownPeople(node))) continue;
        // A purpose's own files are where an indication would be: they are no other walk of life.
        const others = (at: FlowNode): readonly SourceNode[] => [...(domains.get(at) ?? [])].flatMap(([domain, source]) => (domain === purpose.kind && own.has(source) ? [] : [source]));
        const met = others(node);
        if (met.length < DOMAINS || before.has(purpose)) continue;
        before.add(purpose);
        const sources = [...new Set(met)];
        yield report(control ? 'control' : 'service', node.at, { purpose: purpose.id, count: String(met.length), sources: sources.map((source) => source.name) }, {
          severity: control ? 'error' : 'warning',
          purpose: purpose.id,
          combination: sources.map((source) => source.at),
          related: [
            ...sources.map((source) => ({ at: source.at, message: { nl: '«{source}» brengt een levensterrein in', en: '“{source}” brings in a walk of life' }, params: { source: source.name }, cause: true })),
            { at: { unit: purpose.unit, path: [...purpose.path, 'kind'], part: 'value' as const }, message: { nl: 'hiervoor worden zij doorzocht', en: 'this is what they are searched for' }, params: {} },
          ],
        });
      }
    }
  },
});

/** Rows about persons, not narrowed to a signal or a sample. */
function isSearch(node: FlowNode): boolean {
  return node.profile.selection === 'all' && holdsPersons(node);
}

/** The purposes that rows of a node serve: its own, and those of what reads them further on as rows of the same people. */
function searchesFor(flow: PipelineFlow): ReadonlyMap<FlowNode, ReadonlySet<Purpose>> {
  const served = new Map(flow.nodes.map((node) => [node, new Set(node.purposes)]));
  for (let i = flow.nodes.length - 1; i >= 0; i--) {
    const node = flow.nodes[i]!;
    if (!isSearch(node)) continue;
    for (const input of node.inputs) for (const purpose of served.get(node)!) served.get(input)?.add(purpose);
  }
  return served;
}

type Domains = ReadonlyMap<string, SourceNode>;
const NO_DOMAINS: Domains = new Map();

/** Per node the domains from which data about persons came, each with the first source that brings it. */
function personalDomains(flow: PipelineFlow): ReadonlyMap<FlowNode, Domains> {
  const domains = new Map<FlowNode, Domains>();
  for (const node of flow.nodes) {
    if (node.kind === 'source') domains.set(node, holdsPersons(node) ? new Map([...node.profile.domains.keys()].map((domain) => [domain, node])) : NO_DOMAINS);
    else domains.set(node, node.inputs.reduce((all, input) => unite(all, domains.get(input) ?? NO_DOMAINS), NO_DOMAINS));
  }
  return domains;
}

function holdsPersons({ profile }: FlowNode): boolean {
  return aboutPersons(profile) && personalFields(profile).length > 0;
}

/** The sources that the controllers keep themselves. */
function ownFiles(view: View): ReadonlySet<SourceNode> {
  const ours = new Set(controllersOf(view.pipeline, view.environment).map((party) => party.id));
  const theirControllers = ({ upstream }: SourceNode['supply']): readonly string[] | undefined => upstream?.pipeline.controllers.map((ref) => view.environment.party(upstream.pipeline, ref.id)?.id ?? ref.id);
  const theirs = ({ supply }: SourceNode): readonly (string | undefined)[] => theirControllers(supply) ?? [supply.party?.id];
  return new Set(view.flow.sources.filter((source) => theirs(source).every((id) => id !== undefined && ours.has(id))));
}

function knownPeople(node: StepNode): boolean {
  return node.profile.subjects.size === 0 || [...node.profile.subjects.keys()].some((kind) => KNOWN_PEOPLE.has(kind));
}

function example(kind: string, selection: string): string {
  return pipelineExample(`
purposes:
  controle:
    description: Nagaan waar adressen en uitkeringen niet bij elkaar passen
    kind: ${kind}
    ground: { article: 6(1)(e), law: Participatiewet art. 64 }
    covers: [contact, benefit, energy-use]
    retention: P3M
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
sources:
  bewoners: { party: gemeente, collectedFor: policy, subjects: { kind: citizens, count: 900${selection} }, fields: { adres: address } }
  rekeningen: { party: gemeente, collectedFor: operations, subjects: { kind: citizens, count: 900 }, fields: { adres: address, verbruik: energy-use } }
  uitkeringen: { party: gemeente, collectedFor: service, subjects: { kind: citizens, count: 900 }, fields: { adres: address, uitkering: benefit } }
steps:
  koppel: { join: [bewoners, rekeningen, uitkeringen], on: adres }
outputs:
  lijst: { from: koppel, audience: team, recipients: [gemeente] }
`);
}
