/** GitLab's code quality report: what a merge request shows beside the changed lines. */
import { digest } from '../../base/digest.ts';
import type { Severity } from '../../rules/finding.ts';
import { oneLine } from '../one-line.ts';
import type { Report } from '../report.ts';
import { lastLine, repositoryPath } from '../repository-path.ts';
import { safeJson } from '../safe-json.ts';
import { wellFormed } from '../well-formed.ts';
import type { HandOverOptions } from '../write-options.ts';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' };

/** An array of problems. GitLab shows one of those with the same fingerprint, so that each has its own. */
export function gitlabReport({ result: { findings } }: Report, { folder }: Pick<HandOverOptions, 'folder'>): string {
  const seen = new Map<string, number>();
  return safeJson(
    findings.map(({ rule, severity, message, fingerprint, file, range }) => {
      const nth = (seen.get(fingerprint) ?? 0) + 1;
      seen.set(fingerprint, nth);
      return {
        description: oneLine(message),
        check_name: oneLine(rule),
        fingerprint: nth === 1 ? fingerprint : digest(`${fingerprint} ${nth}`),
        severity: SEVERITY[severity],
        location: { path: wellFormed(repositoryPath(file, folder)), lines: { begin: range.start.line, end: lastLine(range) } },
      };
    }),
  );
}
