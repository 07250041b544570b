/** The rules an organisation writes itself: where they fire, when they do not, and that nothing hostile in them hurts. */
import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import { Analysis } from '../../server/src/service/analysis.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { findings, line, TODAY, type Files } from '../harness/check.ts';

const NAME = 'gemeente/apart';

/** A catalogue with one rule: debt and care use may not meet. */
function catalog(rule = '', more = ''): string {
  return `grondslag: 1
catalog: gemeente
parties:
  gem: { name: Gemeente Voorbeeld, kind: public-authority, country: NL, aliases: [stad] }
laws:
  taakwet: { title: Taakwet, article: art. 1, status: in-force, grants: [collect, receive, special], reviewedBy: jurist, checkedOn: 2026-01-05 }
  oude-wet: { title: Oude wet, article: art. 1, status: repealed, grants: [collect], reviewedBy: jurist, checkedOn: 2026-01-05 }
${more}rules:
  apart:
    severity: warning
    lens: ethical
    principle: help-stays-help
    message: { nl: Schuld en zorg komen samen, en: Debt and care meet }
    together: [debt, care-use]
${rule}`;
}

const HEAD = `grondslag: 1
pipeline: a
controller: gem
purposes:
  hulp:
    description: Inwoners met schulden helpen die daarom vroegen
    kind: debt-help
    ground: { article: 6(1)(e), law: taakwet }
    special: [{ categories: [health], article: 9(2)(h), law: taakwet }]
    covers: [debt, contact, identity, care-use]
    retention: P6M
    evidence: { dpia: { reference: D-1, date: 2026-01-05 } }
`;

const SOURCES = `sources:
  een: { party: gem, collectedFor: debt-help, fields: { nr: case-number, saldo: debt } }
  twee: { party: gem, collectedFor: debt-help, fields: { nr: case-number, zorg: care-use } }
`;

const JOIN = `${SOURCES}steps:
  koppel: { join: [een, twee], on: nr }
outputs:
  lijst: { from: koppel, audience: team, recipients: [gem] }
`;

function told(files: Files, settings: Settings = DEFAULT_SETTINGS): readonly string[] {
  return findings(files, settings).filter(({ rule }) => rule.id === NAME).map(line);
}

const run = (rule: string, body = JOIN, head = HEAD): readonly string[] => told({ 'a.pipeline.yaml': head + body, 'g.catalog.yaml': catalog(rule) });
const AT = (path: string): readonly string[] => [`warning ${NAME} a.pipeline.yaml ${path}`];

/** The flow, and where the rule fires: nowhere, or once. */
const PLACES: readonly (readonly [title: string, body: string, at: string | undefined])[] = [
  ['at the join that brings them together', JOIN, 'steps.koppel'],
  ['once, and not again further on', `${SOURCES}steps:
  koppel: { join: [een, twee], on: nr }
  weer: { filter: koppel, uses: [saldo] }
  nog: { join: [weer, een], on: nr }
outputs:
  lijst: { from: nog, audience: team, recipients: [gem] }
  meer: { from: koppel, audience: team, recipients: [gem] }
`, 'steps.koppel'],
  ['at a union', `${SOURCES}steps:
  samen: { union: [een, twee] }
outputs:
  lijst: { from: samen, audience: team, recipients: [gem] }
`, 'steps.samen'],
  ['at a source that holds both', `sources:
  een: { party: gem, collectedFor: debt-help, fields: { nr: case-number, saldo: debt, zorg: care-use } }
outputs:
  lijst: { from: een, audience: team, recipients: [gem] }
`, 'sources.een'],
  ['nowhere when one of them is left out before', `${SOURCES}steps:
  smal: { drop: twee, fields: [zorg] }
  koppel: { join: [een, smal], on: nr }
outputs:
  lijst: { from: koppel, audience: team, recipients: [gem] }
`, undefined],
  ['nowhere when only groups of people are counted', `sources:
  een: { party: gem, collectedFor: debt-help, fields: { nr: case-number, saldo: debt } }
steps:
  tel: { aggregate: een, by: [saldo], measures: { aantal: count }, minGroupSize: 10 }
outputs:
  lijst: { from: tel, audience: team, recipients: [gem] }
`, undefined],
  ['again where they meet anew', `${SOURCES}steps:
  los: { select: een, fields: [nr] }
  koppel: { join: [los, twee], on: nr }
  terug: { join: [koppel, een], on: nr }
outputs:
  lijst: { from: terug, audience: team, recipients: [gem] }
`, 'steps.terug'],
];

