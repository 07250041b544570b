/** One line per finding: `path:line:col: level rule message`. For editors and problem matchers. */
import { messageOf } from './describe.ts';
import type { Report } from './report.ts';
import { visible } from './visible.ts';

/** One line per finding, as compilers write them. */
export function compactReport(report: Report): string {
  return report.findings
    .map(({ file, span, severity, rule, finding }) => {
      const { line, character } = report.analysis.workspace.file(file)!.source.positionAt(span.start);
      const message = visible(messageOf(finding, report.locale).replace(/\s+/g, ' '));
      return `${visible(file)}:${line + 1}:${character + 1}: ${severity} ${visible(rule.id)} ${message}\n`;
    })
    .join('');
}
