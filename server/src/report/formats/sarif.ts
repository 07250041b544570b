/** SARIF 2.1.0: what code hosts and viewers read. */
import type { Log } from 'sarif';
import { oneLine } from '../one-line.ts';
import type { Report } from '../report.ts';
import { safeJson } from '../safe-json.ts';
import { placesOf, ROOT } from '../sarif/place.ts';
import { sarifResult } from '../sarif/results.ts';
import { sarifRule } from '../sarif/rules.ts';
import type { HandOverOptions } from '../write-options.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const TOP = { nl: 'de bovenste map van de repository', en: 'the topmost folder of the repository' } as const;

/**
 * One run. What somebody put aside stays out unless asked for: code hosts show it as open. No
 * `primaryLocationLineHash`: who uploads computes it, and warns of another one.
 */
export function sarifReport({ result, rules, checked }: Report, { folder, exitCode, sarif }: Pick<HandOverOptions, 'folder' | 'exitCode' | 'sarif'>): string {
  const locale = result.language;
  const places = placesOf(checked, folder);
  const parts = { places, locale, ruleIndex: new Map(rules.map(({ id }, index) => [id, index])), withSuppressed: sarif.withSuppressed };
  const findings = sarif.withSuppressed ? [...result.findings, ...result.suppressed] : result.findings;
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: result.tool.name, semanticVersion: result.tool.version, language: locale, rules: rules.map((rule) => sarifRule(rule, locale, sarif.securitySeverity)) } },
        language: locale,
        automationDetails: { id: sarif.category === undefined ? 'grondslag/' : `grondslag/${oneLine(sarif.category)}/` },
        invocations: [{ executionSuccessful: exitCode !== 2, exitCode }],
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        originalUriBaseIds: { [ROOT]: { description: { text: TOP[locale] } } },
        artifacts: checked.map((file) => {
          const { uri, uriBaseId } = places.artifact(file);
          return { location: { ...(uri === undefined ? {} : { uri }), ...(uriBaseId === undefined ? {} : { uriBaseId }) }, roles: ['analysisTarget'], sourceLanguage: 'yaml', mimeType: 'application/yaml' };
        }),
        results: findings.map((finding) => sarifResult(finding, parts)),
      },
    ],
  };
  return safeJson(log);
}
