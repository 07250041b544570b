/** A catalogue on what is built in: stricter counts, wider does not and is said. Each case has a twin that differs in one word. */
import assert from 'node:assert/strict';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { buildEnvironment, type Environment } from '../../server/src/lineage/environment.ts';
import type { Catalog } from '../../server/src/model/pipeline.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { analyse, findings } from '../harness/check.ts';

const HEAD = 'grondslag: 1\ncatalog: eigen\n';

function environmentOf(...texts: readonly string[]): Environment {
  const analysis = analyse(Object.fromEntries(texts.map((text, i) => [`c${i}.catalog.yaml`, text.replace('eigen', `eigen${i}`)])));
  return buildEnvironment(knowledge(), [...analysis.workspace.allUnits()] as readonly Catalog[]);
}

/** What is said of the entry that does not count: `path: what`. */
function refused(body: string): readonly string[] {
  return findings({ 'c.catalog.yaml': HEAD + body })
    .filter(({ rule }) => rule.id === 'duplicate-id')
    .map(({ finding }) => `${finding.at.path.join('.')}: ${String(finding.params['what'])}`);
}

const law = (entry: string, id = 'wgs-schuld'): string => `laws: { ${id}: ${entry} }\n`;

/** The entry, what of it is refused, and what is left of `Wgs art. 3 lid 1 onder b`. */
const LAWS: readonly (readonly [entry: string, refused: readonly string[], left: Readonly<Record<string, unknown>>])[] = [
  ['{ grants: [collect] }', [], { grants: ['collect'] }],
  ['{ grants: [collect, automated] }', ['laws.wgs-schuld.grants: grants: automated'], { grants: ['collect'] }],
  ['{ grants: [collect, receive, disclose] }', [], { grants: ['collect', 'receive'] }],
  ['{ grants: [] }', [], { grants: [], grantsNothing: true }],
  ['{ status: repealed }', [], { status: 'repealed' }],
  ['{ status: in-force }', [], { status: 'in-force' }],
  ['{ covers: [debt] }', [], { covers: ['debt'] }],
  ['{ validTo: 2026-01-01 }', [], { validTo: '2026-01-01' }],
  ['{ validFrom: 2020-01-01 }', [], { validFrom: '2021-01-01' }],
  ['{ validFrom: 2022-01-01 }', [], { validFrom: '2022-01-01' }],
  ['{ article: art. 3, covers: [contact, debt, income] }', [], { covers: ['contact', 'debt'] }],
  ['{ article: art. 3 lid 1 onder b, covers: [debt, income] }', ['laws.wgs-schuld.covers: covers: income'], {}],
  ['{ article: art. 3 lid 1 onder b, controllers: [private] }', ['laws.wgs-schuld.controllers: controllers: private'], { controllers: ['public-authority'] }],
  ['{ article: art. 3 lid 1 onder b, controllers: [gemeenten] }', [], { controllers: ['gemeenten'] }],
  ['{ article: art. 8, status: repealed }', [], { status: 'in-force' }],
  ['{ title: Anders, reviewedBy: jurist }', [], { grants: ['collect', 'receive'], covers: ['contact', 'debt'] }],
];

