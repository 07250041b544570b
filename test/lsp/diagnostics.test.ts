import assert from 'node:assert/strict';
import type { Diagnostic, DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { rule as combination } from '../../server/src/rules/combination/combination-without-ground.ts';
import { startSession } from '../harness/session.ts';

const TRIGGER = combination.examples.trigger as string;
const CLEAN = combination.examples.repaired as string;
const FILE = 'voorbeeld.pipeline.yaml';

/** Two pipelines: the second reads the first, and joins what comes from there with something its purpose does not cover. */
const HEAD = `grondslag: 1
pipeline: kop
title: Kop
description: Aanvragen doorgeven aan het wijkteam
owner: team
controller: gemeente
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
purposes:
  intake:
    description: Aanvragen van inwoners aannemen en doorgeven
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { nummer: case-number, gegeven: phone } }
outputs:
  door: { from: aanvragen, audience: organisation, recipients: [gemeente] }
`;
const TAIL = HEAD.replace('pipeline: kop', 'pipeline: staart').replace('title: Kop', 'title: Staart')
  .replace(/sources:[^]*/, `sources:
  kop: { output: kop/door }
  namen: { party: gemeente, collectedFor: service, fields: { nummer: case-number, naam: name } }
steps:
  koppel: { join: [kop, namen], on: nummer }
outputs:
  lijst: { from: koppel, audience: team, recipients: [gemeente] }
`);

/** What these tests look at: other rules may have their say about the same texts. */
const LOOKED_AT: readonly unknown[] = ['combination-without-ground', 'invalid-yaml'];
const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code).filter((code) => LOOKED_AT.includes(code));

