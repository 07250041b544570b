import assert from 'node:assert/strict';
import { CodeActionTriggerKind, type AnnotatedTextEdit, type CodeAction, type CodeLens, type InitializeParams, type SnippetTextEdit, type TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver/node';
import { rule as combination } from '../../server/src/rules/combination/combination-without-ground.ts';
import { SourceFile, fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { CHAIN } from '../harness/chain.ts';
import { cursorIn } from '../harness/cursor.ts';
import { startSession, type TestSession } from '../harness/session.ts';

const FULL: Partial<InitializeParams> = {
  capabilities: {
    textDocument: { codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true, disabledSupport: true } },
    workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {}, snippetEditSupport: true }, codeLens: { refreshSupport: true } },
  },
};
const PREVIEWS: Partial<InitializeParams> = { ...FULL, initializationOptions: { previewsChanges: true } };
const TRIGGER = combination.examples.trigger as string;

type Files = Readonly<Record<string, string>>;

async function actionsAt(session: TestSession, path: string, text: string, needle: string, only?: string[], triggerKind: CodeActionTriggerKind = CodeActionTriggerKind.Invoked): Promise<CodeAction[]> {
  const position = new SourceFile(fileId('x'), text).positionAt(cursorIn(text, needle, 1).offset);
  // A list that came sooner than its patience lasts has all its numbers; on a busy machine one has to ask again.
  for (;;) {
    const start = performance.now();
    const actions = await session.client.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: session.uri(path) }, range: { start: position, end: position }, context: { diagnostics: [], triggerKind, ...(only === undefined ? {} : { only }) } });
    if (performance.now() - start < 140) return actions;
  }
}

const resolve = (session: TestSession, action: CodeAction | undefined): Promise<CodeAction> => session.client.sendRequest('codeAction/resolve', action);

/** The files after an edit, snippets as the text they begin with. */
function applied(files: Files, edit: WorkspaceEdit | undefined, session: TestSession): Files {
  const result: Record<string, string> = { ...files };
  for (const change of edit?.documentChanges ?? []) {
    if ('kind' in change) {
      assert.equal(change.kind, 'create');
      result[(change as { uri: string }).uri.replace(session.uri(''), '')] = '';
      continue;
    }
    const path = change.textDocument.uri.replace(session.uri(''), '');
    const source = new SourceFile(fileId('x'), result[path]!);
    result[path] = applyEdits(source.text, change.edits.map((item) => ({
      span: { start: source.offsetAt(item.range.start), end: source.offsetAt(item.range.end) },
      newText: 'snippet' in item ? item.snippet.value.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\\([\\$}])/g, '$1') : item.newText,
    })));
  }
  return result;
}

async function findingsOf(session: TestSession, files: Files): Promise<number> {
  let count = 0;
  for (const path of Object.keys(files)) count += (await session.shown(path)).length;
  return count;
}