describe('a catalogue on a built-in law', () => {
  for (const [entry, said, left] of LAWS) {
    it(entry, () => {
      assert.deepEqual(refused(law(entry)), said);
      const reading = environmentOf(HEAD + law(entry)).law('Wgs art. 3 lid 1 onder b');
      assert.ok(reading.kind === 'known');
      for (const [key, value] of Object.entries(left)) {
        const now: unknown = reading[key as keyof typeof reading];
        if (key === 'covers' && said.length === 0 && entry.includes('income')) assert.ok((now as readonly string[]).includes('debt') && !(now as readonly string[]).includes('income'));
        else assert.deepEqual(now, value, key);
      }
    });
  }

  it('counts however the entry or the citation names it', () => {
    for (const id of ['wgs-schuld', 'Wgs']) {
      for (const cited of ['wgs-schuld', 'Wgs', 'Wgs art. 3', 'Wgs art. 8']) {
        const reading = environmentOf(HEAD + law('{ status: repealed }', id)).law(cited);
        assert.equal(reading.kind === 'known' && reading.status, 'repealed', `${id} ${cited}`);
      }
    }
  });

  it('does not bring back what was repealed', () => {
    const gone = knowledge().laws.find(({ status, articles }) => status !== 'in-force' && articles.every((article) => article.status !== 'in-force'));
    assert.ok(gone !== undefined);
    assert.deepEqual(refused(law('{ status: in-force }', gone.id)), [`laws.${gone.id}.status: status: in-force`]);
    assert.equal((environmentOf(HEAD + law('{ status: in-force }', gone.id)).law(gone.id) as { status?: string }).status, gone.status);
    assert.deepEqual(refused(law('{ status: in-force, title: Eigen wet }', 'mijn-eigen-wet')), []);
  });

  it('narrows with every catalogue', () => {
    const reading = environmentOf(HEAD + law('{ grants: [collect] }'), HEAD + law('{ status: bill }')).law('Wgs art. 3');
    assert.ok(reading.kind === 'known');
    assert.deepEqual([reading.grants, reading.status], [['collect'], 'bill']);
  });

  it('takes a power away in a pipeline, and a twin keeps it', () => {
    const pipeline = `grondslag: 1
pipeline: a
controller: gem
parties: { gem: { name: Gemeente, kind: public-authority, country: NL } }
purposes:
  hulp: { description: Inwoners met schulden helpen die daarom vroegen, kind: debt-help, ground: { article: 6(1)(e), law: Wgs art. 3 }, bsn: { law: Wabb art. 10 }, retention: P6M }
sources: { een: { party: gem, collectedFor: debt-help, fields: { nummer: bsn, naam: name } } }
outputs: { uit: { from: een, audience: team, recipients: [gem] } }
`;
    const said = (id: string, entry: string): readonly string[] => findings({ 'a.pipeline.yaml': pipeline, 'c.catalog.yaml': HEAD + law(entry, id) }, DEFAULT_SETTINGS).filter(({ rule }) => rule.id === 'law-not-in-force').map(({ finding }) => finding.message);
    assert.deepEqual(said('wabb', '{ grants: [] }'), ['power']);
    assert.deepEqual(said('wabb', '{ grants: [collect] }'), ['power']);
    assert.deepEqual(said('wabb', '{ grants: [bsn] }'), []);
    assert.deepEqual(said('wgs-schuld', '{ status: repealed }'), ['repealed']);
    assert.deepEqual(said('wgs-schuld', '{ status: in-force }'), []);
  });
});

const register = (entry: string): string => `registers: { nl/cak-wanbetalers: ${entry} }\n`;

