import assert from 'node:assert/strict';
import { complete, type Circumstances } from './completing.ts';
import { CATALOG, FILES, HEAD, TAIL } from './example-workspace.ts';

const PIPELINE = HEAD.replace('pipeline: kop', 'pipeline: eigen');
const STEP = 'outputs:';

interface Case {
  readonly title: string;
  readonly text?: string;
  /** What is replaced in the text, by a text with the cursor in it. */
  readonly needle: string;
  readonly marked: string;
  /** The labels that come first, in order; with `only`, all of them. */
  readonly first: readonly string[];
  readonly only?: true;
  readonly not?: readonly string[];
  /** The item that is taken, and what then stands where the needle stood. */
  readonly take?: string;
  readonly gives?: string;
  readonly how?: Circumstances;
}

const step = (body: string): string => `  nieuw:\n${body}\n${STEP}`;

const CASES: readonly Case[] = [
  // Keys
  { title: 'keys of a source, what a present key rules out left away', needle: '    secrecy: [awr67]', marked: '    ‸', first: ['disclosure', 'authorisation'], not: ['party', 'register', 'output', 'fields'], take: 'disclosure', gives: '    disclosure:\n      ' },
  { title: 'a key with a value', needle: '    secrecy: [awr67]', marked: '    ret‸', first: ['disclosure'], take: 'retention', gives: '    retention: ' },
  { title: 'a key with a list, between brackets as the file has it', needle: '    secrecy: [awr67]', marked: '    se‸', first: ['disclosure'], take: 'secrecy', gives: '    secrecy: []' },
  { title: 'a key with a list for a client without tab stops', needle: '    secrecy: [awr67]', marked: '    se‸', first: ['disclosure'], take: 'secrecy', gives: '    secrecy:\n      - ', how: { snippets: false } },
  { title: 'the name of a key that has a value', needle: 'collectedFor:', marked: 'coll‸ectedFor:', first: ['collectedFor'], take: 'disclosure', gives: 'disclosure:' },
  { title: 'required keys first', needle: 'from: smal, purpose: hulp, audience: organisation, recipients: [gemeente]', marked: '‸', first: ['from'], take: 'release', gives: 'release: []' },
  { title: 'a mapping in flow style', needle: 'purpose: hulp, audience', marked: 'rec‸, audience', first: ['purpose'], take: 'recipientCannotReidentify', gives: 'recipientCannotReidentify: {  }, audience' },
  { title: 'keys on a line that is indented too far', needle: '    secrecy: [awr67]', marked: '      dis‸', first: ['disclosure'], take: 'disclosure', gives: '    disclosure:\n      ' },
  { title: 'keys on a line that is indented between two levels', needle: '    secrecy: [awr67]', marked: '   ‸', first: ['disclosure'], take: 'retention', gives: '    retention: ' },
  { title: 'keys of the section on a line at its column', needle: 'outputs:', marked: '  ‸\noutputs:', first: ['join', 'union', 'select'] },
  { title: 'keys of the top level at its column', needle: 'outputs:', marked: '‸\noutputs:', first: [], not: ['steps', 'sources', 'join', 'title'], take: 'owner', gives: 'owner: \noutputs:' },
  { title: 'the keys of an item of a list', needle: 'outputs:', marked: 'purposes:\n  p:\n    special:\n      - article: 9(2)(g)\n        ‸\noutputs:', first: ['law', 'categories', 'secrecyDuty'], only: true },
  { title: 'the first key of an item', needle: 'outputs:', marked: 'purposes:\n  p:\n    special:\n      - ‸\noutputs:', first: ['categories', 'article'], take: 'article', gives: 'purposes:\n  p:\n    special:\n      - article: \noutputs:' },
  { title: 'a new item of a list of mappings', needle: 'outputs:', marked: 'purposes:\n  p:\n    special:\n      ‸\noutputs:', first: ['categories', 'article'], take: 'article', gives: 'purposes:\n  p:\n    special:\n      - article: \noutputs:' },
  { title: 'the second of two ways to give a notice is ruled out', needle: 'outputs:', marked: 'purposes:\n  p:\n    evidence:\n      notice:\n        url: x\n        ‸\noutputs:', first: ['law'], only: true },
  { title: 'the keys of a register in a catalogue', text: CATALOG, needle: '    access: agreement', marked: '    ‸', first: ['access', 'secrecy'], take: 'staysIn', gives: '    staysIn: ', how: { name: 'a.catalog.yaml' } },
  // Steps
  { title: 'a new step with the last ones as inputs', needle: STEP, marked: `  ‸\n${STEP}`, first: ['join'], take: 'join', gives: `  koppel-2:\n    join: [koppel, smal]\n    on: \n${STEP}` },
  { title: 'a verb with what it asks for', needle: STEP, marked: step('    pseu‸'), first: ['join'], take: 'pseudonymise', gives: step('    pseudonymise: smal\n    fields: []\n    method: hmac-sha256') },
  { title: 'a verb in a mapping in flow style', needle: STEP, marked: '  nieuw: { ‸ }\noutputs:', first: ['join'], take: 'select', gives: '  nieuw: { select: smal, fields: [] }\noutputs:' },
  { title: 'a verb without tab stops', needle: STEP, marked: step('    ‸'), first: ['join'], take: 'select', gives: step('    select: '), how: { snippets: false } },
  { title: 'the other keys of a step with a verb', needle: '    on: nummer\n', marked: '    ‸\n', first: ['on', 'how'], not: ['join', 'select', 'fields', 'union'] },
  { title: 'the inputs a step may read, without itself and what reads it', needle: 'join: [register, betalingen]', marked: 'join: [register, ‸]', first: ['betalingen'], only: true },
  { title: 'inputs in a list whose bracket is not closed', needle: 'join: [register, betalingen]', marked: 'join: [register, bet‸', first: ['betalingen'], take: 'betalingen', gives: 'join: [register, betalingen' },
  { title: 'what an output puts out, what nobody reads first', needle: 'outputs:', marked: '  los:\n    filter: koppel\noutputs:\n  tweede: { from: ‸ }', first: ['los', 'smal'] },
  // Fields
  { title: 'fields at the input of a step', needle: STEP, marked: step('    drop: koppel\n    fields: [adres, ‸]'), first: ['nummer', 'geboren', 'saldo', 'soort'], only: true, take: 'saldo', gives: step('    drop: koppel\n    fields: [adres, saldo]') },
  { title: 'fields in a block list without a dash', needle: STEP, marked: step('    drop: koppel\n    fields:\n      ‸'), first: ['nummer'], take: 'saldo', gives: step('    drop: koppel\n    fields:\n      - saldo') },
  { title: 'fields behind a dash', needle: STEP, marked: step('    drop: koppel\n    fields:\n      - adres\n      - ‸'), first: ['nummer', 'geboren'], not: ['adres'], take: 'geboren', gives: step('    drop: koppel\n    fields:\n      - adres\n      - geboren') },
  { title: 'fields right behind a dash, without a blank', needle: STEP, marked: step('    drop: koppel\n    fields:\n      -‸'), first: ['nummer'], take: 'saldo', gives: step('    drop: koppel\n    fields:\n      - saldo') },
  { title: 'a list where only its key stands', needle: STEP, marked: step('    drop: koppel\n    fields: ‸'), first: ['nummer'], take: 'saldo', gives: step('    drop: koppel\n    fields: [saldo]') },
  { title: 'key fields: those of all inputs first', needle: 'on: nummer', marked: 'on: ‸', first: ['nummer', 'adres'], take: 'nummer', gives: 'on: nummer' },
  { title: 'key fields per input', needle: 'on: nummer', marked: 'on: { betalingen: ‸ }', first: ['nummer', 'saldo', 'soort'], only: true },
  { title: 'the old name of a field', needle: 'woonplek: adres', marked: 'woonplek: ‸', first: ['nummer', 'adres'] },
  { title: 'fields of another pipeline', text: TAIL, needle: 'fields: [woonplek]', marked: 'fields: [‸]', first: ['woonplek', 'bedrag'], only: true, how: { name: 'staart.pipeline.yaml' } },
  { title: 'fields that can be coarser first, and their coarser forms only', needle: STEP, marked: step('    generalise: koppel\n    fields: { geboren: ‸ }'), first: ['birth-year', 'age', 'age-band'], only: true },
  { title: 'fields to generalise', needle: STEP, marked: step('    generalise: koppel\n    fields:\n      ‸'), first: ['adres', 'geboren'], take: 'geboren', gives: step('    generalise: koppel\n    fields:\n      geboren: ') },
  { title: 'the function of a measure', needle: STEP, marked: step('    aggregate: koppel\n    measures:\n      aantal: ‸'), first: ['count'], only: true },
  { title: 'the field of a measure, amounts first', needle: STEP, marked: step('    aggregate: koppel\n    measures: { som: { sum: ‸ } }'), first: ['saldo', 'soort'] },
  { title: 'what a derived field uses', needle: STEP, marked: step('    derive: koppel\n    fields:\n      leeftijd:\n        uses: [ge‸]'), first: ['nummer', 'adres', 'geboren'] },
  // Registers
  { title: 'the fields of a register, with their category', needle: 'register: { register: adressen }', marked: 'register:\n    register: adressen\n    fields:\n      ‸', first: ['nummer', 'adres', 'geboren'], take: 'geboren', gives: 'register:\n    register: adressen\n    fields:\n      geboren: birth-date' },
  { title: 'all fields of a register that are authorised', needle: 'register: { register: adressen }', marked: 'register:\n    register: adressen\n    authorisation: { fields: [nummer, adres] }\n    fields:\n      ‸', first: ['alle velden die zijn toegestaan', 'nummer', 'adres', 'geboren'], take: 'alle velden die zijn toegestaan', gives: 'register:\n    register: adressen\n    authorisation: { fields: [nummer, adres] }\n    fields:\n      nummer: case-number\n      adres: address' },
  { title: 'fields of a register in flow style', needle: '{ register: adressen }', marked: '{ register: adressen, fields: { nummer: case-number, ‸ } }', first: ['adres', 'geboren'], take: 'adres', gives: '{ register: adressen, fields: { nummer: case-number, adres: address } }' },
  { title: 'registers, own ones first', needle: 'register: adressen', marked: 'register: ‸', first: ['adressen', 'nl/brp-personen'], take: 'nl/brp-personen', gives: 'register: nl/brp-personen' },
  { title: 'a register in the middle of its name', needle: 'register: adressen', marked: 'register: nl/brp‸-pers', first: ['adressen'], take: 'nl/brp-personen', gives: 'register: nl/brp-personen' },
  // Names
  { title: 'outputs of other pipelines, with who they are for', text: TAIL.replace('pipeline: staart', 'pipeline: derde'), needle: 'kop/door', marked: '‸', first: ['kop/door', 'staart/lijst'], only: true },
  { title: 'purposes of catalogues', needle: 'purpose: hulp', marked: 'purpose: ‸', first: ['hulp'], only: true },
  { title: 'purposes and kinds where data were collected', needle: 'collectedFor: operations', marked: 'collectedFor: ‸', first: ['hulp', 'service'] },
  { title: 'recipients, the controller first', needle: 'recipients: [gemeente]', marked: 'recipients: [‸]', first: ['gemeente'] },
  { title: 'the category that the name of a field announces', needle: 'soort: klantsoort', marked: 'geboortedatum: ‸', first: ['birth-date', 'address', 'debt'] },
  { title: 'a category in an object', needle: 'soort: klantsoort', marked: 'telefoonnummer: { category: ‸ }', first: ['phone'] },
  { title: 'the grounds, for an authority those that need a law first', needle: 'outputs:', marked: 'purposes:\n  p:\n    ground:\n      article: ‸\noutputs:', first: ['6(1)(c)', '6(1)(e)', '6(1)(a)', '6(1)(b)', '6(1)(d)', '6(1)(f)'], only: true },
  { title: 'exceptions for special categories', needle: 'outputs:', marked: 'purposes:\n  p:\n    special: [{ article: ‸ }]\noutputs:', first: ['9(2)(a)', '9(2)(b)'] },
  { title: 'laws that allow the BSN', needle: 'outputs:', marked: 'purposes:\n  p:\n    bsn: { law: ‸ }\noutputs:', first: ['Wabb', 'Wabb art. 10'] },
  { title: 'own laws first', text: CATALOG, needle: 'law: eigen-wet', marked: 'law: ‸', first: ['eigen-wet'], how: { name: 'a.catalog.yaml' } },
  { title: 'a law with several words', text: CATALOG, needle: 'law: eigen-wet }', marked: 'law: Wgs art‸ }', first: ['eigen-wet'], take: 'Wgs art. 3', gives: 'law: Wgs art. 3 }', how: { name: 'a.catalog.yaml' } },
  { title: 'regimes of secrecy, those on the data first', needle: 'outputs:', marked: 'outputs:\n  x: { release: [{ regime: ‸ }] }', first: ['awr67', 'suwi74'] },
  { title: 'own categories and groups in a cover', text: CATALOG, needle: 'covers: [contact, debt]', marked: 'covers: [contact, ‸]', first: [], not: ['contact'], take: 'health', gives: 'covers: [contact, health]', how: { name: 'a.catalog.yaml' } },
  // Values
  { title: 'choices with their meaning', needle: 'audience: organisation', marked: 'audience: ‸', first: ['team', 'organisation', 'government', 'private', 'public'], only: true },
  { title: 'a value right behind its colon', needle: 'audience: organisation', marked: 'audience:‸', first: ['team'], take: 'public', gives: 'audience: public' },
  { title: 'yes and no', needle: '    on: nummer', marked: '    on: nummer\n    materialize: ‸', first: ['true', 'false'], only: true, take: 'false', gives: '    on: nummer\n    materialize: false' },
  { title: 'durations', needle: 'outputs:', marked: 'purposes:\n  p:\n    retention: ‸\noutputs:', first: ['P6M', 'P1Y'] },
  { title: 'today', needle: 'outputs:', marked: 'purposes:\n  p:\n    weighing: { date: ‸ }\noutputs:', first: ['2026-11-21'], only: true },
  { title: 'a date ahead', needle: '{ register: adressen }', marked: '{ register: adressen, authorisation: { validUntil: ‸ } }', first: ['2027-11-21', '2027-05-21'], only: true },
  { title: 'countries', needle: 'outputs:', marked: 'parties:\n  p: { country: ‸ }\noutputs:', first: ['NL', 'BE'] },
  { title: 'inside double quotes', needle: 'from: smal', marked: 'from: "sm‸"', first: ['smal'], take: 'smal', gives: 'from: "smal"' },
  { title: 'inside a quote that is not closed', needle: 'from: smal', marked: "from: 'sm‸", first: ['smal'], take: 'smal', gives: "from: 'smal'" },
  // Comments
  { title: 'rules reported on the line first', text: TAIL, needle: 'ignore[combination-without-ground]', marked: 'ignore[‸]', first: ['dpia-required'], how: { name: 'staart.pipeline.yaml' } },
  { title: 'a further rule in a comment', text: TAIL, needle: 'ignore[combination-without-ground]', marked: 'ignore[combination-without-ground, mixed‸]', first: [], not: ['combination-without-ground'], take: 'mixed-purposes', gives: 'ignore[combination-without-ground, mixed-purposes]', how: { name: 'staart.pipeline.yaml' } },
  { title: 'what a comment must say', text: TAIL, needle: 'by=fg until=2027-01-01 -- afgewogen', marked: '‸', first: ['by=', 'until=2027-11-21', '-- reden'], only: true, how: { name: 'staart.pipeline.yaml' } },
  { title: 'until when', text: TAIL, needle: 'until=2027-01-01', marked: 'until=‸', first: ['2027-11-21', '2027-05-21'], only: true, how: { name: 'staart.pipeline.yaml' } },
  { title: 'the form of a comment', text: TAIL, needle: '# grondslag: ignore[combination-without-ground] by=fg until=2027-01-01 -- afgewogen', marked: '# grondslag:‸', first: ['ignore', 'ignore-file'], only: true, take: 'ignore', gives: '# grondslag: ignore[] by=wie until=2027-11-21 -- reden', how: { name: 'staart.pipeline.yaml' } },
  { title: 'a comment that begins to be ours', needle: 'outputs:', marked: '# gr‸\noutputs:', first: ['grondslag: ignore[…]'], only: true },
  // Nothing
  { title: 'nothing in a comment of others', needle: 'outputs:', marked: '# zie ‸ voor meer\noutputs:', first: [], only: true },
  { title: 'nothing in free text', needle: 'Wie woont waar', marked: 'Wie ‸ woont waar', first: [], only: true },
  { title: 'nothing in a block scalar', needle: 'description: Wie woont waar en heeft schulden', marked: 'description: |\n      eerste regel\n      on‸', first: [], only: true },
  { title: 'nothing in a quoted text over several lines', needle: 'description: Wie woont waar en heeft schulden', marked: 'description: "eerste\n      on‸\n      laatste"', first: [], only: true },
  { title: 'nothing for the name of a new field', needle: 'woonplek: adres', marked: 'woon‸', first: [], only: true },
  { title: 'nothing in front of a line', needle: '  smal:', marked: ' ‸ smal:', first: [], only: true },
  // Whole files
  { title: 'a whole file in an empty one', text: '#leeg\n', needle: '#leeg\n', marked: '‸', first: ['grondslag: nieuwe pijplijn', 'grondslag: nieuwe catalogus', 'grondslag'] },
  { title: 'a catalogue first where the file is called so', text: '#leeg\n', needle: '#leeg\n', marked: '‸', first: ['grondslag: nieuwe catalogus', 'grondslag: nieuwe pijplijn'], how: { name: 'b.catalog.yaml' } },
  // Half-written
  { title: 'while the other half of the file is broken', needle: 'title: Kop van de keten', marked: 'title: "Kop\ncontroller2: ‸', first: [], only: true },
  { title: 'in a step below one with an open bracket', needle: '    fields: { woonplek: adres, bedrag: saldo }', marked: '    fields: { woonplek: adres, \n  derde:\n    select: ‸', first: ['smal', 'koppel'] },
  { title: 'on the line below a bracket that is not closed', needle: '    fields: { nummer: case-number, saldo: debt, soort: klantsoort }', marked: '    fields: { nummer: case-number,\n      geboortedatum: ‸', first: ['birth-date', 'address'] },
  { title: 'in a flow list over several lines', needle: 'join: [register, betalingen]', marked: 'join: [\n      register,\n      ‸\n    ]', first: ['betalingen'], only: true },
];

