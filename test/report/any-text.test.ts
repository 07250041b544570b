import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markdownText, utf8Length } from '../../server/src/report/markdown-text.ts';
import { oneLine } from '../../server/src/report/one-line.ts';
import { link, messageText } from '../../server/src/report/sarif/message.ts';
import { safeJson } from '../../server/src/report/safe-json.ts';
import { visible } from '../../server/src/report/visible.ts';
import { xmlDocument } from '../../server/src/report/xml.ts';
import { shownMarkdown, xml } from './readers.ts';

/** Any UTF-16 units, halves of characters too, among pieces that something acts on. */
const piece = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.constantFrom('##vso[', '##[', '###teamcity[', '::error', '<![CDATA[', ']]>', '-->', '&amp;', '&#0;', '<b>', '@a', '#1', 'GH-1', 'http://a', 'www.a', '\r\n', '[a](1)', '{0}', '`', '**', '|', '\\', '$a$', '\ud83d\ude00'),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('any text', () => {
  it('comes out of XML as it went in, but for what XML has no place for', () =>
    fc.assert(
      fc.property(text, (value) => {
        const [child] = xml(xmlDocument('r', { a: [{ '@b': value, '#text': `.${value}.` }] })).children;
        const legal = (line: string): string => visible(line).replace(/[\ufffe\uffff]/g, '\ufffd');
        assert.equal(child!.attributes['b'], legal(value));
        assert.equal(child!.text, `.${value}.`.split('\n').map(legal).join('\n'));
      }),
    ));

  it('stays text in Markdown', () =>
    fc.assert(
      fc.property(text, (value) => {
        const written = markdownText(value);
        assert.equal(shownMarkdown(written), oneLine(value));
        assert.doesNotMatch(written, /@[\p{L}\p{N}_]|#\d|https?:|www\./iu);
      }),
    ));

  it('is no link and no place to fill in where SARIF has a message', () =>
    fc.assert(
      fc.property(text, (value) => {
        assert.doesNotMatch(messageText(value).replaceAll(/\{\{\d+\}\}/g, ''), /(?<!\\)\[[^\]]*\]\(|\{\d+\}/);
        assert.match(link(value, 7), /^\[(?:\\.|[^\\[\]])*\]\(7\)$/u);
      }),
    ));

  it('has no command where it is shown or is in JSON, and is the same text there', () =>
    fc.assert(
      fc.property(text, (value) => {
        assert.doesNotMatch(visible(value), /##(?:vso|teamcity)?\[|::[a-z]/i);
        assert.doesNotMatch(safeJson({ value }), /##(?:vso|teamcity)?\[/);
        assert.equal((JSON.parse(safeJson({ value })) as { value: string }).value, value);
      }),
    ));

  it('is as many bytes as are counted', () => fc.assert(fc.property(text, (value) => assert.equal(utf8Length(value), Buffer.byteLength(value)))));
});
