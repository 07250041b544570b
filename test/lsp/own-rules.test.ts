/** Own rules in the editor: shown, and anew when the catalogue changes. */
import assert from 'node:assert/strict';
import { MEETING, OWN_CATALOG, OWN_RULE } from '../harness/own-law.ts';
import { startSession } from '../harness/session.ts';


describe('own rules in the editor', () => {
  it('are shown, follow the catalogue as it is typed, and point at no page that is not there', async () => {
    const session = await startSession({ 'c.catalog.yaml': OWN_CATALOG, 'a.pipeline.yaml': MEETING }, {}, 'file:///docs/rules');
    await session.open('a.pipeline.yaml');
    const own = async (): Promise<readonly string[]> => (await session.shown('a.pipeline.yaml')).filter(({ code }) => String(code).includes('/')).map(({ code, severity, message }) => `${String(code)} ${String(severity)} ${message as string}`);
    assert.deepEqual(await own(), [`${OWN_RULE} 1 Schuldhulp en zorg komen samen; in Voorbeeldstad blijven die uit elkaar`]);
    const [shown] = (await session.shown('a.pipeline.yaml')).filter(({ code }) => code === OWN_RULE);
    assert.equal(shown?.codeDescription, undefined);
    assert.ok((shown?.relatedInformation ?? []).length >= 2);
    await session.open('c.catalog.yaml');
    await session.change('c.catalog.yaml', OWN_CATALOG.replace('severity: error', 'severity: info').replace('komen samen;', 'raken elkaar;'));
    assert.deepEqual(await own(), [`${OWN_RULE} 3 Schuldhulp en zorg raken elkaar; in Voorbeeldstad blijven die uit elkaar`]);
    await session.change('c.catalog.yaml', OWN_CATALOG.replace('purposes: [care]', 'purposes: [debt-help]').replace('evidence: [dpia], ', ''));
    assert.deepEqual(await own(), []);
    await session.change('c.catalog.yaml', OWN_CATALOG);
    assert.equal((await own()).length, 1);
    await session.end();
  });
});
