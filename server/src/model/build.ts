/**
 * From plain values to the model of one unit. Comes in: what `toPlain` made of a document. Goes
 * out: declarations with logical paths. Never fails: parts that cannot be understood are absent,
 * and the schema says so.
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { FileId } from '../text/source-file.ts';
import { below, unitKey, type Path } from './path.ts';
import { flag, given, isMap, listOf, map, mapOf, number, ref, refs, text, texts, type Plain, type PlainMap, type Ref } from './read.ts';
import { buildRules } from './build-rules.ts';
import { buildSteps } from './build-steps.ts';
import type { Catalog, CompatibilityDecl, Field, GroundDecl, OwnRegister, Output, Party, PartyKind, Pipeline, Purpose, Retention, Source, SubjectsDecl, Unit } from './pipeline.ts';

/**
 * The unit a document declares, or undefined when the document is not ours or names neither a
 * pipeline nor a catalogue.
 * @param document zero-based number of the document in its file
 * @param seekPlaceholders false where the text cannot hold one, which spares a walk over every value
 */
export function buildUnit(file: FileId, document: number, value: Plain, seekPlaceholders = true): Unit | undefined {
  const root = map(value);
  if (root === undefined || !Object.hasOwn(root, 'grondslag')) return undefined;
  const pipeline = text(root['pipeline']);
  const catalog = text(root['catalog']);
  const key = unitKey(file, document);
  const common = {
    key,
    file,
    parties: mapOf(root['parties'], ['parties'], buildParty),
    purposes: mapOf(root['purposes'], ['purposes'], (item, id, path): Purpose | undefined => (isMap(item) || item === null ? buildPurpose(map(item) ?? {}, id, path, key) : undefined)),
    placeholders: seekPlaceholders ? findPlaceholders(root) : [],
  };
  if (pipeline !== undefined) return { kind: 'pipeline', id: pipeline, ...common, ...buildPipelineBody(root) };
  if (catalog !== undefined) return { kind: 'catalog', id: catalog, ...common, ...buildCatalogBody(root, key) };
  return undefined;
}

