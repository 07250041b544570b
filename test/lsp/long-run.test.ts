/** A working day in short: hundreds of edits, renames, moves and undos, after which the client holds what a new server would say. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import { startSession, type TestSession } from '../harness/session.ts';

const STEPS = 500;
const FILES = 50;

const SEEDS = join(process.cwd(), 'seeds', 'pipelines');
const START: ReadonlyMap<string, string> = new Map(
  readdirSync(SEEDS, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:pipeline|catalog)\.yaml$/.test(path)).sort().slice(0, FILES)
    .map((path) => [basename(path), readFileSync(join(SEEDS, path), 'utf8')]),
);
const WORDS = ['name', 'income', 'debt', 'health', 'bsn', 'contact', 'public', 'team', 'care', 'x'];

/** The same numbers on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What the editor and the disk hold. */
interface State {
  readonly disk: Map<string, string>;
  readonly open: Map<string, string>;
  /** What each change took away, last one last: the texts of the files it touched. */
  readonly undo: (readonly (readonly [string, string])[])[];
  readonly done: Record<string, number>;
}

class Day {
  readonly state: State = { disk: new Map(START), open: new Map(), undo: [], done: {} };
  private readonly session: TestSession;
  private readonly any: (below: number) => number;
  private renames = 0;

  constructor(session: TestSession, any: (below: number) => number) {
    this.session = session;
    this.any = any;
  }

  async step(): Promise<void> {
    const file = this.file();
    const dice = this.any(100);
    if (dice < 32) return this.count('edit', this.edit(file));
    if (dice < 48) return this.count('undo', this.undo());
    if (dice < 72) return this.count('rename', this.rename(file));
    if (dice < 78) return this.count('move', this.move(file));
    if (dice < 85) return this.count('open', this.open(file));
    if (dice < 89) return this.count('close', this.close(file));
    if (dice < 93) return this.count('save', this.save(file));
    return this.count('restore', this.restore());
  }

  /** Gives a file the text it began with. */
  async put(file: string): Promise<boolean> {
    const text = START.get(file);
    if (text === undefined || (this.texts().get(file) ?? '') === text) return false;
    await this.write(file, text);
    return true;
  }

  /** Somebody looks after the files: what was changed last, and long ago, is as it was. */
  private async restore(): Promise<boolean> {
    const changed = [...this.texts()].filter(([file, text]) => START.get(file) !== undefined && START.get(file) !== text).map(([file]) => file);
    const chosen = changed.filter(() => this.any(2) === 0);
    for (const file of chosen) await this.put(file);
    return chosen.length > 0;
  }

  /** What counts: the editor's texts over those of the disk. */
  texts(): ReadonlyMap<string, string> {
    return new Map([...this.state.disk, ...this.state.open]);
  }

  private file(): string {
    const names = [...this.state.disk.keys()];
    return names[this.any(names.length)]!;
  }

  private async count(what: string, work: Promise<boolean>): Promise<void> {
    if (await work) this.state.done[what] = (this.state.done[what] ?? 0) + 1;
  }

  private async write(file: string, text: string): Promise<void> {
    if (this.state.open.has(file)) {
      this.state.open.set(file, text);
      await this.session.change(file, text);
    } else {
      this.state.disk.set(file, text);
      await this.session.save(file, text);
    }
  }

  /** Writes texts and remembers what was there. */
  private async change(next: readonly (readonly [string, string])[]): Promise<boolean> {
    const now = this.texts();
    this.state.undo.push(next.map(([file]) => [file, now.get(file) ?? '']));
    for (const [file, text] of next) await this.write(file, text);
    return true;
  }

