import assert from 'node:assert/strict';
import { outlineOf, type Outline } from '../../server/src/editor/outline.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { CATALOG, FILES, HEAD } from './example-workspace.ts';
import { spoiltTexts, wholeTexts, workspaceOf } from './structure-texts.ts';

const FILE = fileId('kop.pipeline.yaml');

function drawn(items: readonly Outline[], indent = ''): string {
  return items.map(({ name, detail, kind, children }) => `${indent}${kind} ${name}${detail === undefined ? '' : ` · ${detail}`}\n${drawn(children, `${indent}  `)}`).join('');
}

function outline(text: string, file = FILE): readonly Outline[] {
  return outlineOf(file, workspaceOf({ ...FILES, [file]: text }), 'en');
}

describe('the outline of a file', () => {
  it('is a tree of what a pipeline declares', () => {
    assert.equal(drawn(outline(HEAD)), `pipeline kop · Kop van de keten
  section sources
    source register · adressen
    source betalingen · gemeente
      field nummer · case-number
      field saldo · debt
      field soort · klantsoort
  section steps
    step koppel · join
    step smal · select
      field woonplek · adres
      field bedrag · saldo
  section outputs
    output door · organisation, directly identifying
`);
  });

  it('is a tree of what a catalogue declares', () => {
    assert.equal(drawn(outline(CATALOG, fileId('a.catalog.yaml'))), `catalog gedeeld
  section parties
    party gemeente · Gemeente Voorbeeld
  section purposes
    purpose hulp · debt-help
  section registers
    register adressen · Adressenbestand
      field nummer · case-number
      field adres · address
      field geboren · birth-date
  section laws
    law eigen-wet · Verordening hulp
  section categories
    category klantsoort · non-personal
`);
  });

  it('has one tree for each document that is ours', () => {
    assert.deepEqual(outline(`${HEAD}---\nother: 1\n---\ngrondslag: 1\ncatalog: klein\n---\ngrondslag: 1\n`).map(({ name }) => name), ['kop', 'klein', 'grondslag']);
  });

  it('goes on in a text that somebody is typing in', () => {
    const text = HEAD.replace('    on: nummer\n', '    on: [num\n');
    assert.match(drawn(outline(text)), /step koppel · join[^]*step smal|step koppel · join/);
    assert.match(drawn(outline(HEAD.replace('  smal:', '  sma'))), /field bedrag · saldo|step koppel · join/);
  });

  it('names what a score, a decision, a measure and a derived field are called', () => {
    const text = `grondslag: 1\npipeline: p\nsteps:\n  a: { derive: b, fields: { som: { uses: [x], category: income } } }\n  c: { score: a, field: kans, uses: [som] }\n  d:\n    aggregate: c\n    measures: { aantal: count }\n  e: { smpc: [a, c], on: x, reveals: { n: count } }\n`;
    assert.equal(drawn(outline(text)[0]!.children[0]!.children), 'step a · derive\n  field som · income\nstep c · score\n  field kans\nstep d · aggregate\n  field aantal · count\nstep e · smpc\n  field n · count\n');
  });

  it('has names within what they name, and children within their parents and in order, whatever the text', () => {
    for (const [title, text] of [...wholeTexts(), ...spoiltTexts()]) {
      const check = (items: readonly Outline[], outer: { start: number; end: number }): void => {
        let at = outer.start;
        for (const { name, span, nameSpan, children } of items) {
          assert.ok(name !== '', title);
          assert.ok(at <= span.start && span.start <= span.end && span.end <= outer.end, `${title}: ${name}`);
          assert.ok(span.start <= nameSpan.start && nameSpan.start <= nameSpan.end && nameSpan.end <= span.end, `${title}: ${name}`);
          at = span.end;
          check(children, span);
        }
      };
      check(outline(text), { start: 0, end: text.length });
    }
  });
});
