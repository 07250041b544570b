import assert from 'node:assert/strict';
import { articleNumber, resolveLaw } from '../../server/src/knowledge/citation.ts';
import { knowledge } from '../../server/src/knowledge/load.ts';

const base = knowledge();

/** Text, the law it names, its one notation, and the article entry that answers for it. */
const RESOLVED: readonly (readonly [string, string, string, string])[] = [
  ['Wgs art. 3 lid 1 onder b', 'wgs-schuld', 'Wgs 3(1)(b)', '3(1)(b)'],
  ['art. 3, eerste lid, aanhef en onder b, Wgs', 'wgs-schuld', 'Wgs 3(1)(b)', '3(1)(b)'],
  ['artikel 3 van de Wet gemeentelijke schuldhulpverlening', 'wgs-schuld', 'Wgs 3', '3'],
  ['Wgs art. 3 lid 2', 'wgs-schuld', 'Wgs 3(2)', '3'],
  ['Wgs art. 30', 'wgs-schuld', 'Wgs 30', '*'],
  ['Wgs', 'wgs-schuld', 'Wgs', '*'],
  ['WGS', 'wgs-samen', 'WGS', '*'],
  ['wgs-schuld', 'wgs-schuld', 'Wgs', '*'],
  ['artikel 6 lid 1 sub e AVG', 'avg', 'AVG 6(1)(e)', '6'],
  ['AVG 6(1)(e)', 'avg', 'AVG 6(1)(e)', '6'],
  ['Article 6(1)(e) of the GDPR', 'avg', 'AVG 6(1)(e)', '6'],
  ['AVG 6(4)', 'avg', 'AVG 6(4)', '6(4)'],
  ['32016R0679', 'avg', 'AVG', '*'],
  ['Verordening (EU) 2016/679, artikel 9, tweede lid, onderdeel g', 'avg', 'AVG 9(2)(g)', '9'],
  ['UAVG 30(3)(a)', 'uavg', 'UAVG 30(3)(a)', '30(3)(a)'],
  ['uavg 33(1)(b)', 'uavg', 'UAVG 33(1)(b)', '33(1)(b)'],
  ['UAVG art. 32 onder f', 'uavg', 'UAVG 32(f)', '32(f)'],
  ['Uitvoeringswet AVG art. 40', 'uavg', 'UAVG 40', '40'],
  ['Wet BRP art. 3.2', 'brp', 'Wet BRP 3.2', '3.2'],
  ['BRP art. 3.2', 'brp', 'Wet BRP 3.2', '3.2'],
  ['BWBR0033715', 'brp', 'Wet BRP', '*'],
  ['AWR 67', 'awr', 'AWR 67', '67'],
  ['art. 67, tweede lid, AWR', 'awr', 'AWR 67(2)', '67(2)'],
  ['Besluit gemeentelijke schuldhulpverlening art. 2', 'besluit-schuldhulp', 'Besluit gemeentelijke schuldhulpverlening 2', '2'],
  ['Stb. 2020, 240', 'besluit-schuldhulp', 'Besluit gemeentelijke schuldhulpverlening', '*'],
  ['Wet op het Centraal bureau voor de statistiek art. 33', 'cbs', 'Wet CBS 33', '33'],
  ['Wet SUWI art. 65', 'suwi', 'Wet SUWI 65', '65'],
  ['Awb 2:5', 'awb', 'Awb 2:5', '2:5'],
  ['BW 7:457', 'bw', 'BW 7:457', '7:457'],
  ['Zvw 18a–18g', 'zvw', 'Zvw 18a', '18a'],
  ['Participatiewet art. 64 en 65', 'pw', 'Participatiewet 64', '64'],
  ['Wmo 2015 hoofdstuk 5', 'wmo', 'Wmo', '*'],
  ['Wmo 2015 5.3.3', 'wmo', 'Wmo 5.3.3', '5.3.3'],
  ['AVG overweging 26', 'avg', 'AVG overweging 26', 'overweging 26'],
  ['GDPR recital 26', 'avg', 'AVG overweging 26', 'overweging 26'],
  ['recital (71) of the GDPR', 'avg', 'AVG overweging 71', 'overweging 71'],
  ['overwegingen 38 en 71 AVG', 'avg', 'AVG overweging 38', 'overweging 38'],
  ['AVG overweging 4', 'avg', 'AVG overweging 4', '*'],
  ['AVG 26', 'avg', 'AVG 26', '26'],
  ['AVG 2 lid 2 onder d', 'avg', 'AVG 2(2)(d)', '2(2)(d)'],
  ['WVW 1994', 'wvw', 'WVW 1994', '*'],
  ['Woo 5.1(1)(d)', 'woo', 'Woo 5.1(1)(d)', '5.1(1)(d)'],
  ['Sv 126jj', 'sv', 'Sv 126jj', '126jj'],
  ['Wpg art. 16', 'wpg-politie', 'Wpg 16', '16'],
  ['Wpg art. 16 lid 1 onder b', 'wpg-politie', 'Wpg 16(1)(b)', '16(1)(b)'],
  ['Wet publieke gezondheid art. 6c', 'wpg-gezondheid', 'Wpg 6c', '*'],
];

