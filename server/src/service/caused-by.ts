/**
 * Which findings a change causes. The whole workspace is analysed; what is told is what lies in a
 * changed text, has a place or its way through one, speaks of something a changed text declares, or
 * was not found before.
 */
import { alike } from '../base/equal.ts';
import type { UnitKey } from '../model/path.ts';
import type { Catalog, Unit } from '../model/pipeline.ts';
import type { FileId } from '../text/source-file.ts';
import type { Analysis, Located } from './analysis.ts';
import { outputNamesOf } from './exports.ts';
import type { Workspace } from './workspace.ts';

export interface Change {
  readonly now: Analysis;
  readonly before: Analysis;
  /** Files whose text or settings differ, and those that are in one of the two only. */
  readonly files: ReadonlySet<FileId>;
  /** Whether a finding was there before the change, wherever it stood. */
  wasThere(finding: Located): boolean;
}

/** Tells of a finding of `now` whether the change causes it. */
export function causedBy({ now, before, files, wasThere }: Change): (finding: Located) => boolean {
  const names = changedNames(now.workspace, before.workspace, files);
  const naming = unitsNaming(names, now.workspace);
  return (located) => {
    const { file, finding, related } = located;
    if (files.has(file) || naming.has(finding.at.unit) || names.has(finding.rule) || related.some((place) => files.has(place.file))) return true;
    return now.pathOf(finding).some((stop) => files.has(stop.file)) || !wasThere(located);
  };
}

/** What others may call something that is declared otherwise than before: ids, and for a law the title it is cited by. */
function changedNames(now: Workspace, before: Workspace, files: ReadonlySet<FileId>): ReadonlySet<string> {
  const [new_, old] = [unitsIn(now, files), unitsIn(before, files)];
  const names = new Set<string>();
  const declarations = (units: readonly Unit[]): ReadonlyMap<string, Declaration> => new Map(units.flatMap((unit) => (unit.kind === 'catalog' ? declarationsOf(unit) : [])).map((one) => [`${one.what} ${one.id}`, one]));
  const [declaredNow, declaredThen] = [declarations(new_), declarations(old)];
  for (const key of new Set([...declaredNow.keys(), ...declaredThen.keys()])) {
    const [one, other] = [declaredNow.get(key), declaredThen.get(key)];
    if (one !== undefined && other !== undefined && alike(one.value, other.value)) continue;
    for (const name of [...(one?.names ?? []), ...(other?.names ?? [])]) names.add(name);
  }
  // An output that went leaves its readers with nothing; one that came may be what they waited for.
  const outputs = (units: readonly Unit[]): ReadonlySet<string> => new Set(units.flatMap(outputNamesOf));
  const [here, there] = [outputs(new_), outputs(old)];
  for (const name of [...here, ...there]) if (!here.has(name) || !there.has(name)) names.add(name);
  return withDependants(names, [...now.allUnits()]);
}

interface Declaration {
  readonly what: string;
  readonly id: string;
  readonly names: readonly string[];
  readonly value: unknown;
}

function declarationsOf(catalog: Catalog): readonly Declaration[] {
  const of = <T>(what: string, entries: ReadonlyMap<string, T>, names: (value: T) => readonly (string | undefined)[] = () => []): readonly Declaration[] =>
    [...entries].map(([id, value]) => ({ what, id, names: [id, ...names(value).filter((name) => name !== undefined)], value }));
  return [
    ...of('party', catalog.parties, ({ aliases, name }) => [...aliases, name]),
    ...of('purpose', catalog.purposes),
    ...of('register', catalog.registers),
    ...of('law', catalog.laws, ({ title }) => [title]),
    ...of('category', catalog.categories),
    ...of('rule', catalog.rules, ({ id }) => [`${catalog.id}/${id}`]),
  ];
}

/** A declaration of a catalogue that names what changed means something else than before as well. */
function withDependants(names: ReadonlySet<string>, units: readonly Unit[]): ReadonlySet<string> {
  if (names.size === 0) return names;
  const open = units.flatMap((unit) => (unit.kind === 'catalog' ? declarationsOf(unit) : []));
  const all = new Set(names);
  for (let size = -1; size !== all.size; ) {
    size = all.size;
    for (const { value, names: own } of open) if (!own.every((name) => all.has(name)) && mentions(value, all)) for (const name of own) all.add(name);
  }
  return all;
}

function unitsIn(workspace: Workspace, files: ReadonlySet<FileId>): readonly Unit[] {
  return [...workspace.allUnits()].filter(({ file }) => files.has(file));
}

function unitsNaming(names: ReadonlySet<string>, workspace: Workspace): ReadonlySet<UnitKey> {
  if (names.size === 0) return new Set();
  return new Set([...workspace.allUnits()].filter((unit) => mentions(unit, names)).map(({ key }) => key));
}

/** Whether a value holds a text that is one of the names, or cites one: «Title art. 3». */
function mentions(value: unknown, names: ReadonlySet<string>): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const here = open.pop();
    if (typeof here === 'string') {
      if (names.has(here) || isCitation(here, names)) return true;
    } else if (here instanceof Map) open.push(...here.keys(), ...here.values());
    else if (Array.isArray(here) || here instanceof Set) open.push(...here);
    else if (typeof here === 'object' && here !== null) open.push(...Object.values(here));
  }
  return false;
}

function isCitation(text: string, names: ReadonlySet<string>): boolean {
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) if (names.has(text.slice(0, at))) return true;
  return false;
}
