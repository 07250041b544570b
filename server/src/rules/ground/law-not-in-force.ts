import { inForce, type KnownLaw } from '../../lineage/environment.ts';
import { mayRely, provesNothing } from '../../lineage/reliance.ts';
import type { Grant } from '../../knowledge/types.ts';
import { pipelineExample } from '../example.ts';
import type { BilingualText } from '../../messages/template.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';
import { lawReferences, placeOf, type LawUse } from './law-references.ts';

const POWER: Readonly<Partial<Record<Grant, BilingualText>>> = {
  special: { nl: 'bijzondere gegevens te gebruiken', en: 'use special categories' },
  criminal: { nl: 'strafrechtelijke gegevens te gebruiken', en: 'use criminal data' },
  bsn: { nl: 'het burgerservicenummer te gebruiken', en: 'use the citizen service number' },
  disclose: { nl: 'gegevens te verstrekken', en: 'disclose data' },
};

/**
 * A law that something leans on, and that cannot carry it: not known, repealed, not there yet, not
 * for this party, or without the power that is asked of it. What the knowledge base does not record
 * (who may rely on it, what it grants) is never a reason.
 */
export const rule = defineRule({
  id: 'law-not-in-force',
  group: 'ground',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['task-in-law', 'lawful-ground'],
  articles: ['AVG 6(3)'],
  fix: 'none',
  ignorable: true,
  summary: {
    nl: 'Een genoemde wet geldt niet, is niet voor deze partij of is niet bekend',
    en: 'A named law is not in force, not for this party, or not known',
  },
  why: {
    nl: 'Een taak, een uitzondering of een verstrekking rust op een wet die nu geldt en die voor deze partij is (AVG 6(3)). Een ingetrokken wet of een voorstel draagt niets.',
    en: 'A task, an exception or a disclosure rests on a law that is in force now and that is for this party (GDPR 6(3)). A repealed law or a bill carries nothing.',
  },
  resolve: {
    nl: 'Noem de wet die nu geldt, met haar artikel. Is het een plaatselijke of weinig bekende regeling, zet die dan onder `laws` in een catalogus, met wie haar heeft nagekeken en wanneer.',
    en: 'Name the law that is in force now, with its article. If it is a local or lesser-known regulation, put it under `laws` in a catalogue, with who reviewed it and when.',
  },
  messages: {
    unknown: { nl: '«{law}», genoemd bij {place}, is geen bekende wet', en: '“{law}”, named for {place}, is not a known law' },
    ambiguous: { nl: '«{law}», genoemd bij {place}, kan meer dan één wet zijn: {candidates}', en: '“{law}”, named for {place}, can be more than one law: {candidates}' },
    incomplete: { nl: '«{law}», genoemd bij {place}, is zonder artikel niet zeker te herkennen: bedoel je {candidates}?', en: '“{law}”, named for {place}, cannot be told for certain without an article: did you mean {candidates}?' },
    repealed: { nl: '«{law}», genoemd bij {place}, is ingetrokken', en: '“{law}”, named for {place}, has been repealed' },
    bill: { nl: '«{law}», genoemd bij {place}, is nog een voorstel', en: '“{law}”, named for {place}, is still a bill' },
    adopted: { nl: '«{law}», genoemd bij {place}, is aangenomen maar geldt nog niet', en: '“{law}”, named for {place}, has been adopted but is not in force yet' },
    later: { nl: '«{law}», genoemd bij {place}, geldt pas vanaf {date}', en: '“{law}”, named for {place}, is in force only from {date}' },
    ended: { nl: '«{law}», genoemd bij {place}, gold tot en met {date}', en: '“{law}”, named for {place}, was in force until {date}' },
    rejected: { nl: '«{law}», genoemd bij {place}, kan niets dragen. {reason}', en: '“{law}”, named for {place}, cannot carry anything. {reason}' },
    scope: { nl: '«{law}», genoemd bij {place}, is volgens de gegevens niet voor {party}', en: '“{law}”, named for {place}, is on record as not being for {party}' },
    power: { nl: '«{law}», genoemd bij {place}, geeft volgens de gegevens niet de bevoegdheid om {power}', en: '“{law}”, named for {place}, is on record as not giving the power to {power}' },
  },
  examples: {
    trigger: withLaw('status: repealed, validTo: 2020-01-01'),
    repaired: withLaw('status: in-force'),
    // An end that is still ahead changes nothing today.
    nearMiss: withLaw('status: in-force, validTo: 2090-01-01'),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    for (const use of lawReferences(view)) {
      const law = use.law.id;
      const reading = view.environment.law(law);
      if (reading.kind === 'placeholder' || (reading.kind === 'known' ? carries(reading, use, view) : !view.wants('reviewer'))) continue;
      const { at, reference, related } = placeOf(use, view);
      const more = { combination: [reference], related, ...(use.purpose === undefined ? {} : { purpose: use.purpose.id }) };
      const soft = { ...more, severity: 'warning', preset: 'reviewer' } as const;
      if (reading.kind === 'unknown') yield report('unknown', at, { law, place: use.place }, soft);
      else if (reading.kind === 'ambiguous') {
        const candidates = reading.candidates.map((id) => titleOf(id, view));
        yield report(candidates.length === 1 ? 'incomplete' : 'ambiguous', at, { law, place: use.place, candidates }, soft);
      } else if (!inForce(reading, view.today)) {
        if (reading.status === 'do-not-use') yield report('rejected', at, { law, place: use.place, reason: reading.reason ?? '' }, more);
        else if (reading.status === 'repealed' || reading.status === 'bill' || reading.status === 'adopted') yield report(reading.status, at, { law, place: use.place }, more);
        else if (reading.validFrom !== undefined && view.today < reading.validFrom) yield report('later', at, { law, place: use.place, date: reading.validFrom }, more);
        else yield report('ended', at, { law, place: use.place, date: reading.validTo ?? '' }, more);
      } else if (!mayRely(reading, use.holders, view.pipeline, view.environment)) {
        yield report('scope', at, { law, place: use.place, party: use.holders.map((party) => party.name) }, more);
      } else if (use.needs !== undefined && lacks(reading, use.needs)) {
        yield report('power', at, { law, place: use.place, power: POWER[use.needs] ?? use.needs }, { ...more, severity: reading.declaration === undefined ? 'warning' : 'error' });
      }
    }
  },
});

function titleOf(id: string, view: View): string | BilingualText {
  return view.environment.base.laws.find((law) => law.id === id)?.title ?? id;
}

/** Whether the law can carry what it is cited for, as far as that is on record. */
function carries(law: KnownLaw, { holders, needs }: LawUse, view: View): boolean {
  return inForce(law, view.today) && mayRely(law, holders, view.pipeline, view.environment) && (needs === undefined || !lacks(law, needs));
}

/** Whether the law is on record with powers, and this is not among them. */
function lacks(law: KnownLaw, power: Grant): boolean {
  return !provesNothing(law) && (law.grantsNothing || law.grants.length > 0) && !law.grants.includes(power);
}

function withLaw(state: string): Readonly<Record<string, string>> {
  return {
    'wetten.catalog.yaml': `grondslag: 1
catalog: wetten
title: Wetten van de gemeente
description: Regelingen die de gemeente zelf heeft nagekeken
owner: team-juridisch
laws:
  verordening: { title: Verordening huisbezoek, article: art. 4, ${state}, grants: [collect], reviewedBy: jurist, checkedOn: 2026-01-05 }
`,
    'voorbeeld.pipeline.yaml': pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: verordening }
    covers: [contact]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`),
  };
}
