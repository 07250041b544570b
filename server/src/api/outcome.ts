/**
 * The findings of a project, worked out the way that pays: all at once, or part by part, where parts
 * that an earlier run knows are not looked at again and several threads share the rest. Which way it
 * was done cannot be told from the outcome.
 */
import { grouped } from '../base/grouped.ts';
import { byCodeUnit } from '../base/sorted.ts';
import { allFindings, rulesThatRan, type ReportedRule } from '../report/report.ts';
import { resultEntry, withoutBaseline, type FixDetail, type ResultEntry } from '../report/result.ts';
import { rulesOf, type RuleSet } from '../rules/own/rule-set.ts';
import type { Analysis } from '../service/analysis.ts';
import { factsOf, powersOf, type FileFacts, type PowerFacts } from '../service/file-facts.ts';
import { divide, type KnownFile } from '../service/parts.ts';
import { Workspace } from '../service/workspace.ts';
import type { FileId } from '../text/source-file.ts';
import { localJudge, type Conditions, type EntriesByFile, type Judge, type Part, type Text } from './part-judge.ts';
import { analysed, checkOwnRules, type LoadedProject, type Project } from './project.ts';
import { keyOf, type Store } from './store.ts';

export interface Outcome {
  /** Everything found, open or put aside, in the order of file, place and rule. */
  readonly entries: readonly ResultEntry[];
  readonly rules: readonly ReportedRule[];
  /** All rules there are, also those that did not run. */
  readonly ruleSet: RuleSet;
  /** Everything in one analysis, where it was worked out so. */
  readonly analysis?: Analysis;
  /** Whether a file holds anything of ours. */
  isOurs(file: FileId): boolean;
}

/** How to work it out. */
export interface Means {
  readonly store?: Store | undefined;
  /** How many threads, this one included. */
  readonly threads: number;
  /** Starts a thread that judges. */
  startJudge(conditions: Conditions): Judge;
}

/** Everything that is found in the files of a project. @throws Fault for rules that are named and are not there */
export async function outcomeOf(project: LoadedProject, detail: FixDetail, means: Means): Promise<Outcome> {
  if (means.store === undefined && means.threads < 2) return outcomeOfAnalysis(analysed(project), detail);
  const desk = openDesk(project, detail, means);
  try {
    return await byParts(desk);
  } finally {
    for (const judge of desk.judges) judge.close();
  }
}

/** The outcome of an analysis of all files; of some of its findings where they are given. */
export function outcomeOfAnalysis({ analysis, locale, files, settingsFor }: Project, detail: FixDetail, findings = allFindings(analysis)): Outcome {
  return {
    entries: findings.map((located) => resultEntry(located, analysis, locale, detail)),
    rules: rulesThatRan(analysis.rules(), files.map(({ id }) => settingsFor(id))),
    isOurs: oursIn(analysis),
    ruleSet: analysis.rules(),
    analysis,
  };
}

/** Tells of a file whether it holds anything of ours, or cannot be read. */
export function oursIn({ workspace }: Analysis): Outcome['isOurs'] {
  return (file) => {
    const parsed = workspace.file(file)?.parsed;
    return parsed !== undefined && (parsed.unreadable || parsed.shapes.length > 0 || parsed.units.length > 0);
  };
}

/** From so large a share of new texts on, all at once is quicker than part by part in one thread. */
const MOSTLY_NEW = 0.5;

/** What work by parts needs at hand. */
interface Desk {
  readonly project: LoadedProject;
  readonly detail: FixDetail;
  readonly store: Store | undefined;
  readonly conditions: Conditions;
  readonly texts: readonly Text[];
  readonly judges: readonly Judge[];
  /** Which judge took a text in. */
  readonly readBy: Map<FileId, number>;
  textOf(file: FileId): Text;
  /** A hash of a text and the bounds on reading it. */
  hashOf(file: FileId): string;
  /** A hash of all that findings in a part depend on. */
  keyOf(part: Part): string;
}