describe('code actions', () => {
  it('are filtered by exactly the kinds that are asked for', async () => {
    const session = await startSession(CHAIN, FULL);
    await session.open('a.pipeline.yaml');
    const kinds = async (only: string[] | undefined): Promise<string[]> => [...new Set((await actionsAt(session, 'a.pipeline.yaml', CHAIN['a.pipeline.yaml'], 'schuld: debt', only)).map(({ kind }) => kind!))].sort();
    const all = await kinds(undefined);
    assert.ok(all.includes('refactor.rewrite.grondslag'), all.join());
    for (const only of ['quickfix', 'refactor', 'refactor.rewrite', 'refactor.rewrite.grondslag', 'refactor.extract', 'source', 'source.fixAll', 'source.fixAll.grondslag', 'source.organizeImports', 'refactor.rew', 'quick']) {
      assert.deepEqual(await kinds([only]), all.filter((kind) => kind === only || kind.startsWith(`${only}.`)), only);
    }
    assert.deepEqual(await kinds([]), []);
    await session.end();
  });

  it('are offered once where several findings ask for the same change', async () => {
    const text = `grondslag: 1
pipeline: a
controller: gemeente
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
purposes:
  hulp: { description: Hulp aan inwoners, kind: debt-help, ground: { article: 6(1)(e), law: Wgs art. 3 }, covers: [contact, debt, nationality], retention: P1Y }
sources:
  brp:
    register: nl/brp-personen
    authorisation: { decision: Stcrt. 1, fields: [naam], purposes: [debt-help] }
    fields:
      naam: name
      nationaliteit: nationality
outputs:
  lijst: { from: brp, audience: team, recipients: [gemeente] }
`;
    const session = await startSession({ 'a.pipeline.yaml': text }, FULL);
    await session.open('a.pipeline.yaml');
    const found = (await session.shown('a.pipeline.yaml')).filter(({ range }) => range.start.line === 13).map(({ code }) => code);
    assert.ok(found.includes('outside-authorisation') && found.includes('special-category-by-inference'), found.join());
    const drop = (await actionsAt(session, 'a.pipeline.yaml', text, 'nationaliteit:')).filter(({ kind, title }) => kind === 'quickfix' && title.startsWith('Laat «nationaliteit» weg'));
    assert.equal(drop.length, 1, drop.map(({ title }) => title).join());
    assert.ok(new Set(drop[0]!.diagnostics?.map(({ code }) => code)).size > 1);
    assert.doesNotMatch(applied({ 'a.pipeline.yaml': text }, (await resolve(session, drop[0])).edit, session)['a.pipeline.yaml']!, /nationaliteit/);
    await session.end();
  });

  it('say how many findings a change takes away over all files, and that is what it does', async () => {
    const session = await startSession(CHAIN, FULL);
    for (const path of Object.keys(CHAIN)) await session.open(path);
    const before = await findingsOf(session, CHAIN);
    for (const trigger of [CodeActionTriggerKind.Automatic, CodeActionTriggerKind.Invoked]) {
      const [first] = await actionsAt(session, 'a.pipeline.yaml', CHAIN['a.pipeline.yaml'], 'schuld: debt', ['refactor'], trigger);
      assert.match(first?.title ?? '', /^Laat «schuld» weg \(minimale gegevens; neemt \d+ bevindingen weg\)$/);
    }
    const [first] = await actionsAt(session, 'a.pipeline.yaml', CHAIN['a.pipeline.yaml'], 'schuld: debt', ['refactor']);
    const after = applied(CHAIN, (await resolve(session, first)).edit, session);
    assert.equal(after['a.pipeline.yaml']!.includes('schuld'), false);
    for (const [path, text] of Object.entries(after)) if (text !== CHAIN[path as keyof typeof CHAIN]) await session.change(path, text);
    assert.equal(before - await findingsOf(session, CHAIN), Number(/neemt (\d+)/.exec(first!.title)![1]));
    await session.end();
  });

  it('ask for a word on what they change in other files', async () => {
    const session = await startSession(CHAIN, FULL);
    await session.open('c.pipeline.yaml');
    const actions = await actionsAt(session, 'c.pipeline.yaml', CHAIN['c.pipeline.yaml'], 'koppel:', ['refactor']);
    const action = actions.find(({ title }) => title.startsWith('Laat «schuld» weg uit bron «klanten» van pijplijn «kop»'));
    const { edit } = await resolve(session, action);
    const [change] = edit!.documentChanges as TextDocumentEdit[];
    assert.equal(change?.textDocument.uri, session.uri('a.pipeline.yaml'));
    const id = (change.edits[0] as AnnotatedTextEdit).annotationId;
    assert.equal(edit!.changeAnnotations![id]!.needsConfirmation, true);
    assert.equal(actions.every(({ isPreferred }) => isPreferred !== true), true);
    await session.end();
  });

  it('are the same list when asked again, and follow an edit', async () => {
    const session = await startSession(CHAIN, FULL);
    await session.open('a.pipeline.yaml');
    const titles = async (text: string): Promise<string[]> => (await actionsAt(session, 'a.pipeline.yaml', text, 'klanten:')).map(({ title }) => title);
    const first = await titles(CHAIN['a.pipeline.yaml']);
    assert.deepEqual(await titles(CHAIN['a.pipeline.yaml']), first);
    const text = CHAIN['a.pipeline.yaml'].replace(', schuld: debt', '');
    await session.change('a.pipeline.yaml', text);
    const later = await titles(text);
    assert.notDeepEqual(later, first);
    assert.equal(later.some((title) => title.includes('«schuld»')), false);
    await session.end();
  });

  it('fix all of a rule in the file and in the workspace, and nothing else', async () => {
    const files = { 'b.pipeline.yaml': TRIGGER, 'c.pipeline.yaml': TRIGGER.replace(/^pipeline: .*/m, 'pipeline: ander') };
    const session = await startSession(files, FULL);
    await session.open('b.pipeline.yaml');
    await session.open('c.pipeline.yaml');
    const actions = await actionsAt(session, 'b.pipeline.yaml', TRIGGER, 'join: [aanvragen', ['quickfix']);
    assert.equal(actions.some(({ title }) => title.includes('in dit bestand')), false);
    const { edit } = await resolve(session, actions.find(({ title }) => title === 'Los alles van «combination-without-ground» in de hele werkruimte op (2)'));
    const after = applied(files, edit, session);
    assert.deepEqual(Object.values(after).map((text) => text.includes('inkomen: income')), [false, false]);
    for (const [path, text] of Object.entries(after)) await session.change(path, text);
    for (const path of Object.keys(files)) assert.equal((await session.shown(path)).some(({ code }) => code === 'combination-without-ground'), false);
    await session.end();
  });

  it('put the cursor where the comment that ignores a finding is to be filled in', async () => {
    const session = await startSession({ 'b.pipeline.yaml': TRIGGER }, FULL);
    await session.open('b.pipeline.yaml');
    const ignore = (await actionsAt(session, 'b.pipeline.yaml', TRIGGER, 'join: [aanvragen', ['quickfix'])).find(({ title }) => title.startsWith('Negeer'));
    const [change] = (await resolve(session, ignore)).edit!.documentChanges as TextDocumentEdit[];
    const { snippet } = change!.edits[0] as SnippetTextEdit;
    assert.match(snippet.value, /by=\$\{1:TODO\} until=\$\{2:\d{4}-\d\d-\d\d\} -- \$\{3:TODO\}/);
    await session.end();
  });
});

