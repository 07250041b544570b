/** JSON, version 1: the outcome as it is. */
import type { Report } from '../report.ts';
import { safeJson } from '../safe-json.ts';

/** The report as JSON, version 1 of its shape. */
export function jsonReport({ result }: Report): string {
  return safeJson(result);
}