/** The exception, and whether it holds for the flow with that output. */
const UNLESS: readonly (readonly [unless: string, excepted: boolean, output?: string | undefined, head?: (text: string) => string])[] = [
  ['{ purposes: [debt-help] }', true],
  ['{ purposes: [care, debt-help] }', true],
  ['{ purposes: [care] }', false],
  ['{ law: taakwet }', true],
  ['{ law: [oude-wet, taakwet] }', true],
  ['{ law: oude-wet }', false],
  ['{ law: oude-wet }', false, undefined, (text) => text.replace('law: taakwet }', 'law: oude-wet }')],
  ['{ law: Wgs }', true, undefined, (text) => text.replace('law: taakwet }', 'law: Wgs art. 3 lid 1 onder b }')],
  ['{ law: Wgs art. 3 }', true, undefined, (text) => text.replace('law: taakwet }', 'law: Wgs art. 3 lid 1 onder b }')],
  ['{ law: Wgs art. 3 lid 1 onder b }', false, undefined, (text) => text.replace('law: taakwet }', 'law: Wgs art. 3 }')],
  ['{ evidence: dpia }', true],
  ['{ evidence: [dpia, iama] }', false],
  ['{ audience: [team] }', true],
  ['{ audience: [organisation] }', false],
  ['{ audience: [team] }', false, '{ from: koppel, recipients: [gem] }'],
  ['{ recipients: [gem] }', true],
  ['{ recipients: [gem] }', true, '{ from: koppel, audience: team, recipients: [stad] }'],
  ['{ recipients: [gem] }', false, '{ from: koppel, audience: team, recipients: [gem, cbs] }'],
  ['{ recipients: [gem] }', false, '{ from: koppel, audience: team }'],
  ['{ level: aggregated }', false],
  ['{ level: aggregated }', true, '{ from: tel, audience: team, recipients: [gem] }'],
  ['{ level: pseudonymous }', true, '{ from: tel, audience: team, recipients: [gem] }'],
  ['{ level: pseudonymous }', true],
  ['{ pseudonymous: true }', true],
  ['{ pseudonymous: true }', false, undefined, (text) => text.replace('{DIRECT}', 'naam: name')],
  ['{ purposes: [debt-help], evidence: [iama] }', false],
  ['[{ purposes: [care] }, { evidence: [dpia] }]', true],
  ['[{ purposes: [care] }, { evidence: [iama] }]', false],
];

