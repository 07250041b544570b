import assert from 'node:assert/strict';
import { matchCombinations } from '../../server/src/knowledge/combinations.ts';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { matrixCell } from '../../server/src/knowledge/purposes.ts';
import { buildTaxonomy } from '../../server/src/knowledge/taxonomy.ts';

const base = knowledge();

const TO = ['service', 'policy', 'statistics', 'research', 'supervision', 'enforcement', 'criminal', 'debt-help', 'operations', 'publication'];
const TABLE: Readonly<Record<string, string>> = {
  service: 'ok test stat stat test law law test test anon',
  policy: 'test ok stat stat test law law test test anon',
  statistics: 'stop anon ok stat stop stop stop stop stop anon',
  research: 'stop anon stat ok stop stop stop stop stop anon',
  supervision: 'test test stat stat ok test law test test anon',
  'debt-help': 'test test stat stat stop-ethics stop-ethics law ok test anon',
  care: 'test test stat stat law law law test no anon',
  criminal: 'law law law law law law ok law no anon',
};

const FALLBACKS: readonly (readonly [string, string, string])[] = [
  ['education', 'education', 'ok'],
  ['education', 'statistics', 'stat'],
  ['operations', 'research', 'stat'],
  ['public-health', 'enforcement', 'law'],
  ['education', 'criminal', 'law'],
  ['operations', 'policy', 'test'],
  ['service', 'care', 'test'],
  ['service', 'archiving', 'test'],
  ['operations', 'publication', 'test'],
  ['care', 'care', 'ok'],
  ['publication', 'publication', 'ok'],
  ['no-such-kind', 'service', 'test'],
  ['constructor', 'toString', 'test'],
];

describe('purpose matrix', () => {
  for (const [from, row] of Object.entries(TABLE)) {
    it(`row ${from}`, () => assert.equal(TO.map((to) => matrixCell(base, from, to)).join(' '), row));
  }

  it('has no cell besides the table', () => {
    assert.deepEqual(Object.keys(base.matrix.cells).sort(), Object.keys(TABLE).sort());
    for (const row of Object.values(base.matrix.cells)) assert.deepEqual(Object.keys(row).sort(), TO.toSorted());
  });

  for (const [from, to, cell] of FALLBACKS) it(`${from} to ${to} without a cell is ${cell}`, () => assert.equal(matrixCell(base, from, to), cell));

  it('labels every kind of purpose', () => {
    assert.deepEqual(
      base.matrix.kinds.map((kind) => kind.id),
      'service service-optional policy statistics research supervision enforcement criminal debt-help care education public-health operations publication archiving re-identification'.split(' '),
    );
  });
});

/** Sets of categories and the combinations they complete, strongest first. */
const COMPLETED: readonly (readonly [string, string])[] = [
  ['birth-date postcode6 sex', 'QI-01'],
  ['birth-date postcode6', 'QI-02'],
  ['birth-date postcode4', 'QI-02'],
  ['birth-date postcode4 gender', 'QI-03'],
  ['birth-date municipality sex', 'QI-04'],
  ['birth-date province sex', 'QI-05'],
  ['birth-year postcode6 sex', 'QI-06'],
  ['birth-year postcode4 sex nationality', 'QI-07 QI-14'],
  ['postcode6 house-number', 'QI-08'],
  ['ean energy-interval', 'QI-09'],
  ['licence-plate timestamp location', 'QI-10'],
  ['occupation municipality', 'QI-13'],
  ['nationality neighbourhood age-band', 'QI-14'],
  ['school school-year youth-care', 'QI-15'],
  ['woz-value building-year floor-area postcode4', 'QI-16'],
  ['sbi-code municipality organisation-size', 'QI-17'],
  ['event-date institution birth-year sex', 'QI-18'],
  ['ip-address timestamp', 'QI-20'],
  ['pseudonym', ''],
  ['birth-year postcode4 sex', ''],
  ['age-band province sex', ''],
  ['municipality sex', ''],
  ['', ''],
];

describe('quasi-identifier combinations', () => {
  const taxonomy = buildTaxonomy(base, []);
  for (const [categories, expected] of COMPLETED) {
    it(`${categories || 'nothing'}: ${expected || 'none'}`, () => {
      assert.equal(matchCombinations(base, taxonomy, categories.split(' ')).map((c) => c.id).join(' '), expected);
    });
  }

  it('an own category counts for the one it descends from', () => {
    const own = buildTaxonomy(base, [{ id: 'partner-birth-date', parent: 'birth-date' }]);
    assert.deepEqual(matchCombinations(base, own, ['partner-birth-date', 'postcode4']).map((c) => c.id), ['QI-02']);
  });
});
