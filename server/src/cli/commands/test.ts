/** `grondslag test`: own rules, and pipelines, on fixtures. */
import { dirname, resolve } from 'node:path';
import { Fault } from '../../api/fault.ts';
import { idOf } from '../../api/project.ts';
import { VERSION } from '../../api/version.ts';
import { disk } from '../../host/disk.node.ts';
import { readPlainFile, readText } from '../../host/read-text.node.ts';
import { selectFixtures } from '../../host/select-fixtures.ts';
import type { BilingualText, Locale } from '../../messages/template.ts';
import { passed, testJson, testReport, type TestedCase } from '../../report/test-report.ts';
import type { ConfigProblem } from '../../service/config-problems.ts';
import { readFixture, type FixtureCase } from '../../service/fixture.ts';
import { runCase } from '../../service/fixture-run.ts';
import { SourceFile } from '../../text/source-file.ts';
import type { Io } from '../io.ts';
import { wrongValue, type Arguments } from '../options.ts';
import { dayOf } from '../project-options.ts';

const FORMATS = ['text', 'json'];

/** Something that makes a fixture no test: it can prove nothing, so the run fails as a whole. */
interface Broken {
  readonly place: string;
  readonly text: BilingualText;
}

/**
 * Runs the fixtures of the given paths.
 * @returns 0 when every case gives what it should, 1 when one does not
 * @throws Fault 2 for a fixture that cannot be used, 3 when there is none
 */
export function testCommand(args: Arguments, io: Io, locale: Locale): number {
  const format = args.value('format') ?? 'text';
  if (!FORMATS.includes(format)) throw wrongValue('--format', format, FORMATS);
  const today = dayOf(args, io);
  const { files, problems } = selectFixtures(disk, args.positionals.length > 0 ? args.positionals : ['.'], io.cwd);
  const broken: Broken[] = problems.map(({ path, kind, reason }) => ({ place: path, text: kind === 'missing' ? { nl: 'dit pad bestaat niet', en: 'this path does not exist' } : unreadable(reason) }));
  if (broken.length === 0 && files.length === 0) throw new Fault({ nl: 'geen tests: een test heet *.grondslag-test.yaml', en: 'no tests: a test is called *.grondslag-test.yaml' }, 3);
  const tested = files.flatMap((path) => runFile(path, today, io, broken));
  if (broken.length > 0) {
    const told = (language: Locale): string => broken.map(({ place, text }) => `${place}: ${text[language]}`).join('\n');
    throw new Fault({ nl: told('nl'), en: told('en') });
  }
  io.stdout.write(format === 'json' ? testJson(tested, locale, VERSION) : testReport(tested, locale, args.has('quiet')));
  return tested.every(passed) ? 0 : 1;
}

function unreadable(reason: string): BilingualText {
  if (reason === 'no file') return { nl: 'geen bestand', en: 'is no file' };
  return { nl: `niet te lezen (${reason})`, en: `cannot be read (${reason})` };
}

function runFile(path: string, today: string, io: Io, broken: Broken[]): readonly TestedCase[] {
  const id = idOf(path, io.cwd);
  const read = readText(path);
  if (read.kind !== 'text') {
    broken.push({ place: id, text: unreadable(read.kind === 'gone' ? 'ENOENT' : read.reason) });
    return [];
  }
  const { cases, problems } = readFixture(new SourceFile(id, read.text));
  broken.push(...problems.map((problem: ConfigProblem) => ({ place: `${problem.file}:${problem.line}:${problem.column}`, text: problem.message })));
  return cases.map((one) => {
    const outcome = runCase(one, readAlong(one, path, id, broken), today);
    for (const { name, suggestion } of outcome.unknownRules) {
      const [nl, en] = suggestion === undefined ? ['', ''] : [`; bedoelde je «${suggestion}»?`, `; did you mean “${suggestion}”?`];
      broken.push({ place: `${id}:${one.line}`, text: { nl: `regel «${name}» bestaat niet${nl}`, en: `rule “${name}” does not exist${en}` } });
    }
    return { file: id, one, outcome };
  });
}

/** The texts of the files that a case reads from disk. */
function readAlong(one: FixtureCase, path: string, id: string, broken: Broken[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const name of one.read) {
    const read = readPlainFile(resolve(dirname(path), name));
    if (read.kind === 'text') texts.set(name, read.text);
    else broken.push({ place: `${id}:${one.line}`, text: read.kind === 'gone' ? { nl: `«${name}» bestaat niet`, en: `“${name}” does not exist` } : { nl: `«${name}» is ${unreadable(read.reason).nl}`, en: `“${name}” ${unreadable(read.reason).en}` } });
  }
  return texts;
}
