/** Own rules in the editor: shown, and anew when the catalogue changes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../harness/golden.ts';
import { startSession } from '../harness/session.ts';

const CATALOG = readFileSync(join(ROOT, 'seeds/own-law/voorbeeldstad.catalog.yaml'), 'utf8');
const NAME = 'voorbeeldstad/schuld-en-zorg-apart';
const PIPELINE = `grondslag: 1
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

describe('own rules in the editor', () => {
  it('are shown, follow the catalogue as it is typed, and point at no page that is not there', async () => {
    const session = await startSession({ 'c.catalog.yaml': CATALOG, 'a.pipeline.yaml': PIPELINE }, {}, 'file:///docs/rules');
    await session.open('a.pipeline.yaml');
    const own = async (): Promise<readonly string[]> => (await session.shown('a.pipeline.yaml')).filter(({ code }) => String(code).includes('/')).map(({ code, severity, message }) => `${String(code)} ${String(severity)} ${message as string}`);
    assert.deepEqual(await own(), [`${NAME} 1 Schuldhulp en zorg komen samen; in Voorbeeldstad blijven die uit elkaar`]);
    const [shown] = (await session.shown('a.pipeline.yaml')).filter(({ code }) => code === NAME);
    assert.equal(shown?.codeDescription, undefined);
    assert.ok((shown?.relatedInformation ?? []).length >= 2);
    await session.open('c.catalog.yaml');
    await session.change('c.catalog.yaml', CATALOG.replace('severity: error', 'severity: info').replace('komen samen;', 'raken elkaar;'));
    assert.deepEqual(await own(), [`${NAME} 3 Schuldhulp en zorg raken elkaar; in Voorbeeldstad blijven die uit elkaar`]);
    await session.change('c.catalog.yaml', CATALOG.replace('purposes: [care]', 'purposes: [debt-help]').replace('evidence: [dpia], ', ''));
    assert.deepEqual(await own(), []);
    await session.change('c.catalog.yaml', CATALOG);
    assert.equal((await own()).length, 1);
    await session.end();
  });
});
