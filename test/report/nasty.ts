/** Names and texts that every format has to bring across unharmed, and that no reader may act on. */
import { UNCOVERED } from '../cli/files.ts';

const NAME = String.raw`100% \"x\" & <script>alert(1)</script> ]]> ::error file=x::y ##vso[task.setvariable variable=a]b ##[error]c ##teamcity[x] | ` + '`d` **e** _f_ @team #12 !3 https://example.org [g](1) {0} a:b,c;d' + String.raw` \u202Erev \u0007 \ud800 \uFFFE\r\n::warning::tweede regel`;

/** A finding on the first line; one over several lines; several documents; characters of two UTF-16 units before a place on its line. */
export const NASTY: Readonly<Record<string, string>> = {
  'grondslag.config.yaml': 'rules: { missing-controller: info }\n',
  'map met spatie/a #1 100%.pipeline.yaml': '{ grondslag: 1, pipelin: x }\n',
  'map met spatie/b, c;d]e.pipeline.yaml': `grondslag: 1
pipeline: aanmelding
title: Aanmelding
description: Aanmeldingen van inwoners afhandelen
owner: team-loket
controller:
  een: 1
  twee: 2
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
  bureau: { name: "${NAME}", kind: private, country: NL }
processors:
  bureau: { storage: [NL] }
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
    fields: { naam: name, adres: address, "😀漢字\\u202E<b>": phone, "z\\ty": phone }
  andere:
    party: gemeente
    collectedFor: service
    fields: { naam: name } # grondslag: ignore[unused-personal-field] by=po until=2027-01-01 -- <b>reden</b> ]]> | ::error::x ##vso[a]
steps:
  smal: { select: aanmeldingen, fields: [naam, adres] }
outputs:
  lijst: { from: smal, audience: team, recipients: [gemeente] }
---
${UNCOVERED}`,
};
