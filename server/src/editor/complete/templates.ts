/** Pieces of a pipeline or a catalogue with tab stops: steps by verb, sources, purposes, outputs, whole files. */
import { stepVerbs } from '../../schema/shape.ts';
import type { BilingualText } from '../../messages/template.ts';
import { inputNames } from './inputs.ts';
import { RANK, say, type Asking, type Proposal } from './proposal.ts';

/** A text inside a tab stop. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A tab stop with choices, or with a text where there is one. */
function choice(number: number, names: readonly string[], otherwise: string): string {
  if (names.length === 0) return `\${${number}:${escaped(otherwise)}}`;
  if (names.length === 1) return `\${${number}:${escaped(names[0]!)}}`;
  return `\${${number}|${names.slice(0, 20).map((name) => name.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

const STEP_NAMES: Readonly<Record<string, BilingualText>> = {
  join: { nl: 'koppel', en: 'joined' }, union: { nl: 'samen', en: 'together' }, select: { nl: 'smal', en: 'narrow' }, drop: { nl: 'zonder', en: 'without' },
  filter: { nl: 'gefilterd', en: 'filtered' }, derive: { nl: 'afgeleid', en: 'derived' }, generalise: { nl: 'grover', en: 'coarser' }, pseudonymise: { nl: 'pseudoniem', en: 'pseudonymous' },
  redact: { nl: 'geschoond', en: 'cleaned' }, aggregate: { nl: 'groepen', en: 'groups' }, anonymise: { nl: 'anoniem', en: 'anonymous' }, smpc: { nl: 'samen-berekend', en: 'computed-together' },
  score: { nl: 'risico', en: 'risk' }, decide: { nl: 'besluit', en: 'decision' },
};

const TWO_INPUTS: ReadonlySet<string> = new Set(['join', 'union', 'smpc']);

/** The keys that a verb asks for, one a line, from tab stop `first` on. */
function verbLines(verb: string, inputs: readonly string[], first: number): readonly string[] {
  const [one, two] = [inputs[0], inputs[1]];
  const input = TWO_INPUTS.has(verb)
    ? `[${choice(first, one === undefined ? [] : [two ?? one, ...inputs.filter((name) => name !== (two ?? one))], 'bron-1')}, ${choice(first + 1, two === undefined ? [] : [one!, ...inputs.filter((name) => name !== one)], 'bron-2')}]`
    : choice(first, inputs, 'bron');
  const next = first + (TWO_INPUTS.has(verb) ? 2 : 1);
  const list = `[$${next}]`;
  switch (verb) {
    case 'join':
    case 'smpc': return [`${verb}: ${input}`, `on: $${next}`];
    case 'select':
    case 'drop':
    case 'redact': return [`${verb}: ${input}`, `fields: ${list}`];
    case 'filter': return [`filter: ${input}`, `uses: ${list}`];
    case 'derive': return [`derive: ${input}`, 'fields:', `  \${${next}:veld}: { uses: [$${next + 1}] }`];
    case 'generalise': return [`generalise: ${input}`, 'fields:', `  $${next}: $${next + 1}`];
    case 'pseudonymise': return [`pseudonymise: ${input}`, `fields: ${list}`, `method: \${${next + 1}|hmac-sha256,keyed-hash,token,polymorphic,hash|}`];
    case 'aggregate': return [`aggregate: ${input}`, `by: ${list}`, 'measures:', `  \${${next + 1}:aantal}: count`, `minGroupSize: \${${next + 2}:10}`];
    case 'anonymise': return [`anonymise: ${input}`, `technique: \${${next}|k-anonymity,differential-privacy,synthetic|}`, `assessment: $${next + 1}`];
    case 'score': return [`score: ${input}`, `uses: ${list}`, `field: \${${next + 1}:score}`, `target: \${${next + 2}|persons,areas,objects|}`];
    case 'decide': return [`decide: ${input}`, `uses: ${list}`, `field: \${${next + 1}:besluit}`, `effect: \${${next + 2}|legal,significant,none|}`, `human: \${${next + 3}|meaningful,nominal,none|}`];
    default: return [`${verb}: ${input}`];
  }
}

/** The verb of a step that has none yet, with the other keys it asks for and are not there. */
export function verbSnippet(verb: string, asking: Asking, step: string, present: ReadonlySet<string>): string {
  const inputs = inputNames(asking, { section: 'steps', name: step }, []);
  const kept: string[] = [];
  let skipped = false;
  for (const line of verbLines(verb, inputs, 1)) {
    const key = /^([a-zA-Z]+):/.exec(line)?.[1];
    skipped = key === undefined ? skipped : present.has(key);
    if (!skipped) kept.push(line);
  }
  if (asking.spot.flow) return kept.reduce((text, line) => (line.startsWith(' ') ? `${text} { ${line.trim()} }` : text === '' ? line : `${text}, ${line}`), '');
  return kept.join('\n');
}

/** A whole new step for each verb. */
function newSteps(asking: Asking): readonly Proposal[] {
  const inputs = inputNames(asking, { section: 'outputs', name: '' }, []);
  const taken = new Set(asking.unit?.kind === 'pipeline' ? [...asking.unit.sources.keys(), ...asking.unit.steps.keys()] : []);
  const ordered = [...inputs].sort((a, b) => Number(isStep(b, asking)) - Number(isStep(a, asking)));
  return [...stepVerbs()].map((verb, index) => {
    const wanted = say(STEP_NAMES[verb] ?? { nl: verb, en: verb }, asking);
    const name = free(wanted, taken);
    const body = verbLines(verb, ordered, 2).map((line) => `\n  ${line}`).join('');
    const likely = TWO_INPUTS.has(verb) ? inputs.length > 1 : true;
    return { label: verb, kind: 'template', detail: say(STEP, asking), words: [wanted, verb], snippet: `\${1:${escaped(name)}}:${body}`, topic: { about: 'key', schema: 'pipeline', path: ['steps', name, verb], verb }, rank: (likely ? RANK.usual : RANK.possible) + index / 100 };
  });
}

const STEP = { nl: 'nieuwe stap', en: 'new step' };

function isStep(name: string, { unit }: Asking): boolean {
  return unit?.kind === 'pipeline' && unit.steps.has(name);
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted}-${i}`;
  return name;
}

