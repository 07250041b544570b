import assert from 'node:assert/strict';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { hoverAt } from '../../server/src/editor/hover.ts';
import { withoutMarkup } from '../../server/src/editor/markdown.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse } from '../harness/check.ts';
import { cursorIn } from '../harness/cursor.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { FILES } from './example-workspace.ts';

type File = keyof typeof FILES;

/** Where the cursor is, and what the hover must say (in Dutch). */
const CASES: readonly (readonly [title: string, file: File, needle: string, nth: number, says: readonly RegExp[]])[] = [
  ['a field of another file, renamed', 'staart.pipeline.yaml', 'bedrag]', 1, [/\*\*veld\*\* `bedrag`\n\n[^\n]*\(`debt`\): gevoelig persoonsgegeven · zegt iets over een persoon/,  /Komt uit: `saldo` van `betalingen` \(pijplijn `kop`, kop\.pipeline\.yaml\)/, /Doelen: /]],
  ['a field at its declaration', 'kop.pipeline.yaml', 'saldo', 1, [/\*\*veld\*\* `saldo`/, /: gevoelig persoonsgegeven · /, /Doelen: `hulp`/, /Gaat naar: `door` → Gemeente Voorbeeld/, /Gelezen door: `staart`/, /Wat er nog nodig is/]],
  ['a field that another pipeline hands on', 'kop.pipeline.yaml', 'woonplek', 1, [/\*\*veld\*\* `woonplek`\n\n[^\n]* · ● direct herleidbaar/, /Wat er nog nodig is\*\*\n\n- .*onder `covers` van `hulp`|Dekking: /]],
  ['a source that is a register', 'kop.pipeline.yaml', 'register: {', 1, [/\*\*bron\*\* `register`/, /Register: Adressenbestand \(`adressen`\)/, /Beheerder: Gemeente Voorbeeld/, /Toegang: alleen met een overeenkomst/, /Gaat over: inwoners/]],
  ['a source that is a supply', 'kop.pipeline.yaml', 'betalingen:', 1, [/Geleverd door: Gemeente Voorbeeld/, /Verzameld voor: bedrijfsvoering/, /Geheimhouding: fiscale geheimhouding/]],
  ['a join, before and after', 'kop.pipeline.yaml', 'join', 1, [/\*\*stap\*\* `koppel` — join/, /Wie woont waar/, /\| vóór `register` \| ● [^|]*\|[^|]*adres[^|]*\|/, /\| vóór `betalingen` \| [^|]*\|[^|]*schuld/, /\| \*\*na\*\* \|/, /Hier komen samen: `register` \+ `betalingen`/]],
  ['a step by its name', 'staart.pipeline.yaml', 'tel:', 1, [/Kleinste groep: 10/, /groepen, geen personen/]],
  ['an output', 'kop.pipeline.yaml', 'door:', 1, [/\*\*uitvoer\*\* `door`/, /Voor: de eigen organisatie \(`organisation`\)/, /Gelezen door: `staart`/, /Ontvangers: Gemeente Voorbeeld/]],
  ['an output of another pipeline', 'staart.pipeline.yaml', 'kop/door', 1, [/\*\*uitvoer\*\* `door`/, /Komt uit: pijplijn `kop` — Kop van de keten \(kop\.pipeline\.yaml\)/]],
  ['a purpose', 'kop.pipeline.yaml', 'hulp', 1, [/\*\*doel\*\* `hulp`/, /Soort: .*\(`debt-help`\)/, /Grondslag: taak van algemeen belang \(AVG 6\\?\(1\\?\)\\?\(e\\?\)\)/, /Wet: Verordening hulp \(eigen-wet\), geldt/, /Dekt: /]],
  ['a ground', 'a.catalog.yaml', '6(1)(e)', 1, [/\*\*grondslag\*\* `6\(1\)\(e\)` — taak van algemeen belang/, /Bewijs: nagekeken in de bron; laatst op 20\d\d-/]],
  ['the key of a ground', 'a.catalog.yaml', 'ground', 1, [/\*\*wet\*\*|\*\*grondslag\*\*/]],
  ['a law', 'a.catalog.yaml', 'eigen-wet }', 1, [/\*\*wet\*\* `eigen-wet` — Verordening hulp/, /Status: geldt/, /Vastgelegd als basis voor: verzamelen, ontvangen van anderen/, /Nagekeken op: 2026-01-01/]],
  ['a category', 'kop.pipeline.yaml', 'debt', 1, [/\*\*categorie\*\* `debt`/, /Soort: gevoelig/]],
  ['a category with coarser forms', 'a.catalog.yaml', 'birth-date', 1, [/Grover: .*\(`birth-year`\)/]],
  ['an own category', 'kop.pipeline.yaml', 'klantsoort', 1, [/soort klant/]],
  ['a group as cover', 'a.catalog.yaml', 'contact', 1, [/\*\*(groep|categorie)\*\* `contact`/]],
  ['a field of a register', 'a.catalog.yaml', 'geboren', 1, [/\*\*veld\*\* `geboren`\n\n[^\n]*\(`birth-date`\): gewoon persoonsgegeven · /, /Register: Adressenbestand \(`adressen`\)/]],
  ['a register by name', 'kop.pipeline.yaml', 'adressen', 1, [/\*\*register\*\* `adressen` — Adressenbestand/, /Velden: `nummer`, `adres`, `geboren`/]],
  ['a party', 'kop.pipeline.yaml', 'gemeente', 1, [/\*\*partij\*\* `gemeente` — Gemeente Voorbeeld/, /Soort: overheid/, /Land: `NL`/]],
  ['a kind of purpose', 'kop.pipeline.yaml', 'operations', 1, [/\*\*soort doel\*\* `operations` — bedrijfsvoering/]],
  ['a regime of secrecy', 'kop.pipeline.yaml', 'awr67', 1, [/\*\*geheimhouding\*\* `awr67`/, /Opgeheven door: /]],
  ['a pipeline by its id', 'kop.pipeline.yaml', 'kop', 1, [/\*\*pijplijn\*\* `kop` — Kop van de keten/, /Gelezen door: `staart`/]],
  ['a purpose that lacks cover', 'kop.pipeline.yaml', 'hulp', 1, [/Wat er nog nodig is/, /Stroomt ervoor: /, /DPIA: geen opgegeven; de stroom raakt: /, /Uitvoer: `door`/]],
  ['a purpose of a catalogue', 'a.catalog.yaml', 'hulp:', 1, [/Gebruikt door: `kop`, `staart`/]],
  ['the role of a party', 'kop.pipeline.yaml', 'gemeente\n', 1, [/Land: `NL`, binnen de EER/, /Rol in deze pijplijn: verwerkingsverantwoordelijke; levert `betalingen`; ontvangt `door`/]],
  ['a key of the format', 'kop.pipeline.yaml', 'collectedFor', 1, [/\*\*sleutel\*\* `collectedFor`\n\n\S/]],
  ['a key of a verb', 'staart.pipeline.yaml', 'minGroupSize', 1, [/\*\*sleutel\*\* `minGroupSize`\n\n\S/]],
  ['a fixed value', 'kop.pipeline.yaml', 'organisation', 1, [/\*\*waarde\*\* `organisation` — de eigen organisatie/]],
  ['a duration', 'a.catalog.yaml', 'P6M', 1, [/\*\*waarde\*\* `P6M` — 6 maanden/]],
  ['a comment that ignores', 'staart.pipeline.yaml', 'by=fg', 1, [/\*\*uitzondering\*\* `combination-without-ground`/, /Verbergt hier/, /Door: fg/, /Tot en met: 2027-01-01/, /Reden: afgewogen/]],
  ['a rule in a comment', 'staart.pipeline.yaml', 'combination-without-ground', 1, [/\*\*regel\*\* `combination-without-ground`/, /\*\*Waarom\.\*\*/, /\*\*Oplossen\.\*\*/, /Artikelen: /]],
];

