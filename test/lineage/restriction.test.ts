import assert from 'node:assert/strict';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { buildEnvironment } from '../../server/src/lineage/environment.ts';
import { flowOf } from '../../server/src/lineage/flow.ts';
import { restrictedUses } from '../../server/src/lineage/restriction.ts';
import { buildUnit } from '../../server/src/model/build.ts';
import type { Pipeline } from '../../server/src/model/pipeline.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { TODAY } from '../harness/check.ts';

describe('what data kept for statistics or research are used for', () => {
  const base = knowledge();
  /** The sources whose use on individuals the matrix stops. */
  const stopped = (collectedFor: string, cells: typeof base.matrix.cells): readonly string[] => {
    const pipeline = buildUnit(fileId('p.yaml'), 0, {
      grondslag: 1, pipeline: 'p',
      purposes: { doel: { kind: 'supervision', ground: { article: '6(1)(e)', law: 'Gemeentewet art. 108' } } },
      sources: { bron: { collectedFor, fields: { naam: 'name' } } },
      outputs: { uit: { from: 'bron', audience: 'team' } },
    }) as Pipeline;
    const environment = buildEnvironment({ ...base, matrix: { ...base.matrix, cells } }, []);
    const flow = flowOf(pipeline, environment, () => ({ kind: 'missing', candidates: [] }));
    return restrictedUses(flow, { pipeline, environment, today: TODAY, controllers: [] }).flatMap(({ sources }) => sources.map(({ name }) => name));
  };
  it('is stopped for the kinds that the purpose matrix stops, whichever those are', () => {
    assert.deepEqual(stopped('statistics', base.matrix.cells), ['bron']);
    assert.deepEqual(stopped('archiving', base.matrix.cells), []);
    assert.deepEqual(stopped('archiving', { ...base.matrix.cells, archiving: { supervision: 'stop' } }), ['bron']);
  });
});
