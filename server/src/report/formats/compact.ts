/** One line per finding: `path:line:col: level rule message`. For editors and problem matchers. */
import type { Report } from '../report.ts';
import { visible } from '../visible.ts';

/** One line per finding, as compilers write them. */
export function compactReport({ result }: Report): string {
  return result.findings
    .map(({ file, range: { start }, severity, rule, message }) => `${visible(file)}:${start.line}:${start.column}: ${severity} ${visible(rule)} ${visible(message.replace(/\s+/g, ' '))}\n`)
    .join('');
}
