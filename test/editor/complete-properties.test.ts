import assert from 'node:assert/strict';
import { completeAt, MOST_ITEMS } from '../../server/src/editor/complete/complete.ts';
import { documentation } from '../../server/src/editor/complete/document.ts';
import type { CompletionItem } from '../../server/src/editor/complete/write.ts';
import { Analysis } from '../../server/src/service/analysis.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { fileId, SourceFile } from '../../server/src/text/source-file.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { TODAY } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { after } from './completing.ts';
import { FILES } from './example-workspace.ts';

const NAMES: ReadonlySet<CompletionItem['kind']> = new Set(['field', 'source', 'step', 'output', 'purpose', 'purpose-kind', 'party', 'category', 'group', 'ground', 'law', 'register', 'secrecy', 'value', 'date']);

/** The same numbers in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('completion anywhere', () => {
  const files = { ...seedPipelines(), ...FILES };
  const workspace = new Workspace({ keepLastGood: true });
  workspace.apply(Object.entries(files).map(([name, text]) => ({ file: fileId(name), text })));
  const analysis = new Analysis(workspace, () => DEFAULT_SETTINGS, TODAY);

  function check(name: string, text: string, offset: number): readonly CompletionItem[] {
    const { items } = completeAt(fileId(name), offset, analysis, { locale: offset % 2 === 0 ? 'nl' : 'en', snippets: offset % 3 !== 0 });
    const source = new SourceFile(fileId(name), text);
    const { line } = source.positionAt(offset);
    assert.ok(items.length <= MOST_ITEMS);
    for (const { label, insert, replace, additional, newText } of items) {
      for (const { start, end } of [insert, replace]) {
        assert.ok(start <= offset && offset <= end && source.positionAt(start).line === line && source.positionAt(end).line === line, `${name}:${line + 1} ${label}: the edit does not hold the cursor`);
      }
      assert.ok(insert.start === replace.start && insert.end <= replace.end, `${name}:${line + 1} ${label}: what is inserted over is not the begin of what is replaced`);
      assert.ok(additional.every(({ span }) => span.end <= replace.start), `${name}:${line + 1} ${label}: edits overlap`);
      assert.doesNotMatch(label, /^\s*$/);
      assert.doesNotMatch(newText, /\[object/);
    }
    return items;
  }

  for (const [name, text] of Object.entries(files)) {
    it(`gives edits around the cursor in ${name}, and its names keep the file readable`, () => {
      const next = sequence(text.length);
      for (let i = 0; i < 25; i++) {
        const offset = next(text.length + 1);
        const items = check(name, text, offset);
        for (const item of items.filter(({ kind }) => NAMES.has(kind)).filter((_, index) => index % 61 === 0)) {
          assert.ok(parse(after(text, item)).wellFormed, `${name} offset ${offset}: ${item.label} makes it unreadable`);
        }
      }
    });
  }

  it('holds in texts that are cut off, damaged or indented otherwise', () => {
    const next = sequence(7);
    const names = Object.keys(files);
    for (let i = 0; i < 100; i++) {
      const name = names[next(names.length)]!;
      const whole = files[name as keyof typeof files];
      const at = next(whole.length);
      const damaged = [
        () => whole.slice(0, at),
        () => `${whole.slice(0, at)}\n${whole.slice(at)}`,
        () => whole.slice(0, at) + whole.slice(at + 1 + next(20)),
        () => `${whole.slice(0, at)}${['[', '{', '"', "'", '\t', ': ', '- ', '#', '|', '\r\n', '\r'][next(11)]}${whole.slice(at)}`,
      ][next(4)]!();
      workspace.apply([{ file: fileId(name), text: damaged }]);
      for (const offset of [Math.min(at, damaged.length), next(damaged.length + 1), damaged.length]) check(name, damaged, offset);
      workspace.apply([{ file: fileId(name), text: whole }]);
    }
  });

  it('says more about each item it proposes', () => {
    const next = sequence(11);
    for (const [name, text] of Object.entries(files).slice(0, 12)) {
      for (let i = 0; i < 10; i++) {
        const items = check(name, text, next(text.length));
        for (const item of items.filter((_, index) => index % 29 === 0)) {
          const told = item.topic === undefined ? 'x' : documentation(item.topic, fileId(name), item.document, analysis, 'nl');
          // A step of a template has a key to tell about; all else is a name with a hover.
          assert.ok(told !== undefined && told !== '' && !/undefined|\[object/.test(told), `${name}: nothing about ${item.label} (${JSON.stringify(item.topic)})`);
        }
      }
    }
  });

  it('proposes laws that are read as they are written', () => {
    const text = FILES['a.catalog.yaml'].replace('law: eigen-wet }', 'law:  }');
    workspace.apply([{ file: fileId('a.catalog.yaml'), text }]);
    for (const locale of ['nl', 'en'] as const) {
      const { items } = completeAt(fileId('a.catalog.yaml'), text.indexOf('law:  }') + 5, analysis, { locale, snippets: true });
      assert.ok(items.length > 150, String(items.length));
      for (const { label } of items) assert.equal(workspace.environment.law(label).kind, 'known', label);
    }
    workspace.apply([{ file: fileId('a.catalog.yaml'), text: FILES['a.catalog.yaml'] }]);
  });
});
