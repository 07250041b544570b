/** Three pipelines: one hands on a field that the purposes of the other two do not cover. */
import type { Files } from './check.ts';

const HEAD = `grondslag: 1
pipeline: kop
title: Kop
description: Adressen van klanten voor wie erna komt
owner: team
controller: gemeente
parties: { gemeente: { name: Gemeente, kind: public-authority, country: NL } }
purposes:
  werk: { description: Klanten van de gemeente een brief over hun afspraak sturen, kind: service, ground: { article: 6(1)(e), law: Gemeentewet art. 108 }, covers: [contact], retention: P1Y, evidence: { register: VR-1, notice: { url: https://example.org } } }
sources:
  klanten: { party: gemeente, collectedFor: service, subjects: { kind: clients, count: 20 }, quality: { snapshot: 2026-01-01, update: P1D }, fields: { nummer: case-number, adres: address, schuld: debt } }
outputs:
  door: { from: klanten, audience: organisation, recipients: [gemeente] }
`;

/** A pipeline that joins what it is given with contacts of its own, under a purpose that does not cover debts. */
function reader(name: string): string {
  return `grondslag: 1
pipeline: ${name}
title: Staart
description: Brieven sturen
owner: team
controller: gemeente
parties: { gemeente: { name: Gemeente, kind: public-authority, country: NL } }
purposes:
  werk: { description: Klanten van de gemeente een brief over hun afspraak sturen, kind: service, ground: { article: 6(1)(e), law: Gemeentewet art. 108 }, covers: [contact], retention: P1Y, evidence: { register: VR-1, notice: { url: https://example.org } } }
sources:
  kop: { output: kop/door }
  contact: { party: gemeente, collectedFor: service, subjects: { kind: clients, count: 20 }, quality: { snapshot: 2026-01-01, update: P1D }, fields: { nummer: case-number, mail: email } }
steps:
  koppel: { join: [kop, contact], on: nummer }
outputs:
  lijst: { from: koppel, audience: team, recipients: [gemeente] }
`;
}

export const CHAIN = { 'a.pipeline.yaml': HEAD, 'b.pipeline.yaml': reader('b'), 'c.pipeline.yaml': reader('c') } as const satisfies Files;