describe('an own rule', () => {
  for (const [title, body, at] of PLACES) it(`fires ${title}`, () => assert.deepEqual(run('', body), at === undefined ? [] : AT(at)));

  for (const [unless, excepted, output = '{ from: koppel, audience: team, recipients: [gem] }', change = (text: string) => text] of UNLESS) {
    it(`unless ${unless} with ${output}: ${excepted ? 'silent' : 'fires'}`, () => {
      const direct = change('{DIRECT}') === '{DIRECT}' ? 'wijk: municipality' : change('{DIRECT}');
      const body = `sources:
  een: { party: gem, collectedFor: debt-help, fields: { nr: case-number, ${direct}, saldo: debt } }
  twee: { party: gem, collectedFor: debt-help, fields: { nr: case-number, zorg: care-use } }
steps:
  koppel: { join: [een, twee], on: nr }
  tel: { aggregate: koppel, by: [zorg], measures: { aantal: count }, minGroupSize: 10 }
outputs:
  lijst: ${output}
`;
      assert.deepEqual(run(`    unless: ${unless}\n`, body, change(HEAD)), excepted ? [] : AT('steps.koppel'));
    });
  }

  it('holds for some purposes only, and looks only where it is told to', () => {
    assert.deepEqual(run('    purposes: [debt-help]\n'), AT('steps.koppel'));
    assert.deepEqual(run('    purposes: [enforcement]\n'), []);
    assert.deepEqual(run('    within: [join]\n'), AT('steps.koppel'));
    assert.deepEqual(run('    within: [output]\n'), AT('outputs.lijst'));
    assert.deepEqual(run('    within: [score]\n'), []);
  });

  it('speaks of the purposes that nothing excepts, and fires for a second one', () => {
    const two = HEAD.replace('purposes:\n', 'purposes:\n  toezicht: { description: Toezicht houden op de regels van de regeling, kind: enforcement, ground: { article: 6(1)(e), law: taakwet }, retention: P6M }\n');
    const body = `${SOURCES}steps:
  koppel: { join: [een, twee], on: nr, purpose: hulp }
  scherm: { filter: koppel, uses: [saldo], purpose: toezicht }
outputs:
  lijst: { from: scherm, purpose: toezicht, audience: team, recipients: [gem] }
`;
    assert.deepEqual(run('    unless: { purposes: [debt-help] }\n', body, two), AT('steps.scherm'));
  });

  it('counts a group for its members, a finer category for a coarser one, and an own category for its parent', () => {
    const rule = (together: string): string => catalog('', 'categories:\n  moestuin: { parent: debt, nl: moestuin, en: allotment }\n').replace('[debt, care-use]', together);
    const found = (together: string, field: string): number => told({ 'a.pipeline.yaml': HEAD + JOIN.replace('saldo: debt', `saldo: ${field}`), 'g.catalog.yaml': rule(together) }).length;
    assert.equal(found('[financial, health]', 'debt'), 1);
    assert.equal(found('[debt, care-use]', 'moestuin'), 1);
    assert.equal(found('[birth-year, care-use]', 'birth-date'), 1);
    assert.equal(found('[birth-date, care-use]', 'birth-year'), 0);
    assert.equal(found('[postcode6, care-use]', 'address'), 1);
    assert.equal(found('[moestuin, care-use]', 'debt'), 0);
  });

  it('names every field that takes part, the way it came and the combination, in each language', () => {
    const analysis = analysisOf({ 'a.pipeline.yaml': HEAD + JOIN, 'g.catalog.yaml': catalog() });
    const [item] = analysis.inFile(fileId('a.pipeline.yaml')).filter(({ rule }) => rule.id === NAME);
    assert.ok(item !== undefined);
    assert.deepEqual(item.finding.combination.map(({ path }) => path.join('.')), ['sources.een.fields.saldo', 'sources.twee.fields.zorg']);
    assert.deepEqual(item.related.map(({ place }) => place.at.path.join('.')), ['sources.een.fields.saldo', 'sources.twee.fields.zorg', 'purposes.hulp']);
    assert.deepEqual(analysis.pathOf(item.finding).map(({ name }) => name), ['saldo', 'een', 'koppel']);
    assert.deepEqual(item.finding.params['text'], { nl: 'Schuld en zorg komen samen', en: 'Debt and care meet' });
  });

  it('is told once over pipelines, and told there where only the reader may not', () => {
    const reader = HEAD.replace('pipeline: a', 'pipeline: b').replace('kind: debt-help', 'kind: enforcement') + `sources:
  van: { output: a/lijst }
steps:
  zeef: { filter: van, uses: [saldo] }
outputs:
  uit: { from: zeef, audience: team, recipients: [gem] }
`;
    const files = (rule: string): Files => ({ 'a.pipeline.yaml': HEAD + JOIN, 'b.pipeline.yaml': reader, 'g.catalog.yaml': catalog(rule) });
    assert.deepEqual(told(files('')), AT('steps.koppel'));
    assert.deepEqual(told(files('    unless: { purposes: [debt-help] }\n')), [`warning ${NAME} b.pipeline.yaml sources.van`]);
    assert.deepEqual(told(files('    unless: { purposes: [debt-help, enforcement] }\n')), []);
  });

  it('can be set, switched off, and ignored by a comment that says why', () => {
    const files = { 'a.pipeline.yaml': HEAD + JOIN, 'g.catalog.yaml': catalog() };
    assert.deepEqual(told(files, { ...DEFAULT_SETTINGS, rules: new Map([[NAME, 'error']]) }), [`error ${NAME} a.pipeline.yaml steps.koppel`]);
    assert.deepEqual(told(files, { ...DEFAULT_SETTINGS, rules: new Map([[NAME, 'off']]) }), []);
    const comment = (name: string): Files => ({ ...files, 'a.pipeline.yaml': HEAD + JOIN.replace('  koppel:', `  # grondslag: ignore[${name}] by=fg until=2027-01-01 -- afgewogen\n  koppel:`) });
    assert.deepEqual(findings(comment(NAME)).filter(({ rule }) => rule.id === NAME || rule.id.includes('ignore')), []);
    assert.deepEqual(findings(comment('gemeente/apartt')).filter(({ rule }) => rule.id.includes('ignore')).map(({ finding }) => finding.params['suggestion']), [NAME]);
  });
});

