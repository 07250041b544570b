/** The text of a new pipeline or catalogue, from a few answers. What nobody answered is the placeholder, and nothing else is. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { textScalar } from '../edit/write-scalar.ts';
import type { Environment, RegisterInfo, Scope } from '../lineage/environment.ts';
import type { Locale } from '../messages/template.ts';
import { unitKey } from '../model/path.ts';
import { blanksIn } from './blanks.ts';
import { fileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';

/** Where the data come from. */
export type NewSource = { readonly from: 'register'; readonly register: string } | { readonly from: 'output'; readonly output: string } | { readonly from: 'supply'; readonly party?: string };

/** What a new unit is to say; what is left out is still to be filled in. */
export interface NewUnit {
  readonly kind: 'pipeline' | 'catalog';
  readonly title?: string;
  /** Made of the title where it is left out, and of another form where it is taken. */
  readonly id?: string;
  /** A party: its id or alias, or for one that nobody knows its name. */
  readonly controller?: string;
  readonly purpose?: string;
  /** `6(1)(e)`. */
  readonly article?: string;
  readonly source?: NewSource;
  readonly audience?: string;
}

export interface NewText {
  readonly id: string;
  /** A name that the checker takes up by itself. */
  readonly file: string;
  readonly text: string;
  /** The first place to fill in; undefined where everything was answered. */
  readonly blank: Span | undefined;
}

const T = {
  head: { nl: `# Vul elke ${PLACEHOLDER} in. De controle zegt daarna wat er nog ontbreekt.`, en: `# Fill in every ${PLACEHOLDER}. The checker then says what is still missing.` },
  owner: { nl: 'rol, team of postbus die ervoor instaat', en: 'role, team or mailbox that answers for it' },
  description: { nl: 'wat, voor wie en waartoe', en: 'what, for whom and to what end' },
  fields: { nl: 'alleen wat het doel nodig heeft', en: 'only what the purpose needs' },
  covers: { nl: 'categorieën die het doel mag gebruiken', en: 'categories that the purpose may use' },
  period: { nl: 'bijvoorbeeld P6M', en: 'for example P6M' },
  law: { nl: 'wet met artikel', en: 'law with its article' },
  purpose: { nl: 'doel', en: 'purpose' }, source: { nl: 'levering', en: 'supply' }, needed: { nl: 'nodig', en: 'needed' }, result: { nl: 'resultaat', en: 'result' },
  pipeline: { nl: 'pijplijn', en: 'pipeline' }, catalog: { nl: 'catalogus', en: 'catalogue' }, party: { nl: 'organisatie', en: 'organisation' }, register: { nl: 'eigen-register', en: 'own-register' },
} as const;

/** A scope that declares nothing: what catalogues and the knowledge base have by themselves. */
export const NOWHERE: Scope = { key: unitKey(fileId(''), 0), parties: new Map(), purposes: new Map() };

/** An id of a name that people use: `Hulp bij Schulden!` → `hulp-bij-schulden`; empty where nothing is left. */
export function idOf(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
}

/** The first of `wanted`, `wanted-2`, … that is not taken. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

/**
 * Writes the text of a new unit; names that the workspace knows are used as they are.
 * @param taken ids of units that are there already
 */
export function newUnit(answers: NewUnit, environment: Environment, taken: ReadonlySet<string>, locale: Locale): NewText {
  const id = freeId(idOf(answers.id ?? '') || idOf(answers.title ?? '') || T[answers.kind][locale], taken);
  const lines = answers.kind === 'pipeline' ? pipelineLines(id, answers, environment, locale) : catalogLines(id, answers, environment, locale);
  const text = `${[T.head[locale], ...lines].join('\n')}\n`;
  return { id, file: `${id}.${answers.kind}.yaml`, text, blank: blanksIn(text)[0] };
}

/** A value as YAML; one that is not given is still to be filled in. */
function value(text: string | undefined, inFlow = false): string {
  const clean = text?.replace(/\s+/g, ' ').trim();
  return clean === undefined || clean === '' ? PLACEHOLDER : textScalar(clean, 'single', inFlow);
}

interface Named {
  readonly id: string;
  /** The lines that declare it, where nobody else does. */
  readonly declared: readonly string[];
}

function partyNamed(name: string | undefined, environment: Environment, always: boolean): Named | undefined {
  if (name === undefined || name.trim() === '') return undefined;
  const known = environment.party(NOWHERE, name.trim());
  if (known !== undefined && !always) return { id: known.id, declared: [] };
  const id = known?.id ?? idOf(name);
  if (id === '') return undefined;
  return { id, declared: [`  ${value(id)}: { name: ${value(known?.name ?? name, true)}, kind: ${known?.kind ?? PLACEHOLDER}, country: ${value(known?.country, true)} }`] };
}

