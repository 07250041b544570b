/** One generated pipeline: first a plan (what is in it), then its text (how somebody wrote it). */
import { randomOf } from './random.mjs';
import { controllers, keyHolder, remarks, themes } from './themes.mjs';

/** Files with the same theme and the same controller are this far apart. */
const PERIOD = themes.length * controllers.length;

/** The share of files old enough to have a predecessor that read one; over 1,000 files about 30 % of all. */
const READS_ANOTHER = 0.3;

/** The share of files with a slip in them: kept in order, as a code base is, and never quite. */
const SLIPS = 0.4;

/** Id of the pipeline with this number. */
function idOf(index) {
  return `${themes[index % themes.length].id}-${String(index).padStart(5, '0')}`;
}

/**
 * What pipeline `index` contains. A pure function of the number.
 * @param {number} index
 */
export function planOf(index) {
  const random = randomOf(index);
  const theme = themes[index % themes.length];
  const controller = controllers[Math.floor(index / themes.length) % controllers.length];
  const generations = Math.floor(index / PERIOD);
  let reads;
  // The square leans towards the oldest pipelines: a few outputs are read by many, as in practice.
  if (generations > 0 && random.chance(READS_ANOTHER)) {
    const back = generations - Math.floor((random.below(1000) / 1000) ** 2 * generations);
    reads = idOf(index - back * PERIOD);
  }
  const own = random.sample(theme.own, 4 + random.below(4));
  const slip = theme.subjects === 'citizens' && random.chance(SLIPS) ? random.pick(['key', 'category', 'cover']) : undefined;
  if (slip === 'category') own[0] = [own[0][0], `${own[0][1]}s`];
  if (slip === 'cover') own.push(['geboortedatum', 'birth-date']);
  return {
    id: idOf(index),
    theme,
    controller,
    reads,
    keyHolder: slip === 'key' ? controller : keyHolder,
    blocks: [{ suffix: '', own, second: random.sample(theme.second, 2 + random.below(4)) }],
    random,
  };
}

/**
 * A pipeline of about `lines` lines: one purpose, as many sources, steps and outputs as it takes.
 * @param {string} id
 * @param {number} lines
 */
export function longPlan(id, lines) {
  const random = randomOf(lines);
  const theme = themes[0];
  const blocks = [];
  const count = Math.max(1, Math.round((lines - 68) / 86));
  for (let i = 0; i < count; i++) {
    blocks.push({ suffix: count === 1 ? '' : `_${i + 1}`, own: random.sample(theme.own, 5), second: random.sample(theme.second, 3) });
  }
  return { id, theme, controller: controllers[0], reads: undefined, keyHolder, blocks, random };
}

/** @param {ReturnType<typeof planOf>} plan */
export function textOf(plan) {
  const writer = writerOf(plan.random);
  writeHeader(writer, plan);
  writer.line('sources:');
  for (const block of plan.blocks) {
    writer.restyle();
    writeSources(writer, plan, block);
  }
  writer.line('');
  writer.line('steps:');
  for (const block of plan.blocks) {
    writer.restyle();
    writeSteps(writer, plan, block);
  }
  writer.line('');
  writer.line('outputs:');
  for (const block of plan.blocks) {
    writer.restyle();
    writeOutputs(writer, plan, block);
  }
  return writer.text();
}

