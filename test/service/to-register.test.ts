import assert from 'node:assert/strict';
import { inOneGo } from '../../server/src/service/effect.ts';
import { newCatalogFor } from '../../server/src/service/move.ts';
import { changedRules, type Moved } from '../../server/src/service/same-findings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import { suppliedAt, toRegister } from '../../server/src/service/to-register.ts';
import { unitKey } from '../../server/src/model/path.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { analyse, findings, line, type Files } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';

const FILE = fileId('map/p.pipeline.yaml');
const UNIT = unitKey(FILE, 0);
const CATALOG = fileId('a.catalog.yaml');
const FRESH = fileId('map/gedeeld.catalog.yaml');

const HEAD = `grondslag: 1
pipeline: p
controller: gemeente
parties:
  # Wie het doet.
  gemeente: { name: Gemeente, kind: public-authority, country: NL }
purposes:
  werk: { description: Brieven sturen, kind: service, ground: { article: 6(1)(e), law: Gemeentewet art. 108 } }
sources:
`;
const TAIL = `outputs:
  lijst: { from: klanten-nu, audience: team, recipients: [gemeente] }
`;
const EMPTY = 'grondslag: 1\ncatalog: gedeeld\n';
const PARTIES = 'parties:\n  # Wie het doet.\n  gemeente: { name: Gemeente, kind: public-authority, country: NL }\n';

function after(files: Files, moved: Moved | { readonly failure: string }): Files {
  assert.ok('edits' in moved, JSON.stringify(moved));
  const result: Record<string, string> = { ...files };
  for (const [file, edits] of moved.edits) result[file] = applyEdits(result[file]!, edits);
  if (moved.create !== undefined) result[moved.create.file] = moved.create.text;
  return result;
}

/** A source moved to a new catalogue, or to the one that is there. */
function move(files: Files, name = 'klanten-nu'): ReturnType<typeof toRegister> {
  const { workspace } = analyse(files);
  const what = suppliedAt(UNIT, ['sources', name, 'party'], workspace);
  assert.ok(what !== undefined);
  return toRegister(what, files[CATALOG] === undefined ? newCatalogFor(UNIT, 'gedeeld', workspace) : unitKey(CATALOG, 0), workspace);
}

const CASES: readonly { readonly title: string; readonly source: string; readonly left: string; readonly register: string }[] = [
  {
    title: 'a block, each comment with its line',
    source: `  # De klanten van het loket.
  klanten-nu:   # elke nacht
    # Sinds de fusie.
    party: gemeente   # team Burgerzaken
    # Voor brieven.
    collectedFor: [service]

    # Nog na te kijken.

    disclosure: { agreement: OVK-1 }   # van het archief
    subjects:
      kind: clients   # klanten
      count: 20
    quality: { snapshot: 2026-01-01 }
    secrecy: [suwi74]
    use: research-only
    retention: { period: P1Y, basis: law }
    fields:
      # Zoals op de pas.
      naam:   name   # voluit
      adres: { category: address, definition: "Waar de post heen gaat" }
      # Wat de balie opschrijft.
      verslag:
        category: free-text   # vrij
        # Kan gaan over ziekte.
        contains: [health]
        definition: Verslag van het gesprek
    location: NL   # eigen kelder
`,
    left: `  # De klanten van het loket.
  klanten-nu:   # elke nacht
    register: klanten-nu

    # Nog na te kijken.

    disclosure: { agreement: OVK-1 }   # van het archief
    quality: { snapshot: 2026-01-01 }
    fields:
      naam:
      adres:
      # Wat de balie opschrijft.
      verslag:
        # Kan gaan over ziekte.
        contains: [health]
    location: NL   # eigen kelder
`,
    register: `  klanten-nu:
    title: Klanten nu
    # Sinds de fusie.
    keeper: gemeente   # team Burgerzaken
    # Voor brieven.
    collectedFor: [service]
    subjects:
      kind: clients   # klanten
      count: 20
    secrecy: [suwi74]
    use: research-only
    retention: { period: P1Y, basis: law }
    fields:
      # Zoals op de pas.
      naam:   name   # voluit
      adres: { category: address, definition: "Waar de post heen gaat" }
      verslag:
        category: free-text   # vrij
        definition: Verslag van het gesprek
`,
  },
  {
    title: 'a mapping between braces',
    source: "  klanten-nu: { party: 'gemeente', collectedFor: service, quality: { update: P1D }, fields: { naam: name, \"e mail\": email, foto: { category: photo, publicRole: true } } }   # elke nacht\n",
    left: "  klanten-nu: { register: 'klanten-nu', quality: { update: P1D }, fields: { naam, \"e mail\", foto: { publicRole: true } } }   # elke nacht\n",
    register: "  klanten-nu: { title: Klanten nu, keeper: 'gemeente', collectedFor: service, fields: { naam: name, \"e mail\": email, foto: { category: photo } } }\n",
  },
  {
    title: 'braces over several lines',
    source: `  klanten-nu: {
    party: gemeente, # wie
    fields: {
      naam: name, # voluit
      # Niet voor de post.
      adres: address
    },
    quality: { update: P1D } # vers
  }
`,
    left: `  klanten-nu: {
    register: klanten-nu,
    fields: {
      naam,
      adres
    },
    quality: { update: P1D } # vers
  }
`,
    register: `  klanten-nu: {
    title: Klanten nu,
    keeper: gemeente, # wie
    fields: {
      naam: name, # voluit
      # Niet voor de post.
      adres: address
    }
  }
`,
  },
  {
    title: 'a collection for a purpose of this pipeline, which stays where the purpose is',
    source: '  klanten-nu:\n    party: gemeente\n    collectedFor: werk\n    fields: { naam: name }\n',
    left: '  klanten-nu:\n    register: klanten-nu\n    collectedFor: werk\n    fields: { naam }\n',
    register: '  klanten-nu:\n    title: Klanten nu\n    keeper: gemeente\n    fields: { naam: name }\n',
  },
];