function purposeLines(id: string, { purpose, article }: NewUnit, locale: Locale): readonly string[] {
  return [
    'purposes:',
    `  ${value(id)}:`,
    `    description: ${PLACEHOLDER}   # ${T.description[locale]}`,
    `    kind: ${value(purpose)}`,
    '    ground:',
    `      article: ${value(article)}`,
    ...(article === undefined ? [] : GROUND_KEYS[article.slice(-2, -1)] ?? []).map((key) => `      ${key}: ${PLACEHOLDER}${key === 'law' ? `   # ${T.law[locale]}` : ''}`),
    `    covers: ${PLACEHOLDER}   # ${T.covers[locale]}`,
    `    retention: ${PLACEHOLDER}   # ${T.period[locale]}`,
  ];
}

/** What each ground of AVG 6(1) asks to be said beside it. */
const GROUND_KEYS: Readonly<Record<string, readonly string[]>> = { a: ['consent'], b: ['contract'], c: ['law'], e: ['law'], f: ['interest', 'balancing'] };

function pipelineLines(id: string, answers: NewUnit, environment: Environment, locale: Locale): readonly string[] {
  const controller = partyNamed(answers.controller, environment, false);
  const supplier = answers.source?.from === 'supply' ? partyNamed(answers.source.party, environment, false) : undefined;
  const parties = [...new Set([...(controller?.declared ?? []), ...(supplier?.declared ?? [])])];
  const purpose = answers.purpose ?? T.purpose[locale];
  const source = sourceLines(answers, supplier, environment, locale);
  const step = freeId(T.needed[locale], new Set([source.name]));
  return [
    'grondslag: 1',
    `pipeline: ${value(id)}`,
    `title: ${value(answers.title)}`,
    `owner: ${PLACEHOLDER}   # ${T.owner[locale]}`,
    `controller: ${value(controller?.id)}`,
    '',
    ...(parties.length === 0 ? [] : ['parties:', ...parties, '']),
    ...purposeLines(purpose, answers, locale),
    '',
    'sources:',
    `  ${value(source.name)}:`,
    ...source.lines,
    '',
    'steps:',
    `  ${step}:`,
    `    select: ${value(source.name)}`,
    `    fields: ${PLACEHOLDER}   # ${source.fields.length === 0 ? T.fields[locale] : `${T.fields[locale]}: ${source.fields.join(', ')}`}`,
    '',
    'outputs:',
    `  ${T.result[locale]}:`,
    `    from: ${step}`,
    `    audience: ${value(answers.audience)}`,
    `    recipients: ${controller === undefined || (answers.audience !== 'team' && answers.audience !== 'organisation') ? PLACEHOLDER : `[${value(controller.id, true)}]`}`,
  ];
}

interface SourceText {
  readonly name: string;
  readonly lines: readonly string[];
  /** Names to choose from, as many as fit beside a line. */
  readonly fields: readonly string[];
}

/** Field names beside a line; more would be a list nobody reads. */
const MOST_FIELDS = 12;

function sourceLines({ source, purpose }: NewUnit, supplier: Named | undefined, environment: Environment, locale: Locale): SourceText {
  switch (source?.from) {
    case 'register': {
      const register = environment.register(source.register);
      const fields = register === undefined || register.fields.size > MOST_FIELDS ? [] : [...register.fields.keys()];
      return { name: idOf(source.register.slice(source.register.indexOf('/') + 1)) || T.source[locale], fields, lines: [`    register: ${value(source.register)}`, ...accessLines(register, purpose)] };
    }
    case 'output':
      return { name: idOf(source.output.slice(source.output.indexOf('/') + 1)) || T.source[locale], fields: [], lines: [`    output: ${value(source.output)}`] };
    default:
      return {
        name: T.source[locale], fields: [],
        lines: [`    party: ${value(supplier?.id)}`, `    collectedFor: ${PLACEHOLDER}`, `    disclosure: ${PLACEHOLDER}`, `    subjects: { kind: ${PLACEHOLDER} }`, `    fields: ${PLACEHOLDER}`],
      };
  }
}

function accessLines(register: RegisterInfo | undefined, purpose: string | undefined): readonly string[] {
  switch (register?.access) {
    case 'authorisation': return [`    authorisation: { decision: ${PLACEHOLDER}, fields: ${PLACEHOLDER}, purposes: ${purpose === undefined ? PLACEHOLDER : `[${value(purpose, true)}]`} }`];
    case 'agreement': return [`    disclosure: { agreement: ${PLACEHOLDER} }`];
    default: return [];
  }
}

function catalogLines(id: string, answers: NewUnit, environment: Environment, locale: Locale): readonly string[] {
  const party = partyNamed(answers.controller, environment, false) ?? { id: T.party[locale], declared: [`  ${T.party[locale]}: { name: ${PLACEHOLDER}, kind: ${PLACEHOLDER}, country: ${PLACEHOLDER} }`] };
  return [
    'grondslag: 1',
    `catalog: ${value(id)}`,
    `title: ${value(answers.title)}`,
    `owner: ${PLACEHOLDER}   # ${T.owner[locale]}`,
    '',
    ...(party.declared.length === 0 ? [] : ['parties:', ...party.declared, '']),
    ...purposeLines(answers.purpose ?? T.purpose[locale], answers, locale),
    '',
    'registers:',
    `  ${T.register[locale]}:`,
    `    title: ${PLACEHOLDER}`,
    `    keeper: ${value(party.id)}`,
    `    subjects: { kind: ${PLACEHOLDER} }`,
    `    collectedFor: ${value(answers.purpose)}`,
    `    access: ${PLACEHOLDER}`,
    `    fields: ${PLACEHOLDER}`,
  ];
}