function writerOf(random) {
  const lines = [];
  let flow = random.chance(0.5);
  const quote = random.pick(['', '', "'", '"']);
  return {
    get flow() {
      return flow;
    },
    /** The next author's taste: flow style or block style. */
    restyle() {
      flow = random.chance(0.5);
    },
    line: (text) => lines.push(text),
    /** A scalar in the file's own taste: plain, single- or double-quoted. */
    scalar: (text) => (quote === '' && !/[:#]/.test(text) ? text : `${quote || '"'}${text}${quote || '"'}`),
    remark(indent) {
      if (random.chance(0.5)) lines.push(`${indent}# ${random.pick(remarks)}`);
    },
    /** A mapping of field names to categories, on one line or on many. */
    fields(indent, pairs) {
      if (flow && pairs.length <= 4) {
        lines.push(`${indent}fields: { ${pairs.map(([name, value]) => `${name}: ${value}`).join(', ')} }`);
        return;
      }
      lines.push(`${indent}fields:`);
      for (const [name, value] of pairs) {
        const detailed = random.chance(0.25);
        if (!detailed) lines.push(`${indent}  ${name}: ${value}${random.chance(0.08) ? `   # ${random.pick(remarks)}` : ''}`);
        else if (flow) lines.push(`${indent}  ${name}: { category: ${value}, definition: ${quote || '"'}zoals in de levering${quote || '"'} }`);
        else lines.push(`${indent}  ${name}:`, `${indent}    category: ${value}`, `${indent}    definition: veld ${name} zoals in de levering`);
      }
    },
    list(indent, key, items) {
      if (flow || items.length <= 3) lines.push(`${indent}${key}: [${items.join(', ')}]`);
      else lines.push(`${indent}${key}:`, ...items.map((item) => `${indent}  - ${item}`));
    },
    text: () => `${lines.join('\n')}\n`,
  };
}

function writeHeader(w, plan) {
  const { theme, controller, random } = plan;
  const year = 2025;
  w.remark('');
  w.line('grondslag: 1');
  w.line(`pipeline: ${plan.id}`);
  w.line(`title: ${w.scalar(theme.title)}`);
  w.line('description: >');
  w.line(`  ${theme.purpose}`);
  w.line(`  Beheerd door het team dat ook de vragen van gebruikers beantwoordt; wijzigingen`);
  w.line(`  gaan langs het overleg van ${random.pick(['maandag', 'dinsdag', 'donderdag'])}.`);
  w.line(`owner: team-${theme.id}`);
  w.line(`controller: ${controller.id}`);
  w.line(`schedule: ${random.pick(['P1D', 'P1W', 'P1M', 'P3M'])}`);
  w.line('');
  w.line('parties:');
  const parties = [{ ...controller, kind: 'public-authority' }, theme.partner];
  if (theme.subjects === 'citizens') parties.push(keyHolder);
  if (w.flow) {
    for (const party of parties) w.line(`  ${party.id}: { name: ${party.name}, kind: ${party.kind}, country: NL }`);
  } else {
    for (const party of parties) {
      w.line(`  ${party.id}:`);
      w.line(`    name: ${w.scalar(party.name)}`);
      w.line(`    kind: ${party.kind}`);
      w.line('    country: NL');
    }
  }
  w.line('');
  w.line('purposes:');
  w.line('  uitvoering:');
  w.line('    description: >-');
  w.line(`      ${theme.purpose}`);
  w.line('      Andere doelen zijn uitgesloten en worden niet ondersteund.');
  w.line(`    kind: ${theme.kind}`);
  if (w.flow) w.line(`    ground: { article: 6(1)(e), law: ${w.scalar(theme.law)}, necessity: zonder deze gegevens kan de taak niet worden uitgevoerd }`);
  else {
    w.line('    ground:');
    w.line('      article: 6(1)(e)');
    w.line(`      law: ${w.scalar(theme.law)}`);
    w.line('      necessity: zonder deze gegevens kan de taak niet worden uitgevoerd');
  }
  if (theme.covers[0] !== 'none') w.list('    ', 'covers', theme.covers);
  if (theme.register && theme.register.from !== theme.kind) {
    w.line('    compatibility:');
    w.line(`      - from: ${theme.register.from}`);
    for (const [key, value] of Object.entries(theme.compatible)) w.line(`        ${key}: ${w.scalar(value)}`);
    w.line('        outcome: compatible');
    w.line(`        by: ${w.scalar('functionaris gegevensbescherming')}`);
    w.line(`        date: ${year}-03-${String(1 + random.below(28)).padStart(2, '0')}`);
  }
  w.line(`    retention: ${theme.retention}`);
  w.line('    security: BBN2');
  w.line('    contact:');
  w.line('      point: loket gegevens, via het algemene nummer');
  w.line(`      explanation: ${w.scalar(`uitleg op de pagina over ${theme.id}`)}`);
  w.line('      objection: schriftelijk, antwoord binnen zes weken');
  w.line('    weighing:');
  w.line('      can: De bronnen leveren wat nodig is, met een vaste kwaliteitscontrole.');
  w.line('      may: De wet noemt deze taak; de levering is vastgelegd.');
  w.line('      should: |');
  w.line('        Besproken met de cliëntenraad; een telling zonder personen is');
  w.line('        bekeken en volstaat niet voor de uitvoering.');
  w.line(`      by: ${w.scalar('stuurgroep gegevens')}`);
  w.line(`      date: ${year}-0${1 + random.below(9)}-15`);
  w.line('    evidence:');
  w.line(`      register: VR-${String(random.below(10000)).padStart(4, '0')}`);
  if (w.flow) w.line(`      dpia: { reference: DPIA-${year}-${String(random.below(1000)).padStart(3, '0')}, date: ${year}-05-01 }`);
  else {
    w.line('      dpia:');
    w.line(`        reference: DPIA-${year}-${String(random.below(1000)).padStart(3, '0')}`);
    w.line(`        date: ${year}-05-01`);
  }
  w.line(`      notice: { url: ${w.scalar(`https://example.org/privacy/${theme.id}`)} }`);
  w.line('');
}

function writeSources(w, plan, block) {
  const { theme, controller, random } = plan;
  const s = block.suffix;
  w.remark('  ');
  w.line(`  aanlevering${s}:`);
  w.line(`    party: ${theme.partner.id}`);
  w.line(`    collectedFor: ${theme.collectedFor}`);
  if (w.flow) w.line(`    disclosure: { law: ${w.scalar(theme.partner.law)}, agreement: OVK-${100 + random.below(900)} }`);
  else {
    w.line('    disclosure:');
    w.line(`      law: ${w.scalar(theme.partner.law)}`);
    w.line(`      agreement: OVK-${100 + random.below(900)}`);
  }
  w.line(`    subjects: { kind: ${theme.subjects}${theme.subjects === 'objects' ? '' : `, count: ${200 + random.below(4800)}`} }`);
  w.fields('    ', [...theme.keys, theme.signal, theme.group, ...block.own]);
  w.line('    quality:');
  w.line(`      snapshot: 2025-0${1 + random.below(9)}-01`);
  w.line(`      update: ${random.pick(['P1D', 'P1W', 'P1M'])}`);
  w.line(`  aanvulling${s}:`);
  const fields = [...theme.keys, ...block.second];
  if (theme.register) {
    w.line(`    register: ${theme.register.id}`);
    w.line('    authorisation:');
    w.line(`      decision: ${theme.register.decision}`);
    w.list('      ', 'fields', fields.map(([name]) => name));
    w.line(`      purposes: [${theme.kind}]`);
  } else {
    w.line(`    party: ${controller.id}`);
    w.line(`    collectedFor: ${theme.collectedFor}`);
    w.line('    sourceOfTruth: eigen administratie, dagelijks bijgewerkt');
    w.line(`    subjects: { kind: ${theme.subjects} }`);
  }
  w.fields('    ', fields);
  if (plan.reads !== undefined) {
    w.remark('  ');
    w.line(`  vorige${s}:`);
    w.line(`    output: ${plan.reads}/overzicht`);
    w.fields('    ', [...theme.keys, theme.signal]);
  }
}

function writeSteps(w, plan, block) {
  const { theme, random } = plan;
  const s = block.suffix;
  const keys = theme.keys.map(([name]) => name);
  const signal = theme.signal[0];
  const rest = [theme.group, ...block.own, ...block.second].map(([name]) => name);
  w.remark('  ');
  w.line(`  recent${s}:`);
  w.line(`    description: ${w.scalar('alleen meldingen die nog openstaan')}`);
  w.line(`    filter: aanlevering${s}`);
  w.line(`    uses: [${signal}]`);
  w.line(`    where: "${signal} is gevuld en niet ouder dan ${30 + random.below(300)} dagen"`);
  w.line('    selection: signal');
  let joined = `gekoppeld${s}`;
  w.line(`  ${joined}:`);
  w.line('    description: >-');
  w.line('      De levering verrijken met wat nodig is voor de uitvoering; wie niet');
  w.line("      voorkomt in de tweede bron blijft staan, zonder 'lege' regels te vullen.");
  w.line(`    join: [recent${s}, aanvulling${s}]`);
  w.list('    ', 'on', keys);
  w.line('    how: left');
  const extra = [];
  if (plan.reads !== undefined) {
    w.line(`  eerder${s}:`);
    w.line(`    select: vorige${s}`);
    w.line(`    fields: { ${[...keys.map((key) => `${key}: ${key}`), `eerder_${signal}: ${signal}`].join(', ')} }`);
    w.line(`  vergeleken${s}:`);
    w.line(`    join: [${joined}, eerder${s}]`);
    w.list('    ', 'on', keys);
    w.line('    how: left');
    joined = `vergeleken${s}`;
    extra.push(`eerder_${signal}`);
  }
  w.remark('  ');
  w.line(`  lijst${s}:`);
  w.line('    description: >');
  w.line('      Wat het team nodig heeft om te handelen, en niet meer; de volgorde');
  w.line('      is die van het werkproces.');
  w.line(`    select: ${joined}`);
  w.list('    ', 'fields', [...keys, signal, ...rest, ...extra]);
  w.line(`  basis${s}:`);
  w.line(`    select: recent${s}`);
  w.list('    ', 'fields', [...keys, theme.group[0]]);
  let counted = `basis${s}`;
  if (theme.subjects === 'citizens') {
    w.line(`  versluierd${s}:`);
    w.line(`    pseudonymise: ${counted}`);
    w.list('    ', 'fields', keys);
    w.line('    method: hmac-sha256');
    w.line(`    keyHolder: ${plan.keyHolder.id}`);
    w.line(`    domain: ${theme.id}`);
    w.line('    rotation: P1Y');
    counted = `versluierd${s}`;
  }
  w.line(`  telling${s}:`);
  w.line(`    aggregate: ${counted}`);
  w.line(`    by: [${theme.group[0]}]`);
  w.line('    measures:');
  w.line('      aantal: count');
  w.line('    minGroupSize: 10');
  w.line('    suppression: merge');
}

function writeOutputs(w, plan, block) {
  const { theme, controller, random } = plan;
  const s = block.suffix;
  w.remark('  ');
  w.line(`  overzicht${s}:`);
  w.line(`    from: lijst${s}`);
  w.line('    audience: team');
  w.line(`    recipients: [${controller.id}]`);
  if (w.flow) w.line(`    retention: ${theme.retention}`);
  else {
    w.line('    retention:');
    w.line(`      period: ${theme.retention}`);
    w.line('      startsAt: laatste contact');
    w.line(`      basis: ${w.scalar('selectielijst gemeenten')}`);
    w.line('      action: destroy');
  }
  w.line(`    allowedUses: [${theme.kind}]`);
  w.line(`  kengetallen${s}:`);
  w.line(`    from: telling${s}`);
  w.line('    audience: organisation');
  w.line(`    recipients: [${controller.id}]`);
  w.line('    claims: aggregated');
  w.line(`    retention: ${theme.retention}`);
  w.line(`    format: ${random.pick(['csv', 'parquet', 'json'])}`);
  w.line(`    updated: 2025-1${random.below(3)}-0${1 + random.below(9)}`);
}