describe('completion', () => {
  for (const { title, text = PIPELINE, needle, marked, first, only, not = [], take, gives, how } of CASES) {
    it(`proposes ${title}`, () => {
      assert.ok(text.includes(needle), 'the needle is not in the text');
      const found = complete(text.replace(needle, () => marked), { files: FILES, ...how });
      assert.deepEqual(only === true ? found.labels : found.labels.slice(0, first.length), first);
      assert.deepEqual(not.filter((label) => found.labels.includes(label)), []);
      if (take !== undefined) assert.equal(found.taken(take), text.replace(needle, () => gives!));
      assert.equal(new Set(found.labels).size, found.labels.length, 'a label twice');
    });
  }

  it('works with other line ends, and writes them', () => {
    const found = complete(PIPELINE.replace('    secrecy: [awr67]', '    ‸').replaceAll('\n', '\r\n'), { files: FILES });
    assert.equal(found.taken('disclosure'), PIPELINE.replace('    secrecy: [awr67]', '    disclosure:\n      ').replaceAll('\n', '\r\n'));
  });

  it('works in the second document of a file, by what that one says', () => {
    const found = complete(`${PIPELINE}---\ngrondslag: 1\npipeline: twee\nsources:\n  a: { register: adressen }\nsteps:\n  b:\n    select: ‸\n`, { files: FILES });
    assert.deepEqual(found.labels, ['a']);
  });

  it('keeps the indentation that a file has', () => {
    const wide = 'grondslag: 1\npipeline: breed\nsources:\n    a:\n        register: adressen\nsteps:\n    ‸\n';
    assert.equal(complete(wide, { files: FILES }).taken('select'), wide.replace('‸', 'smal:\n        select: a\n        fields: []'));
  });

  it('knows a broken file by what it said before and what can still be read', () => {
    const found = complete(PIPELINE.replace('    secrecy: [awr67]', '    fie‸lds {').replace('on: nummer', 'on: "'), { files: FILES, before: PIPELINE });
    assert.ok(found.labels.includes('disclosure'));
  });

  it('says where a field comes from and what it is, in both languages', () => {
    const marked = PIPELINE.replace('woonplek: adres', 'woonplek: ‸');
    assert.deepEqual([complete(marked, { files: FILES }).item('saldo').detail, complete(marked, { files: FILES }).item('saldo').origin], ['schuld of betalingsachterstand — gevoelig persoonsgegeven', 'betalingen']);
    assert.equal(complete(marked, { files: FILES, locale: 'en' }).item('saldo').detail, 'debt or arrears — sensitive personal data');
  });

  it('finds a category by its label in either language', () => {
    const { filter } = complete(PIPELINE.replace('soort: klantsoort', 'x: ‸'), { files: FILES }).item('birth-date');
    for (const word of ['birth-date', 'geboortedatum', 'date of birth']) assert.ok(filter.includes(word), `${word} in ${filter}`);
  });

  it('puts first what takes a finding away', () => {
    const open = PIPELINE.replace('outputs:', 'purposes:\n  eigen:\n    description: Inwoners met schulden hulp aanbieden\n    kind: debt-help\n    ground: { article: 6(1)(e), law: eigen-wet }\n    covers: [contact]\n    ‸\noutputs:').replace('purpose: hulp', 'purpose: eigen');
    const { labels } = complete(open, { files: FILES });
    assert.deepEqual(labels.slice(0, 2), ['evidence', 'special']);
  });
});

describe('completion in a large workspace', () => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`p${index}.pipeline.yaml`, `grondslag: 1\npipeline: p${index}\ncontroller: c${index % 10}\nparties:\n  c${index % 10}: { name: Naam, kind: private, country: NL }\nsources:\n  a: { party: c${index % 10}, fields: { x: none } }\noutputs:\n  een: { from: a, recipients: [c${(index + 1) % 10}] }\n  twee: { from: a }\n`]));
  const text = (typed: string): string => `grondslag: 1\npipeline: nieuw\ncontroller: c1\nsources:\n  a: { output: ${typed}‸ }\n`;

  it('holds no more than it should, says that there is more, and finds it by what is typed', () => {
    const all = complete(text(''), { files });
    assert.deepEqual([all.items.length, all.isIncomplete], [300, true]);
    assert.deepEqual(all.labels.slice(0, 2), ['p0/een', 'p10/een']);
    assert.match(all.item('p0/een').detail ?? '', /^Naam — aan jou gericht$/);
    const typed = complete(text('p199/t'), { files });
    assert.deepEqual([typed.labels, typed.isIncomplete], [['p199/twee'], true]);
  });
});
