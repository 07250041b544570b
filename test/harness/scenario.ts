/** A small workspace as one text: `=== file: name` sections, then `=== findings` with one line per finding. */
import type { Files } from './check.ts';

export interface Scenario {
  readonly files: Files;
  /** `severity rule file path`, sorted. */
  readonly expected: readonly string[];
}

export function readScenario(text: string): Scenario {
  const files: Record<string, string> = {};
  const expected: string[] = [];
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
    } else if (line.trim() === '=== findings') {
      close();
      inFindings = true;
    } else if (inFindings) {
      if (line.trim() !== '' && !line.startsWith('#')) expected.push(line.trim());
    } else lines?.push(line);
  }
  close();
  return { files, expected: expected.sort() };
}