describe('a catalogue on a built-in register', () => {
  const known = knowledge().registers.find(({ id }) => id === 'nl/cak-wanbetalers')!;
  const [one, two] = known.fields.map(({ name }) => name) as [string, string];
  const of = (entry: string) => environmentOf(HEAD + register(entry)).register('nl/cak-wanbetalers')!;

  it('leaves fields out, and adds none', () => {
    assert.deepEqual([...of(`{ fields: { ${one}: , ${two}: } }`).fields.keys()], [one, two]);
    assert.deepEqual(refused(register(`{ fields: { ${one}: } }`)), []);
    assert.deepEqual([...of(`{ fields: { ${one}: , iets: income } }`).fields.keys()], [one]);
    assert.deepEqual(refused(register(`{ fields: { ${one}: , iets: income } }`)), ['registers.nl/cak-wanbetalers.fields.iets: fields.iets: iets']);
  });

  it('makes no field milder', () => {
    assert.equal(of(`{ fields: { ${one}: none } }`).fields.get(one), known.fields[0]!.category);
    assert.deepEqual(refused(register(`{ fields: { ${one}: none } }`)), [`registers.nl/cak-wanbetalers.fields.${one}: fields.${one}: none`]);
  });

  it('takes no secrecy, use or access away, and may add them', () => {
    const tax = knowledge().registers.find(({ secrecy }) => secrecy.length > 0)!;
    const entry = (text: string): string => `registers: { ${tax.id}: ${text} }\n`;
    assert.deepEqual(refused(entry('{ secrecy: [] }')), [`registers.${tax.id}.secrecy: secrecy: `]);
    assert.deepEqual(environmentOf(HEAD + entry('{ secrecy: [] }')).register(tax.id)!.secrecy, tax.secrecy);
    assert.deepEqual(environmentOf(HEAD + entry('{ secrecy: [wmo, medical] }')).register(tax.id)!.secrecy, [...new Set([...tax.secrecy, 'wmo', 'medical'])]);
    const closed = knowledge().registers.find(({ access }) => access === 'authorisation')!;
    assert.deepEqual(refused(`registers: { ${closed.id}: { access: open } }\n`), [`registers.${closed.id}.access: access: open`]);
    assert.equal(environmentOf(`${HEAD}registers: { ${closed.id}: { access: open } }\n`).register(closed.id)!.access, 'authorisation');
    const limited = knowledge().registers.find(({ use }) => use === undefined)!;
    assert.equal(environmentOf(`${HEAD}registers: { ${limited.id}: { use: statistics-only } }\n`).register(limited.id)!.use, 'statistics-only');
  });

  it('shortens how long data may stay, and does not lengthen it', () => {
    assert.equal(of('{ retention: P1D }').retention, 'P1D');
    const kept = knowledge().registers.find(({ retention }) => retention !== undefined);
    if (kept !== undefined) {
      assert.deepEqual(refused(`registers: { ${kept.id}: { retention: P900Y } }\n`), [`registers.${kept.id}.retention: retention: P900Y`]);
      assert.equal(environmentOf(`${HEAD}registers: { ${kept.id}: { retention: P900Y } }\n`).register(kept.id)!.retention, kept.retention);
    }
  });

  it('does not change what the register is', () => {
    assert.deepEqual(refused(register('{ subjects: { kind: objects } }')), ['registers.nl/cak-wanbetalers.subjects: subjects: objects']);
    assert.equal(of('{ subjects: { kind: objects } }').subjects?.kind, known.subjects.kind);
    assert.deepEqual(refused(register('{ collectedFor: statistics }')), ['registers.nl/cak-wanbetalers.collectedFor: collectedFor: statistics']);
  });

  it('a name with a slash that is not built in is no register', () => {
    const said = findings({ 'c.catalog.yaml': `${HEAD}registers: { nl/cak-wanbetaler: { fields: { naam: name } } }\n` });
    assert.deepEqual(said.map(({ rule, finding }) => `${rule.id} ${String(finding.params['suggestion'])}`), ['unknown-reference nl/cak-wanbetalers']);
    assert.equal(environmentOf(`${HEAD}registers: { nl/eigen: { fields: { naam: name } } }\n`).register('nl/eigen'), undefined);
  });
});

describe('a catalogue on a built-in category, group or party', () => {
  it('makes a category stricter, not milder', () => {
    const classOf = (parent: string): string | undefined => environmentOf(`${HEAD}categories: { nationality: { parent: ${parent} } }\n`).taxonomy.get('nationality')?.class;
    assert.equal(classOf('ethnicity'), 'special');
    assert.deepEqual(refused('categories: { nationality: { parent: ethnicity } }\n'), []);
    assert.equal(environmentOf(`${HEAD}categories: { diagnosis: { parent: object } }\n`).taxonomy.get('diagnosis')?.class, 'special');
    assert.deepEqual(refused('categories: { diagnosis: { parent: object } }\n'), ['categories.diagnosis.parent: parent: object']);
  });

  it('leaves groups and facts about parties alone', () => {
    assert.deepEqual(refused('categories: { contact: { parent: object } }\n'), ['categories.contact: contact']);
    assert.deepEqual(refused('parties: { sociale-media: { name: SM, kind: private, country: NL } }\n'), ['parties.sociale-media.country: country: NL']);
    assert.deepEqual(refused('parties: { cbs: { name: CBS, kind: public-authority, country: NL } }\n'), []);
    const environment = environmentOf(`${HEAD}parties: { sociale-media: { name: SM, kind: private, country: NL } }\n`);
    assert.equal(environment.party({ key: '' as never, parties: new Map(), purposes: new Map() }, 'sociale-media')?.country, 'IE');
  });
});
