/**
 * Scalars as YAML text. A text is quoted where a reader of YAML 1.2 or 1.1 would take it for
 * something else, and not otherwise.
 */
import type { ScalarStyle } from '../syntax/tree.ts';

export type Quote = 'single' | 'double';

/** Words that YAML 1.2 core or YAML 1.1 reads as a boolean, null, a merge or a default. */
const WORD = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<)$/i;

/** Numbers of YAML 1.2 core and 1.1: integers, octal, hexadecimal, binary, base 60, floats, infinity. */
const NUMBER = /^[-+]?(?:0[xXob][0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|\.inf)$|^\.nan$/i;

/** What a plain scalar may not begin with. `-`, `?` and `:` are allowed by YAML in places; quoting them is clearer. */
const FIRST = /^(?:[-?:,[\]{}#&*!|>'"%@`]|\.\.\.)/;

/** What only double quotes can hold: line ends, tabs, control and other unprintable characters, half surrogates. */
// oxlint-disable-next-line no-control-regex
const ESCAPED = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether a text can stand without quotes and be read as the same text by any reader. */
export function isPlainText(text: string, inFlow: boolean): boolean {
  if (text === '' || text.trim() !== text) return false;
  if (WORD.test(text) || NUMBER.test(text) || FIRST.test(text) || ESCAPED.test(text)) return false;
  if (text.includes(': ') || text.endsWith(':') || text.includes(' #')) return false;
  return !(inFlow && /[,[\]{}]/.test(text));
}

/** A text between quotes; double ones where single ones cannot hold it. */
export function quoted(text: string, quote: Quote): string {
  if (quote === 'single' && !ESCAPED.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${[...text].map(escapeInDouble).join('')}"`;
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\0', '\\0'],
]);

function escapeInDouble(character: string): string {
  const short = SHORT_ESCAPES.get(character);
  if (short !== undefined) return short;
  return ESCAPED.test(character) ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character;
}

/**
 * A text as a scalar on one line.
 * @param old the style of the scalar it replaces: quotes stay quotes
 */
export function textScalar(text: string, quote: Quote, inFlow: boolean, old?: ScalarStyle): string {
  if (old === 'single' || old === 'double') return quoted(text, old);
  return isPlainText(text, inFlow) ? text : quoted(text, quote);
}

/** A number or boolean in YAML 1.2 core. */
export function bareScalar(value: number | boolean): string {
  if (typeof value === 'boolean' || Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
}

/**
 * A text as a literal block scalar: its header, then its lines without indentation. Undefined for a
 * text such a scalar cannot hold as it is.
 */
export function literalLines(text: string): string[] | undefined {
  const chomped = text.endsWith('\n');
  const body = chomped ? text.slice(0, -1) : text;
  if (body === '' || body.endsWith('\n') || /^[ \n]/.test(body)) return undefined;
  const lines = body.split('\n');
  if (lines.some((line) => ESCAPED.test(line) || (line !== '' && line.trim() === ''))) return undefined;
  return [chomped ? '|' : '|-', ...lines];
}
