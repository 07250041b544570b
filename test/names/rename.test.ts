import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nameAt } from '../../server/src/editor/names/at.ts';
import { highlightsAt, referencesAt, type Reference } from '../../server/src/editor/references.ts';
import { typeDefinitionAt } from '../../server/src/editor/definition.ts';
import type { Refusal } from '../../server/src/editor/rename-refusals.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import type { Workspace } from '../../server/src/service/workspace.ts';
import type { Files } from '../harness/check.ts';
import { cursorIn } from '../harness/cursor.ts';
import { CATALOG, FILES, HEAD, TAIL } from '../editor/example-workspace.ts';
import { FREE, renamed, workspaceOf } from './renaming.ts';

const NAMES = { a: 'a.catalog.yaml', kop: 'kop.pipeline.yaml', staart: 'staart.pipeline.yaml' } as const;

/** Changes in the example workspace, as `file: old line → new line`. */
function changed(before: Files, after: Files): readonly string[] {
  return Object.keys(before).flatMap((file) => {
    const [old, now] = [before[file]!.split('\n'), after[file]!.split('\n')];
    assert.equal(old.length, now.length);
    return old.flatMap((line, index) => (line === now[index] ? [] : [`${file.split('.')[0]}: ${now[index]!.trim()}`]));
  });
}

const RENAMES: readonly (readonly [title: string, file: keyof typeof NAMES, needle: string, nth: number, name: string, changes: readonly string[]])[] = [
  ['a field stops where it gets another name', 'kop', 'saldo: debt', 1, 'schuld', ['kop: fields: { nummer: case-number, schuld: debt, soort: klantsoort }', 'kop: fields: { woonplek: adres, bedrag: schuld }']],
  ['a new name goes on into the pipeline that reads it', 'kop', 'bedrag', 1, 'openstaand', ['kop: fields: { woonplek: adres, openstaand: saldo }', 'staart: by: [openstaand]']],
  ['… and comes back from there', 'staart', 'bedrag', 1, 'openstaand', ['kop: fields: { woonplek: adres, openstaand: saldo }', 'staart: by: [openstaand]']],
  ['a key that two inputs share changes in both, and in the register', 'kop', 'nummer: case-number, saldo', 1, 'zaak', ['a: fields: { zaak: case-number, adres: address, geboren: birth-date }', 'kop: fields: { zaak: case-number, saldo: debt, soort: klantsoort }', 'kop: on: zaak']],
  ['a field of a register', 'a', 'adres: address', 1, 'woonadres', ['a: fields: { nummer: case-number, woonadres: address, geboren: birth-date }', 'kop: fields: { woonplek: woonadres, bedrag: saldo }']],
  ['something counted', 'staart', 'aantal', 1, 'telling', ['staart: measures: { telling: count }']],
  ['a source', 'kop', 'betalingen:', 1, 'achterstanden', ['kop: achterstanden:', 'kop: join: [register, achterstanden]']],
  ['a step, from where it is read', 'kop', 'smal, purpose', 1, 'kort', ['kop: kort:', 'kop: door: { from: kort, purpose: hulp, audience: organisation, recipients: [gemeente] }']],
  ['an output', 'kop', 'door:', 1, 'verder', ['kop: verder: { from: smal, purpose: hulp, audience: organisation, recipients: [gemeente] }', 'staart: kop: { output: kop/verder }']],
  ['a pipeline', 'kop', 'kop', 1, 'begin', ['kop: pipeline: begin', 'staart: kop: { output: begin/door }']],
  ['a pipeline, from who reads it', 'staart', 'kop/door', 1, 'begin', ['kop: pipeline: begin', 'staart: kop: { output: begin/door }']],
  ['a register', 'kop', 'adressen', 1, 'woonadressen', ['a: woonadressen:', 'kop: register: { register: woonadressen }']],
  ['a category', 'a', 'klantsoort', 1, 'soort-klant', ['a: soort-klant: { parent: non-personal, nl: soort klant, en: kind of client }', 'kop: fields: { nummer: case-number, saldo: debt, soort: soort-klant }']],
  ['a law', 'a', 'eigen-wet:', 1, 'hulpwet', ['a: ground: { article: 6(1)(e), law: hulpwet }', 'a: hulpwet: { title: Verordening hulp, article: art. 2, status: in-force, grants: [collect, receive], covers: [contact, debt], reviewedBy: jurist, checkedOn: 2026-01-01 }']],
  ['quotes only where they are needed', 'kop', 'bedrag', 1, 'a: b', ["kop: fields: { woonplek: adres, 'a: b': saldo }", "staart: by: ['a: b']"]],
];

