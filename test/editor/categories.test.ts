import assert from 'node:assert/strict';
import { categoriesAbove, categoriesBelow, categoryAt, categoryItem } from '../../server/src/editor/categories.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { cursorIn } from '../harness/cursor.ts';
import { FILES, HEAD } from './example-workspace.ts';
import { workspaceOf } from './structure-texts.ts';

const OWN = `grondslag: 1
catalog: eigen
categories:
  cijfer: { parent: diagnosis, nl: cijfer, en: mark }
  eindcijfer: { parent: cijfer, nl: eindcijfer, en: final mark }
  zwevend: { parent: nergens }
  rond: { parent: rond }
`;

const workspace = workspaceOf({ ...FILES, 'eigen.catalog.yaml': OWN });

describe('categories as a tree', () => {
  it('stand below their groups, and own ones below their parents', () => {
    assert.deepEqual(categoriesAbove('address', workspace), ['contact', 'identity']);
    assert.deepEqual(categoriesAbove('klantsoort', workspace), ['non-personal']);
    assert.deepEqual(categoriesAbove('eindcijfer', workspace), ['cijfer']);
    assert.deepEqual(categoriesBelow('cijfer', workspace), ['eindcijfer']);
    assert.deepEqual(categoriesBelow('eindcijfer', workspace), []);
    assert.ok(categoriesBelow('contact', workspace).includes('phone'));
    assert.deepEqual([categoriesAbove('nergens', workspace), categoriesBelow('nergens', workspace)], [[], []]);
  });

  it('are the same from above and from below', () => {
    const { taxonomy } = workspace.environment;
    const ids = [...new Set([...taxonomy.categories, ...taxonomy.groups].map(({ id }) => id))];
    const up = ids.flatMap((id) => categoriesAbove(id, workspace).map((above) => `${above} > ${id}`));
    const down = ids.flatMap((id) => categoriesBelow(id, workspace).map((below) => `${id} > ${below}`));
    assert.ok(up.length > 100);
    assert.deepEqual([...up].sort(), [...down].sort());
    for (const id of ids) assert.ok(categoryItem(id, workspace, 'nl') !== undefined, id);
  });

  it('have a place where a catalogue declares them', () => {
    const { offset } = cursorIn(HEAD, 'klantsoort');
    const found = categoryAt(fileId('kop.pipeline.yaml'), offset, workspace, 'en')!;
    assert.equal(found.item.place?.file, 'a.catalog.yaml');
    assert.match(found.item.detail, /^kind of client/);
    assert.equal(categoryAt(fileId('kop.pipeline.yaml'), cursorIn(HEAD, 'debt').offset, workspace, 'en')!.item.place, undefined);
    assert.equal(categoryAt(fileId('kop.pipeline.yaml'), cursorIn(HEAD, 'Kop van').offset, workspace, 'en'), undefined);
  });
});
