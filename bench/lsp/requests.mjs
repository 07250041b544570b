/** Requests of somebody at work, timed from outside: what is asked right after a keystroke, and what is asked about everything. */
import { positionOf, rest } from './session.mjs';

const PAUSE = 5; // ms between the answer and the next request

/** The first field a file declares: everything below it speaks of such fields. */
export const FIELD = 'naam: name';
/** A field that one source declares and no register brings: it can have another name. */
export const OWN_FIELD = 'achterstand: debt';

/**
 * Asks for one thing `times` times; each time the text may be changed first.
 * @param {() => object} before makes the change and gives the parameters
 * @returns {Promise<number[]>} milliseconds from before the change to the answer
 */
async function ask(session, method, times, before) {
  const took = [];
  for (let i = 0; i < times; i++) {
    const since = session.now();
    const params = before(i);
    await session.server.request(method, params);
    took.push(session.now() - since);
    await rest(PAUSE);
  }
  return took;
}

/** Takes back the last letter before `end`, or types it again; where the cursor is then. */
function keystroke(session, document, end, letter, i) {
  const gone = i % 2 === 0;
  session.type(document, gone ? { offset: end - 1, length: 1, insert: '' } : { offset: end - 1, length: 0, insert: letter });
  return gone ? end - 1 : end;
}

/**
 * All requests on one open file.
 * @param {{text: string, uri: string, version: number}} document
 * @param {{times: number, broken: boolean}} options
 * @returns {Promise<Record<string, number[]>>}
 */
export async function measureRequests(session, document, { times, broken }) {
  const end = document.text.indexOf(FIELD) + FIELD.length;
  const textDocument = { uri: document.uri };
  const own = document.text.indexOf(OWN_FIELD) + 1;
  const at = (offset) => ({ textDocument, position: positionOf(document.text, offset) });
  // Everything once before the clock starts: a server that has just opened a file has not seen its own code yet.
  const run = async (n) => ({
    'completion after an edit': await ask(session, 'textDocument/completion', n, (i) => at(keystroke(session, document, end, FIELD.at(-1), i))),
    completion: await ask(session, 'textDocument/completion', n, () => at(end)),
    hover: await ask(session, 'textDocument/hover', n, () => at(end - FIELD.length + 1)),
    // Of a text that cannot be read nothing is renamed.
    ...(broken ? {} : { rename: await ask(session, 'textDocument/rename', n, (i) => ({ ...at(own), newName: `naam_${i}` })) }),
    references: await ask(session, 'textDocument/references', n, () => ({ ...at(own), context: { includeDeclaration: true } })),
    'workspace symbols': await ask(session, 'workspace/symbol', n, (i) => ({ query: ['naam', 'signalen', 'koppel', 'gem'][i % 4] })),
    'semantic tokens': await ask(session, 'textDocument/semanticTokens/full', n, () => ({ textDocument })),
    'code actions': await ask(session, 'textDocument/codeAction', n, () => ({ textDocument, range: { start: at(end - 4).position, end: at(end).position }, context: { diagnostics: [] } })),
    'code lenses': await ask(session, 'textDocument/codeLens', n, () => ({ textDocument })),
    symbols: await ask(session, 'textDocument/documentSymbol', n, () => ({ textDocument })),
  });
  await run(Math.min(10, times));
  return run(times);
}

/**
 * The longest any message waited while the server answered the given requests once each, cold: a request of a method
 * that no server has is answered at once by a loop that turns.
 * @returns {Promise<{waited: number, method: string | undefined}>} milliseconds
 */
export async function longestWait(session, requests) {
  let worst = { waited: 0, method: undefined };
  for (const [method, params] of requests) {
    let answered = false;
    const answer = session.server.request(method, params).finally(() => (answered = true));
    while (!answered) {
      const since = session.now();
      await session.server.request('grondslag/none', {}).catch(() => undefined);
      const waited = session.now() - since;
      if (waited > worst.waited) worst = { waited, method };
      await rest(1);
    }
    await answer;
  }
  return worst;
}
