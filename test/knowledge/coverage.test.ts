import assert from 'node:assert/strict';
import { holdsArticle } from '../../server/src/knowledge/article.ts';
import { articleNumber, resolveLaw } from '../../server/src/knowledge/citation.ts';
import { knowledge } from '../../server/src/knowledge/load.ts';
import type { Bilingual } from '../../server/src/knowledge/types.ts';
import { RULES } from '../../server/src/rules/registry.ts';
import { CATEGORY_IDS, LAW_IDS, LAW_NUMBERS, PRINCIPLE_IDS, REGISTER_FIELDS, REGISTER_IDS } from './expected.ts';

const base = knowledge();
const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map((entry) => entry.id);

function missing(wanted: readonly string[], present: readonly string[]): readonly string[] {
  return wanted.filter((id) => !present.includes(id));
}

/** Every bilingual text in the base, with the path to it. */
function texts(value: unknown, path: string): readonly { readonly path: string; readonly text: Bilingual }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('nl' in value && typeof value.nl === 'string') return [{ path, text: value as Bilingual }];
  return Object.entries(value).flatMap(([key, entry]) => texts(entry, `${path}.${key}`));
}

describe('coverage of the knowledge base', () => {
  it('has every category of the format', () => assert.deepEqual(missing(CATEGORY_IDS, ids(base.categories)), []));

  it('has the groups that may stand for categories', () => {
    assert.deepEqual(missing(['contact', 'identity', 'health', 'financial', 'location', 'special', 'criminal'], ids(base.groups)), []);
    assert.deepEqual(base.groups.find((group) => group.id === 'contact')?.members, ['name', 'address', 'email', 'phone']);
  });

  it('has the forty principles, numbered in order', () => {
    assert.deepEqual(ids(base.principles), PRINCIPLE_IDS);
    assert.deepEqual(base.principles.map((p) => p.number), PRINCIPLE_IDS.map((_, i) => i + 1));
  });

  it('maps all ten OECD principles, all four FAIR letters and all three lenses', () => {
    assert.deepEqual([...new Set(base.principles.flatMap((p) => p.oecd))].sort((a, b) => a - b), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert.deepEqual([...new Set(base.principles.flatMap((p) => p.fair))].sort(), ['A', 'F', 'I', 'R']);
    assert.deepEqual([...new Set(base.principles.flatMap((p) => p.lenses))].sort(), ['ethical', 'legal', 'technical']);
  });

  it('every rule serves principles and rests on articles that are known, and every principle has a rule', () => {
    for (const { id, principles, articles } of RULES) {
      assert.ok(principles.length > 0 && articles.length > 0, id);
      assert.deepEqual(missing(principles, ids(base.principles)), [], id);
    }
    assert.deepEqual(ids(base.principles).filter((id) => !RULES.some((rule) => rule.principles.includes(id))), []);
  });

  for (const { id, articles } of RULES) {
    // The FAIR principles are no law; a citation without a number is of the law as a whole.
    for (const citation of articles.filter((text) => !text.startsWith('FAIR '))) {
      it(`${id}: ${citation} is an article on record`, () => {
        const found = resolveLaw(base, citation);
        assert.equal(found.kind, 'resolved');
        const { law } = found;
        const cited = articleNumber(found);
        assert.ok(law.articles.some(({ article }) => (cited === '' ? article === '*' : article !== '*' && holdsArticle(article, cited))), `${law.id} has no ${cited}`);
      });
    }
  }

  it('has the number of every Dutch act that is consolidated', () => {
    assert.deepEqual(Object.fromEntries(base.laws.filter(({ number }) => number.startsWith('BWBR')).map(({ id, number }) => [id, number])), LAW_NUMBERS);
  });

  it('every secrecy regime rests on an article on record', () => {
    for (const { law: text } of base.secrecy) {
      for (const part of text.split(';')) {
        const found = resolveLaw(base, part);
        assert.ok(found.kind === 'resolved' && articleNumber(found) !== '' && found.article?.article !== '*', part);
      }
    }
  });

  it('states each tension at both principles', () => {
    for (const principle of base.principles) {
      for (const tension of principle.tensions) {
        const back = base.principles.find((p) => p.id === tension.with)?.tensions.some((t) => t.with === principle.id);
        assert.ok(back, `${tension.with} ↔ ${principle.id}`);
      }
    }
  });

  it('has the 17 kinds of the Dutch authority and the nine European criteria', () => {
    const numbers = (list: string): readonly number[] => base.dpia.criteria.filter((c) => c.list === list).map((c) => c.number);
    assert.deepEqual(numbers('ap'), Array.from({ length: 17 }, (_, i) => i + 1));
    assert.deepEqual(numbers('wp248'), Array.from({ length: 9 }, (_, i) => i + 1));
  });

  it('has the grounds, exceptions and bases for criminal data', () => {
    const of = (kind: string): readonly string[] => ids(base.grounds.filter((g) => g.kind === kind));
    assert.deepEqual(of('ground'), ['6a', '6b', '6c', '6d', '6e', '6f']);
    assert.deepEqual(of('exception'), ['9a', '9b', '9c', '9d', '9e', '9f', '9g', '9h', '9i', '9j']);
    assert.deepEqual(of('criminal'), ['32a', '32b', '32c', '32d', '32e', '32f', '33-1a', '33-1b', '33-1c', '33-2', '33-3', '33-4']);
    assert.deepEqual(ids(base.grounds.filter((g) => g.needsLaw && g.kind !== 'criminal')), ['6c', '6e', '9b', '9g', '9h', '9i', '9j']);
  });

  it('has QI-01 to QI-20', () => {
    assert.deepEqual(ids(base.combinations), Array.from({ length: 20 }, (_, i) => `QI-${String(i + 1).padStart(2, '0')}`));
  });

  it('has every register of the catalogue, and nothing else', () => {
    assert.deepEqual(ids(base.registers).toSorted(), REGISTER_IDS.toSorted());
  });

  for (const [register, fields] of Object.entries(REGISTER_FIELDS)) {
    it(`has the field table of ${register}`, () => {
      const found = base.registers.find((r) => r.id === register)?.fields ?? [];
      const actual = Object.fromEntries(Object.keys(fields).map((name) => [name, found.find((f) => f.name === name)?.category]));
      assert.deepEqual(actual, fields);
    });
  }

  it('has the laws of the first law file and the sources of the worked flows', () => assert.deepEqual(missing(LAW_IDS, ids(base.laws)), []));

  it('has the secrecy regimes a source may name', () => {
    assert.deepEqual(ids(base.secrecy), ['awr67', 'suwi74', 'medical', 'youth', 'wmo', 'cbs37', 'wpg7', 'awb2-5']);
  });

  it('knows the successor of an authority by its old name', () => {
    assert.ok(base.parties.find((p) => p.id === 'rdi')?.aliases.includes('Agentschap Telecom'));
  });

  it('publishes no fact about a person in an open register', () => {
    const byId = new Map(base.categories.map((c) => [c.id, c]));
    for (const register of base.registers.filter((r) => r.access === 'open')) {
      assert.equal(register.subjects.kind, 'objects', register.id);
      for (const field of register.fields) assert.ok(!byId.get(field.category)?.personalOnObjects, `${register.id}.${field.name}`);
    }
  });

  it('lets no law that is a bill or repealed grant anything', () => {
    for (const law of base.laws) {
      for (const article of law.articles) {
        const status = article.status ?? law.status;
        if (status !== 'in-force' && status !== 'adopted') assert.deepEqual(article.grants, [], `${law.id} ${article.article}`);
      }
    }
  });

  it('marks the SyRI article as not to be used, with the reason', () => {
    const article = base.laws.find((l) => l.id === 'suwi')?.articles.find((a) => a.article === '65');
    assert.equal(article?.status, 'do-not-use');
    assert.match(article.reason?.en ?? '', /RBDHA:2020:865/);
  });

  it('says of every law without an established number that it is not verified', () => {
    for (const law of base.laws.filter((l) => l.number === '')) assert.notEqual(law.evidence, 'verified', law.id);
  });

  it('writes every sentence in both languages', () => {
    const all = texts(base, 'knowledge');
    assert.ok(all.length > 700);
    for (const { path, text } of all) {
      assert.ok(text.nl.trim() !== '' && text.en.trim() !== '', path);
      if (text.nl.split(' ').length > 4) assert.notEqual(text.nl, text.en, path);
    }
  });
});