describe('hovers', () => {
  const analysis = analyse(FILES);
  for (const [title, file, needle, nth, says] of CASES) {
    it(`tell about ${title}`, () => {
      const { offset } = cursorIn(FILES[file], needle, nth);
      const hover = hoverAt(fileId(file), offset, analysis, 'nl');
      for (const part of says) assert.match(hover?.markdown ?? '', part);
      const english = hoverAt(fileId(file), offset, analysis, 'en');
      assert.notEqual(english?.markdown, hover?.markdown, 'the same in both languages');
      assert.deepEqual(english?.span, hover?.span);
      assert.ok(hover!.span.start <= offset && offset <= hover!.span.end);
      assert.doesNotMatch(`${hover?.markdown} ${english?.markdown}`, /undefined|\[object|\{[a-z]+\}/);
    });
  }

  it('say of every register and law of the knowledge base how sure it is, and what is disputed', () => {
    const { registers, laws } = knowledge();
    const purposes = laws.map((law) => `  ${law.id}: { description: x, kind: service, ground: { article: 6(1)(e), law: ${law.id} } }`).join('\n');
    const sources = registers.map(({ id }) => `  ${id.replace('/', '-')}: { register: ${id} }`).join('\n');
    const files = { 'a.pipeline.yaml': `grondslag: 1\npipeline: a\npurposes:\n${purposes}\nsources:\n${sources}\n` };
    const all = analyse(files);
    const told = (needle: string, locale: 'nl' | 'en'): string => {
      const { offset } = cursorIn(files['a.pipeline.yaml'], needle);
      return hoverAt(fileId('a.pipeline.yaml'), offset + needle.length - 3, all, locale)?.markdown ?? '';
    };
    for (const register of registers) {
      assert.match(told(`register: ${register.id} }`, 'nl'), register.evidence === 'unverified' ? /Bewijs: NIET nagekeken/ : /Bewijs: (?!NIET)/, register.id);
      assert.match(told(`register: ${register.id} }`, 'en'), register.evidence === 'unverified' ? /Evidence: NOT verified/ : /Evidence: (?!NOT)/, register.id);
    }
    for (const law of laws) {
      const text = told(`law: ${law.id} }`, 'nl');
      assert.match(text, /Bewijs: /, law.id);
      assert.equal(text.includes('Omstreden: '), law.disputed !== undefined, law.id);
    }
  });

  it('say who narrows a built-in register, and still how sure the rest is', () => {
    const files = { 'a.catalog.yaml': 'grondslag: 1\ncatalog: eigen\nregisters:\n  nl/brp-personen: { fields: { naam: name } }\n' };
    const hover = hoverAt(fileId('a.catalog.yaml'), cursorIn(files['a.catalog.yaml'], 'nl/brp').offset, analyse(files), 'nl');
    for (const part of [/Velden: `naam`\n/, /Beperkt door: `eigen` \(a\.catalog\.yaml\)/, /Bewijs: nagekeken/]) assert.match(hover?.markdown ?? '', part);
  });

  it('say of a covered field by what, also when something else is open', () => {
    const files = { 'a.pipeline.yaml': `grondslag: 1
pipeline: a
controller: gemeente
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
purposes:
  hulp: { description: Hulp, kind: debt-help, ground: { article: 6(1)(e), law: Wgs art. 3 }, covers: [name] }
sources:
  klanten: { party: gemeente, collectedFor: debt-help, fields: { naam: name } }
outputs:
  lijst: { from: klanten, audience: team, recipients: [gemeente] }
` };
    const hover = hoverAt(fileId('a.pipeline.yaml'), cursorIn(files['a.pipeline.yaml'], 'naam: name').offset, analyse(files), 'nl');
    assert.match(hover?.markdown ?? '', /Dekking: `hulp` dekt dit met `covers`.*\n\n\*\*Wat er nog nodig is\*\*\n\n- `missing-retention`/);
  });

  it('stay silent where nothing has a meaning', () => {
    const silent: readonly (readonly [File, string])[] = [['kop.pipeline.yaml', 'Kop van'], ['a.catalog.yaml', 'Inwoners']];
    for (const [file, needle] of silent) assert.equal(hoverAt(fileId(file), cursorIn(FILES[file], needle).offset, analysis, 'nl'), undefined, needle);
  });

  it('tell about a principle where an own rule names it', () => {
    const files = { 'r.catalog.yaml': 'grondslag: 1\ncatalog: r\nrules:\n  a-b: { severity: error, lens: legal, principle: [lawful-ground], message: { nl: x, en: x }, together: [name, debt] }\n' };
    const { offset } = cursorIn(files['r.catalog.yaml'], 'lawful-ground');
    const { markdown } = hoverAt(fileId('r.catalog.yaml'), offset, analyse(files), 'nl')!;
    assert.match(markdown, /\*\*principe\*\* `lawful-ground` — Rechtmatige grondslag\n\nOnder elke/);
    assert.match(markdown, /\*\*Vraag\.\*\* .*\?/);
    assert.match(markdown, /\*\*Dilemma\.\*\* /);
  });

  it('say of a comment that has run out, or is not complete, that it hides nothing', () => {
    for (const [comment, says] of [['by=fg until=2020-01-01 -- x', /2020-01-01 \(verlopen/], ['by=fg', /Onvolledig/]] as const) {
      const files = { ...FILES, 'staart.pipeline.yaml': FILES['staart.pipeline.yaml'].replace('by=fg until=2027-01-01 -- afgewogen', comment) };
      const hover = hoverAt(fileId('staart.pipeline.yaml'), cursorIn(files['staart.pipeline.yaml'], 'by=fg').offset, analyse(files), 'nl');
      assert.match(hover?.markdown ?? '', says);
      assert.doesNotMatch(hover?.markdown ?? '', /Verbergt hier:/);
    }
  });

  it('are plain text for who shows it as it is', () => {
    assert.equal(withoutMarkup('**stap** `koppel` — join\n\n| | Niveau |\n| --- | --- |\n| vóór `a\\|b` | ● direct |\n\n- Doelen: `hulp` \\[x\\] [lees](command:y)'), 'stap koppel — join\n\nvóór a|b: Niveau: ● direct\n\n- Doelen: hulp [x] lees');
  });

  it('are well formed at every place of the worked pipelines', function () {
    this.timeout(20_000);
    const seeds = seedPipelines();
    const all = analyse(seeds);
    let told = 0;
    for (const [name, text] of Object.entries(seeds)) {
      for (let offset = 0; offset <= text.length; offset += 5) {
        const locale = offset % 2 === 0 ? 'nl' : 'en';
        const hover = hoverAt(fileId(name), offset, all, locale);
        if (hover === undefined) continue;
        told++;
        const { span, markdown } = hover;
        assert.ok(span.start <= offset && offset <= span.end, `${name} ${offset}`);
        assert.doesNotMatch(markdown, /undefined|\[object|\{[a-z]+\}|null|NaN|^- [^:\n]+: *$|\| --- \|\n(?!\|)|, ,|^\s*$(?![^])/m, `${name} ${offset}: ${markdown}`);
        assert.ok(markdown.split('\n').length <= 40 && markdown.length <= 3000, `${name} ${offset} is long: ${markdown.length}`);
        assert.doesNotMatch(withoutMarkup(markdown), /\*\*|\| ---/, `${name} ${offset}`);
      }
    }
    assert.ok(told > 5000);
  });

  it('keep what users wrote as text', () => {
    const files = { ...FILES, 'kop.pipeline.yaml': FILES['kop.pipeline.yaml'].replace('Wie woont waar en heeft schulden', '"[klik](command:x) <b>* `a`"') };
    const { offset } = cursorIn(files['kop.pipeline.yaml'], 'koppel:');
    const hover = hoverAt(fileId('kop.pipeline.yaml'), offset, analyse(files), 'nl');
    assert.match(hover?.markdown ?? '', /\\\[klik\\\]\(command:x\) \\<b\\>\\\* \\`a\\`/);
  });
});