describe('moving declarations', () => {
  const at = (text: string, needle: string, only: string[], session: TestSession): Promise<CodeAction[]> => actionsAt(session, 'a.pipeline.yaml', text, needle, only);

  it('makes a catalogue beside the file where the client can, and takes the purpose there', async () => {
    const session = await startSession(CHAIN, FULL);
    await session.open('a.pipeline.yaml');
    const [action, ...others] = await at(CHAIN['a.pipeline.yaml'], 'werk:', ['refactor.extract'], session);
    assert.deepEqual([action?.title, others], ['Verplaats doel «werk» naar een nieuwe catalogus «gedeeld»', []]);
    const after = applied(CHAIN, (await resolve(session, action)).edit, session);
    assert.match(after['gedeeld.catalog.yaml']!, /^grondslag: 1\ncatalog: gedeeld\npurposes:\n {2}werk: \{ description: /);
    assert.equal(/^purposes:/m.test(after['a.pipeline.yaml']!), false);
    assert.match(after['a.pipeline.yaml']!, /door: \{.*purpose: werk \}/);
    await session.end();
  });

  it('uses a catalogue that is there, and comes back from it', async () => {
    const files = { ...CHAIN, 'z.catalog.yaml': 'grondslag: 1\ncatalog: samen\nparties:\n  gemeente: { name: Gemeente, kind: public-authority, country: NL }\n' };
    const session = await startSession(files, { capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } });
    await session.open('a.pipeline.yaml');
    const extracting = await at(CHAIN['a.pipeline.yaml'], 'werk:', ['refactor.extract'], session);
    assert.deepEqual(extracting.map(({ title }) => title), ['Verplaats doel «werk» naar catalogus «samen»']);
    const moved = applied(files, extracting[0]!.edit, session);
    await session.change('a.pipeline.yaml', moved['a.pipeline.yaml']!);
    await session.save('z.catalog.yaml', moved['z.catalog.yaml']);
    await session.settled();
    const [back] = await at(moved['a.pipeline.yaml']!, 'purpose: werk', ['refactor.inline'], session);
    assert.equal(back, undefined);
    const text = moved['a.pipeline.yaml']!;
    const offset = text.indexOf('werk', text.indexOf('purpose: werk'));
    const position = new SourceFile(fileId('x'), text).positionAt(offset);
    const [copy] = await session.client.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: session.uri('a.pipeline.yaml') }, range: { start: position, end: position }, context: { diagnostics: [], only: ['refactor.inline'] } });
    assert.equal(copy?.title, 'Neem doel «werk» uit catalogus «samen» over in dit bestand');
    assert.match(applied({ ...files, ...moved }, copy.edit, session)['a.pipeline.yaml']!, /\npurposes:\n {2}werk: \{ description: /);
    await session.end();
  });

  it('says why not to a client that shows that', async () => {
    const text = CHAIN['a.pipeline.yaml'].replace('controller: gemeente', 'controller: rijksdienst').replace('klanten: { party: gemeente', 'klanten: { party: cbs').replace('parties: {', 'parties: { cbs: { name: CBS, kind: public-authority, country: NL },');
    const session = await startSession({ 'a.pipeline.yaml': text }, FULL);
    await session.open('a.pipeline.yaml');
    const [action] = await at(text, 'cbs: { name', ['refactor'], session);
    assert.match(action?.disabled?.reason ?? '', /ingebouwd/);
    await session.end();
  });

  it('declares a name that is used and not declared, to be filled in', async () => {
    const text = CHAIN['a.pipeline.yaml'].replace('recipients: [gemeente]', 'recipients: [gemeente, zorgbureau-noord], purpose: onbekend-werk');
    const session = await startSession({ 'a.pipeline.yaml': text }, FULL);
    await session.open('a.pipeline.yaml');
    const declared = async (needle: string, title: string): Promise<string> => {
      const action = (await at(text, needle, ['quickfix'], session)).find((one) => one.title.startsWith(title));
      return applied({ 'a.pipeline.yaml': text }, (await resolve(session, action)).edit, session)['a.pipeline.yaml']!;
    };
    assert.match(await declared('zorgbureau-noord', 'Voeg partij «zorgbureau-noord» toe om in te vullen'), /zorgbureau-noord: \{ name: TODO, kind: TODO, country: TODO \}/);
    assert.match(await declared('onbekend-werk', 'Voeg doel «onbekend-werk» toe om in te vullen'), /onbekend-werk:/);
    await session.end();
  });
});