describe('diagnostics of the language server', () => {
  it('are pushed for an open document, with rule, source, page, related places and the document version', async () => {
    const session = await startSession({}, {}, 'file:///docs/rules');
    await session.open(FILE, TRIGGER);
    const found = await session.shown(FILE);
    assert.deepEqual(codes(found), ['combination-without-ground']);
    const [first] = found;
    assert.equal(first?.source, 'grondslag');
    assert.equal(first?.severity, 1);
    assert.equal(first?.codeDescription?.href, 'file:///docs/rules/combination-without-ground.nl.md');
    assert.equal(first?.message, 'Geen opgegeven grondslag dekt «inkomen» in deze combinatie voor doel «bezoek»');
    const lines = TRIGGER.split('\n');
    assert.ok(lines[first.range.start.line]!.includes('join: [aanvragen, inkomens]'));
    const related = first.relatedInformation!.map(({ message, location }) => `${message} @ ${lines[location.range.start.line]!.slice(location.range.start.character, location.range.end.character)}`);
    assert.ok(related.includes('«inkomen» (inkomen) valt buiten de dekking @ inkomen'), related.join('\n'));
    assert.ok(related.some((text) => text.startsWith('langs deze weg, stap 1: veld «inkomen»')), related.join('\n'));
    assert.equal(session.published.findLast(({ uri }) => uri === session.uri(FILE))?.version, 1);
    await session.end();
  });

  it('speak the language of the client', async () => {
    const session = await startSession({}, { locale: 'en-GB' });
    await session.open(FILE, TRIGGER);
    const [first] = await session.shown(FILE);
    assert.match(String(first?.message), /^No declared ground covers/);
    await session.end();
  });

  it('prefer the language the client asks for over its locale, and change with the settings', async () => {
    const session = await startSession({}, { locale: 'nl', initializationOptions: { language: 'en' } });
    await session.open(FILE, TRIGGER);
    assert.match(String((await session.shown(FILE))[0]?.message), /^No declared/);
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: { grondslag: { language: 'nl' } } });
    assert.match(String((await session.shown(FILE))[0]?.message), /^Geen opgegeven/);
    await session.end();
  });

  it('come for files that are not open', async () => {
    const session = await startSession({ [FILE]: TRIGGER, 'elders/schoon.pipeline.yaml': CLEAN.replace('pipeline: voorbeeld', 'pipeline: ander') });
    assert.deepEqual(codes(await session.shown(FILE)), ['combination-without-ground']);
    assert.deepEqual(session.published.map(({ uri }) => uri), [session.uri(FILE)], 'a file without findings is not spoken of');
    await session.end();
  });

  it('follow edits, also those that are not saved', async () => {
    const session = await startSession({ [FILE]: TRIGGER });
    await session.open(FILE);
    const line = TRIGGER.split('\n').findIndex((text) => text.includes('inkomen: income'));
    const character = TRIGGER.split('\n')[line]!.indexOf('income');
    await session.change(FILE, [{ range: { start: { line, character }, end: { line, character: character + 'income'.length } }, text: 'phone' }]);
    assert.deepEqual(codes(await session.shown(FILE)), []);
    await session.change(FILE, [{ range: { start: { line, character }, end: { line, character: character + 'phone'.length } }, text: 'income' }]);
    assert.deepEqual(codes(await session.shown(FILE)), ['combination-without-ground']);
    await session.close(FILE);
    assert.deepEqual(codes(await session.shown(FILE)), ['combination-without-ground']);
    await session.end();
  });

  it('of a file follow an edit of another file, and mention it', async () => {
    const session = await startSession({ 'kop.pipeline.yaml': HEAD, 'staart.pipeline.yaml': TAIL });
    assert.deepEqual(codes(await session.shown('staart.pipeline.yaml')), []);
    await session.open('kop.pipeline.yaml');
    await session.change('kop.pipeline.yaml', HEAD.replace('gegeven: phone', 'gegeven: income'));
    const found = await session.shown('staart.pipeline.yaml');
    assert.deepEqual(codes(found), ['combination-without-ground']);
    assert.ok(found[0]!.relatedInformation!.some(({ location }) => location.uri === session.uri('kop.pipeline.yaml')));
    // A line more at the head moves the related place, and nothing else.
    await session.change('kop.pipeline.yaml', `# een regel\n${HEAD.replace('gegeven: phone', 'gegeven: income')}`);
    const line = (diagnostics: readonly Diagnostic[]): number | undefined => diagnostics[0]!.relatedInformation!.find(({ location }) => location.uri === session.uri('kop.pipeline.yaml'))?.location.range.start.line;
    assert.equal(line(await session.shown('staart.pipeline.yaml')), line(found)! + 1);
    await session.end();
  });

  it('of a file follow an edit of another file, also when a question about it came before its check', async () => {
    const session = await startSession({ 'kop.pipeline.yaml': HEAD, 'staart.pipeline.yaml': TAIL });
    assert.deepEqual(codes(await session.shown('staart.pipeline.yaml')), []);
    await session.open('kop.pipeline.yaml');
    for (const [text, expected] of [['gegeven: income', ['combination-without-ground']], ['gegeven: phone', []], ['gegeven: income', ['combination-without-ground']]] as const) {
      await session.change('kop.pipeline.yaml', HEAD.replace('gegeven: phone', text));
      await session.client.sendRequest('textDocument/hover', { textDocument: { uri: session.uri('staart.pipeline.yaml') }, position: { line: 18, character: 12 } });
      assert.deepEqual(codes(await session.shown('staart.pipeline.yaml')), expected);
    }
    await session.end();
  });

  it('follow what other files say, also where nothing connects them', async () => {
    const about = HEAD.replace('collectedFor: service,', 'collectedFor: service, subjects: { kind: citizens },');
    const consent = about.replace('pipeline: kop', 'pipeline: cursus').replace('{ article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }', '{ article: 6(1)(a), consent: { collectedVia: formulier, text: Ja, date: 2026-01-05, withdrawal: bellen } }');
    const session = await startSession({ 'cursus.pipeline.yaml': consent, 'kop.pipeline.yaml': about });
    const severity = async (): Promise<unknown> => (await session.shown('cursus.pipeline.yaml')).find(({ code }) => code === 'consent-imbalance')?.severity;
    assert.equal(await severity(), 2);
    await session.save('kop.pipeline.yaml', about.replace('kind: service', 'kind: supervision'));
    assert.equal(await severity(), 1);
    await session.save('kop.pipeline.yaml', undefined);
    assert.equal(await severity(), 2);
    await session.end();
  });

  it('say that a comment is of no use when the finding elsewhere that it ignored has gone', async () => {
    const head = HEAD.replace('sources:\n', 'sources:\n  # grondslag: ignore[combination-without-ground] by=fg until=2027-01-01 -- afgewogen\n').replace('gegeven: phone', 'gegeven: income').replace('covers: [contact]', 'covers: [contact, income]');
    const session = await startSession({ 'kop.pipeline.yaml': head, 'staart.pipeline.yaml': TAIL });
    const rules = async (path: string): Promise<readonly unknown[]> => (await session.shown(path)).map(({ code }) => code).filter((code) => code === 'unused-ignore' || code === 'combination-without-ground');
    assert.deepEqual([await rules('kop.pipeline.yaml'), await rules('staart.pipeline.yaml')], [[], []]);
    await session.open('staart.pipeline.yaml');
    await session.change('staart.pipeline.yaml', TAIL.replace('join: [kop, namen], on: nummer', 'select: namen, fields: [naam]'));
    assert.deepEqual([await rules('kop.pipeline.yaml'), await rules('staart.pipeline.yaml')], [['unused-ignore'], []]);
    await session.change('staart.pipeline.yaml', TAIL);
    assert.deepEqual([await rules('kop.pipeline.yaml'), await rules('staart.pipeline.yaml')], [[], []]);
    await session.end();
  });

  it('of clashing ids go when the other file is renamed', async () => {
    const session = await startSession({ 'a.pipeline.yaml': CLEAN, 'b.pipeline.yaml': CLEAN });
    const clashes = async (): Promise<readonly unknown[]> => (await session.shown('b.pipeline.yaml')).map(({ code }) => code).filter((code) => code === 'duplicate-id');
    assert.deepEqual(await clashes(), ['duplicate-id']);
    await session.open('a.pipeline.yaml');
    await session.change('a.pipeline.yaml', CLEAN.replace('pipeline: voorbeeld', 'pipeline: anders'));
    assert.deepEqual(await clashes(), []);
    await session.change('a.pipeline.yaml', CLEAN);
    assert.deepEqual(await clashes(), ['duplicate-id']);
    await session.end();
  });

  it('keep the last good model of a text that is broken', async () => {
    const session = await startSession({ [FILE]: TRIGGER });
    await session.open(FILE);
    await session.change(FILE, TRIGGER.replace('join: [aanvragen, inkomens]', 'join: [aanvragen, inkomens'));
    assert.deepEqual(new Set(codes(await session.shown(FILE))), new Set(['invalid-yaml', 'combination-without-ground']));
    await session.end();
  });

  it('leave YAML of others alone, broken or not', async () => {
    const session = await startSession({});
    await session.open('ander.yaml', 'a: [1\nb: }\n', 'yaml');
    await session.open('compose.yaml', 'services:\n  web: { image: x }\n', 'yaml');
    assert.deepEqual(codes(await session.shown('ander.yaml')), []);
    assert.deepEqual(session.published, []);
    await session.end();
  });

  it('come for ordinary YAML with our key, for untitled documents and for files outside the folder', async () => {
    const session = await startSession({});
    for (const [uri, language] of [['gewoon.yaml', 'yaml'], ['untitled:Untitled-1', 'grondslag'], ['file:///elders/x.yaml', 'yaml']] as const) {
      await session.open(uri, TRIGGER.replace('pipeline: voorbeeld', `pipeline: p-${uri.length}`), language);
      assert.deepEqual(codes(await session.shown(uri)), ['combination-without-ground'], uri);
    }
    await session.end();
  });

  it('go when the file goes, and come when it comes', async () => {
    const session = await startSession({ [FILE]: TRIGGER });
    assert.equal((await session.shown(FILE)).length, 1);
    await session.save(FILE, undefined);
    assert.deepEqual(codes(await session.shown(FILE)), []);
    await session.save('nieuw.pipeline.yaml', TRIGGER);
    assert.equal((await session.shown('nieuw.pipeline.yaml')).length, 1);
    await session.end();
  });

  it('are the editor’s for an open document, whatever happens on disk', async () => {
    const session = await startSession({ [FILE]: TRIGGER });
    await session.open(FILE, CLEAN);
    await session.save(FILE, TRIGGER);
    assert.deepEqual(codes(await session.shown(FILE)), []);
    await session.close(FILE);
    assert.equal((await session.shown(FILE)).length, 1);
    await session.end();
  });

  it('are all given to a client that only pulls, and pushed to it never', async () => {
    const session = await startSession({ 'kop.pipeline.yaml': HEAD.replace('gegeven: phone', 'gegeven: income'), 'staart.pipeline.yaml': TAIL }, { capabilities: { textDocument: { diagnostic: {} } } });
    assert.ok(session.initialized.capabilities.diagnosticProvider);
    await session.open('staart.pipeline.yaml');
    const textDocument = { uri: session.uri('staart.pipeline.yaml') };
    const full: DocumentDiagnosticReport = await session.client.sendRequest('textDocument/diagnostic', { textDocument });
    assert.ok(full.kind === 'full');
    assert.deepEqual(codes(full.items), ['combination-without-ground']);
    const same: DocumentDiagnosticReport = await session.client.sendRequest('textDocument/diagnostic', { textDocument, previousResultId: full.resultId });
    assert.deepEqual(same, { kind: 'unchanged', resultId: full.resultId });
    await session.change('staart.pipeline.yaml', `\n${TAIL}`);
    const moved: DocumentDiagnosticReport = await session.client.sendRequest('textDocument/diagnostic', { textDocument, previousResultId: full.resultId });
    assert.equal(moved.kind, 'full');
    const all: WorkspaceDiagnosticReport = await session.client.sendRequest('workspace/diagnostic', { previousResultIds: [] });
    assert.deepEqual(all.items.map(({ uri, kind }) => [uri, kind]), ['kop.pipeline.yaml', 'staart.pipeline.yaml'].map((path) => [session.uri(path), 'full']));
    const again: WorkspaceDiagnosticReport = await session.client.sendRequest('workspace/diagnostic', { previousResultIds: all.items.map(({ uri, resultId }) => ({ uri, value: resultId })) });
    assert.deepEqual(again.items.map(({ kind }) => kind), ['unchanged', 'unchanged']);
    assert.deepEqual(session.published, []);
    await session.end();
  });

  it('are shown once to a client that does both', async () => {
    const session = await startSession({ [FILE]: TRIGGER }, { capabilities: { textDocument: { diagnostic: {}, publishDiagnostics: {} } } });
    await session.open(FILE);
    await session.client.sendRequest('textDocument/diagnostic', { textDocument: { uri: session.uri(FILE) } });
    assert.deepEqual(session.published.findLast(({ uri }) => uri === session.uri(FILE))?.diagnostics ?? [], []);
    await session.change(FILE, `\n${TRIGGER}`);
    await session.client.sendRequest('textDocument/diagnostic', { textDocument: { uri: session.uri(FILE) } });
    assert.deepEqual(session.published.findLast(({ uri }) => uri === session.uri(FILE))?.diagnostics ?? [], []);
    await session.end();
  });

  it('are not offered for pulling to a client that says it wants pushes', async () => {
    const session = await startSession({}, { initializationOptions: { diagnostics: 'push' } });
    assert.equal(session.initialized.capabilities.diagnosticProvider, undefined);
    await session.end();
  });

  it('hold over several folders, and follow folders that come and go', async () => {
    const other = 'file:///ander';
    const session = await startSession({ 'kop.pipeline.yaml': HEAD.replace('gegeven: phone', 'gegeven: income'), [`${other}/staart.pipeline.yaml`]: TAIL });
    await session.client.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: other, name: 'ander' }], removed: [] } });
    assert.deepEqual(codes(await session.shown(`${other}/staart.pipeline.yaml`)), ['combination-without-ground']);
    await session.client.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: other, name: 'ander' }] } });
    assert.deepEqual(codes(await session.shown(`${other}/staart.pipeline.yaml`)), []);
    await session.end();
  });

  it('are counted by the command that checks the workspace, which reads the disk again', async () => {
    const session = await startSession({ [FILE]: TRIGGER });
    session.disk.set(session.uri('tweede.pipeline.yaml'), TRIGGER.replace('pipeline: voorbeeld', 'pipeline: tweede'));
    const summary = await session.client.sendRequest('workspace/executeCommand', { command: 'grondslag.server.checkWorkspace' });
    assert.deepEqual(summary, { files: 2, error: 2, warning: 0, info: 0 });
    await session.end();
  });
});
