/** The shipped catalogue with a rule of its own, and a pipeline that its rule is about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './golden.ts';

export const OWN_RULE = 'voorbeeldstad/schuld-en-zorg-apart';

export const OWN_CATALOG = readFileSync(join(ROOT, 'seeds/own-law/voorbeeldstad.catalog.yaml'), 'utf8');

/** Debt and care meet in it. */
export const MEETING = `grondslag: 1
pipeline: lijst
controller: voorbeeldstad
purposes:
  plan: { description: Bewoners met schulden een plan aanbieden, kind: debt-help, ground: { article: 6(1)(e), law: verordening-schuldhulp } }
sources:
  schulden: { register: schulddossiers }
  hulp: { register: wmo-meldingen }
steps:
  koppel: { join: [schulden, hulp], on: dossiernummer }
outputs:
  plannen: { from: koppel, audience: team, recipients: [voorbeeldstad] }
`;