interface Template {
  readonly label: BilingualText;
  readonly detail: BilingualText;
  readonly words: readonly string[];
  readonly snippet: (asking: Asking) => string;
}

const from = (asking: Asking, number: number): string => choice(number, inputNames(asking, { section: 'outputs', name: '' }, []), 'stap');
const party = (asking: Asking): string => (asking.unit?.kind === 'pipeline' ? asking.unit.controllers[0]?.id ?? 'partij' : 'partij');

const SOURCES: readonly Template[] = [
  { label: { nl: 'nieuwe bron: register', en: 'new source: register' }, detail: { nl: 'een register uit een catalogus', en: 'a register of a catalogue' }, words: ['register'], snippet: () => '${1:bron}:\n  register: $2' },
  { label: { nl: 'nieuwe bron: uitvoer van een pijplijn', en: "new source: a pipeline's output" }, detail: { nl: 'wat een andere pijplijn levert', en: 'what another pipeline hands over' }, words: ['output', 'uitvoer'], snippet: () => '${1:bron}:\n  output: $2' },
  { label: { nl: 'nieuwe bron: levering', en: 'new source: supply' }, detail: { nl: 'een levering van een partij', en: 'a supply by a party' }, words: ['party', 'levering', 'supply'], snippet: () => '${1:bron}:\n  party: $2\n  collectedFor: $3\n  fields:\n    ${4:veld}: $5' },
];

