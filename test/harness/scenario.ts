/**
 * A small workspace as one text: `=== file: name` sections, perhaps `=== preset: reviewer` (else the default preset),
 * then `=== findings` with one line per finding.
 */
import type { Preset } from '../../server/src/rules/finding.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import type { Files } from './check.ts';

const PRESETS: readonly Preset[] = ['engineer', 'reviewer', 'auditor'];

export interface Scenario {
  readonly files: Files;
  readonly settings: Settings;
  /** `severity rule file path`, sorted. */
  readonly expected: readonly string[];
}

export function readScenario(text: string): Scenario {
  const files: Record<string, string> = {};
  const expected: string[] = [];
  let settings = DEFAULT_SETTINGS;
  let lines: string[] | undefined;
  let name = '';
  const close = (): void => {
    if (lines !== undefined) files[name] = `${lines.join('\n').trimEnd()}\n`;
    lines = undefined;
  };
  let inFindings = false;
  for (const line of text.split('\n')) {
    const header = /^=== file: (.+)$/.exec(line);
    if (header !== null) {
      close();
      name = header[1]!.trim();
      lines = [];
    } else if (line.startsWith('=== preset: ')) {
      close();
      const preset = PRESETS.find((name) => line === `=== preset: ${name}`);
      if (preset === undefined) throw new Error(`no such preset: ${line}`);
      settings = { ...DEFAULT_SETTINGS, preset };
    } else if (line.trim() === '=== findings') {
      close();
      inFindings = true;
    } else if (inFindings) {
      if (line.trim() !== '' && !line.startsWith('#')) expected.push(line.trim());
    } else lines?.push(line);
  }
  close();
  return { files, settings, expected: expected.sort() };
}
