/** Places as SARIF writes them. */
import type { ArtifactLocation, Location, Region } from 'sarif';
import { repositoryPath } from '../repository-path.ts';
import { namedUnit } from '../by-file.ts';
import type { ResultFinding, ResultPlace, ResultRange } from '../result.ts';
import { wellFormed } from '../well-formed.ts';
import { messageText } from './message.ts';

/** What relative addresses count from: the top of the repository, wherever that is. */
export const ROOT = '%SRCROOT%';

/** Where files are, each with its number among the artifacts of the run. */
export interface Places {
  artifact(file: string): ArtifactLocation;
  physical(file: string, range: ResultRange): NonNullable<Location['physicalLocation']>;
}

/** @param folder the working directory as seen from the top of its repository */
export function placesOf(files: readonly string[], folder: string): Places {
  const numbers = new Map(files.map((file, index) => [file, index]));
  const artifact = (file: string): ArtifactLocation => {
    const index = numbers.get(file);
    return { uri: address(repositoryPath(file, folder)), uriBaseId: ROOT, ...(index === undefined ? {} : { index }) };
  };
  return { artifact, physical: (file, range) => ({ artifactLocation: artifact(file), region: region(range) }) };
}

/** A relative address; nothing in a name can be taken for more than a name. */
function address(path: string): string {
  return path.split('/').map((part) => encodeURIComponent(wellFormed(part))).join('/');
}

/** A range as SARIF counts: from 1, in UTF-16 units, the end exclusive. */
export function region({ start, end }: ResultRange): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A place with what is to be said of it. */
export function location(place: ResultPlace, places: Places, text?: string, id?: number): Location {
  return { ...(id === undefined ? {} : { id }), physicalLocation: places.physical(place.file, place.range), ...(text === undefined ? {} : { message: { text: messageText(text) } }) };
}

/** What a finding is about, by its name in the declarations. */
export function declarationName(finding: Pick<ResultFinding, 'unit' | 'file' | 'path'>): string {
  const parts = [namedUnit(finding), finding.path].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? finding.file : parts.join('.');
}
