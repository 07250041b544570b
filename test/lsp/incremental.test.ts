/** The promise everything else rests on: after any edits the client holds what a new server would say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver';
import { startSession, type TestSession } from '../harness/session.ts';
import { FILES } from '../editor/example-workspace.ts';

const SEEDS = join(process.cwd(), 'seeds', 'pipelines');
const BREDA = ['breda-bijstand', 'breda-jeugd', 'breda-vik'];

/** A few files that read each other. */
const START: Readonly<Record<string, string>> = {
  ...FILES,
  ...Object.fromEntries(BREDA.map((name) => [`${name}.pipeline.yaml`, readFileSync(join(SEEDS, 'breda-vik', `${name}.pipeline.yaml`), 'utf8')])),
};
const NAMES = Object.keys(START);

/** An edit, said so that it fits any text. */
type Edit =
  | { readonly kind: 'delete-line' | 'duplicate-line' | 'indent' | 'break' | 'comment' | 'ignore'; readonly file: number; readonly at: number }
  | { readonly kind: 'swap-word'; readonly file: number; readonly at: number; readonly word: number }
  | { readonly kind: 'repair' | 'remove' | 'save' | 'close' | 'open' | 'ask'; readonly file: number };

const WORDS = ['name', 'income', 'debt', 'health', 'bsn', 'kop/door', 'staart', 'contact', 'gemeente', 'hulp', 'x'];

const where = { file: fc.nat(NAMES.length - 1), at: fc.nat(400) };
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constantFrom('delete-line' as const, 'duplicate-line' as const, 'indent' as const, 'break' as const, 'comment' as const, 'ignore' as const), ...where }),
  fc.record({ kind: fc.constant('swap-word' as const), ...where, word: fc.nat(WORDS.length - 1) }),
  fc.record({ kind: fc.constantFrom('repair' as const, 'remove' as const, 'save' as const, 'close' as const, 'open' as const, 'ask' as const), file: where.file }),
);

function edited(text: string, change: Edit, original: string): string {
  if (!('at' in change)) return original;
  const lines = text.split('\n');
  const index = change.at % lines.length;
  const line = lines[index]!;
  const indentation = /^ */.exec(line)![0];
  switch (change.kind) {
    case 'delete-line': return lines.toSpliced(index, 1).join('\n');
    case 'duplicate-line': return lines.toSpliced(index, 0, line).join('\n');
    case 'indent': return lines.with(index, ` ${line}`).join('\n');
    case 'break': return lines.with(index, `${line} [`).join('\n');
    case 'comment': return lines.toSpliced(index, 0, `${indentation}# een regel`).join('\n');
    case 'ignore': return lines.toSpliced(index, 0, `${indentation}# grondslag: ignore[combination-without-ground, outside-authorisation] by=x until=2027-01-01 -- y`).join('\n');
    case 'swap-word': return lines.with(index, line.replace(/[a-z][a-z-]*(?=[,}\]\s]*$)/, WORDS[change.word]!)).join('\n');
  }
}

interface State {
  readonly disk: Map<string, string>;
  readonly open: Map<string, string>;
}

async function play(session: TestSession, state: State, change: Edit): Promise<void> {
  const name = NAMES[change.file]!;
  const held = state.open.get(name);
  const now = held ?? state.disk.get(name);
  if (change.kind === 'open') {
    if (held !== undefined) return;
    state.open.set(name, now ?? '');
    return session.open(name, now ?? '');
  }
  if (change.kind === 'ask') {
    // What an editor shows beside the text it asks for at once: that may be before the check of the last edit.
    const textDocument = { uri: session.uri(name) };
    await session.client.sendRequest('textDocument/inlayHint', { textDocument, range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } } });
    await session.client.sendRequest('textDocument/semanticTokens/full', { textDocument });
    return;
  }
  if (change.kind === 'close') {
    if (state.open.delete(name)) await session.close(name);
    return;
  }
  if (change.kind === 'remove') {
    if (state.disk.delete(name)) await session.save(name, undefined);
    return;
  }
  const text = change.kind === 'save' ? (now ?? START[name]!) : edited(now ?? START[name]!, change, START[name]!);
  if (held !== undefined && change.kind !== 'save') {
    state.open.set(name, text);
    await session.change(name, text);
  } else {
    state.disk.set(name, text);
    await session.save(name, text);
  }
}

/** What a client of this session sees of every file. */
async function seen(session: TestSession): Promise<Readonly<Record<string, readonly Diagnostic[]>>> {
  const result: Record<string, readonly Diagnostic[]> = {};
  for (const name of NAMES) {
    const found = await session.shown(name);
    if (found.length > 0) result[name] = found;
  }
  return result;
}

describe('after any edits', () => {
  it('the client holds what a new server says of the same texts', async function () {
    this.timeout(120_000);
    await fc.assert(fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
      const session = await startSession(START, { initializationOptions: { preset: 'auditor' } });
      const state: State = { disk: new Map(Object.entries(START)), open: new Map() };
      for (const change of edits) await play(session, state, change);
      const incremental = await seen(session);
      // A text that cannot be read keeps its last good model, which a new server never saw: its own findings
      // and those of its readers may differ. All others are compared after it is repaired.
      for (const name of NAMES) {
        const now = state.open.get(name) ?? state.disk.get(name);
        if (now !== undefined && incremental[name]?.some(({ code }) => code === 'invalid-yaml') === true) await play(session, state, { kind: 'repair', file: NAMES.indexOf(name) });
      }
      const repaired = await seen(session);
      const fresh = await startSession(Object.fromEntries(state.disk), { initializationOptions: { preset: 'auditor' } });
      for (const [name, text] of state.open) await fresh.open(name, text);
      assert.deepEqual(repaired, await seen(fresh));
      assert.deepEqual(session.logged, []);
      await session.end();
      await fresh.end();
    }), { numRuns: 25, seed: 20261121, endOnFailure: true });
  });
});
