import assert from 'node:assert/strict';
import { countsFor, giversOf } from '../../server/src/knowledge/combinations.ts';
import { inferencesOf, jointInferencesOf } from '../../server/src/knowledge/inference.ts';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { buildTaxonomy } from '../../server/src/knowledge/taxonomy.ts';

const base = knowledge();
const taxonomy = buildTaxonomy(base, []);

const COVERS: readonly (readonly [string, string, boolean])[] = [
  ['birth-date', 'birth-date', true],
  ['birth-date', 'birth-year', true],
  ['birth-date', 'age-band', true],
  ['birth-year', 'age', true],
  ['age-band', 'birth-date', false],
  ['postcode6', 'postcode4', true],
  ['postcode4', 'postcode6', false],
  ['neighbourhood', 'municipality', true],
  ['postcode6', 'province', true],
  ['address', 'street', true],
  ['address', 'house-number', true],
  ['address', 'postcode6', true],
  ['address', 'municipality', true],
  ['postcode6', 'address', false],
  ['name', 'initials', true],
  ['initials', 'name', false],
  ['contact', 'name', true],
  ['contact', 'phone', true],
  ['contact', 'house-number', true],
  ['contact', 'birth-date', false],
  ['contact', 'debt', false],
  ['identity', 'birth-date', true],
  ['financial', 'debt', true],
  ['financial', 'diagnosis', false],
  ['health', 'diagnosis', true],
  ['health', 'care-cost', true],
  ['diagnosis', 'health', false],
  ['special', 'diagnosis', true],
  ['special', 'religion', true],
  ['special', 'care-cost', false],
  ['criminal', 'police-data', true],
  ['location', 'location', true],
  ['location', 'movement', true],
  ['location', 'licence-plate', false],
  ['timestamp', 'timestamp-date', true],
  ['energy-interval', 'energy-use', true],
  ['income', 'income-band', true],
  ['income', 'wealth', false],
  ['no-such-thing', 'name', false],
  ['contact', 'no-such-thing', false],
];

const SUGGESTIONS: readonly (readonly [string, string | undefined])[] = [
  ['adres', 'address'],
  ['adress', 'address'],
  ['Naam', 'name'],
  ['geboortedatum', 'birth-date'],
  ['birthdate', 'birth-date'],
  ['birth_date', 'birth-date'],
  ['diagnoses', 'diagnosis'],
  ['diagnose', 'diagnosis'],
  ['contactgegevens', 'contact'],
  ['license-plate', 'licence-plate'],
  ['e-mail', 'email'],
  ['health-data', undefined],
  ['kleur', undefined],
  ['x', undefined],
  ['', undefined],
];

describe('taxonomy', () => {
  for (const [declared, category, expected] of COVERS) {
    it(`${declared} ${expected ? 'covers' : 'does not cover'} ${category}`, () => assert.equal(taxonomy.covers(declared, category), expected));
  }

  for (const [id, expected] of SUGGESTIONS) {
    it(`suggests ${expected ?? 'nothing'} for «${id}»`, () => assert.equal(taxonomy.suggest(id), expected));
  }

  it('orders the forms on one axis only', () => {
    assert.ok(taxonomy.isCoarser('age-band', 'birth-date'));
    assert.ok(!taxonomy.isCoarser('birth-date', 'age-band'));
    assert.ok(!taxonomy.isCoarser('postcode4', 'birth-date'));
    assert.ok(!taxonomy.isCoarser('location', 'address'));
    assert.ok(!taxonomy.isCoarser('name', 'name'));
  });

  it('takes health and location on a field for the category, and a plain group for its members', () => {
    assert.ok(taxonomy.isGroup('contact'));
    assert.ok(!taxonomy.isGroup('health'));
    assert.deepEqual(taxonomy.members('health').map((c) => c.id), ['health']);
    assert.deepEqual(taxonomy.members('contact').map((c) => c.id), ['name', 'address', 'email', 'phone']);
    assert.deepEqual(taxonomy.members('nothing'), []);
  });

  it('is one and the same as long as nobody adds a category', () => {
    assert.equal(buildTaxonomy(base, []), taxonomy);
    assert.notEqual(buildTaxonomy(base, [{ id: 'club', parent: 'work' }]), taxonomy);
  });

  it('gives a special category for every member of special, and a coarser form never a stricter class', () => {
    const strict = ['none', 'ordinary', 'sensitive', 'national-id', 'criminal', 'special'];
    for (const a of taxonomy.categories) {
      for (const b of taxonomy.categories) {
        if (taxonomy.isCoarser(a.id, b.id) && b.class !== 'ordinary') assert.ok(strict.indexOf(a.class) <= strict.indexOf(b.class), `${a.id} below ${b.id}`);
      }
    }
    assert.ok(taxonomy.members('special').every((c) => c.class === 'special'));
  });
});

