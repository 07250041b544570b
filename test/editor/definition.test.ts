import assert from 'node:assert/strict';
import { definitionAt } from '../../server/src/editor/definition.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse } from '../harness/check.ts';
import { cursorIn } from '../harness/cursor.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { FILES, TAIL } from './example-workspace.ts';

type File = keyof typeof FILES;

/** Where the cursor is, and what it leads to: `file: text of the line`. */
const CASES: readonly (readonly [title: string, file: File, needle: string, nth: number, targets: readonly string[]])[] = [
  ['an input of a join', 'kop.pipeline.yaml', 'betalingen]', 1, ['kop.pipeline.yaml: betalingen:']],
  ['the input of a select', 'kop.pipeline.yaml', 'koppel', 2, ['kop.pipeline.yaml: koppel:']],
  ['the input of an output', 'kop.pipeline.yaml', 'smal, purpose', 1, ['kop.pipeline.yaml: smal:']],
  ['an output of another file', 'staart.pipeline.yaml', 'kop/door', 1, ['kop.pipeline.yaml: door: { from: smal, purpose: hulp, audience: organisation, recipients: [gemeente] }']],
  ['a field, through a rename in another file', 'staart.pipeline.yaml', 'woonplek]', 1, ['a.catalog.yaml: fields: { nummer: case-number, adres: address, geboren: birth-date }']],
  ['a field, through a rename to its declaration', 'staart.pipeline.yaml', 'bedrag]', 1, ['kop.pipeline.yaml: fields: { nummer: case-number, saldo: debt, soort: klantsoort }']],
  ['the old name in a rename', 'kop.pipeline.yaml', 'saldo }', 1, ['kop.pipeline.yaml: fields: { nummer: case-number, saldo: debt, soort: klantsoort }']],
  ['the new name in a rename', 'kop.pipeline.yaml', 'bedrag:', 1, ['kop.pipeline.yaml: fields: { nummer: case-number, saldo: debt, soort: klantsoort }']],
  ['a join key comes from both sides', 'kop.pipeline.yaml', 'nummer\n    desc', 1, ['a.catalog.yaml: fields: { nummer: case-number, adres: address, geboren: birth-date }', 'kop.pipeline.yaml: fields: { nummer: case-number, saldo: debt, soort: klantsoort }']],
  ['something counted is declared where it is made', 'staart.pipeline.yaml', 'aantal', 1, ['staart.pipeline.yaml: aggregate: kop']],
  ['a purpose of a catalogue', 'kop.pipeline.yaml', 'hulp', 1, ['a.catalog.yaml: hulp:']],
  ['a party', 'staart.pipeline.yaml', 'gemeente', 1, ['a.catalog.yaml: gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }']],
  ['a recipient', 'staart.pipeline.yaml', 'gemeente]', 1, ['a.catalog.yaml: gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }']],
  ['a register', 'kop.pipeline.yaml', 'adressen', 1, ['a.catalog.yaml: adressen:']],
  ['an own category', 'kop.pipeline.yaml', 'klantsoort', 1, ['a.catalog.yaml: klantsoort: { parent: non-personal, nl: soort klant, en: kind of client }']],
  ['an own law', 'a.catalog.yaml', 'eigen-wet }', 1, ['a.catalog.yaml: eigen-wet: { title: Verordening hulp, article: art. 2, status: in-force, grants: [collect, receive], covers: [contact, debt], reviewedBy: jurist, checkedOn: 2026-01-01 }']],
  ['a built-in category is declared in no file', 'kop.pipeline.yaml', 'debt', 1, []],
  ['a kind of purpose is declared in no file', 'kop.pipeline.yaml', 'operations', 1, []],
  ['free text means nothing', 'kop.pipeline.yaml', 'Kop van', 1, []],
];

describe('definitions', () => {
  const { workspace } = analyse(FILES);
  for (const [title, file, needle, nth, targets] of CASES) {
    it(title, () => {
      const { offset } = cursorIn(FILES[file], needle, nth);
      const found = definitionAt(fileId(file), offset, workspace)?.targets ?? [];
      assert.deepEqual(found.map((place) => {
        const source = workspace.file(place.file)!.source;
        const line = source.lineSpan(source.positionAt(place.span.start).line);
        return `${place.file}: ${source.text.slice(line.start, line.end).trim()}`;
      }), targets);
    });
  }

  it('are found in a text that is being typed in', () => {
    const workspace = new Workspace({ keepLastGood: true });
    workspace.apply(Object.entries(FILES).map(([name, text]) => ({ file: fileId(name), text })));
    const text = TAIL.replace('recipients: [gemeente] }', 'recipients: [gemeente');
    workspace.apply([{ file: fileId('staart.pipeline.yaml'), text }]);
    assert.equal(workspace.file(fileId('staart.pipeline.yaml'))?.parsed.unreadable, true);
    const found = definitionAt(fileId('staart.pipeline.yaml'), cursorIn(text, 'kop/door').offset, workspace);
    assert.deepEqual(found?.targets.map(({ file }) => file), ['kop.pipeline.yaml']);
  });
});
