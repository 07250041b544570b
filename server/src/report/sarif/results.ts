/** Findings as SARIF writes them. */
import { grouped } from '../../base/grouped.ts';
import type { Fix, Result, Suppression } from 'sarif';
import type { Locale } from '../../messages/template.ts';
import { FIX_KINDS } from '../fix-kinds.ts';
import { oneLine } from '../one-line.ts';
import { decisionOf, type ResultFinding, type ResultFix, type SuppressedFinding } from '../result.ts';
import { wellFormed } from '../well-formed.ts';
import { link, messageText, sentence } from './message.ts';
import { declarationName, location, region, type Places } from './place.ts';
import { LEVEL } from './rules.ts';

/** Links to more places than this bury the message. */
const MOST_LINKS = 6;

const INVOLVED: Readonly<Record<Locale, string>> = { nl: 'Zie', en: 'See' };

export interface ResultParts {
  readonly places: Places;
  readonly locale: Locale;
  readonly ruleIndex: ReadonlyMap<string, number>;
  /** Whether findings that somebody put aside are among them: each then says whether it is one. */
  readonly withSuppressed: boolean;
}

/** A finding, open or put aside. */
export function sarifResult(finding: ResultFinding | SuppressedFinding, parts: ResultParts): Result {
  const { places, locale, ruleIndex, withSuppressed } = parts;
  const { rule, severity, related, trace, confidence, lens, unit, purpose, messageId, principles, articles, combination, fingerprint, document } = finding;
  const index = ruleIndex.get(rule);
  const fixes = finding.fixes.flatMap((fix) => fixOf(fix, parts));
  return {
    ruleId: oneLine(rule),
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: LEVEL[severity],
    message: { text: textOf(finding, locale) },
    locations: [{ ...location(finding, places), logicalLocations: [{ fullyQualifiedName: oneLine(declarationName(finding)) }] }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((place, at) => location(place, places, place.message, at + 1)) }),
    ...(trace.length < 2 ? {} : { codeFlows: [{ threadFlows: [{ locations: [...trace.map((stop) => ({ location: location(stop, places, stop.name) })), { location: location(finding, places, finding.message) }] }] }] }),
    ...(fixes.length === 0 ? {} : { fixes }),
    partialFingerprints: { 'grondslag/v1': fingerprint },
    ...(withSuppressed ? { suppressions: isPutAside(finding) ? [suppression(finding, places)] : [] } : {}),
    properties: { confidence, lens, unit, ...(document === undefined ? {} : { document }), ...(purpose === undefined ? {} : { purpose }), messageId, principles, articles, combination },
  };
}

/** The message as the first sentence; behind it links to the places that are part of it. */
function textOf({ message, related }: ResultFinding, locale: Locale): string {
  const links = related.slice(0, MOST_LINKS).map((place, at) => link(place.path === '' ? place.file : place.path, at + 1));
  return [sentence(messageText(message)), ...(links.length === 0 ? [] : [`${INVOLVED[locale]} ${links.join(', ')}.`])].join(' ');
}

/** Fixes that leave nothing to fill in; a suggestion is for a person at an editor. */
function fixOf({ title, kind, edits = [] }: ResultFix, { places, locale }: ResultParts): readonly Fix[] {
  if (kind === 'suggestion' || edits.length === 0) return [];
  const changes = [...grouped(edits, ({ file }) => file)].map(([file, own]) => ({
    artifactLocation: places.artifact(file),
    replacements: own.map(({ range, newText }) => ({ deletedRegion: region(range), ...(newText === '' ? {} : { insertedContent: { text: wellFormed(newText) } }) })),
  }));
  return [{ description: { text: `${messageText(title)} [${FIX_KINDS[locale][kind]}]` }, artifactChanges: changes, properties: { kind } }];
}

function isPutAside(finding: ResultFinding | SuppressedFinding): finding is SuppressedFinding {
  return 'ignore' in finding || 'baseline' in finding;
}

function suppression(finding: SuppressedFinding, places: Places): Suppression {
  const { by, until, reason, file, range } = decisionOf(finding);
  return {
    // A comment stands where the data are declared, a baseline beside them.
    kind: finding.baseline === undefined ? 'inSource' : 'external',
    ...(reason === null ? {} : { justification: oneLine(reason) }),
    location: { physicalLocation: places.physical(file, range) },
    properties: { by, until },
  };
}
