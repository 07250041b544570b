// Checks of the knowledge base that a JSON Schema cannot express: every reference exists, every id is unique, and the
// groups, classes and numbered lists agree with each other. Each problem names the file and the path.

const PARTY_KINDS = ['public-authority', 'private', 'mixed', 'partnership'];

/** The class of a category and the group that stands for that class. */
const CLASS_GROUPS = { special: 'special', criminal: 'criminal', 'national-id': 'national-number' };

/** Every reference problem of an expanded knowledge base; empty when it holds together. */
export function integrityProblems(base) {
  return [
    ...categoryProblems(base),
    ...nameProblems(base),
    ...groundProblems(base),
    ...lawProblems(base),
    ...principleProblems(base),
    ...registerProblems(base),
    ...listProblems(base),
    ...openDataProblems(base),
    ...baseRegisterProblems(base),
    ...sensingProblems(base),
    ...transferProblems(base),
  ];
}

function* duplicates(file, list, key = (entry) => entry.id) {
  const seen = new Set();
  for (const entry of list) {
    if (seen.has(key(entry))) yield `${file}: id ${key(entry)} occurs twice`;
    seen.add(key(entry));
  }
}

function* missing(file, path, values, known, what) {
  for (const value of values) if (!known.has(value)) yield `${file}: ${path}: unknown ${what} ${value}`;
}

/** Ids that may be named where a category may. */
function categoryOrGroup(base) {
  return new Set([...base.categories, ...base.groups].map((entry) => entry.id));
}

function* categoryProblems(base) {
  const file = 'seeds/knowledge/categories.yaml';
  yield* duplicates(file, base.categories);
  yield* duplicates(file, base.groups);
  const byId = new Map(base.categories.map((c) => [c.id, c]));
  const either = categoryOrGroup(base);
  for (const category of base.categories) {
    yield* missing(file, `${category.id}.parents`, category.parents, either, 'category or group');
    yield* missing(file, `${category.id}.parts`, category.parts ?? [], byId, 'category');
    for (const { category: target } of category.inference ?? []) {
      const found = byId.get(target);
      if (found === undefined) yield `${file}: ${category.id}.inference: unknown category ${target}`;
      else if (found.class !== 'special' && found.class !== 'criminal') yield `${file}: ${category.id}.inference: ${target} is not a special category or criminal data`;
    }
    if (reachesItself(category.id, byId)) yield `${file}: ${category.id}.parents: leads back to itself`;
  }
  for (const [kind, group] of Object.entries(CLASS_GROUPS)) {
    const members = new Set(base.groups.find((g) => g.id === group)?.members);
    for (const category of base.categories) {
      if ((category.class === kind) !== members.has(category.id)) yield `${file}: ${category.id}: class ${category.class}, and ${members.has(category.id) ? '' : 'not '}in group ${group}`;
    }
  }
  for (const group of base.groups) if (group.members.length === 0) yield `${file}: groups.${group.id}: has no members`;
  const axes = new Map();
  for (const { id, granularity } of base.categories) {
    if (granularity !== undefined) axes.set(granularity.axis, [...(axes.get(granularity.axis) ?? []), { id, step: granularity.step }]);
  }
  for (const [axis, members] of axes) if (new Set(members.map((m) => m.step)).size < 2) yield `${file}: ${members[0].id}.granularity: axis ${axis} has one step only`;
}

/** Whether the parents of a category lead back to it; a category that is also its own group does not count. */
function reachesItself(id, byId) {
  const seen = new Set();
  const queue = (byId.get(id)?.parents ?? []).filter((parent) => parent !== id);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(byId.get(next)?.parents ?? []).filter((parent) => parent !== next));
  }
  return false;
}

function* nameProblems(base) {
  const file = 'seeds/knowledge/categories.yaml';
  const owner = new Map();
  for (const category of base.categories) {
    for (const word of new Set([...category.names.nl, ...category.names.en])) {
      const joined = word.replaceAll(' ', '');
      const other = owner.get(joined);
      if (other !== undefined && other !== category.id) yield `${file}: ${category.id}.names: ${word} already announces ${other}`;
      owner.set(joined, category.id);
    }
  }
}