function buildPipelineBody(root: PlainMap): Omit<Pipeline, 'kind' | 'id' | 'key' | 'file' | 'parties' | 'purposes' | 'placeholders'> {
  return {
    title: text(root['title']),
    description: text(root['description']),
    owner: text(root['owner']),
    controllers: refs(root['controller'], ['controller']),
    arrangement: text(root['arrangement']),
    processors: mapOf(root['processors'], ['processors'], (item, id, path) => ({ id, path, agreement: text(map(item)?.['agreement']), all: map(item) ?? {} })),
    partnership: map(root['partnership']),
    environment: map(root['environment']),
    schedule: text(root['schedule']),
    sources: mapOf(root['sources'], ['sources'], buildSource),
    steps: buildSteps(root['steps']),
    outputs: mapOf(root['outputs'], ['outputs'], buildOutput),
    unreadable: unreadableNames(root),
  };
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Sources and outputs that are named and not (or not yet) filled in. */
function unreadableNames(root: PlainMap): ReadonlySet<string> {
  const names = ['sources', 'outputs'].flatMap((key) => Object.entries(map(root[key]) ?? {}).flatMap(([name, item]) => (isMap(item) ? [] : [name])));
  return names.length === 0 ? NO_NAMES : new Set(names);
}

function buildCatalogBody(root: PlainMap, key: Catalog['key']): Pick<Catalog, 'registers' | 'laws' | 'categories' | 'rules'> {
  return {
    rules: buildRules(root['rules'], key),
    registers: mapOf(root['registers'], ['registers'], (item, id, path): OwnRegister => {
      const it = map(item) ?? {};
      return {
        id, unit: key, path,
        title: text(it['title']),
        keeper: ref(it['keeper'], path, 'keeper'),
        subjects: buildSubjects(it['subjects'], below(path, 'subjects')),
        collectedFor: refs(it['collectedFor'], path, 'collectedFor'),
        access: text(it['access']),
        secrecy: refs(it['secrecy'], path, 'secrecy'),
        use: text(it['use']),
        staysIn: text(it['staysIn']),
        retention: buildRetention(it['retention'], below(path, 'retention')),
        fields: buildFields(it['fields'], below(path, 'fields')) ?? new Map(),
        stated: statedIn(it),
      };
    }),
    laws: mapOf(root['laws'], ['laws'], (item, id, path) => {
      const it = map(item) ?? {};
      return {
        id, unit: key, path,
        title: text(it['title']),
        article: text(it['article']),
        status: text(it['status']),
        validFrom: text(it['validFrom']),
        validTo: text(it['validTo']),
        controllers: given(it['controllers']) ? texts(it['controllers']) : undefined,
        grants: texts(it['grants']),
        covers: given(it['covers']) ? texts(it['covers']) : undefined,
        reviewedBy: text(it['reviewedBy']),
        checkedOn: text(it['checkedOn']),
        stated: statedIn(it),
      };
    }),
    categories: mapOf(root['categories'], ['categories'], (item, id, path) => {
      const it = map(item) ?? {};
      return { id, path, parent: text(it['parent']), nl: text(it['nl']), en: text(it['en']) };
    }),
  };
}

function statedIn(it: PlainMap): ReadonlySet<string> {
  return new Set(Object.keys(it).filter((key) => it[key] !== undefined && it[key] !== null && it[key] !== PLACEHOLDER));
}

function buildParty(item: Plain, id: string, path: Path): Party {
  // A blank in place of a party, or of its transfer, is one still to be filled in: nothing about it is missing.
  const it: PlainMap = map(item) ?? (item === PLACEHOLDER ? { kind: PLACEHOLDER, country: PLACEHOLDER } : {});
  return {
    id, path,
    name: text(it['name']),
    kind: text(it['kind']) as PartyKind | undefined,
    country: text(it['country']),
    aliases: texts(it['aliases']),
    transfer: it['transfer'] === PLACEHOLDER ? { mechanism: PLACEHOLDER } : map(it['transfer']),
  };
}

function buildPurpose(it: PlainMap, id: string, path: Path, unit: Purpose['unit']): Purpose {
  const at = (key: string): Path => below(path, key);
  const criminal = map(it['criminal']);
  return {
    id, unit, path,
    description: text(it['description']),
    kind: text(it['kind']),
    ground: buildGround(it['ground'], at('ground')),
    special: listOf(it['special'], at('special'), (entry, entryPath) => ({
      path: entryPath,
      categories: refs(entry['categories'], entryPath, 'categories'),
      article: text(entry['article']),
      law: ref(entry['law'], entryPath, 'law'),
      secrecyDuty: flag(entry['secrecyDuty']) ?? (entry['secrecyDuty'] === PLACEHOLDER ? true : undefined),
    })),
    criminal: criminal === undefined ? undefined : {
      path: at('criminal'),
      law: ref(criminal['law'], at('criminal'), 'law'),
      received: ref(map(criminal['received'])?.['law'], [...at('criminal'), 'received', 'law']),
      partnership: given(criminal['partnership']),
    },
    bsn: lawBlock(it['bsn'], at('bsn')),
    covers: it['covers'] === undefined || it['covers'] === null ? undefined : refs(it['covers'], path, 'covers'),
    compatibility: listOf(it['compatibility'], at('compatibility'), buildCompatibility),
    retention: buildRetention(it['retention'], at('retention')),
    all: it,
  };
}

function buildGround(value: Plain, path: Path): GroundDecl | undefined {
  const it = map(value);
  // A blank in place of a ground is one still to be filled in, not a missing one.
  if (it === undefined) return value === PLACEHOLDER ? { path, article: PLACEHOLDER, law: { id: PLACEHOLDER, path }, consent: undefined, all: {} } : undefined;
  if (!given(it)) return undefined;
  return { path, article: text(it['article']), law: ref(it['law'], path, 'law'), consent: map(it['consent']), all: it };
}

const COMPATIBILITY_ANSWERS = ['link', 'context', 'nature', 'consequences', 'safeguards', 'by', 'date'] as const;

function buildCompatibility(it: PlainMap, path: Path): CompatibilityDecl {
  return {
    path,
    from: text(it['from']),
    outcome: text(it['outcome']),
    law: ref(it['law'], path, 'law'),
    answers: new Set(COMPATIBILITY_ANSWERS.filter((key) => given(it[key]))),
  };
}

function lawBlock(value: Plain, path: Path): { path: Path; law: Ref | undefined } | undefined {
  const it = map(value);
  return it === undefined ? undefined : { path, law: ref(it['law'], path, 'law') };
}

function buildRetention(value: Plain, path: Path): Retention | undefined {
  const it = map(value);
  if (it !== undefined) {
    return given(it) ? { path, period: text(it['period']), basis: texts(it['basis']), action: text(it['action']) } : undefined;
  }
  const period = text(value);
  return period === undefined ? undefined : { path, period, basis: [], action: undefined };
}

function buildSubjects(value: Plain, path: Path): SubjectsDecl | undefined {
  const it = map(value);
  return it === undefined ? undefined : { path, kind: text(it['kind']), count: number(it['count']), selection: text(it['selection']) };
}

function buildFields(value: Plain, path: Path): ReadonlyMap<string, Field> | undefined {
  return isMap(value) ? mapOf(value, path, buildField) : undefined;
}

const NO_ANSWERS: Field['inference'] = new Map();
const NO_CONTENTS: Field['contains'] = [];

function buildField(item: Plain, name: string, path: Path): Field {
  const it = map(item);
  if (it === undefined) {
    return { name, path, category: ref(item, path), contains: NO_CONTENTS, inference: NO_ANSWERS, publicRole: false, definition: undefined, standard: undefined };
  }
  return {
    name, path,
    category: ref(it['category'], path, 'category'),
    contains: refs(it['contains'], path, 'contains'),
    inference: it['inference'] === undefined ? NO_ANSWERS : mapOf(it['inference'], below(path, 'inference'), (answer) => {
      const a = map(answer) ?? {};
      return { answer: text(a['answer']), reason: text(a['reason']), by: text(a['by']), date: text(a['date']) };
    }),
    publicRole: flag(it['publicRole']) ?? false,
    definition: text(it['definition']),
    standard: text(it['standard']),
  };
}

function buildSource(item: Plain, name: string, path: Path): Source | undefined {
  const it = map(item);
  if (it === undefined) return undefined;
  const at = (key: string): Path => below(path, key);
  const disclosure = map(it['disclosure']);
  const authorisation = map(it['authorisation']);
  return {
    name, path,
    register: ref(it['register'], path, 'register'),
    output: ref(it['output'], path, 'output'),
    party: ref(it['party'], path, 'party'),
    fields: buildFields(it['fields'], at('fields')),
    collectedFor: refs(it['collectedFor'], path, 'collectedFor'),
    disclosure: disclosure === undefined ? undefined : { path: at('disclosure'), law: ref(disclosure['law'], at('disclosure'), 'law'), agreement: text(disclosure['agreement']) },
    authorisation: authorisation === undefined ? undefined : {
      path: at('authorisation'),
      decision: text(authorisation['decision']),
      fields: refs(authorisation['fields'], at('authorisation'), 'fields'),
      purposes: refs(authorisation['purposes'], at('authorisation'), 'purposes'),
      validUntil: text(authorisation['validUntil']),
    },
    secrecy: refs(it['secrecy'], path, 'secrecy'),
    use: text(it['use']),
    subjects: buildSubjects(it['subjects'], at('subjects')),
    retention: buildRetention(it['retention'], at('retention')),
    location: text(it['location']),
    all: it,
  };
}

function buildOutput(item: Plain, name: string, path: Path): Output | undefined {
  const it = map(item);
  if (it === undefined) return undefined;
  const at = (key: string): Path => below(path, key);
  const released = map(it['released']);
  return {
    name, path,
    from: ref(it['from'], path, 'from'),
    purpose: ref(it['purpose'], path, 'purpose'),
    audience: text(it['audience']),
    recipients: refs(it['recipients'], path, 'recipients'),
    claims: text(it['claims']),
    retention: buildRetention(it['retention'], at('retention')),
    allowedUses: it['allowedUses'] === undefined || it['allowedUses'] === null ? undefined : refs(it['allowedUses'], path, 'allowedUses'),
    release: listOf(it['release'], at('release'), (entry, entryPath) => ({ path: entryPath, regime: text(entry['regime']), article: text(entry['article']), recipient: text(entry['recipient']) })),
    bsn: lawBlock(it['bsn'], at('bsn')),
    recipientCannotReidentify: text(map(it['recipientCannotReidentify'])?.['assessment']),
    released: released === undefined ? undefined : { by: text(released['by']), reference: text(released['reference']) },
    publicationLaw: ref(it['publicationLaw'], path, 'publicationLaw'),
    environment: map(it['environment']),
    all: it,
  };
}

/** Paths of all values that are exactly the placeholder. Iterative: a unit may be nested as deep as the reader allows. */
function findPlaceholders(root: PlainMap): readonly Path[] {
  const found: Path[] = [];
  const open: { value: Plain; path: Path }[] = [{ value: root, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    for (const key of Object.keys(value)) {
      const item = (value as PlainMap)[key];
      if (item === PLACEHOLDER) found.push(below(path, key));
      else if (typeof item === 'object' && item !== null) open.push({ value: item, path: below(path, key) });
    }
  }
  return found;
}
