/** A file of tests: small workspaces, and the findings they should give. Pure: reading files is somebody else's work. */
import type { Preset, Severity } from '../rules/finding.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { ConfigProblem } from './config-problems.ts';
import { list, mapping, readOneDocument, type Mapping } from './one-document.ts';

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

/** Reads a fixture. With problems there are no cases: a test that is half understood proves nothing. */
export function readFixture(source: SourceFile): { readonly cases: readonly FixtureCase[]; readonly problems: readonly ConfigProblem[] } {
  const { value, problems, spanAt } = readOneDocument(source, 'fixture');
  if (problems.length > 0) return { cases: [], problems };
  const top = mapping(value);
  const lineOf = (path: readonly string[]): number => source.positionAt(spanAt(path, 'value').start).line + 1;
  return { cases: list(top['cases']).map((item, index) => caseOf(mapping(item), top, lineOf(['cases', String(index)]))), problems };
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

function texts(value: unknown): readonly string[] {
  return list(value).filter((item): item is string => typeof item === 'string');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
