import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Analysis, type Located } from '../../server/src/service/analysis.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { fileId, type FileId } from '../../server/src/text/source-file.ts';
import { line, lines, TODAY, type Files } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';

const seeds = seedPipelines();
const names = Object.keys(seeds);
/** Flows over several files, where an edit in one changes what is said of another. */
const chained = names.filter((name) => /breda|ondermijning|waterschappen|corona/.test(name));

/** All that a user sees of a finding: what, where, and the places it mentions. */
function told(item: Located): string {
  return JSON.stringify([line(item), item.span, item.finding.message, item.finding.params, item.related.map(({ file, span, place }) => [file, span, place.params])]);
}

function all(analysis: Analysis): readonly string[] {
  const files = [...analysis.workspace.fileIds()].sort();
  for (const unit of analysis.workspace.allUnits()) analysis.ofUnit(unit.key);
  return files.flatMap((file) => analysis.inFile(file).map(told));
}

function fresh(files: ReadonlyMap<FileId, string>): Analysis {
  const workspace = new Workspace({ keepLastGood: false });
  workspace.apply([...files].map(([file, text]) => ({ file, text })));
  return new Analysis(workspace, () => DEFAULT_SETTINGS, TODAY);
}

/** One change of a file: a line gone, twice, replaced by another, or a comment, a break and its repair, the file gone or back. */
const change = fc.record({
  file: fc.nat({ max: 999 }),
  at: fc.nat({ max: 200 }),
  other: fc.nat({ max: 200 }),
  kind: fc.constantFrom('delete-line', 'double-line', 'move-line', 'comment', 'break', 'remove', 'restore'),
});

function changed(text: string, original: string, { at, other, kind }: { at: number; other: number; kind: string }): string | undefined {
  const parts = text.split('\n');
  const i = at % parts.length;
  switch (kind) {
    case 'delete-line': return [...parts.slice(0, i), ...parts.slice(i + 1)].join('\n');
    case 'double-line': return [...parts.slice(0, i), parts[i]!, ...parts.slice(i)].join('\n');
    case 'move-line': return [...parts.slice(0, i), parts[other % parts.length]!, ...parts.slice(i + 1)].join('\n');
    case 'comment': return [...parts.slice(0, i), '# toelichting', ...parts.slice(i)].join('\n');
    case 'break': return `${text}\nkapot: [`;
    case 'remove': return undefined;
    default: return original;
  }
}

describe('the workspace', () => {
  it('after any edits says what a new one with the same texts says', () => {
    fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const texts = new Map<FileId, string>(chained.map((name) => [fileId(name), seeds[name]!]));
      const kept = fresh(texts);
      all(kept);
      for (const step of changes) {
        const file = fileId(chained[step.file % chained.length]!);
        const text = changed(texts.get(file) ?? seeds[file]!, seeds[file]!, step);
        if (text === undefined) texts.delete(file);
        else texts.set(file, text);
        kept.workspace.apply([{ file, text }]);
        // Asking about one file now and then must not leave the others behind.
        if (step.at % 3 === 0) kept.inFile(file);
      }
      assert.deepEqual(all(kept), all(fresh(texts)));
    }), { numRuns: 40 });
  });

  it('tells a reader what changed in what it reads', () => {
    const analysis = fresh(new Map(chained.map((name) => [fileId(name), seeds[name]!])));
    const before = all(analysis);
    const upstream = chained.find((name) => name.includes('breda-bijstand'))!;
    const text = seeds[upstream]!.replace(/^ +leefvorm: .*\n/m, '');
    assert.notEqual(text, seeds[upstream]);
    analysis.workspace.apply([{ file: fileId(upstream), text }]);
    const after = all(analysis);
    assert.ok(before.some((told) => told.includes('breda-vik') && told.includes('leefvorm')));
    assert.ok(!after.some((told) => told.includes('breda-vik') && told.includes('"field":"leefvorm"')), after.filter((told) => told.includes('leefvorm')).join('\n'));
  });

  it('does not depend on the order in which files are read', () => {
    const forward = all(fresh(new Map(names.map((name) => [fileId(name), seeds[name]!]))));
    const backward = all(fresh(new Map([...names].reverse().map((name) => [fileId(name), seeds[name]!]))));
    assert.deepEqual(backward, forward);
  });

  it('computes nothing anew when text only moves', () => {
    const analysis = fresh(new Map(names.map((name) => [fileId(name), seeds[name]!])));
    all(analysis);
    const before = [...analysis.workspace.allUnits()].map((unit) => analysis.workspace.flow(unit.key));
    analysis.workspace.apply(names.map((name) => ({ file: fileId(name), text: `# erboven\n${seeds[name]!}` })));
    const after = [...analysis.workspace.allUnits()].map((unit) => analysis.workspace.flow(unit.key));
    assert.equal(before.length, after.length);
    before.forEach((flow, i) => assert.equal(after[i], flow));
  });

  it('recomputes one pipeline when nothing it exports changes', () => {
    const analysis = fresh(new Map(names.map((name) => [fileId(name), seeds[name]!])));
    all(analysis);
    const name = names.find((candidate) => candidate.includes('waterschappen-gemalen'))!;
    analysis.workspace.apply([{ file: fileId(name), text: seeds[name]!.replace(/^title: .*$/m, 'title: Anders') }]);
    assert.deepEqual(analysis.workspace.pending().map((key) => key.replace(/#0$/, '')), [name]);
    analysis.workspace.settle();
    assert.deepEqual(analysis.workspace.pending(), []);
  });
});

/** Ways to write the same thing: nothing a checker may notice. */
const REWRITES: readonly (readonly [what: string, rewrite: (text: string) => string])[] = [
  ['a comment above', (text) => `# toelichting\n\n${text}`],
  ['Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['a byte-order mark', (text) => `\ufeff${text}`],
  ['trailing blanks', (text) => text.replace(/([a-z:])\n/g, '$1  \n')],
  ['a document start', (text) => `---\n${text}`],
  ['blank lines', (text) => text.replace(/\n(\S)/g, '\n\n$1')],
];

describe('how a file is written', () => {
  const expected = lines(seeds);
  for (const [what, rewrite] of REWRITES) {
    it(`does not matter: ${what}`, () => {
      const files: Files = Object.fromEntries(names.map((name) => [name, rewrite(seeds[name]!)]));
      assert.deepEqual(lines(files), expected);
    });
  }

  it('does not matter: files that have nothing to do with it', () => {
    assert.deepEqual(lines({ ...seeds, 'ander.yaml': 'iets: anders\n', 'notitie.pipeline.yaml': 'geen: pijplijn\n' }), expected);
  });
});