const TEMPLATES: Readonly<Record<string, readonly Template[]>> = {
  sources: SOURCES,
  purposes: [{
    label: { nl: 'nieuw doel', en: 'new purpose' }, detail: { nl: 'een doel met zijn grondslag', en: 'a purpose with its ground' }, words: ['purpose', 'doel', 'ground', 'grondslag'],
    snippet: () => '${1:doel}:\n  description: $2\n  kind: $3\n  ground: { article: ${4|6(1)(e),6(1)(c),6(1)(a),6(1)(b),6(1)(d),6(1)(f)|}, law: $5 }\n  covers: [$6]\n  retention: ${7:P1Y}',
  }],
  outputs: [{
    label: { nl: 'nieuwe uitvoer', en: 'new output' }, detail: { nl: 'wat de pijplijn verlaat, en voor wie', en: 'what leaves the pipeline, and for whom' }, words: ['output', 'uitvoer', 'from'],
    snippet: (asking) => `\${1:uitvoer}:\n  from: ${from(asking, 2)}\n  audience: \${3|team,organisation,government,private,public|}\n  recipients: [\${4:${escaped(party(asking))}}]`,
  }],
  parties: [{
    label: { nl: 'nieuwe partij', en: 'new party' }, detail: { nl: 'een organisatie', en: 'an organisation' }, words: ['party', 'partij'],
    snippet: () => '${1:partij}: { name: ${2:Naam}, kind: ${3|public-authority,private,mixed,partnership|}, country: ${4:NL} }',
  }],
  registers: [{
    label: { nl: 'nieuw register', en: 'new register' }, detail: { nl: 'een register van de organisatie', en: "one of the organisation's registers" }, words: ['register'],
    snippet: () => '${1:register}:\n  title: $2\n  keeper: $3\n  access: ${4|agreement,authorisation,open|}\n  collectedFor: [$5]\n  fields:\n    ${6:veld}: $7',
  }],
  laws: [{
    label: { nl: 'nieuwe wet of regeling', en: 'new law or local rule' }, detail: { nl: 'met wat die toestaat', en: 'with what it allows' }, words: ['law', 'wet'],
    snippet: (asking) => `\${1:regeling}:\n  title: $2\n  article: $3\n  status: in-force\n  grants: [\${4:collect}]\n  covers: [$5]\n  reviewedBy: $6\n  checkedOn: ${asking.analysis.today}`,
  }],
  categories: [{
    label: { nl: 'nieuwe categorie', en: 'new category' }, detail: { nl: 'onder een bestaande', en: 'below an existing one' }, words: ['category', 'categorie'],
    snippet: () => '${1:categorie}: { parent: ${2:none}, nl: ${3:naam}, en: ${4:name} }',
  }],
};

/** New entries for a section of the top level: the templates of a source, a step, a purpose and so on. */
export function newEntries(section: string, asking: Asking): readonly Proposal[] {
  if (section === 'steps') return newSteps(asking);
  return (TEMPLATES[section] ?? []).map((one, index) => ({ label: say(one.label, asking), kind: 'template', detail: say(one.detail, asking), words: one.words, snippet: one.snippet(asking), more: true, rank: RANK.usual + index }));
}

/** A section of the top level with its first entry, for sections that have one. */
export function sectionSnippet(section: string, asking: Asking): string | undefined {
  const entry = section === 'steps' ? newSteps(asking).find(({ label }) => label === 'select')?.snippet : (section === 'sources' ? SOURCES[2] : TEMPLATES[section]?.[0])?.snippet(asking);
  return entry === undefined ? undefined : `${section}:\n  ${entry.replaceAll('\n', '\n  ')}`;
}

/** A whole file to begin with. */
export function skeletons(asking: Asking): readonly Proposal[] {
  const file = asking.file.split('/').pop() ?? '';
  const name = /^([^.\s]+)/.exec(file)?.[1] ?? 'naam';
  const isCatalog = /\.catalog\.ya?ml$/.test(file);
  const pipeline = `grondslag: 1\npipeline: \${1:${escaped(name)}}\ntitle: $2\nowner: $3\ncontroller: $4\n\npurposes:\n  \${5:doel}:\n    description: $6\n    kind: $7\n    ground: { article: \${8|6(1)(e),6(1)(c),6(1)(a),6(1)(b),6(1)(d),6(1)(f)|}, law: $9 }\n    covers: [$10]\n    retention: \${11:P1Y}\n\nsources:\n  \${12:bron}:\n    register: $13\n\nsteps:\n  \${14:smal}:\n    select: \${12:bron}\n    fields: [$15]\n\noutputs:\n  \${16:uitvoer}:\n    from: \${14:smal}\n    audience: \${17|team,organisation,government,private,public|}\n    recipients: [$18]\n$0`;
  const catalog = `grondslag: 1\ncatalog: \${1:${escaped(name)}}\ntitle: $2\n\nparties:\n  \${3:partij}: { name: \${4:Naam}, kind: \${5|public-authority,private,mixed,partnership|}, country: \${6:NL} }\n$0`;
  return [
    { label: say({ nl: 'grondslag: nieuwe pijplijn', en: 'grondslag: new pipeline' }, asking), kind: 'template', detail: say({ nl: 'doel, bron, stap en uitvoer', en: 'purpose, source, step and output' }, asking), words: ['pipeline', 'pijplijn'], snippet: pipeline, rank: RANK.clears + (isCatalog ? 2 : 1) },
    { label: say({ nl: 'grondslag: nieuwe catalogus', en: 'grondslag: new catalogue' }, asking), kind: 'template', detail: say({ nl: 'afspraken die pijplijnen delen', en: 'definitions that pipelines share' }, asking), words: ['catalog', 'catalogus', 'catalogue'], snippet: catalog, rank: RANK.clears + (isCatalog ? 1 : 2) },
  ];
}