describe('an own rule that is not whole', () => {
  /** The change of the catalogue, and what is said of it: `rule path`. No rule fires. */
  const BROKEN: readonly (readonly [title: string, from: string, to: string, expected: string])[] = [
    ['a category that is not there', '[debt, care-use]', '[schuld, care-use]', 'unknown-reference rules.apart.together.0'],
    ['a principle that is not there', 'help-stays-help', 'help-stays', 'unknown-reference rules.apart.principle'],
    ['one category', '[debt, care-use]', '[debt]', 'schema-violation rules.apart.together'],
    ['no message', '    message: { nl: Schuld en zorg komen samen, en: Debt and care meet }\n', '', 'schema-violation rules.apart'],
    ['another severity', 'severity: warning', 'severity: warn', 'schema-violation rules.apart.severity'],
    ['a placeholder', '{ nl: Schuld en zorg komen samen, en: Debt and care meet }', 'TODO', 'placeholder-left rules.apart.message'],
    ['the name of a built-in rule', '  apart:', '  dragnet:', 'duplicate-id rules.dragnet'],
    ['a name that is none', '  apart:', '  "a\\u001b[31m":', 'schema-violation rules.a\u001b[31m'],
  ];
  for (const [title, from, to, expected] of BROKEN) {
    it(`${title}: one finding at the entry, and it does not run`, () => {
      const text = catalog();
      assert.ok(text.includes(from));
      const all = findings({ 'a.pipeline.yaml': HEAD + JOIN, 'g.catalog.yaml': text.replace(from, to) });
      assert.deepEqual(all.filter(({ file }) => file === 'g.catalog.yaml').map(({ rule, finding }) => `${rule.id} ${finding.at.path.join('.')}`), [expected]);
      assert.deepEqual(all.filter(({ rule }) => rule.id.startsWith('gemeente/')), []);
    });
  }

  it('an exception that cannot be understood excepts nothing', () => {
    for (const unless of ['{}', '[]', 'TODO', '{ purposes: [] }', '{ pseudonymous: false }', '{ purposes: [debt-help], psuedonymous: true }', '{ purposes: [debt-help], level: [x] }', '{ purposes: [debt-help], audience: [{}] }', '{ __proto__: { purposes: [debt-help] } }', '{ constructor: x }', '{ purposes: [.*] }', '{ law: .* }', '{ recipients: ["*"] }']) {
      assert.deepEqual(run(`    unless: ${unless}\n`), AT('steps.koppel'), unless);
    }
  });
});

function analysisOf(files: Files, settings: Settings = DEFAULT_SETTINGS): Analysis {
  const workspace = new Workspace({ keepLastGood: false });
  workspace.apply(Object.entries(files).map(([name, text]) => ({ file: fileId(name), text })));
  return new Analysis(workspace, () => settings, TODAY);
}

describe('own rules while one types', () => {
  it('say after each change of the catalogue what a new workspace says', () => {
    const files: Record<string, string> = { 'a.pipeline.yaml': HEAD + JOIN.replace('  koppel:', `  # grondslag: ignore[${NAME}] by=fg until=2027-01-01 -- afgewogen\n  koppel:`), 'g.catalog.yaml': catalog() };
    const kept = analysisOf(files);
    const all = (analysis: Analysis): readonly string[] => {
      for (const unit of analysis.workspace.allUnits()) analysis.ofUnit(unit.key);
      return Object.keys(files).sort().flatMap((name) => analysis.inFile(fileId(name)).map((item) => `${line(item)} ${item.suppressed !== undefined}`));
    };
    const seen = new Set<string>();
    for (const text of [catalog(), catalog('    unless: { purposes: [debt-help] }\n'), catalog().replace('apart:', 'anders:'), catalog().replace('severity: warning', 'severity: error'), catalog().replace('[debt, care-use]', '[debt, income]'), catalog()]) {
      files['g.catalog.yaml'] = text;
      kept.workspace.apply([{ file: fileId('g.catalog.yaml'), text }]);
      const now = all(kept);
      assert.deepEqual(now, all(analysisOf(files)));
      seen.add(now.join('\n'));
    }
    assert.equal(seen.size, 4);
  });
});

describe('hostile rules', () => {
  it('are read in time, and nothing in them is executed', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `x${i}`).join(', ');
    const many = Array.from({ length: 500 }, (_, i) => `  r${i}: { severity: info, lens: legal, principle: no-dragnet, message: m${i}, together: [debt, care-use], unless: { law: "(a+)+$" } }\n`).join('');
    const cases = [
      catalog().replace('[debt, care-use]', `[debt, care-use, ${names}]`),
      `${catalog()}${many}`,
      `grondslag: 1\ncatalog: gemeente\nrules: &r\n  apart: *r\n`,
      `grondslag: 1\ncatalog: gemeente\nrules: { __proto__: { severity: error }, constructor: { together: [debt] }, apart: { toString: x } }\n`,
      `grondslag: 1\ncatalog: gemeente\nrules: [${'['.repeat(90)}${']'.repeat(90)}]\n`,
      catalog().replace("Debt and care meet", () => '"{text} {fields} ${1+1} $& %s"'),
    ];
    for (const text of cases) {
      const before = performance.now();
      const all = findings({ 'a.pipeline.yaml': HEAD + JOIN, 'g.catalog.yaml': text });
      assert.ok(all.length > 0);
      assert.ok(performance.now() - before < 5000, text.slice(0, 80));
    }
    const [said] = findings({ 'a.pipeline.yaml': HEAD + JOIN, 'g.catalog.yaml': cases[5]! }).filter(({ rule }) => rule.id === NAME);
    assert.deepEqual(said?.finding.params['text'], { nl: 'Schuld en zorg komen samen', en: '{text} {fields} ${1+1} $& %s' });
  });
});