function* groundProblems(base) {
  const file = 'seeds/knowledge/grounds.yaml';
  yield* duplicates(file, base.grounds);
  const either = categoryOrGroup(base);
  const articles = new Set(base.laws.find((law) => law.id === 'uavg')?.articles.map((a) => a.article));
  for (const ground of base.grounds) {
    yield* missing(file, `${ground.id}.uavg`, (ground.uavg ?? []).map((entry) => entry.article), articles, 'article of the UAVG');
    for (const [i, { categories }] of (ground.uavg ?? []).entries()) yield* missing(file, `${ground.id}.uavg[${i}].categories`, categories, either, 'category or group');
  }
}

function* lawProblems(base) {
  const file = 'seeds/knowledge/laws.yaml';
  yield* duplicates(file, base.laws);
  const either = categoryOrGroup(base);
  const controllers = new Set([...PARTY_KINDS, ...base.parties.map((p) => p.id)]);
  for (const law of base.laws) {
    yield* duplicates(`${file}: ${law.id}.articles`, law.articles, (a) => a.article);
    for (const article of law.articles) {
      yield* missing(file, `${law.id}.articles.${article.article}.covers`, article.covers ?? [], either, 'category or group');
      yield* missing(file, `${law.id}.articles.${article.article}.controllers`, article.controllers ?? [], controllers, 'party or kind of party');
    }
    if (law.number === '' && law.evidence === 'verified') yield `${file}: ${law.id}.number: empty, so the entry cannot be marked verified`;
    if (law.status === 'do-not-use' && law.disputed === undefined) yield `${file}: ${law.id}.status: do-not-use needs a reason`;
  }
}

function* principleProblems(base) {
  const file = 'seeds/knowledge/principles.yaml';
  yield* duplicates(file, base.principles);
  const ids = new Set(base.principles.map((p) => p.id));
  for (const [i, principle] of base.principles.entries()) {
    if (principle.number !== i + 1) yield `${file}: ${principle.id}.number: ${principle.number}, expected ${i + 1}`;
    yield* missing(file, `${principle.id}.tensions`, principle.tensions.map((t) => t.with), ids, 'principle');
    if (principle.tensions.some((t) => t.with === principle.id)) yield `${file}: ${principle.id}.tensions: pulls against itself`;
  }
}

function* registerProblems(base) {
  const file = 'seeds/knowledge/registers.yaml';
  yield* duplicates(file, base.registers);
  const categories = new Set(base.categories.map((c) => c.id));
  const parties = new Set(base.parties.map((p) => p.id));
  const laws = new Set(base.laws.map((l) => l.id));
  const regimes = new Set(base.secrecy.map((r) => r.id));
  for (const register of base.registers) {
    yield* missing(file, `${register.id}.keeper`, [register.keeper], parties, 'party');
    yield* missing(file, `${register.id}.law`, register.law === undefined ? [] : [register.law], laws, 'law');
    yield* missing(file, `${register.id}.secrecy`, register.secrecy, regimes, 'secrecy regime');
    for (const field of register.fields) yield* missing(file, `${register.id}.fields.${field.name}`, [field.category], categories, 'category');
  }
}

function* dpiaProblems(base, categories, kinds) {
  const file = 'seeds/knowledge/dpia.yaml';
  const { criteria, prescan, techniques } = base.dpia;
  yield* duplicates(file, criteria);
  yield* duplicates(file, criteria, (c) => `${c.list} ${c.number}`);
  yield* duplicates(file, prescan.parts);
  yield* duplicates(file, techniques);
  const registers = new Set(base.registers.map((register) => register.id));
  for (const { id, detect } of criteria) {
    for (const pattern of detect) {
      yield* missing(file, `${id}.detect`, [...(pattern.fields ?? []).flat(), ...(pattern.score?.uses ?? [])], categories, 'category');
      yield* missing(file, `${id}.detect`, pattern.kinds ?? [], kinds, 'purpose kind');
    }
  }
  for (const part of prescan.parts) {
    yield* missing(file, `prescan.${part.id}.registers`, part.registers ?? [], registers, 'register');
    yield* missing(file, `prescan.${part.id}.kinds`, part.kinds ?? [], kinds, 'purpose kind');
  }
}