describe('moving what describes a source', () => {
  const SOURCE = CHAIN['a.pipeline.yaml'];
  const extracting = (session: TestSession, text: string, needle: string, trigger?: CodeActionTriggerKind): Promise<CodeAction[]> => actionsAt(session, 'a.pipeline.yaml', text, needle, ['refactor.extract'], trigger);

  it('makes a register in a new catalogue or in one that is there, and all is found as before', async () => {
    const files: Files = { ...CHAIN, 'z.catalog.yaml': 'grondslag: 1\ncatalog: samen\n' };
    const session = await startSession(files, FULL);
    for (const path of Object.keys(files)) await session.open(path);
    const told = async (): Promise<readonly string[]> => (await Promise.all(Object.keys(CHAIN).map(async (path) => (await session.shown(path)).map(({ code, message, severity }) => JSON.stringify([path, code, severity, message]))))).flat();
    const before = await told();
    const actions = await extracting(session, SOURCE, 'klanten:');
    assert.deepEqual(actions.map(({ title }) => title), [
      'Verplaats wat bron «klanten» beschrijft naar een register in catalogus «samen»',
      'Verplaats wat bron «klanten» beschrijft naar een register in een nieuwe catalogus «gedeeld»',
    ]);
    for (const [action, path] of [[actions[1], 'gedeeld.catalog.yaml'], [actions[0], 'z.catalog.yaml']] as const) {
      const after = applied(files, (await resolve(session, action)).edit, session);
      assert.match(after[path]!, /\nregisters:\n {2}klanten: \{ title: Klanten, keeper: gemeente, collectedFor: service, subjects: \{ kind: clients, count: 20 \}, fields: \{ nummer: case-number, adres: address, schuld: debt \} \}\n/);
      assert.match(after['a.pipeline.yaml']!, /\n {2}klanten: \{ register: klanten, quality: \{ snapshot: 2026-01-01, update: P1D \}, fields: \{ nummer, adres, schuld \} \}\n/);
      assert.deepEqual(Object.keys(after).filter((name) => after[name] === files[name]).sort(), Object.keys(files).filter((name) => name !== 'a.pipeline.yaml' && name !== path).sort());
      if (path !== 'z.catalog.yaml') continue;
      await session.change(path, after[path]!);
      await session.change('a.pipeline.yaml', after['a.pipeline.yaml']!);
      await session.settled();
      assert.deepEqual(await told(), before);
    }
    await session.end();
  });

  it('is not offered at a field, at a register, or where the client makes no files and no catalogue is there', async () => {
    const session = await startSession(CHAIN, { capabilities: { workspace: { workspaceEdit: { documentChanges: true } } } });
    await session.open('a.pipeline.yaml');
    assert.deepEqual(await extracting(session, SOURCE, 'klanten:'), []);
    await session.end();
    const able = await startSession(CHAIN, FULL);
    await able.open('a.pipeline.yaml');
    assert.deepEqual(await extracting(able, SOURCE, 'schuld: debt'), []);
    await able.end();
  });

  it('says what would change to who asks, and nothing in passing', async () => {
    // What names a register of that name would come to find it.
    const files = { ...CHAIN, 'b.pipeline.yaml': CHAIN['b.pipeline.yaml'].replace('contact: { party: gemeente,', 'contact: { register: klanten,') };
    const session = await startSession(files, { ...FULL, locale: 'en' });
    await session.open('a.pipeline.yaml');
    const [action, ...others] = await extracting(session, SOURCE, 'klanten:');
    assert.deepEqual([action?.title, others], ['Move what describes source “klanten” to a register in a new catalogue “shared”', []]);
    assert.match(action!.disabled?.reason ?? '', /^Something else would be found by: .*unknown-reference/);
    assert.deepEqual(await extracting(session, SOURCE, 'klanten:', CodeActionTriggerKind.Automatic), []);
    await session.end();
    const simple = await startSession(files, { capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } } });
    await simple.open('a.pipeline.yaml');
    assert.deepEqual(await extracting(simple, SOURCE, 'klanten:'), []);
    await simple.end();
  });
});

