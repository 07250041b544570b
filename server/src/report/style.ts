/** Colours of the text report. Meaning never hangs on them: without colour nothing is lost. */
import type { Severity } from '../rules/finding.ts';

export interface Style {
  severity(severity: Severity, text: string): string;
  /** The frame: line numbers, bars, arrows. */
  frame(text: string): string;
  strong(text: string): string;
  /** What is beside the point. */
  quiet(text: string): string;
}

const same = (text: string): string => text;

export const NO_STYLE: Style = { severity: (_, text) => text, frame: same, strong: same, quiet: same };

const paint = (code: string) => (text: string): string => (text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`);

const SEVERITY: Readonly<Record<Severity, (text: string) => string>> = { error: paint('1;31'), warning: paint('1;33'), info: paint('1;36') };

export const COLOURS: Style = { severity: (severity, text) => SEVERITY[severity](text), frame: paint('1;34'), strong: paint('1'), quiet: paint('2') };