  private edit(file: string): Promise<boolean> {
    const lines = this.texts().get(file)!.split('\n');
    const at = this.any(lines.length);
    const line = lines[at]!;
    const indentation = /^ */.exec(line)![0];
    const variants: readonly (() => string[])[] = [
      () => lines.toSpliced(at, 1),
      () => lines.toSpliced(at, 0, line),
      () => lines.toSpliced(at, 0, `${indentation}# een regel`),
      ...WORDS.slice(0, 6).map((word) => () => lines.with(at, line.replace(/[a-z][a-z-]*(?=[,}\]\s]*$)/, word))),
      () => lines.with(at, `${line} [`),
    ];
    return this.change([[file, variants[this.any(variants.length)]!().join('\n')]]);
  }

  /** Takes back the last change whose files are still there. */
  private async undo(): Promise<boolean> {
    const last = this.state.undo.pop();
    if (last === undefined) return false;
    const now = this.texts();
    for (const [file, text] of last) if (now.has(file)) await this.write(file, text);
    return true;
  }

  /** Gives whatever has a name at some word of the file another one, if the server lets it. */
  private async rename(file: string): Promise<boolean> {
    const document = TextDocument.create(file, 'grondslag', 1, this.texts().get(file)!);
    const words = [...document.getText().matchAll(/^ {2,}[a-z][a-z0-9_-]+(?=:)/gm)];
    if (words.length === 0) return false;
    await this.open(file);
    const params = { textDocument: { uri: this.session.uri(file) }, position: document.positionAt(endOf(words[this.any(words.length)]!) - 1) };
    const newName = `naam_${this.renames++}`;
    const edit = await this.session.client.sendRequest<WorkspaceEdit | null>('textDocument/rename', { ...params, newName }).catch(() => null);
    if (edit === null) return false;
    const now = this.texts();
    const next = Object.entries(edit.changes ?? {}).map(([uri, edits]): readonly [string, string] => {
      const path = uri.slice(this.session.uri('').length);
      return [path, TextDocument.applyEdits(TextDocument.create(uri, 'grondslag', 1, now.get(path)!), edits)];
    });
    assert.ok(next.length > 0 && next.every(([path, text]) => now.get(path) !== text), 'a rename changes what it names');
    return this.change(next);
  }

  /** Gives the file itself another name, as an editor does: what was open is closed and opened anew. */
  private async move(file: string): Promise<boolean> {
    const to = file.startsWith('b-') ? file.slice(2) : `b-${file}`;
    const held = this.state.open.get(file);
    const text = this.state.disk.get(file)!;
    await this.close(file);
    this.state.disk.delete(file);
    this.state.disk.set(to, text);
    await this.session.save(file, undefined);
    await this.session.save(to, text);
    await this.session.client.sendNotification('workspace/didRenameFiles', { files: [{ oldUri: this.session.uri(file), newUri: this.session.uri(to) }] });
    if (held === undefined) return true;
    await this.open(to);
    await this.write(to, held);
    return true;
  }

  private async open(file: string): Promise<boolean> {
    if (this.state.open.has(file)) return false;
    const text = this.state.disk.get(file)!;
    this.state.open.set(file, text);
    await this.session.open(file, text);
    return true;
  }

  private async close(file: string): Promise<boolean> {
    if (!this.state.open.delete(file)) return false;
    await this.session.close(file);
    return true;
  }

  private async save(file: string): Promise<boolean> {
    const text = this.state.open.get(file);
    if (text === undefined) return false;
    this.state.disk.set(file, text);
    await this.session.save(file, text);
    return true;
  }
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

async function seen(session: TestSession, names: Iterable<string>): Promise<Readonly<Record<string, readonly Diagnostic[]>>> {
  const result: Record<string, readonly Diagnostic[]> = {};
  for (const name of names) {
    const found = await session.shown(name);
    if (found.length > 0) result[name] = found;
  }
  return result;
}

describe(`after ${STEPS} random edits, renames, moves and undos over ${FILES} files`, () => {
  it('the client holds what a new server says of the same texts', async function () {
    this.timeout(240_000);
    const initializationOptions = { preset: 'reviewer' };
    const session = await startSession(Object.fromEntries(START), { initializationOptions });
    const day = new Day(session, numbers(20261122));
    for (let i = 0; i < STEPS; i++) await day.step();
    const { state } = day;
    for (const what of ['edit', 'undo', 'rename', 'move']) assert.ok((state.done[what] ?? 0) >= 20, `${what}: ${state.done[what]}`);
    const everSeen = [...START.keys()].flatMap((name) => [name, `b-${name}`]);
    // A text that cannot be read keeps its last good model, which a new server never saw; where one stands is compared after its repair.
    const broken = Object.entries(await seen(session, everSeen)).filter(([, found]) => found.some(({ code }) => code === 'invalid-yaml')).map(([name]) => name);
    for (const name of broken) {
      const text = START.get(name) ?? START.get(name.slice(2))!;
      await (state.open.has(name) ? session.change(name, text) : session.save(name, text));
      (state.open.has(name) ? state.open : state.disk).set(name, text);
    }
    const worked = await seen(session, everSeen);
    const fresh = await startSession(Object.fromEntries(state.disk), { initializationOptions });
    for (const [name, text] of state.open) await fresh.open(name, text);
    const anew = await seen(fresh, everSeen);
    assert.ok(Object.values(anew).flat().length > 50);
    for (const name of everSeen) assert.deepEqual(worked[name], anew[name], name);
    assert.deepEqual(session.logged, []);
    await session.end();
    await fresh.end();
  });
});
