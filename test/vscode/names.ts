/** Names over files, in the editor: who uses a field, and another name for it. */
import assert from 'node:assert/strict';
import { commands, type Location, type TextDocument, type WorkspaceEdit, workspace } from 'vscode';
import { write } from './editing.ts';
import { eventually } from './waiting.ts';

const MAKER = `grondslag: 1
pipeline: names-maker
parties: { city: { name: City, kind: public-authority, country: NL } }
sources:
  people: { party: city, collectedFor: service, fields: { dwelling: address } }
outputs:
  out: { from: people, audience: organisation, recipients: [city] }
`;

const READER = `grondslag: 1
pipeline: names-reader
sources:
  maker: { output: names-maker/out }
steps:
  short: { select: maker, fields: [dwelling] }
outputs:
  out: { from: short, audience: team, recipients: [city] }
`;

/** Registers the tests of names. */
export function nameTests(): void {
  it('finds and renames a field over two files', async () => {
    const maker = await write('names/maker.pipeline.yaml', MAKER);
    const reader = await write('names/reader.pipeline.yaml', READER);
    const at = (document: TextDocument): ReturnType<TextDocument['positionAt']> => document.positionAt(document.getText().indexOf('dwelling') + 1);
    const found = await eventually('references in both files', async () => {
      const places = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', reader.uri, at(reader));
      return places.length === 2 ? places : undefined;
    });
    assert.deepEqual(found.map(({ uri }) => uri.toString()).sort(), [maker.uri, reader.uri].map(String).sort());
    const edit = await commands.executeCommand<WorkspaceEdit>('vscode.executeDocumentRenameProvider', reader.uri, at(reader), 'home');
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(maker.getText(), MAKER.replace('dwelling', 'home'));
    assert.equal(reader.getText(), READER.replace('dwelling', 'home'));
  });
}
