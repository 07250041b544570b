/** The hover on a comment that ignores findings: what it switches off here, by whom, until when, and whether it does anything. */
import { renderText } from '../rules/finding.ts';
import { findingsIn } from '../service/findings-in.ts';
import { directiveComments } from '../syntax/comments.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { treeOf } from './at.ts';
import type { Telling } from './hover.ts';
import { code, codes, page, plain, shortList } from './markdown.ts';

const T = {
  ignores: { nl: 'Verbergt hier', en: 'Hides here' }, nothing: { nl: 'Verbergt hier niets.', en: 'Hides nothing here.' },
  by: { nl: 'Door', en: 'By' }, until: { nl: 'Tot en met', en: 'Until' }, expired: { nl: 'verlopen: de bevinding is terug', en: 'expired: the finding is back' },
  reason: { nl: 'Reden', en: 'Reason' }, comment: { nl: 'uitzondering', en: 'exception' }, file: { nl: 'hele bestand', en: 'whole file' },
  incomplete: { nl: 'Onvolledig: zonder `by`, `until` en een reden achter `--` doet deze opmerking niets.', en: 'Incomplete: without `by`, `until` and a reason after `--` this comment does nothing.' },
} as const;

/** So many findings are named. */
const MOST = 3;

/** What a comment does, for an offset within it; undefined elsewhere. */
export function aboutComment(file: FileId, offset: number, { analysis, locale }: Telling): { readonly span: Span; readonly markdown: string } | undefined {
  const state = analysis.workspace.file(file);
  if (state === undefined) return undefined;
  const { text } = state.source;
  const comment = directiveComments(text, treeOf(state)).find(({ span }) => span.start <= offset && offset <= span.end);
  const match = comment && /^grondslag:\s*(ignore|ignore-file)\s*\[([^\]]*)\](.*)$/s.exec(comment.text);
  if (comment === undefined || match === null || match === undefined) return undefined;
  const [, form = '', names = '', rest = ''] = match;
  const [head = '', ...reason] = rest.split(/(?:^|\s)--(?:\s|$)/);
  const by = /(?:^|\s)by=(\S+)/.exec(head)?.[1];
  const until = /(?:^|\s)until=(\S+)/.exec(head)?.[1];
  const expired = until !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(until) && until < analysis.today;
  const hidden = findingsIn(file, analysis).filter(({ suppressed }) => suppressed?.kind === 'comment' && suppressed.file === file && suppressed.span.start === comment.span.start);
  const told = hidden.map(({ rule, finding }) => `${code(rule.id)}: ${plain(renderText(rule.messages[finding.message] ?? rule.summary, finding.params, locale))}`);
  const required = analysis.settingsFor(file).requireOnIgnore;
  const given = { by, until, reason: reason.join(' ').trim() || undefined };
  const incomplete = required.some((key) => given[key] === undefined);
  // What stands in another file may be hidden by it too; the rule about unused comments knows.
  const unused = findingsIn(file, analysis).some(({ rule, finding }) => rule.id === 'unused-ignore' && finding.at.span?.start === comment.span.start);
  const effect = told.length > 0 ? `${T.ignores[locale]}:\n\n${shown(told, locale)}` : incomplete ? T.incomplete[locale] : unused || expired ? T.nothing[locale] : undefined;
  const rules = names.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const title = `**${T.comment[locale]}**${form === 'ignore-file' ? ` (${T.file[locale]})` : ''} ${shortList([codes(rules)], locale)}`.trim();
  return {
    span: comment.span,
    markdown: page(title, [effect], [
      [T.by[locale], by && plain(by)],
      [T.until[locale], until && plain(until) + (expired ? ` (${T.expired[locale]})` : '')],
      [T.reason[locale], given.reason && plain(given.reason)],
    ]),
  };
}

function shown(lines: readonly string[], locale: 'nl' | 'en'): string {
  const left = lines.length - MOST;
  return [...lines.slice(0, MOST), ...(left > 0 ? [locale === 'nl' ? `en nog ${left}` : `and ${left} more`] : [])].map((line) => `- ${line}`).join('\n');
}
