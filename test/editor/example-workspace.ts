/** Three files that use most of the format: a catalogue, a pipeline, and a pipeline that reads it. */
export const CATALOG = `grondslag: 1
catalog: gedeeld
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
purposes:
  hulp:
    description: Inwoners met schulden hulp aanbieden
    kind: debt-help
    ground: { article: 6(1)(e), law: eigen-wet }
    covers: [contact, debt]
    retention: P6M
registers:
  adressen:
    title: Adressenbestand
    keeper: gemeente
    access: agreement
    collectedFor: [service]
    subjects: { kind: citizens }
    fields: { nummer: case-number, adres: address, geboren: birth-date }
laws:
  eigen-wet: { title: Verordening hulp, article: art. 2, status: in-force, grants: [collect, receive], covers: [contact, debt], reviewedBy: jurist, checkedOn: 2026-01-01 }
categories:
  klantsoort: { parent: non-personal, nl: soort klant, en: kind of client }
`;

export const HEAD = `grondslag: 1
pipeline: kop
title: Kop van de keten
controller: gemeente
sources:
  register: { register: adressen }
  betalingen:
    party: gemeente
    collectedFor: operations
    secrecy: [awr67]
    fields: { nummer: case-number, saldo: debt, soort: klantsoort }
steps:
  koppel:
    join: [register, betalingen]
    on: nummer
    description: Wie woont waar en heeft schulden
  smal:
    select: koppel
    fields: { woonplek: adres, bedrag: saldo }
outputs:
  door: { from: smal, purpose: hulp, audience: organisation, recipients: [gemeente] }
`;

export const TAIL = `grondslag: 1
pipeline: staart
controller: gemeente
sources:
  kop: { output: kop/door }
steps:
  kort:
    select: kop
    fields: [woonplek]
  tel:
    aggregate: kop
    by: [bedrag]
    measures: { aantal: count }
    minGroupSize: 10
outputs:
  lijst: { from: kort, purpose: hulp, audience: team, recipients: [gemeente] }   # grondslag: ignore[combination-without-ground] by=fg until=2027-01-01 -- afgewogen
`;

export const FILES = { 'a.catalog.yaml': CATALOG, 'kop.pipeline.yaml': HEAD, 'staart.pipeline.yaml': TAIL };
