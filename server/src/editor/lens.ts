/** Lines above outputs, joins and the pipeline itself: what is there in a few words. */
import { assessDpia } from '../lineage/dpia.ts';
import { declaredDpia } from '../lineage/dpia-evidence.ts';
import type { FlowNode, PipelineFlow } from '../lineage/flow.ts';
import { levelOf } from '../lineage/personal.ts';
import { LEVELS } from '../lineage/profile.ts';
import { counted } from '../messages/counted.ts';
import type { BilingualText, Locale } from '../messages/template.ts';
import { fileOf, type Path, type UnitKey } from '../model/path.ts';
import type { Purpose } from '../model/pipeline.ts';
import type { Analysis } from '../service/analysis.ts';
import { LEVEL_WORDS } from '../service/level-words.ts';
import { locate } from '../service/locate.ts';
import { findingsAt } from '../service/what-if.ts';
import { LARGE_SCALE } from '../rules/decisions/dpia-places.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';

/** Where a line stands. The path is that of an output or a join, or empty for the pipeline as a whole. */
export interface Lens {
  readonly unit: UnitKey;
  readonly path: Path;
  readonly span: Span;
  /** Whether there is something that a change could take away. */
  readonly hasFindings: boolean;
}

/** The places in a file that get a line; what it says is worked out when it is seen. */
export function lensesIn(file: FileId, analysis: Analysis): readonly Lens[] {
  const { workspace } = analysis;
  const state = workspace.file(file);
  if (state === undefined) return [];
  return (state.good?.parsed.units ?? []).flatMap(({ key, kind }): Lens[] => {
    const flow = kind === 'pipeline' ? workspace.flow(key) : undefined;
    if (flow === undefined) return [];
    const found = analysis.ofUnit(key);
    const paths: readonly Path[] = [[], ...flow.nodes.filter(hasLens).map(({ path }) => path)];
    return paths.flatMap((path): Lens[] => {
      const place = locate({ unit: key, path: path.length === 0 ? ['pipeline'] : path, part: 'key' }, workspace);
      if (place === undefined) return [];
      const hasFindings = path.length > 0 && found.some(({ at }) => path.every((segment, index) => at.path[index] === segment));
      return [{ unit: key, path, span: place.span, hasFindings }];
    });
  });
}

/** Whether a line stands above a node. */
export function hasLens(node: FlowNode): boolean {
  return node.kind === 'output' || (node.kind === 'step' && (node.decl.verb === 'join' || node.decl.verb === 'union' || node.decl.verb === 'smpc'));
}

const T = {
  missing: { nl: 'geen DPIA opgegeven', en: 'no DPIA declared' },
  outdated: { nl: 'DPIA verouderd', en: 'DPIA out of date' },
  open: { nl: 'DPIA nog in te vullen', en: 'DPIA to be filled in' },
  declared: { nl: 'DPIA opgegeven', en: 'DPIA declared' },
  unknown: { nl: 'niet alles bekend', en: 'not all known' },
  none: { nl: 'geen bevindingen', en: 'no findings' },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** What a line says; undefined where its node is no longer there. */
export function lensTitle(unit: UnitKey, path: Path, analysis: Analysis, locale: Locale): string | undefined {
  const { workspace } = analysis;
  const flow = workspace.flow(unit);
  if (flow === undefined) return undefined;
  const nodes = path.length === 0 ? flow.outputs : flow.nodes.filter((node) => node.path[0] === path[0] && node.path[1] === path[1]);
  if (nodes.length === 0) return path.length > 0 ? undefined : findings(countIn(unit, analysis), locale);
  const levels = nodes.map(({ profile }) => levelOf(profile, workspace.environment));
  const level = LEVELS.find((candidate) => levels.includes(candidate)) ?? 'non-personal';
  const purposes = [...new Set(nodes.flatMap((node) => node.purposes))];
  const count = path.length === 0 ? countIn(unit, analysis) : findingsAt({ unit, path }, analysis).length;
  const parts = [
    LEVEL_WORDS[level][locale] + (nodes.some(({ profile }) => profile.unknown) ? ` (${T.unknown[locale]})` : ''),
    shortNames(purposes.map(({ id }) => id), locale),
    level === 'non-personal' || nodes.every(({ kind }) => kind === 'step') ? undefined : dpiaText(flow, purposes, analysis, locale),
    findings(count, locale),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function countIn(unit: UnitKey, analysis: Analysis): number {
  return analysis.inFile(fileOf(unit)).filter(({ finding, suppressed }) => suppressed === undefined && finding.at.unit === unit).length;
}

function findings(count: number, locale: Locale): string {
  if (count === 0) return T.none[locale];
  return counted(count, 'finding', locale);
}

function shortNames(names: readonly string[], locale: Locale): string {
  const shown = names.slice(0, 2).join(', ');
  return names.length <= 2 ? shown : `${shown} ${locale === 'nl' ? 'en nog' : 'and'} ${names.length - 2}${locale === 'nl' ? '' : ' more'}`;
}

/** From what asks most attention to what asks none. */
const STATES = ['missing', 'outdated', 'open', 'declared'] as const;

function dpiaText(flow: PipelineFlow, purposes: readonly Purpose[], analysis: Analysis, locale: Locale): string | undefined {
  const states = purposes.map((purpose) => dpiaState(flow, purpose, analysis));
  const state = STATES.find((candidate) => states.includes(candidate));
  return state && T[state][locale];
}

/** What is known of the DPIA of a purpose; undefined where none is declared and nothing that is declared points at one. That is no word about whether one is needed. */
function dpiaState(flow: PipelineFlow, purpose: Purpose, analysis: Analysis): (typeof STATES)[number] | undefined {
  const dpia = declaredDpia(purpose);
  if (dpia === 'open') return 'open';
  if (dpia === undefined) return (assessDpia(flow, purpose, analysis.workspace.environment, analysis.view(flow).option(LARGE_SCALE))?.advice ?? 'none') === 'none' ? undefined : 'missing';
  const isOutdated = analysis.ofUnit(flow.pipeline.key).some((finding) => finding.rule === 'dpia-outdated' && finding.purpose === purpose.id);
  return isOutdated ? 'outdated' : 'declared';
}
