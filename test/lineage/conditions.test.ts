import assert from 'node:assert/strict';
import type { Profile } from '../../server/src/lineage/profile.ts';
import { analyse, type Files } from '../harness/check.ts';

/** The profile of a node of pipeline `a`. */
function profile(files: Files, node: string): Profile {
  const { workspace } = analyse(files);
  const unit = [...workspace.allUnits()].find((candidate) => candidate.id === 'a');
  const found = unit === undefined ? undefined : workspace.flow(unit.key)?.nodes.find((candidate) => candidate.name === node);
  assert.ok(found !== undefined, `no node ${node}`);
  return found.profile;
}

describe('conditions that travel with data', () => {
  const upstream = 'grondslag: 1\npipeline: b\npurposes:\n  doel: { kind: service }\nsources:\n  bron: { collectedFor: policy, fields: { nummer: case-number, naam: name } }\noutputs:\n  lijst: { from: bron }\n';
  const joined = (order: string): Files => ({
    'b.pipeline.yaml': upstream,
    'a.pipeline.yaml': `grondslag: 1\npipeline: a\nsources:\n  ver: { output: b/lijst }\n  eigen: { collectedFor: service, fields: { nummer: case-number } }\nsteps:\n  koppel: { join: ${order}, on: nummer }\n`,
  });
  for (const order of ['[ver, eigen]', '[eigen, ver]']) {
    it(`an original collection stays one when it meets a later purpose of its kind: ${order}`, () => {
      const { collected } = profile(joined(order), 'koppel');
      assert.deepEqual([...collected.values()].map(({ kind, original, distance }) => `${kind} ${original} ${distance}`).sort(), ['policy true 1', 'service true 0']);
    });
  }

  const counted = (released: string, from = 'tel'): Files => ({
    'a.pipeline.yaml': `grondslag: 1\npipeline: a\nsources:\n  bron: { use: statistics-only, secrecy: [cbs37], fields: { wijk: neighbourhood, inkomen: income } }\n  los: { fields: { wijk: neighbourhood, naam: name } }\nsteps:\n  tel: { aggregate: bron, by: [wijk], measures: { midden: { mean: inkomen } } }\n  erbij: { join: [tel, los], on: wijk }\noutputs:\n  uit: { from: ${from}${released} }\n`,
  });
  const released = ', released: { by: cbs, reference: Controle 7 }';
  const labels = (files: Files): readonly string[] => [...profile(files, 'uit').uses.keys(), ...profile(files, 'uit').secrecy.keys()];
  it('groups of unstated size keep their restriction and secrecy', () => assert.deepEqual(labels(counted('')), ['statistics-only', 'cbs37']));
  it('groups that their keeper checked lose both', () => assert.deepEqual(labels(counted(released)), []));
  it('rows beside such groups keep both', () => assert.deepEqual(labels(counted(released, 'erbij')), ['statistics-only', 'cbs37']));
});