function openDesk(project: LoadedProject, detail: FixDetail, { store, threads, startJudge }: Means): Desk {
  const settings = [...new Set(project.files.map(({ id }) => project.settingsFor(id)))];
  const conditions: Conditions = { today: project.options.today, locale: project.locale, detail, settings };
  const texts = project.files.map(({ id, text }): Text => ({ file: id, text, settings: settings.indexOf(project.settingsFor(id)) }));
  const byFile = new Map(texts.map((text) => [text.file, text]));
  const settingsKeys = settings.map((one) => keyOf(asText(one)));
  const limitsKeys = settings.map(({ limits }) => asText(limits ?? null));
  const hashes = new Map(store === undefined ? [] : texts.map(({ file, text, settings: which }) => [file, keyOf(text, limitsKeys[which]!)]));
  return {
    project, detail, store, conditions, texts,
    judges: [localJudge(conditions), ...Array.from({ length: threads - 1 }, () => startJudge(conditions))],
    readBy: new Map(),
    textOf: (file) => byFile.get(file)!,
    hashOf: (file) => hashes.get(file) ?? '',
    keyOf: ({ files, judged, weighed }) => keyOf(
      conditions.today, conditions.locale, conditions.detail, String(weighed),
      ...files.flatMap((file) => [file, hashes.get(file) ?? '', settingsKeys[byFile.get(file)!.settings]!]), '', ...judged,
    ),
  };
}

async function byParts(desk: Desk): Promise<Outcome> {
  const { store, texts, judges, conditions } = desk;
  const unread = texts.filter(({ file }) => store?.get('facts', desk.hashOf(file)) === undefined);
  if (judges.length === 1 && unread.length > texts.length * MOSTLY_NEW) return allAtOnce(desk);
  const facts = await readFacts(desk, unread);
  const catalogs = texts.filter(({ file }) => facts.get(file)!.catalogs.length > 0);
  const rules = rulesWith(desk, catalogs);
  const parts = cutOut(await withPowers(desk, facts, catalogs));
  const entries = new Map<FileId, readonly ResultEntry[]>();
  const open = parts.filter((part) => {
    const found = store?.get('parts', desk.keyOf(part));
    for (const [file, own] of found ?? []) entries.set(file, own);
    return found === undefined;
  });
  const size = open.reduce((sum, { judged }) => sum + judged.length, 0);
  if (open.length > 0 && (parts.length === 1 || (judges.length === 1 && size > texts.length * MOSTLY_NEW))) return allAtOnce(desk);
  const judged = await judgeParts(desk, open);
  if (judged === undefined) return allAtOnce(desk);
  for (const [file, own] of judged) entries.set(file, own);
  for (const part of open) store?.put('parts', desk.keyOf(part), part.judged.map((file) => [file, entries.get(file) ?? []]));
  return {
    entries: [...entries.keys()].sort(byCodeUnit).flatMap((file) => entries.get(file)!),
    rules: rulesThatRan(rules, conditions.settings),
    ruleSet: rules,
    isOurs: (file) => facts.get(file)?.ours === true,
  };
}

/** Everything in one workspace; what is found is kept by part all the same. */
function allAtOnce(desk: Desk): Outcome {
  const { project, detail, store, texts } = desk;
  const done = analysed(project);
  const outcome = outcomeOfAnalysis(done, detail);
  if (store === undefined) return outcome;
  const { workspace } = done.analysis;
  const known = texts.map(({ file }): KnownFile => {
    const { source, parsed } = workspace.file(file)!;
    return { file, facts: factsOf(source.text, parsed), powers: powersOf(parsed, workspace.environment) };
  });
  const key = catalogsKey(desk, texts.filter((_, index) => known[index]!.facts.catalogs.length > 0));
  for (const { file, facts, powers } of known) {
    store.put('facts', desk.hashOf(file), facts);
    store.put('powers', keyOf(desk.hashOf(file), key), powers);
  }
  const entries = grouped(outcome.entries.map(withoutBaseline), ({ file }) => file);
  for (const part of cutOut(known)) store.put('parts', desk.keyOf(part), part.judged.map((file) => [file, entries.get(file) ?? []]));
  return outcome;
}

/** The parts of a project; one with everything where they cannot be told apart. */
function cutOut(known: readonly KnownFile[]): readonly Part[] {
  const ours = known.filter(({ facts }) => facts.ours);
  const divided = divide(known);
  const asking = new Set(ours.filter(({ powers }) => powers.asked.length > 0).map(({ file }) => file));
  if (divided === undefined) {
    const all = ours.map(({ file }) => file);
    return all.length === 0 ? [] : [{ files: all, judged: all, weighed: true }];
  }
  const { catalogs, parts } = divided;
  return [
    ...(catalogs.length === 0 ? [] : [{ files: catalogs, judged: catalogs, weighed: false }]),
    ...parts.map((files): Part => ({ files: [...catalogs, ...files], judged: files, weighed: files.some((file) => asking.has(file)) })),
  ];
}