function* listProblems(base) {
  yield* duplicates('seeds/knowledge/combinations.yaml', base.combinations);
  const categories = new Set(base.categories.map((c) => c.id));
  for (const combination of base.combinations) yield* missing('seeds/knowledge/combinations.yaml', `${combination.id}.needs`, combination.needs.flat(), categories, 'category');
  for (const [i, inference] of base.jointInferences.entries()) yield* missing('seeds/knowledge/combinations.yaml', `inferences[${i}]`, [...inference.needs.flat(), inference.category], categories, 'category');
  const kinds = new Set(base.matrix.kinds.map((k) => k.id));
  yield* duplicates('seeds/knowledge/matrix.yaml', base.matrix.kinds);
  for (const [from, row] of Object.entries(base.matrix.cells)) yield* missing('seeds/knowledge/matrix.yaml', `cells.${from}`, [from, ...Object.keys(row)], kinds, 'purpose kind');
  yield* dpiaProblems(base, categories, kinds);
  yield* duplicates('seeds/knowledge/secrecy.yaml', base.secrecy);
  yield* duplicates('seeds/knowledge/sensitivities.yaml', base.sensitivities);
  for (const { id, categories: named } of base.sensitivities) yield* missing('seeds/knowledge/sensitivities.yaml', `${id}.categories`, named, categories, 'category');
  yield* duplicates('seeds/knowledge/parties.yaml', base.parties);
  const names = base.parties.flatMap((p) => [p.id, ...p.aliases]).map((id) => ({ id }));
  yield* duplicates('seeds/knowledge/parties.yaml', names);
}

function* openDataProblems(base) {
  const file = 'seeds/knowledge/open-data.yaml';
  const registers = new Set(base.registers.map((r) => r.id));
  for (const list of ['licences', 'formats', 'themes']) {
    yield* duplicates(`${file}: ${list}`, base.openData[list]);
    yield* duplicates(`${file}: ${list}.names`, base.openData[list].flatMap((entry) => entry.names.map((id) => ({ id }))));
  }
  for (const licence of base.openData.licences) if (licence.highValue && !licence.open) yield `${file}: ${licence.id}.highValue: a licence that is not open`;
  for (const theme of base.openData.themes) yield* missing(file, `${theme.id}.registers`, theme.registers, registers, 'register');
}

function* baseRegisterProblems(base) {
  const file = 'seeds/knowledge/base-registers.yaml';
  const { registers, concerned } = base.baseRegisters;
  yield* duplicates(file, registers, (entry) => entry.register);
  yield* duplicates(`${file}: concerned`, concerned, (word) => word);
  const known = new Set(base.registers.map((r) => r.id));
  const categories = new Set(base.categories.map((c) => c.id));
  const parties = new Set(base.parties.map((p) => p.id));
  for (const entry of registers) {
    yield* missing(file, 'register', [entry.register], known, 'register');
    yield* missing(file, `${entry.register}.tells`, entry.tells, categories, 'category');
    yield* missing(file, `${entry.register}.along`, entry.along, categories, 'category');
    yield* missing(file, `${entry.register}.keepers`, entry.keepers, parties, 'party');
  }
}

function* sensingProblems(base) {
  const file = 'seeds/knowledge/sensing.yaml';
  const { publicSpace, logs } = base.sensing;
  const categories = new Set(base.categories.map((c) => c.id));
  yield* missing(file, 'publicSpace.registers', publicSpace.registers, new Set(base.registers.map((r) => r.id)), 'register');
  for (const [i, pattern] of publicSpace.patterns.entries()) yield* missing(file, `publicSpace.patterns[${i}]`, [...pattern.needs.flat(), ...pattern.without], categories, 'category');
  yield* missing(file, 'logs', [...logs.patterns.flat(2), ...logs.names], categories, 'category');
}

function* transferProblems({ transfers: { eea, adequacy, cloudPolicy }, parties }) {
  const file = 'seeds/knowledge/transfers.yaml';
  yield* duplicates(file, adequacy, (entry) => entry.country);
  for (const { country } of adequacy) if (eea.includes(country)) yield `${file}: ${country} needs no adequacy decision`;
  yield* missing(file, 'cloudPolicy.bodies', cloudPolicy.bodies, new Map(parties.map((party) => [party.id, party])), 'party');
}