const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = {
  wgs: ['wgs-samen', 'wgs-schuld'],
  'wgs art. 3 lid 1 onder b': ['wgs-samen', 'wgs-schuld'],
  Wpg: ['wpg-gezondheid', 'wpg-politie'],
  'Wpg art. 99': ['wpg-gezondheid', 'wpg-politie'],
  BRP: ['brp'],
  'BRP art. 99': ['brp'],
};

const UNKNOWN = ['AVG overweging', 'recital 26', 'AVG overweging 26 bis', '', '   ', 'Verordening schuldhulp Voorbeeld', 'Besluit BRP art. 3', 'Wgs3', 'AVG 6(1)(e) jo. Wgs 3', 'art. 3', 'Wet', 'constructor', '((((', 'x'.repeat(5000)];

describe('citations', () => {
  for (const [text, law, citation, article] of RESOLVED) {
    it(`«${text}» is ${citation}`, () => {
      const found = resolveLaw(base, text);
      assert.equal(found.kind, 'resolved');
      assert.deepEqual([found.law.id, found.citation, found.article?.article], [law, citation, article]);
      assert.ok(articleNumber(found) === '' || citation.endsWith(` ${articleNumber(found)}`), articleNumber(found));
    });
  }

  for (const [text, laws] of Object.entries(AMBIGUOUS)) {
    it(`«${text}» may be several laws`, () => {
      const found = resolveLaw(base, text);
      assert.equal(found.kind, 'ambiguous');
      assert.deepEqual(found.candidates.map((law) => law.id).toSorted(), laws);
    });
  }

  for (const text of UNKNOWN) it(`«${text.slice(0, 40)}» is unknown`, () => assert.equal(resolveLaw(base, text).kind, 'unknown'));

  it('every id, number and full title resolves to its own law', () => {
    for (const law of base.laws) {
      for (const name of [law.id, law.title.nl, law.title.en, law.number].filter((n) => n !== '')) {
        const found = resolveLaw(base, name);
        assert.equal(found.kind === 'resolved' ? found.law.id : found.kind, law.id, name);
      }
    }
  });

  it('the law of every secrecy regime resolves', () => {
    for (const regime of base.secrecy) for (const part of regime.law.split(';')) assert.equal(resolveLaw(base, part).kind, 'resolved', part);
  });

  it('every listed article resolves to itself', () => {
    for (const law of base.laws) {
      for (const { article } of law.articles.filter((a) => a.article !== '*')) {
        const found = resolveLaw(base, `${law.title.nl} art. ${article}`);
        assert.equal(found.kind === 'resolved' ? found.article?.article : found.kind, article, `${law.id} ${article}`);
      }
    }
  });
});
