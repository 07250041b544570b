/** The order of findings in a text: by place, then by rule and by what they say. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Finding } from '../rules/finding.ts';
import type { Span } from '../text/span.ts';

interface Found {
  readonly span: Span;
  readonly rule: { readonly id: string };
  readonly finding: Pick<Finding, 'message' | 'params'>;
}

/** Compares two findings of one file. */
export function inTextOrder(a: Found, b: Found): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || byCodeUnit(a.rule.id, b.rule.id) || byCodeUnit(a.finding.message, b.finding.message) || byCodeUnit(JSON.stringify(a.finding.params), JSON.stringify(b.finding.params));
}
