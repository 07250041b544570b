/** How wide and how colourful a report may be. */
import { COLOURS, NO_STYLE, type Style } from '../report/style.ts';
import type { Io } from './io.ts';

const WIDTH = 80;
const NARROWEST = 40;

/** Columns for text on stdout: the terminal's, `COLUMNS`, else 80. */
export function terminalWidth({ stdout, env }: Io): number {
  const columns = stdout.isTTY ? stdout.columns : Number(env['COLUMNS']);
  return columns !== undefined && Number.isInteger(columns) && columns > 0 ? Math.max(NARROWEST, columns) : WIDTH;
}

/**
 * Colours for text on stdout. `--color` decides; else `NO_COLOR`, `FORCE_COLOR`, and whether it is a
 * terminal that knows colours. A log of a build server gets none unless it is forced.
 */
export function terminalStyle(when: string | undefined, { stdout, env }: Io): Style {
  if (when === 'always') return COLOURS;
  if (when === 'never' || set(env['NO_COLOR'])) return NO_STYLE;
  const force = env['FORCE_COLOR'];
  if (set(force)) return force === '0' || force === 'false' ? NO_STYLE : COLOURS;
  return stdout.isTTY && env['TERM'] !== 'dumb' ? COLOURS : NO_STYLE;
}

function set(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