describe('own categories', () => {
  const own = buildTaxonomy(base, [
    { id: 'partner-birth-date', parent: 'birth-date', nl: 'geboortedatum partner', en: "partner's date of birth" },
    { id: 'intake-note', parent: 'wmo-provision', nl: 'intake' },
    { id: 'intake-note-short', parent: 'intake-note' },
    { id: 'shop-address', parent: 'address' },
    { id: 'health-rumour', parent: 'health' },
    { id: 'money-thing', parent: 'financial' },
    { id: 'name', parent: 'none' },
    { id: 'orphan', parent: 'no-such-parent' },
    { id: 'loop-a', parent: 'loop-b' },
    { id: 'loop-b', parent: 'loop-a' },
  ]);

  it('take class, role, granularity and inference from their parent', () => {
    assert.equal(own.get('partner-birth-date')?.role, 'quasi');
    assert.deepEqual(own.get('partner-birth-date')?.granularity, { axis: 'birth', step: 0 });
    assert.equal(own.get('intake-note-short')?.class, 'special');
    assert.deepEqual(own.get('intake-note-short')?.parents, ['intake-note', 'wmo-provision', 'health', 'special']);
    assert.deepEqual(own.get('intake-note')?.label, { nl: 'intake', en: 'intake' });
  });

  it('take the strictest class of a group', () => {
    assert.equal(own.get('money-thing')?.class, 'sensitive');
    assert.equal(own.get('money-thing')?.role, 'direct');
  });

  it('cannot replace a built-in category, and need a path to one', () => {
    assert.equal(own.get('name')?.class, 'ordinary');
    for (const id of ['orphan', 'loop-a', 'loop-b']) assert.equal(own.get(id), undefined);
  });

  it('are covered by their parents and groups, and widen nothing', () => {
    assert.ok(own.covers('birth-date', 'partner-birth-date'));
    assert.ok(own.covers('health', 'intake-note-short'));
    assert.ok(own.covers('special', 'health-rumour'));
    assert.ok(own.covers('contact', 'shop-address'));
    assert.ok(own.members('contact').some((c) => c.id === 'shop-address'));
    assert.ok(!own.covers('partner-birth-date', 'birth-date'));
    assert.ok(!own.covers('partner-birth-date', 'birth-year'));
    assert.ok(!own.covers('shop-address', 'postcode6'));
    assert.ok(!own.covers('birth-year', 'partner-birth-date'));
  });

  it('leave the built-in taxonomy as it was', () => assert.equal(taxonomy.get('partner-birth-date'), undefined));
});

describe('inferences', () => {
  const given = (ids: readonly string[]): readonly string[] => inferencesOf(taxonomy, ids).map((i) => `${i.from} ${i.strength} ${i.category}`);

  it('follow the table', () => {
    assert.deepEqual(given(['nationality']), ['nationality may-reveal ethnicity']);
    assert.deepEqual(given(['migration-background']), ['migration-background reveals ethnicity']);
    assert.deepEqual(given(['care-department']), ['care-department reveals health']);
    assert.deepEqual(given(['care-cost']), ['care-cost may-reveal health']);
    assert.deepEqual(given(['union-fee']), ['union-fee reveals union-membership']);
    assert.deepEqual(given(['partner']), []);
  });

  it('may need several categories to meet', () => {
    const joint = (ids: readonly string[]): readonly string[] => jointInferencesOf(base, taxonomy, ids).map((i) => `${i.strength} ${i.category}`);
    assert.deepEqual(joint(['birth-country', 'parents-birth-country']), ['reveals ethnicity']);
    assert.deepEqual(joint(['marital-status', 'partner', 'sex', 'name']), ['may-reveal sexual-orientation']);
    assert.deepEqual(joint(['partner', 'sex']), ['may-reveal sexual-orientation']);
    assert.deepEqual(joint(['partner', 'marital-status']), []);
    assert.deepEqual(joint(['birth-country', 'parents-birth-country', 'ethnicity']), []);
    assert.deepEqual(joint(['birth-country', 'nationality']), []);
  });

  it('say nothing of what is there itself, of arrears, of property value and of age', () => {
    assert.deepEqual(given(['care-cost', 'health']), []);
    assert.deepEqual(given(['debt', 'woz-value', 'age', 'birth-date', 'postcode6']), []);
  });
});

describe('what gives a category', () => {
  const own = buildTaxonomy(base, [
    { id: 'fijn', parent: 'birth-date' }, { id: 'fijner', parent: 'fijn' }, { id: 'onder-groep', parent: 'contact' }, { id: 'rond-a', parent: 'rond-b' }, { id: 'rond-b', parent: 'rond-a' },
  ]);
  it('is the same whether it is looked up or asked one by one', () => {
    for (const one of [taxonomy, own]) {
      for (const wanted of [...one.categories.map(({ id }) => id), ...one.groups.map(({ id }) => id), 'no-such-thing', 'rond-a']) {
        assert.deepEqual([...giversOf(one, wanted)].sort(), one.categories.map(({ id }) => id).filter((id) => countsFor(one, id, wanted)).sort(), wanted);
      }
    }
  });
});

describe('a great many own categories', () => {
  it('below each other are read as far as anybody writes them, in any order', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => ({ id: `c${index}`, parent: index === 0 ? 'debt' : `c${index - 1}` }));
    const [down, up] = [buildTaxonomy(base, chain), buildTaxonomy(base, chain.toReversed())];
    assert.deepEqual(down.categories.map(({ id }) => id).sort(), up.categories.map(({ id }) => id).sort());
    assert.equal(down.covers('financial', 'c50'), true);
    assert.equal(down.covers('c3', 'c50'), true);
    assert.equal(down.covers('c50', 'c3'), false);
    assert.equal(down.get('c200'), undefined);
  });

  it('beside each other are all in their group, in the order of the catalogue', () => {
    const wide = buildTaxonomy(base, Array.from({ length: 20_000 }, (_, index) => ({ id: `c${index}`, parent: index % 2 === 0 ? 'debt' : 'financial' })));
    const ids = wide.members('financial').map(({ id }) => id).filter((id) => /^c\d+$/.test(id));
    assert.deepEqual(ids, Array.from({ length: 20_000 }, (_, index) => `c${index}`));
  });
});
