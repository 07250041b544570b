/** Small workspaces for the tests of the command line. */

/** Nothing to find: counts of trees. */
export const CLEAN = `grondslag: 1
pipeline: bomen
title: Bomen
description: Tellen hoeveel bomen er per soort staan
owner: team-groen
controller: gemeente
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
sources:
  bomen: { party: gemeente, subjects: { kind: objects }, fields: { boomnummer: object, soort: object } }
steps:
  tel: { aggregate: bomen, by: [soort], measures: { aantal: count } }
outputs:
  telling: { from: tel, audience: team }
`;

/** One error: income is outside what the purpose covers. */
export const UNCOVERED = `grondslag: 1
pipeline: huisbezoek
title: Huisbezoek
description: Huisbezoek plannen bij wie daarom vroeg
owner: team-wijk
controller: gemeente
parties: { gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL } }
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
sources:
  aanvragen:
    party: gemeente
    collectedFor: service
    fields:
      klantnummer: case-number
      naam: name
      adres: address
  inkomens:
    party: gemeente
    collectedFor: service
    fields:
      klantnummer: case-number
      inkomen: income
steps:
  koppel:
    join: [aanvragen, inkomens]
    on: klantnummer
outputs:
  lijst: { from: koppel, audience: team, recipients: [gemeente] }
`;

/** One warning with a safe fix: a field that nothing uses. */
export const UNUSED = `grondslag: 1
pipeline: aanmelding
title: Aanmelding
description: Aanmeldingen van inwoners afhandelen
owner: team-loket
controller: gemeente
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
purposes:
  loket:
    description: Aanmeldingen van inwoners binnen een week beantwoorden
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
sources:
  aanmeldingen:
    party: gemeente
    collectedFor: service
    fields:
      naam: name
      # het adres wordt gebruikt
      adres: address
      telefoon: phone # nergens voor nodig
steps:
  smal: { select: aanmeldingen, fields: [naam, adres] }
outputs:
  lijst: { from: smal, audience: team, recipients: [gemeente] }
`;

/** Not YAML. */
export const BROKEN = 'grondslag: 1\npipeline: kapot\nsources: [een, twee\n';
