import assert from 'node:assert/strict';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { buildTaxonomy } from '../../server/src/knowledge/taxonomy.ts';
import { specialKind } from '../../server/src/lineage/kinds.ts';

const taxonomy = buildTaxonomy(knowledge(), [
  { id: 'suiker', parent: 'diagnosis' }, { id: 'suiker-type-2', parent: 'suiker' }, { id: 'kerk', parent: 'religion' },
  { id: 'zorgsoort', parent: 'health' }, { id: 'anders', parent: 'special' }, { id: 'boete', parent: 'admin-sanction' }, { id: 'celstraf', parent: 'conviction' },
]);

/** A category, and the kind under which one exception counts for it. */
const CASES: readonly (readonly [string, string])[] = [
  ['diagnosis', 'health'], ['health', 'health'], ['religion', 'religion'], ['suiker', 'health'], ['suiker-type-2', 'health'], ['zorgsoort', 'health'],
  ['kerk', 'religion'], ['anders', 'anders'], ['conviction', 'criminal'], ['celstraf', 'criminal'], ['admin-sanction', 'administrative-offence'], ['boete', 'administrative-offence'],
];

describe('the legal kind of a special category', () => {
  for (const [id, expected] of CASES) it(`${id} is ${expected}`, () => assert.equal(specialKind(taxonomy.get(id)!), expected));
});
