/** Other words for a comment that ignores findings; an empty text where nothing would be left of it. */
import { PLACEHOLDER } from '../../base/placeholder.ts';

const NAMES = /\[([^\]]*)\]/;

/** The comment without these rules. */
export function withoutRules(comment: string, rules: readonly string[]): string {
  const left = namesIn(comment).filter((name) => !rules.includes(name));
  return left.length === 0 ? '' : comment.replace(NAMES, () => `[${left.join(', ')}]`);
}

/** The comment with one rule called otherwise; said once where the other name is there already. */
export function withRenamed(comment: string, from: string, to: string): string {
  const names = namesIn(comment).map((name) => (name === from ? to : name));
  return comment.replace(NAMES, () => `[${[...new Set(names)].join(', ')}]`);
}

/** The comment with a place to fill in for each part that is missing, and for a date that is none. */
export function withPlaces(comment: string, missing: readonly string[]): string {
  const close = comment.indexOf(']') + 1;
  const [head = '', ...reason] = comment.slice(close).split(/(?:^|\s)--(?:\s|$)/);
  const parts = { by: /(?:^|\s)by=(\S+)/.exec(head)?.[1], until: /(?:^|\s)until=(\S+)/.exec(head)?.[1], reason: reason.join(' -- ').trim() };
  const value = (part: keyof typeof parts): string | undefined => (missing.includes(part) ? PLACEHOLDER : parts[part]);
  const said = (['by', 'until'] as const).flatMap((part) => (value(part) === undefined ? [] : [` ${part}=${value(part)}`])).join('');
  const why = value('reason');
  return `${comment.slice(0, close)}${said}${why === undefined || why === '' ? '' : ` -- ${why}`}`;
}

function namesIn(comment: string): readonly string[] {
  return (NAMES.exec(comment)?.[1] ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
}
