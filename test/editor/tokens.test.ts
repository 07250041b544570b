import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TOKEN_MODIFIERS } from '../../server/src/editor/token-kinds.ts';
import { tokensIn, type Token } from '../../server/src/editor/tokens.ts';
import { tokenData, tokenEdits, tokenLegend } from '../../server/src/lsp/token-data.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { SourceFile, fileId } from '../../server/src/text/source-file.ts';
import { analyse } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { FILES } from './example-workspace.ts';

function told(text: string, { start, end, type, modifiers }: Token): string {
  return [text.slice(start, end), type, ...TOKEN_MODIFIERS.filter((_, index) => (modifiers & (1 << index)) !== 0)].join(' ');
}

function all(files: Readonly<Record<string, string>>, file: string): readonly string[] {
  const { workspace } = analyse(files);
  return tokensIn(fileId(file), workspace).map((token) => told(files[file]!, token));
}

const CODES = `grondslag: 1
pipeline: codes
purposes:
  zorg: { description: x, kind: care, special: [{ categories: [health], article: 9(2)(h), law: UAVG 30 }], bsn: { law: Wabb art. 10 } }
sources:
  dossier:
    party: gemeente
    fields: { "bsn": bsn, ziekte: diagnosis, straf: conviction, salaris: income, naam: name, gewicht: measurement }
steps:
  nummers: { pseudonymise: dossier, fields: [bsn], method: hmac-sha256 }
  groepen: { aggregate: nummers, by: [salaris], measures: { aantal: count, laagste: { min: salaris } }, minGroupSize: 10 }
outputs:
  uit: { from: groepen, purpose: zorg }   # grondslag: ignore[missing-retention, geen-regel] by=x until=2030-01-01 -- y
`;

describe('the names in a file', () => {
  it('have a kind, and say what holds of the data they stand for', () => {
    assert.deepEqual(all({ ...FILES, 'c.pipeline.yaml': CODES }, 'c.pipeline.yaml'), [
      'codes pipeline declaration',
      'zorg purpose declaration', 'care purposeKind', 'health category personal special', '9(2)(h) ground', 'UAVG 30 law', 'Wabb art. 10 law',
      'dossier source declaration', 'gemeente party',
      'bsn field declaration personal nationalId', 'bsn category personal nationalId',
      'ziekte field declaration personal special', 'diagnosis category personal special',
      'straf field declaration personal criminal', 'conviction category personal criminal',
      'salaris field declaration personal sensitive', 'income category personal sensitive',
      'naam field declaration personal', 'name category personal', 'gewicht field declaration', 'measurement category',
      'nummers step declaration', 'pseudonymise verb', 'dossier source', 'bsn field personal nationalId',
      'groepen step declaration', 'aggregate verb', 'nummers step', 'salaris field personal sensitive',
      'aantal field declaration aggregated', 'laagste field declaration aggregated', 'salaris field personal sensitive',
      'uit output declaration', 'groepen step', 'zorg purpose', 'missing-retention rule',
    ]);
  });

  it('of other files are known by what flows from there', () => {
    const found = all(FILES, 'staart.pipeline.yaml');
    for (const name of ['kop/door output', 'kop source', 'woonplek field personal', 'bedrag field personal sensitive', 'aantal field declaration aggregated', 'combination-without-ground rule']) assert.ok(found.includes(name), `${name} in ${found.join(', ')}`);
  });

  it('are told in half-written text, of which the flow is still that of before', () => {
    const workspace = new Workspace({ keepLastGood: true });
    const file = fileId('c.pipeline.yaml');
    workspace.apply([{ file: fileId('a.catalog.yaml'), text: FILES['a.catalog.yaml'] }, { file, text: CODES }]);
    const text = CODES.replace('purpose: zorg }   #', 'purpose: zo   #');
    workspace.apply([{ file, text }]);
    assert.equal(workspace.file(file)!.parsed.unreadable, true);
    const found = tokensIn(file, workspace).map((token) => told(text, token));
    for (const name of ['straf field declaration personal criminal', 'dossier source', 'groepen step', 'bsn field personal nationalId', 'zo purpose']) assert.ok(found.includes(name), `${name} in ${found.join(', ')}`);
  });

  it('lie in the order of the text and never overlap, in every seed, also when cut off anywhere', () => {
    const seeds = Object.entries(seedPipelines());
    fc.assert(fc.property(fc.nat(seeds.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), (index, share) => {
      const [name, whole] = seeds[index]!;
      const text = whole.slice(0, Math.floor(whole.length * share));
      const workspace = new Workspace({ keepLastGood: true });
      workspace.apply([{ file: fileId(name), text: whole }]);
      workspace.settle();
      workspace.apply([{ file: fileId(name), text }]);
      let end = 0;
      for (const token of tokensIn(fileId(name), workspace)) {
        assert.ok(token.start >= end && token.end > token.start && token.end <= text.length, `${name} ${token.start}`);
        end = token.end;
      }
    }), { numRuns: 60, seed: 7 });
  });

  it('are the same list as long as nothing they rest on changes', () => {
    const { workspace } = analyse(FILES);
    const [head, tail] = [fileId('kop.pipeline.yaml'), fileId('staart.pipeline.yaml')];
    const before = tokensIn(tail, workspace);
    assert.equal(tokensIn(tail, workspace), before);
    workspace.apply([{ file: head, text: FILES['kop.pipeline.yaml'].replace('saldo: debt', 'saldo: diagnosis') }]);
    const after = tokensIn(tail, workspace).map((token) => told(FILES['staart.pipeline.yaml'], token));
    assert.ok(after.includes('bedrag field personal special'), after.join(', '));
  });
});

describe('tokens on the wire', () => {
  const decode = (data: readonly number[], source: SourceFile): readonly string[] => {
    let [line, character] = [0, 0];
    const found: string[] = [];
    for (let i = 0; i < data.length; i += 5) {
      character = data[i] === 0 ? character + data[i + 1]! : data[i + 1]!;
      line += data[i]!;
      const start = source.offsetAt({ line, character });
      found.push(source.text.slice(start, start + data[i + 2]!));
    }
    return found;
  };

  it('are relative to each other, one line each, with types that the client knows', () => {
    const text = 'a: "één\n  naam"\nb: 𝔘 x\n';
    const source = new SourceFile(fileId('x'), text);
    const tokens: readonly Token[] = [{ start: 4, end: 14, type: 'law', modifiers: 0 }, { start: 19, end: 23, type: 'field', modifiers: 3 }];
    for (const own of [true, false]) {
      const legend = tokenLegend(own);
      const data = tokenData(tokens, source, legend);
      assert.deepEqual(decode(data, source), ['één', 'naam', text.slice(19, 23)]);
      assert.equal(legend.legend.tokenTypes[data[3]!], own ? 'law' : 'string');
      assert.equal(new Set(legend.legend.tokenTypes).size, legend.legend.tokenTypes.length);
    }
  });

  it('change by edits to exactly what they have become', () => {
    const list = fc.array(fc.nat(3), { maxLength: 40 });
    fc.assert(fc.property(list, list, list, list, (head, before, now, tail) => {
      const [old, wanted] = [[...head, ...before, ...tail], [...head, ...now, ...tail]];
      const result = [...old];
      for (const { start, deleteCount, data } of tokenEdits(old, wanted)) result.splice(start, deleteCount, ...(data ?? []));
      assert.deepEqual(result, wanted);
    }));
  });
});