describe('a rename', () => {
  for (const [title, file, needle, nth, name, changes] of RENAMES) {
    it(`of ${title}`, () => {
      const { offset } = cursorIn(FILES[NAMES[file]], needle, nth);
      const result = renamed(FILES, NAMES[file], offset, name);
      assert.ok(result !== undefined && 'files' in result, JSON.stringify(result));
      assert.deepEqual(changed(FILES, result.files), changes);
    });
  }

  it('of a party or a purpose goes to every file that names it', () => {
    for (const [needle, places] of [['gemeente:', 7], ['hulp:', 3]] as const) {
      const result = renamed(FILES, NAMES.a, cursorIn(CATALOG, needle).offset, 'anders');
      assert.ok(result !== undefined && 'files' in result);
      assert.equal(Object.values(result.files).join('').split(/\banders\b/).length - 1, places);
    }
  });

  const JOINED = `grondslag: 1
pipeline: koppelen
parties: { p: { name: P, kind: private, country: NL } }
sources:
  a: { party: p, fields: { nr: case-number, "naam": name, kleur: none } }
  b: { party: p, fields: { nr: case-number, naam: name } }
steps:
  k: { join: [a, b], on: { a: nr, b: [nr] } }
  s: { select: k, fields: [nr, a.naam, b.naam] }
  t: { filter: s, uses: ['a.naam'] }
outputs:
  o: { from: t }
`;
  const joined = { 'k.pipeline.yaml': JOINED };

  it('of an input changes the front of the names that a join makes', () => {
    const result = renamed(joined, 'k.pipeline.yaml', cursorIn(JOINED, 'a.naam').offset - 1, 'links');
    assert.ok(result !== undefined && 'files' in result);
    assert.equal(result.files['k.pipeline.yaml'], JOINED.replace('  a: {', '  links: {').replace('[a, b]', '[links, b]').replace('{ a: nr', '{ links: nr').replaceAll('a.naam', 'links.naam'));
  });

  it('of a field changes the end of them, and keeps the quotes that are there', () => {
    const result = renamed(joined, 'k.pipeline.yaml', cursorIn(JOINED, 'naam"').offset, 'roepnaam');
    assert.ok(result !== undefined && 'files' in result);
    assert.equal(result.files['k.pipeline.yaml'], JOINED.replace('"naam"', '"roepnaam"').replaceAll('a.naam', 'a.roepnaam'));
  });

  const refusals: readonly (readonly [title: string, file: string, text: string, needle: string, name: string, reason: Refusal['reason']])[] = [
    ['a name that a source has already', NAMES.kop, HEAD, 'saldo: debt', 'soort', 'clash'],
    ['a name that comes to stand beside its like further on', NAMES.kop, HEAD, 'bedrag', 'woonplek', 'clash'],
    ['a name that a measure in the pipeline that reads it has', NAMES.kop, HEAD, 'bedrag', 'aantal', 'clash'],
    ['a step called like a source', NAMES.kop, HEAD, 'smal:', 'register', 'clash'],
    ['a party called like a known one', NAMES.a, CATALOG, 'gemeente:', 'cbs', 'clash'],
    ['a purpose called like a kind of purpose', NAMES.a, CATALOG, 'hulp:', 'policy', 'clash'],
    ['a pipeline called like another', NAMES.kop, HEAD, 'kop', 'staart', 'clash'],
    ['no name at all', NAMES.kop, HEAD, 'smal:', ' ', 'empty'],
    ['a name with a slash', NAMES.kop, HEAD, 'door:', 'a/b', 'invalid'],
    ['the word for what is still to be filled in', NAMES.kop, HEAD, 'saldo: debt', 'TODO', 'invalid'],
    ['a built-in category', NAMES.kop, HEAD, 'debt', 'schuld', 'builtIn'],
    ['a kind of purpose', NAMES.kop, HEAD, 'operations', 'werk', 'builtIn'],
  ];
  for (const [title, file, text, needle, name, reason] of refusals) {
    it(`is refused: ${title}`, () => {
      const result = renamed(FILES, file, cursorIn(text, needle).offset, name);
      assert.ok(result !== undefined && 'refused' in result, `no refusal: ${JSON.stringify(result)}`);
      assert.equal(result.refused.reason, reason);
    });
  }

  it('is refused where a built-in register names the field', () => {
    const text = 'grondslag: 1\npipeline: p\nsources:\n  brp: { register: nl/brp-personen, fields: { adres: } }\noutputs: { o: { from: brp } }\n';
    const result = renamed({ 'p.pipeline.yaml': text }, 'p.pipeline.yaml', cursorIn(text, 'adres').offset, 'woonadres');
    assert.ok(result !== undefined && 'refused' in result && result.refused.reason === 'builtIn');
  });

  it('is refused while a file with the name in it cannot be read', () => {
    const workspace = workspaceOf(FILES);
    workspace.apply([{ file: fileId(NAMES.staart), text: TAIL.replace('[woonplek]', '[woonplek') }]);
    const far = renamed(FILES, NAMES.kop, cursorIn(HEAD, 'bedrag').offset, 'som', workspace);
    assert.ok(far !== undefined && 'refused' in far && far.refused.reason === 'unreadable');
    const near = renamed(FILES, NAMES.kop, cursorIn(HEAD, 'smal:').offset, 'kort', workspace);
    assert.ok(near !== undefined && 'files' in near, 'a step is named in its own file only');
  });

  it('is refused in a file that is read along, and for a rule that a configuration names', () => {
    const outside = renamed(FILES, NAMES.kop, cursorIn(HEAD, 'adressen').offset, 'x', workspaceOf(FILES), { ...FREE, mayEdit: (file) => file !== NAMES.a });
    assert.ok(outside !== undefined && 'refused' in outside && outside.refused.reason === 'outside');
  });

  it('leaves anchors and aliases as they are, and refuses text that they share with something else', () => {
    const text = 'grondslag: 1\npipeline: p\nparties: { &p jan: { name: J, kind: private, country: NL } }\nsources:\n  a: { party: *p, fields: &f { x: name } }\n  b: { party: jan, fields: *f }\noutputs: { o: { from: a }, q: { from: b } }\n';
    const files = { 'p.pipeline.yaml': text };
    const party = renamed(files, 'p.pipeline.yaml', cursorIn(text, 'jan:').offset, 'piet');
    assert.ok(party !== undefined && 'files' in party, JSON.stringify(party));
    assert.equal(party.files['p.pipeline.yaml'], text.replaceAll('jan', 'piet'));
    const field = renamed(files, 'p.pipeline.yaml', cursorIn(text, 'x:').offset, 'y');
    assert.ok(field !== undefined && 'refused' in field && field.refused.reason === 'shared');
  });
});