describe('moving what describes a source to a register', () => {
  for (const { title, source, left, register } of CASES) {
    it(`divides ${title}`, () => {
      const files = { [FILE]: HEAD + source + TAIL };
      const moved = after(files, move(files));
      assert.equal(moved[FILE], HEAD + left + TAIL);
      assert.equal(moved[FRESH], `${EMPTY}${PARTIES}registers:\n${register}`);
    });

    it(`divides ${title}, in lines that end otherwise`, () => {
      const files = { [FILE]: (HEAD + source + TAIL).replaceAll('\n', '\r\n') };
      const moved = after(files, move(files));
      assert.equal(moved[FILE], (HEAD + left + TAIL).replaceAll('\n', '\r\n'));
      assert.equal(moved[FRESH], `${EMPTY}${PARTIES}registers:\n${register}`);
    });
  }

  it('adds to a catalogue as that is written, and declares the party there once', () => {
    const files = {
      [FILE]: `${HEAD}  klanten-nu: { party: gemeente, fields: { naam: name } }\n  klanten-oud:\n    party: gemeente\n    fields:\n      naam: name\n${TAIL}`,
      [CATALOG]: 'grondslag: 1\ncatalog: samen\nregisters:\n    # Van iemand anders.\n    klanten-nu:\n        keeper: cbs\n        fields: { naam: name }\npurposes:\n    ander: { kind: policy }\n',
    };
    const one = after(files, move(files));
    assert.match(one[FILE]!, /\n {2}klanten-nu: \{ register: klanten-nu-2, fields: \{ naam \} \}\n {2}klanten-oud:\n {4}party: gemeente\n/);
    const both = after(one, move(one, 'klanten-oud'));
    assert.equal(both[CATALOG], `grondslag: 1
catalog: samen
registers:
    # Van iemand anders.
    klanten-nu:
        keeper: cbs
        fields: { naam: name }
    klanten-nu-2: { title: Klanten nu, keeper: gemeente, fields: { naam: name } }
    klanten-oud:
      title: Klanten oud
      keeper: gemeente
      fields:
        naam: name
purposes:
    ander: { kind: policy }
parties:
    # Wie het doet.
    gemeente: { name: Gemeente, kind: public-authority, country: NL }
`);
  });

  it('names the keeper by the id that a catalogue can know', () => {
    const files = { [FILE]: `${HEAD.replace('country: NL', 'country: NL, aliases: [stad]')}  klanten-nu: { party: stad, fields: { naam: name } }\n${TAIL}` };
    assert.match(after(files, move(files))[FRESH]!, /keeper: gemeente,/);
  });

  for (const [why, failure, files] of [
    ['whose party is declared nowhere', 'unknown-party', { [FILE]: `${HEAD}  klanten-nu: { party: niemand, fields: { naam: name } }\n${TAIL}` }],
    ['whose party another catalogue says other things of', 'other-party', { [FILE]: `${HEAD}  klanten-nu: { party: gemeente, fields: { naam: name } }\n${TAIL}`, 'z.catalog.yaml': 'grondslag: 1\ncatalog: z\nparties:\n  gemeente: { name: Gemeente, kind: private, country: NL }\n' }],
    ['whose fields are those of another', 'not-a-mapping', { [FILE]: `${HEAD}  ander: { party: gemeente, fields: &velden { naam: name } }\n  klanten-nu: { party: gemeente, fields: *velden }\n${TAIL}` }],
    ['whose fields another uses', 'would-break', { [FILE]: `${HEAD}  klanten-nu: { party: gemeente, fields: &velden { naam: name } }\n  ander: { party: gemeente, fields: *velden }\n${TAIL}` }],
    ['that stands in the file of the catalogue', 'not-yaml', { [FILE]: `${HEAD}  klanten-nu: { party: gemeente, fields: { naam: name } }\n${TAIL}` }],
  ] as const) it(`leaves a source ${why}`, () => {
    const { workspace } = analyse(files);
    const what = suppliedAt(UNIT, ['sources', 'klanten-nu'], workspace)!;
    assert.deepEqual(toRegister(what, failure === 'not-yaml' ? UNIT : newCatalogFor(UNIT, 'x', workspace), workspace), { failure });
  });

  it('is asked at the source and what describes it, not at its fields and what belongs to this use', () => {
    const { workspace } = analyse({ [FILE]: `${HEAD}  klanten-nu: { party: gemeente, quality: { update: P1D }, subjects: { kind: clients }, fields: { naam: name } }\n  brp: { register: nl/brp-personen }\n${TAIL}` });
    const asked = (...path: string[]): boolean => suppliedAt(UNIT, ['sources', ...path], workspace) !== undefined;
    assert.deepEqual([asked('klanten-nu'), asked('klanten-nu', 'party'), asked('klanten-nu', 'subjects', 'kind'), asked('klanten-nu', 'fields')], [true, true, true, true]);
    assert.deepEqual([asked('klanten-nu', 'fields', 'naam'), asked('klanten-nu', 'quality'), asked('brp'), asked('niets'), asked()], [false, false, false, false, false]);
  });
});

