/**
 * Why a text could not be read: the fast library's English reasons, brought back to a small closed
 * set of keys, so that messages can be written well in each language.
 */

export type SyntaxReason =
  | 'indentation'
  | 'tab'
  | 'colon-missing'
  | 'space-after-colon'
  | 'colon-in-value'
  | 'reserved-character'
  | 'after-value'
  | 'multiline-key'
  | 'comma-missing'
  | 'comma-extra'
  | 'bracket-open'
  | 'quote-open'
  | 'not-closed'
  | 'escape'
  | 'block-header'
  | 'anchor'
  | 'tag'
  | 'directive'
  | 'document-end'
  | 'characters'
  | 'depth'
  | 'other';

/** Reasons that are one fixed text in the library. */
const EXACT: ReadonlyMap<string, SyntaxReason> = new Map<string, SyntaxReason>([
  ['deficient indentation', 'not-closed'],
  ['bad indentation of a mapping entry', 'indentation'],
  ['bad indentation of a sequence entry', 'indentation'],
  ['tab characters must not be used in indentation', 'tab'],
  ["expected ':' after a mapping key", 'colon-missing'],
  ['a whitespace character is expected after the key-value separator within a block mapping', 'space-after-colon'],
  ['can not read a block mapping entry; a multiline key may not be an implicit key', 'multiline-key'],
  ['missed comma between flow collection entries', 'comma-missing'],
  ["expected the node content, but found ','", 'comma-extra'],
  ['unexpected end of the stream within a flow collection', 'bracket-open'],
  ['unexpected end of the stream within a single quoted scalar', 'quote-open'],
  ['unexpected end of the stream within a double quoted scalar', 'quote-open'],
  ['unexpected end of the document within a single quoted scalar', 'quote-open'],
  ['unexpected end of the document within a double quoted scalar', 'quote-open'],
  ['unknown escape sequence', 'escape'],
  ['expected hexadecimal character', 'escape'],
  ['repeat of a chomping mode identifier', 'block-header'],
  ['repeat of an indentation width identifier', 'block-header'],
  ['bad explicit indentation width of a block scalar; it cannot be less than one', 'block-header'],
  ['a line break is expected', 'block-header'],
  ['duplication of an anchor property', 'anchor'],
  ['name of an anchor node must contain at least one character', 'anchor'],
  ['name of an alias node must contain at least one character', 'anchor'],
  ['alias node should not have any properties', 'anchor'],
  ['duplication of a tag property', 'tag'],
  ['unexpected end of the stream within a verbatim tag', 'tag'],
  ['named tag handle cannot contain such characters', 'tag'],
  ['tag suffix cannot contain exclamation marks', 'tag'],
  ['tag suffix cannot contain flow indicator characters', 'tag'],
  ['directive name must not be less than one character in length', 'directive'],
  ['duplication of %YAML directive', 'directive'],
  ['YAML directive accepts exactly one argument', 'directive'],
  ['ill-formed argument of the YAML directive', 'directive'],
  ['unacceptable YAML version of the document', 'directive'],
  ['TAG directive accepts exactly two arguments', 'directive'],
  ['ill-formed tag handle (first argument) of the TAG directive', 'directive'],
  ['ill-formed tag prefix (second argument) of the TAG directive', 'directive'],
  ['directives end mark is expected', 'directive'],
  ['end of the stream or a document separator is expected', 'document-end'],
  ['can not read a document', 'document-end'],
  ['the stream contains non-printable characters', 'characters'],
  ['expected valid JSON character', 'characters'],
  ['null byte is not allowed in input', 'characters'],
]);

/** Reasons into which the library writes a piece of the text, known by how they begin. */
const PREFIXES: readonly (readonly [string, SyntaxReason])[] = [
  ['nesting exceeded maxDepth', 'depth'],
  ['tag name cannot contain such characters', 'tag'],
  ['undeclared tag handle', 'tag'],
  ['there is a previously declared suffix for', 'directive'],
];

/** Reasons that the library does not tell apart; `diagnose` does. */
const DIAGNOSED: readonly SyntaxReason[] = ['colon-in-value', 'reserved-character', 'after-value'];

/** Every reason a reading can give; each has a message. */
export const SYNTAX_REASONS: readonly SyntaxReason[] = [
  ...new Set<SyntaxReason>([...EXACT.values(), ...PREFIXES.map(([, reason]) => reason), ...DIAGNOSED, 'other']),
];

/** The key of a reason the library gave; `other` for one this table does not know. */
export function reasonOf(libraryReason: string): SyntaxReason {
  const exact = EXACT.get(libraryReason);
  if (exact !== undefined) return exact;
  for (const [prefix, reason] of PREFIXES) if (libraryReason.startsWith(prefix)) return reason;
  return 'other';
}