function referencesIn(file: string, offset: number, workspace: Workspace, declarations = true): readonly Reference[] {
  const turns = referencesAt(fileId(file), offset, workspace, declarations);
  for (;;) {
    const { done, value } = turns.next();
    if (done === true) return value ?? [];
  }
}

describe('references', () => {
  const workspace = workspaceOf(FILES);
  const at = (file: keyof typeof NAMES, needle: string, nth = 1, declarations = true): readonly string[] => {
    const found = referencesIn(NAMES[file], cursorIn(FILES[NAMES[file]], needle, nth).offset, workspace, declarations);
    return found.map((place) => `${place.file.split('.')[0]} ${workspace.file(place.file)!.source.text.slice(place.span.start, place.span.end)} ${place.role}`);
  };

  it('follow a field under all its names, back to the register it comes from', () => {
    assert.deepEqual(at('staart', 'woonplek]'), ['a adres declaration', 'kop woonplek declaration', 'kop adres read', 'staart woonplek read']);
    assert.deepEqual(at('staart', 'woonplek]', 1, false), ['kop adres read', 'staart woonplek read']);
  });

  it('tell the pipeline and the output apart in what reads them', () => {
    assert.deepEqual(at('staart', 'kop/door'), ['kop kop declaration', 'staart kop read']);
    assert.deepEqual(at('staart', 'door'), ['kop door declaration', 'staart door read']);
  });

  it('find a source in its own file only', () => {
    assert.deepEqual(at('staart', 'kop:'), ['staart kop declaration', 'staart kop read', 'staart kop read']);
  });

  it('find a rule in comments', () => {
    assert.deepEqual(at('staart', 'combination-without'), ['staart combination-without-ground read']);
  });

  it('find a category, a party and a built-in kind in all files', () => {
    assert.deepEqual(at('kop', 'klantsoort'), ['a klantsoort declaration', 'kop klantsoort read']);
    assert.equal(at('a', 'gemeente:').length, 7);
    assert.deepEqual(at('a', 'debt-help'), ['a debt-help read']);
  });

  it('within one file are the same by the names of that file alone', () => {
    for (const name of Object.keys(FILES) as (keyof typeof FILES)[]) {
      for (let offset = 0; offset <= FILES[name].length; offset++) {
        const own = highlightsAt(fileId(name), offset, workspace) ?? [];
        assert.deepEqual(own, referencesIn(name, offset, workspace).filter(({ file }) => file === name), `${name} at ${offset}`);
      }
    }
  });

  it('are found in a text that is being typed in', () => {
    const typing = workspaceOf(FILES);
    const text = TAIL.replace('by: [bedrag]', 'by: [bedrag');
    typing.apply([{ file: fileId(NAMES.staart), text }]);
    assert.equal(typing.file(fileId(NAMES.staart))?.parsed.unreadable, true);
    const found = referencesIn(NAMES.staart, cursorIn(text, 'kop/door').offset + 4, typing);
    assert.deepEqual(found.map(({ file, span }) => typing.file(file)!.source.text.slice(span.start, span.end)), ['door', 'door']);
  });

  it('answer at every place of every text, whatever is cut out of it', () => {
    const names = Object.keys(FILES) as (keyof typeof FILES)[];
    fc.assert(fc.property(fc.constantFrom(...names), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), fc.double({ min: 0, max: 1, noNaN: true }), (name, where, cut, look) => {
      const typing = workspaceOf(FILES);
      const start = Math.floor(where * FILES[name].length);
      const text = FILES[name].slice(0, start) + FILES[name].slice(start + cut);
      typing.apply([{ file: fileId(name), text }]);
      const offset = Math.floor(look * text.length);
      for (const { file, span } of referencesIn(name, offset, typing)) assert.ok(span.end <= typing.file(file)!.source.text.length);
      for (const { file, span } of highlightsAt(fileId(name), offset, typing) ?? []) assert.ok(file === name && span.end <= text.length);
      void renamed({ ...FILES, [name]: text }, name, offset, 'heel-nieuw', typing);
      const found = nameAt(fileId(name), offset, typing);
      assert.ok(found === undefined || found.span.start <= found.span.end);
    }), { numRuns: 60, seed: 7 });
  });
});

describe('type definitions', () => {
  const workspace = workspaceOf(FILES);
  const cases = [
    ['a field of an own category', 'kop', 'soort: klantsoort', 'klantsoort'], ['a field of a register', 'kop', 'adres,', 'adressen'], ['a source of a register', 'kop', 'register: {', 'adressen'],
    ['a source that reads another pipeline', 'staart', 'kop: {', 'door'], ['a source of a party', 'kop', 'betalingen:', 'gemeente'], ['an output', 'kop', 'door:', 'hulp'],
    ['a purpose', 'a', 'hulp:', 'eigen-wet'],
  ] as const;
  for (const [title, file, needle, target] of cases) {
    it(`of ${title}`, () => {
      const found = typeDefinitionAt(fileId(NAMES[file]), cursorIn(FILES[NAMES[file]], needle).offset, workspace)?.targets ?? [];
      assert.deepEqual(found.map((place) => workspace.file(place.file)!.source.text.slice(place.span.start, place.span.end)), [target]);
    });
  }
});
