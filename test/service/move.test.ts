import assert from 'node:assert/strict';
import { catalogsFor, extract, inline, movableAt, newCatalogFor } from '../../server/src/service/move.ts';
import type { Moved } from '../../server/src/service/same-findings.ts';
import type { Analysis } from '../../server/src/service/analysis.ts';
import { unitKey } from '../../server/src/model/path.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { analyse, findings, line, type Files } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';

const PIPELINE = `grondslag: 1
pipeline: p
controller: gemeente
parties:
    # Wie het doet.
    gemeente:   { name: "Gemeente",   kind: public-authority, country: NL }   # sinds 2020
purposes:
    werk:
        description: |
            Brieven
              sturen
        kind: service   # dienst
        # Nog na te kijken.
        ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
sources:
    k: { party: gemeente, fields: { naam: name } }
outputs:
    lijst: { from: k, audience: team, recipients: [gemeente] }
`;
const CATALOG = `grondslag: 1
catalog: gedeeld
purposes:
  ander:
    kind: policy
`;

const FILE = fileId('map/p.pipeline.yaml');
const UNIT = unitKey(FILE, 0);

function after(files: Files, moved: Moved | { readonly failure: string }): Files {
  assert.ok('edits' in moved, JSON.stringify(moved));
  const result: Record<string, string> = { ...files };
  for (const [file, edits] of moved.edits) result[file] = applyEdits(result[file]!, edits);
  if (moved.create !== undefined) result[moved.create.file] = moved.create.text;
  return result;
}

const workspaceOf = (files: Files): Analysis['workspace'] => analyse(files).workspace;

describe('moving a declaration', () => {
  it('takes a purpose to a catalogue with its comments, at its new indentation, and says it where it went without saying', () => {
    const files = { [FILE]: PIPELINE, 'a.catalog.yaml': CATALOG };
    const workspace = workspaceOf(files);
    const what = movableAt(UNIT, ['purposes', 'werk', 'kind'], workspace)!;
    const [catalog] = catalogsFor(what, workspace);
    const moved = after(files, extract(what, catalog!.unit, workspace));
    assert.equal(moved['a.catalog.yaml'], `${CATALOG}  werk:
      description: |
          Brieven
            sturen
      kind: service   # dienst
      # Nog na te kijken.
      ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
`);
    assert.equal(moved[FILE], PIPELINE.replace(/purposes:\n[^]*?(?=sources:)/, '').replace('recipients: [gemeente] }', 'recipients: [gemeente], purpose: werk }'));
  });

  it('takes a party to a new catalogue beside the file', () => {
    const files = { [FILE]: PIPELINE, 'map/gedeeld.catalog.yaml': CATALOG };
    const workspace = workspaceOf(files);
    const fresh = newCatalogFor(UNIT, 'gedeeld', workspace);
    assert.deepEqual(fresh, { file: 'map/gedeeld-2.catalog.yaml', id: 'gedeeld-2' });
    const moved = after(files, extract(movableAt(UNIT, ['parties', 'gemeente'], workspace)!, fresh, workspace));
    assert.equal(moved[fresh.file], `grondslag: 1
catalog: gedeeld-2
parties:
  # Wie het doet.
  gemeente:   { name: "Gemeente",   kind: public-authority, country: NL }   # sinds 2020
`);
  });

  it('copies one from a catalogue', () => {
    const files = { [FILE]: PIPELINE, 'a.catalog.yaml': CATALOG };
    const moved = after(files, inline({ unit: unitKey(fileId('a.catalog.yaml'), 0), section: 'purposes', name: 'ander' }, UNIT, workspaceOf(files)));
    assert.match(moved[FILE]!, /\n {4}ander:\n {6}kind: policy\nsources:/);
    assert.equal(moved['a.catalog.yaml'], CATALOG);
  });

  for (const [what, text] of [
    ['that an alias elsewhere needs', PIPELINE.replace('gemeente:   {', 'gemeente:   &g {').replace('sources:', '  # grondslag\nsources:').replace('outputs:', 'processors: { x: *g }\noutputs:')],
    ['that needs an anchor that stays behind', PIPELINE.replace('name: "Gemeente"', 'name: *n').replace('pipeline: p', 'pipeline: &n p')],
  ] as const) it(`leaves a declaration ${what}`, () => {
    const workspace = workspaceOf({ [FILE]: text });
    assert.ok('failure' in extract({ unit: UNIT, section: 'parties', name: 'gemeente' }, newCatalogFor(UNIT, 'x', workspace), workspace));
  });

  it('does not let an output come to serve another purpose', () => {
    const workspace = workspaceOf({ [FILE]: PIPELINE.replace('purposes:\n', 'purposes:\n    anders: { kind: policy }\n') });
    assert.deepEqual(extract({ unit: UNIT, section: 'purposes', name: 'werk' }, newCatalogFor(UNIT, 'x', workspace), workspace), { failure: 'other-purpose' });
  });
});

describe('moving a declaration to a new catalogue and back changes nothing that is found', function () {
  this.timeout(60_000);
  const seeds = Object.entries(seedPipelines());
  for (const folder of new Set(seeds.map(([name]) => name.split('/')[0]!))) {
    it(`in the worked pipelines of ${folder}`, () => {
      const files = Object.fromEntries(seeds.filter(([name]) => name.startsWith(`${folder}/`)));
      const { workspace } = analyse(files);
      // A finding about a purpose of a catalogue points at where the pipeline names it.
      const told = (of: Files): string[] => findings(of).map((item) => [item.rule.id, item.severity, item.finding.at.unit].join(' ')).sort();
      const before = told(files);
      for (const unit of workspace.allUnits()) for (const section of ['purposes', 'parties'] as const) for (const name of unit[section].keys()) {
        if (unit.kind !== 'pipeline') continue;
        const fresh = newCatalogFor(unit.key, 'nieuw', workspace);
        const moved = extract({ unit: unit.key, section, name }, fresh, workspace);
        if ('failure' in moved) continue;
        const now = after(files, moved);
        assert.deepEqual(told(now), before, `${section} ${name}`);
        const back = inline({ unit: unitKey(fresh.file, 0), section, name }, unit.key, workspaceOf(now));
        assert.deepEqual(findings(after(now, back)).filter(({ file }) => file !== fresh.file).map(line).sort(), findings(files).map(line).sort(), `${section} ${name} and back`);
      }
    });
  }
});