describe('lines above outputs and joins', () => {
  const lensesOf = async (session: TestSession, path: string): Promise<CodeLens[]> => session.client.sendRequest('textDocument/codeLens', { textDocument: { uri: session.uri(path) } });
  const told = async (session: TestSession, lenses: readonly CodeLens[]): Promise<CodeLens[]> => Promise.all(lenses.map((lens) => session.client.sendRequest<CodeLens>('codeLens/resolve', lens)));

  it('stand at the pipeline, its joins and its outputs, and say what is there when they are seen', async () => {
    const session = await startSession(CHAIN, PREVIEWS);
    await session.open('c.pipeline.yaml');
    const lenses = await lensesOf(session, 'c.pipeline.yaml');
    assert.ok(lenses.every(({ command }) => command === undefined));
    const lines = CHAIN['c.pipeline.yaml'].split('\n');
    assert.deepEqual([...new Set(lenses.map(({ range }) => lines[range.start.line]!.trim().split(':')[0]))], ['pipeline', 'koppel', 'lijst']);
    const titles = (await told(session, lenses)).map(({ command }) => command!.title);
    assert.match(titles[0]!, /^direct herleidbaar · werk · (?:geen )?DPIA \S.* · \d+ bevindingen$/);
    const change = (await told(session, lenses)).find(({ command }) => command!.title.startsWith('wat als: laat «schuld» weg'))!;
    assert.match(change.command!.title, /\(neemt \d+ bevindingen weg\)$/);
    assert.equal(change.command!.command, 'grondslag.previewChange');
    const { edit } = await resolve(session, change.command!.arguments![0] as CodeAction);
    assert.equal(Object.values(edit!.changeAnnotations!).every(({ needsConfirmation }) => needsConfirmation), true);
    assert.equal(applied(CHAIN, edit, session)['a.pipeline.yaml']!.includes('schuld'), false);
    await session.end();
  });

  it('are text only for a client without the command, and in its language', async () => {
    const session = await startSession(CHAIN, { locale: 'en' });
    await session.open('c.pipeline.yaml');
    const all = await told(session, await lensesOf(session, 'c.pipeline.yaml'));
    assert.ok(all.every(({ command }) => command!.command === ''));
    assert.ok(all.some(({ command }) => command!.title.startsWith('what if: leave “schuld” out of source')), JSON.stringify(all));
    await session.end();
  });

  it('can be switched off, and are asked for again when something changed', async () => {
    let asked = 0;
    const session = await startSession(CHAIN, FULL, undefined, { answers: { 'workspace/codeLens/refresh': () => {
      asked++;
      return null;
    } } });
    await session.open('c.pipeline.yaml');
    await session.settled();
    const before = asked;
    await session.change('c.pipeline.yaml', CHAIN['c.pipeline.yaml'].replace('email', 'phone'));
    await session.settled();
    assert.ok(asked > before);
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: { grondslag: { codeLens: false } } });
    await session.settled();
    assert.deepEqual(await lensesOf(session, 'c.pipeline.yaml'), []);
    await session.end();
  });
});
