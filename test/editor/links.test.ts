import assert from 'node:assert/strict';
import { definitionAt } from '../../server/src/editor/definition.ts';
import { addressOf, officialText } from '../../server/src/editor/law-text.ts';
import { linksIn } from '../../server/src/editor/links.ts';
import { resolveLaw } from '../../server/src/knowledge/citation.ts';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { locate } from '../../server/src/service/locate.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { FILES } from './example-workspace.ts';
import { spoiltTexts, wholeTexts, workspaceOf } from './structure-texts.ts';

const LINKED = `grondslag: 1
pipeline: links
controller: gemeente
parties:
  hier: { name: Hier, kind: private, country: NL }
purposes:
  p:
    description: Zie https://example.org/doel.
    ground: { article: 6(1)(e), law: Wgs art. 3 lid 1 onder b }
    special: [{ categories: [health], article: 9(2)(g), law: UAVG 30(3)(a) }]
    bsn: { law: eigen-wet }
    evidence: { notice: { url: "https://example.org/privacy?a=1" } }
sources:
  a: { output: kop/door }
  b: { register: adressen, collectedFor: [hulp, operations] }
  c: { party: hier, fields: { x: address } } # grondslag: ignore[small-cells, nergens] by=x until=2030-01-01 -- y
outputs:
  o: { from: a, purpose: p, recipients: [gemeente, hier] }
`;

const FILE = fileId('links.pipeline.yaml');
const workspace = workspaceOf({ ...FILES, [FILE]: LINKED });

describe('links', () => {
  it('lead to declarations in other files, official texts, addresses and rules', () => {
    assert.deepEqual(linksIn(FILE, workspace, 'nl').map(({ span, target }) => {
      const name = LINKED.slice(span.start, span.end);
      if (target.kind === 'declaration') return `${name} > ${target.at.unit} ${target.at.path.join('.')}`;
      return `${name} > ${'url' in target ? target.url : `${target.kind} ${target.id}`}`;
    }), [
      'gemeente > a.catalog.yaml#0 parties.gemeente',
      'https://example.org/doel > https://example.org/doel',
      '6(1)(e) > https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679#art_6',
      'Wgs art. 3 lid 1 onder b > https://wetten.overheid.nl/jci1.3:c:BWBR0031331&artikel=3&lid=1',
      '9(2)(g) > https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679#art_9',
      'UAVG 30(3)(a) > https://wetten.overheid.nl/jci1.3:c:BWBR0040940&artikel=30&lid=3',
      'eigen-wet > a.catalog.yaml#0 laws.eigen-wet',
      'https://example.org/privacy?a=1 > https://example.org/privacy?a=1',
      'kop/door > kop.pipeline.yaml#0 outputs.door',
      'adressen > a.catalog.yaml#0 registers.adressen',
      'hulp > a.catalog.yaml#0 purposes.hulp',
      'small-cells > rule small-cells',
      'gemeente > a.catalog.yaml#0 parties.gemeente',
    ]);
  });

  it('lead where definitions lead, and never cross, in all worked pipelines', () => {
    const all = workspaceOf({ ...Object.fromEntries(wholeTexts()), [FILE]: LINKED });
    let declarations = 0;
    for (const file of all.fileIds()) {
      let end = 0;
      for (const { span, target } of linksIn(file, all, 'en')) {
        assert.ok(end <= span.start && span.start < span.end, file);
        ({ end } = span);
        const definition = definitionAt(file, span.start + 1, all);
        if (target.kind !== 'declaration') {
          assert.equal(definition, undefined, `${file} ${span.start}`);
          continue;
        }
        declarations++;
        assert.deepEqual(definition?.targets, [locate(target.at, all)]);
      }
    }
    assert.ok(declarations > 10, String(declarations));
  });

  it('are there for any text', () => {
    for (const [title, text] of spoiltTexts()) {
      for (const { span } of linksIn(FILE, workspaceOf({ ...FILES, [FILE]: text }), 'en')) assert.ok(span.start < span.end && span.end <= text.length, title);
    }
  });
});

describe('the address of an official text', () => {
  const base = knowledge();
  const cited = (text: string): string | undefined => {
    const found = resolveLaw(base, text);
    assert.equal(found.kind, 'resolved', text);
    return found.kind === 'resolved' ? officialText(found, 'en') : undefined;
  };

  it('names a law, and an article where that was verified', () => {
    assert.equal(cited('UAVG'), 'https://wetten.overheid.nl/BWBR0040940');
    assert.equal(cited('AVG overweging 26'), 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679#rct_26');
    // Recital 50 is not verified: the law is, the place in it is not told.
    assert.equal(cited('AVG overweging 50'), 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679');
    assert.equal(cited('AVG art. 99'), 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679');
  });

  it('is a web address for every law that has a number of its own', () => {
    for (const law of base.laws) {
      for (const article of ['', ...law.articles.map((one) => one.article)]) {
        const url = addressOf(law, article, 'nl');
        if (url === undefined) assert.doesNotMatch(law.number, /^(?:BWBR|3\d{4}[A-Z]|Stb)/);
        else assert.match(url, /^https:\/\/(?:wetten\.overheid\.nl|eur-lex\.europa\.eu|zoek\.officielebekendmakingen\.nl)\/[\w./:?=&#-]+$/);
      }
    }
  });
});
