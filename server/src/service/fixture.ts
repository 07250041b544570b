/** A file of tests: small workspaces, and the findings they should give. Pure: reading files is somebody else's work. */
import { shapeMessage } from '../messages/shape-problems.ts';
import { syntaxMessage } from '../messages/syntax-problems.ts';
import type { Preset, Severity } from '../rules/finding.ts';
import { validateUnit } from '../schema/validate.ts';
import { spanOf } from '../syntax/navigate.ts';
import { parse } from '../syntax/parse.ts';
import { toPlain } from '../syntax/plain.ts';
import type { SourceFile } from '../text/source-file.ts';
import { configProblem, type ConfigProblem } from './config-problems.ts';

/** A finding that should be there; what it leaves out may be anything. */
export interface Expected {
  readonly rule: string;
  readonly path: string | undefined;
  readonly file: string | undefined;
  readonly severity: Severity | undefined;
}

export interface FixtureCase {
  readonly name: string;
  /** Line of the case in its file, from 1. */
  readonly line: number;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Paths from the folder of the fixture. */
  readonly read: readonly string[];
  /** Rules that it is about; all when undefined. */
  readonly rules: readonly string[] | undefined;
  readonly today: string | undefined;
  readonly preset: Preset;
  readonly expect: readonly Expected[];
}

type Mapping = Readonly<Record<string, unknown>>;

/** Reads a fixture. With problems there are no cases: a test that is half understood proves nothing. */
export function readFixture(source: SourceFile): { readonly cases: readonly FixtureCase[]; readonly problems: readonly ConfigProblem[] } {
  const tree = parse(source.text);
  const problems = tree.problems.map((problem) => configProblem(source, problem.span, syntaxMessage(problem.code, problem.detail)));
  const root = tree.documents[0]?.root;
  const place = (path: readonly string[], part: 'key' | 'value'): ConfigProblem['line'] => source.positionAt((root === undefined ? undefined : spanOf(root, path, part))?.start ?? 0).line + 1;
  if (!tree.wellFormed) return { cases: [], problems };
  const value = root === undefined ? null : toPlain(root).value;
  for (const { path, part, code, params } of validateUnit('fixture', value)) {
    const span = (root === undefined ? undefined : spanOf(root, path, part)) ?? { start: 0, end: 0 };
    problems.push(configProblem(source, span, { nl: shapeMessage(code, params, 'nl'), en: shapeMessage(code, params, 'en') }));
  }
  if (problems.length > 0) return { cases: [], problems };
  const top = mapping(value);
  return { cases: list(top['cases']).map((item, index) => caseOf(mapping(item), top, place(['cases', String(index)], 'value'))), problems };
}

function caseOf(it: Mapping, top: Mapping, line: number): FixtureCase {
  const either = (key: string): unknown => it[key] ?? top[key] ?? undefined;
  return {
    name: String(it['name']),
    line,
    // A unit written as a mapping is read from its text like any other: JSON is YAML.
    files: Object.entries(mapping(it['files'])).map(([name, unit]) => ({ name, text: typeof unit === 'string' ? unit : JSON.stringify(unit) })),
    read: [...texts(top['read']), ...texts(it['read'])],
    rules: either('rules') === undefined ? undefined : texts(either('rules')),
    today: text(either('today')),
    preset: (text(either('preset')) as Preset | undefined) ?? 'engineer',
    expect: list(it['expect']).map((item) => {
      const { rule, path, file, severity } = mapping(item);
      return { rule: String(rule), path: text(path), file: text(file), severity: text(severity) as Severity | undefined };
    }),
  };
}

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return list(value).filter((item): item is string => typeof item === 'string');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
