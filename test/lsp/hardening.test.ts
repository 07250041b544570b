/** What the server does when something around it does not do what it should. */
import assert from 'node:assert/strict';
import { rule as combination } from '../../server/src/rules/combination/combination-without-ground.ts';
import { startSession } from '../harness/session.ts';

const TRIGGER = combination.examples.trigger as string;
const FILE = 'voorbeeld.pipeline.yaml';

describe('the language server', () => {
  it('goes on with other files when one cannot be judged, and logs why', async () => {
    const session = await startSession({ [FILE]: TRIGGER }, {}, undefined, {
      host: (usual) => ({
        ...usual,
        project: async (folder) => {
          const project = await usual.project(folder);
          return { ...project, settingsFor: (uri, preset) => {
            if (uri.includes('/kapot')) throw new Error('no settings here');
            return project.settingsFor(uri, preset);
          } };
        },
      }),
    });
    await session.open('kapot.pipeline.yaml', TRIGGER);
    await session.open('goed.pipeline.yaml', TRIGGER.replace('pipeline: voorbeeld', 'pipeline: ander'));
    assert.equal((await session.shown('goed.pipeline.yaml')).length, 1);
    await session.change('goed.pipeline.yaml', '');
    assert.equal((await session.shown('goed.pipeline.yaml')).length, 0);
    assert.equal((await session.shown(FILE)).length, 1);
    assert.ok(session.logged.some((message) => message.includes('no settings here')));
    await session.end();
  });
});
