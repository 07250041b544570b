import assert from 'node:assert/strict';
import { CHANGED } from '../../server/src/lsp/views.ts';
import { startSession, type TestSession } from '../harness/session.ts';

const PIPELINE = 'grondslag: 1\npipeline: een\nsources:\n  a: { party: x, fields: { naam: name } }\n';
const READER = 'grondslag: 1\npipeline: twee\nsources:\n  b: { output: een/uit }\n';

async function withViews(work: (session: TestSession, told: () => number) => Promise<void>, initializationOptions: object = { views: true }): Promise<void> {
  let count = 0;
  const session = await startSession({ 'a.pipeline.yaml': PIPELINE, 'b.pipeline.yaml': READER }, { initializationOptions }, undefined, { heard: { [CHANGED]: () => void count++ } });
  try {
    await session.settled();
    await work(session, () => count);
  } finally {
    await session.end();
  }
}

describe('the notification that views may be out of date', () => {
  it('comes once when all files have been checked for the first time', async () => {
    await withViews(async (_, told) => assert.equal(told(), 1));
  });

  it('comes once for a burst of edits, also when they change what is said of other files', async () => {
    await withViews(async (session, told) => {
      await session.open('a.pipeline.yaml');
      await session.settled();
      const before = told();
      for (const name of ['u', 'ui', 'uit']) void session.change('a.pipeline.yaml', `${PIPELINE}outputs:\n  ${name}: { from: a }\n`);
      await session.settled();
      assert.equal(told(), before + 1);
    });
  });

  it('comes for a file that goes on disk, and stays away when nothing was checked', async () => {
    await withViews(async (session, told) => {
      await session.save('a.pipeline.yaml', undefined);
      await session.settled();
      assert.equal(told(), 2);
      await session.settled();
      await session.client.sendRequest('textDocument/hover', { textDocument: { uri: session.uri('b.pipeline.yaml') }, position: { line: 0, character: 0 } });
      await session.settled();
      assert.equal(told(), 2);
    });
  });

  it('comes when the language of the user changes', async () => {
    await withViews(async (session, told) => {
      const before = told();
      await session.client.sendNotification('workspace/didChangeConfiguration', { settings: { grondslag: { language: 'en' } } });
      await session.settled();
      assert.equal(told(), before + 1);
    });
  });

  it('is not sent to a client that did not ask for it', async () => {
    await withViews(async (session, told) => {
      await session.open('a.pipeline.yaml');
      await session.change('a.pipeline.yaml', `${PIPELINE}outputs: {}\n`);
      await session.settled();
      assert.equal(told(), 0);
    }, {});
  });
});