describe('what is found after a move to a register', () => {
  const rulesOf = (files: Files, settings?: Settings): readonly string[] => {
    const moved = move(files);
    assert.ok('placeOf' in moved, JSON.stringify(moved));
    return inOneGo(changedRules(moved, moved.placeOf, analyse(files, settings)));
  };
  const plain = `${HEAD}  klanten-nu: { party: gemeente, collectedFor: service, subjects: { kind: clients }, quality: { update: P1D }, fields: { naam: name } }\n${TAIL}`;

  it('is the same, and what was to be filled in still is', () => {
    assert.deepEqual(rulesOf({ [FILE]: plain }), []);
    assert.deepEqual(rulesOf({ [FILE]: plain.replace('kind: clients', 'kind: clients, count: TODO') }), []);
  });

  for (const [why, rule, files] of [
    ['the age of a register need not be told', 'unknown-provenance', { [FILE]: plain.replace(', quality: { update: P1D }', '') }],
    ['another pipeline names a register that was not there', 'unknown-reference', { [FILE]: plain, 'q.pipeline.yaml': plain.replace('pipeline: p', 'pipeline: q').replace(/klanten-nu: \{.*\}/, 'klanten-nu: { register: klanten-nu, fields: { naam: name } }') }],
    ['a comment that ignores a finding goes away from it', 'unused-ignore', { [FILE]: plain.replace(/klanten-nu: \{.*\}/, `klanten-nu:
    party: gemeente
    quality: { update: P1D }
    fields:
      verslag: free-text   # grondslag: ignore[unclassified-free-text] by=x until=2027-01-01 -- reden`) }],
  ] as const) it(`is told to be other where ${why}`, () => {
    const rules = rulesOf(files, { ...DEFAULT_SETTINGS, preset: 'auditor' });
    assert.ok(rules.includes(rule), `${rule} is not in ${rules.join()}`);
  });
});

describe('moving every supply of the worked pipelines to a register', function () {
  this.timeout(60_000);
  const seeds = Object.entries(seedPipelines());
  const comments = (text: string): readonly string[] => text.split('\n').flatMap((row) => /(?:^|\s)#.*/.exec(row)?.[0].trim() ?? []);
  let movable = 0;
  for (const folder of new Set(seeds.map(([name]) => name.split('/')[0]!))) {
    it(`changes nothing that is found in ${folder}, and loses no comment`, () => {
      const files = Object.fromEntries(seeds.filter(([name]) => name.startsWith(`${folder}/`)));
      const analysis = analyse(files);
      const { workspace } = analysis;
      const told = (of: Files): string[] => findings(of).map((item) => [item.rule.id, item.severity, JSON.stringify(item.finding.params), item.finding.at.unit].join(' ')).sort();
      const [before, lines] = [told(files), findings(files).map(line)];
      for (const unit of [...workspace.allUnits()]) for (const name of unit.kind === 'pipeline' ? unit.sources.keys() : []) {
        const what = suppliedAt(unit.key, ['sources', name], workspace);
        const moved = what && toRegister(what, newCatalogFor(unit.key, 'nieuw', workspace), workspace);
        if (moved === undefined || 'failure' in moved || inOneGo(changedRules(moved, moved.placeOf, analysis)).length > 0) continue;
        movable++;
        const now = after(files, moved);
        assert.deepEqual(told(now), before, name);
        const registers = /^registers:[^]*/m.exec(moved.create!.text)![0];
        assert.deepEqual([...comments(now[unit.file]!), ...comments(registers)].sort(), [...comments(files[unit.file]!)].sort(), name);
        const back = analysis.fork();
        back.workspace.apply([{ file: unit.file, text: now[unit.file] }, moved.create!]);
        back.inFile(unit.file);
        back.workspace.apply([{ file: unit.file, text: files[unit.file] }, { file: moved.create!.file, text: undefined }]);
        assert.deepEqual(Object.keys(files).sort().flatMap((file) => back.inFile(fileId(file))).filter(({ suppressed }) => suppressed === undefined).map(line), lines, `${name} and back`);
      }
    });
  }
  it('is possible for most of them', () => assert.ok(movable >= 45, String(movable)));
});