/** The rules of the program and of these catalogues. @throws Fault for one that is named and is not there */
function rulesWith({ project }: Desk, catalogs: readonly Text[]): RuleSet {
  const workspace = new Workspace({ keepLastGood: false, limitsFor: (file) => project.settingsFor(file).limits });
  workspace.apply(catalogs.map(({ file, text }) => ({ file, text })));
  const rules = rulesOf(workspace.environment);
  checkOwnRules(project, workspace, rules);
  return rules;
}

/** The facts of all files: from the store, else from the judges, who share the texts. */
async function readFacts(desk: Desk, unread: readonly Text[]): Promise<ReadonlyMap<FileId, FileFacts>> {
  const { store, texts, judges, readBy } = desk;
  const shares = share(unread, judges.length);
  const answers = await Promise.all(shares.map(async (own, index) => (own.length === 0 ? [] : judges[index]!.facts(own))));
  const fresh = new Map<FileId, FileFacts>();
  shares.forEach((own, index) => own.forEach(({ file }, at) => {
    const facts = answers[index]![at]!;
    fresh.set(file, facts);
    readBy.set(file, index);
    store?.put('facts', desk.hashOf(file), facts);
  }));
  return new Map(texts.map(({ file }) => [file, fresh.get(file) ?? store!.get('facts', desk.hashOf(file))!]));
}

async function withPowers(desk: Desk, facts: ReadonlyMap<FileId, FileFacts>, catalogs: readonly Text[]): Promise<readonly KnownFile[]> {
  const { store, texts, judges, readBy } = desk;
  const key = catalogsKey(desk, catalogs);
  const powers = new Map<FileId, PowerFacts>();
  const open = judges.map((): FileId[] => []);
  for (const { file } of texts) {
    const known = facts.get(file)!.pipelines.length === 0 ? NO_POWERS : store?.get('powers', keyOf(desk.hashOf(file), key));
    if (known !== undefined) powers.set(file, known);
    else open[readBy.get(file) ?? 0]!.push(file);
  }
  const answers = await Promise.all(judges.map(async (judge, index) => (open[index]!.length === 0 ? [] : judge.powers(open[index]!.map(desk.textOf), catalogs))));
  open.forEach((files, index) => files.forEach((file, at) => {
    powers.set(file, answers[index]![at]!);
    store?.put('powers', keyOf(desk.hashOf(file), key), answers[index]![at]!);
  }));
  return texts.map(({ file }) => ({ file, facts: facts.get(file)!, powers: powers.get(file)! }));
}

const NO_POWERS: PowerFacts = { holders: [], asked: [] };

function catalogsKey(desk: Desk, catalogs: readonly Text[]): string {
  return keyOf(...catalogs.flatMap(({ file }) => [file, desk.hashOf(file)]));
}

/** The findings of parts, shared out so that a part goes to who read most of it, and nobody waits long for another. */
async function judgeParts({ judges, readBy, textOf }: Desk, parts: readonly Part[]): Promise<EntriesByFile | undefined> {
  const work = judges.map(() => ({ parts: [] as Part[], size: 0 }));
  const sized = parts.map((part) => ({ part, size: part.judged.reduce((sum, file) => sum + textOf(file).text.length, 0) })).sort((a, b) => b.size - a.size);
  const fair = sized.reduce((sum, { size }) => sum + size, 0) / judges.length;
  for (const { part, size } of sized) {
    const read = judges.map((_, index) => part.judged.reduce((sum, file) => sum + ((readBy.get(file) ?? 0) === index ? textOf(file).text.length : 0), 0));
    const favourite = read.indexOf(Math.max(...read));
    const least = work.reduce((best, { size: own }, index) => (own < work[best]!.size ? index : best), 0);
    const chosen = work[favourite]!.size + size <= fair ? favourite : least;
    work[chosen]!.parts.push(part);
    work[chosen]!.size += size;
  }
  // The other threads first: this one is busy with its own share until it is done.
  const asked = work.map(({ parts: own }, index) => ({ judge: judges[index]!, own })).filter(({ own }) => own.length > 0).reverse();
  const answers = await Promise.all(asked.map(async ({ judge, own }) => judge.judge(own, [...new Set(own.flatMap(({ files }) => files))].map(textOf))));
  return answers.some((answer) => answer === undefined) ? undefined : answers.flatMap((answer) => answer!);
}

/** Splits a list in as many pieces of about the same length, in their order. */
function share(texts: readonly Text[], pieces: number): readonly (readonly Text[])[] {
  const length = Math.ceil(texts.length / pieces);
  return Array.from({ length: pieces }, (_, index) => texts.slice(index * length, (index + 1) * length));
}

/** Plain data as a text that is the same for the same data only. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? { map: [...part] } : part instanceof Set ? { set: [...part] } : part));
}
