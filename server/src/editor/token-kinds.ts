/** The kinds of names that are coloured, and what about them: own kinds, each with the standard kind that comes nearest. */

/** Kind of name → the standard kind of the protocol that themes know. */
export const TOKEN_TYPES = {
  pipeline: 'namespace',
  source: 'class',
  step: 'function',
  output: 'interface',
  field: 'property',
  purpose: 'enum',
  purposeKind: 'enumMember',
  party: 'struct',
  register: 'type',
  category: 'type',
  law: 'string',
  ground: 'number',
  secrecy: 'enumMember',
  principle: 'decorator',
  rule: 'decorator',
  verb: 'keyword',
} as const;

export type TokenType = keyof typeof TOKEN_TYPES;

/** What holds of the data that a name stands for; `declaration` where the name is introduced. One bit each, in this order. */
export const TOKEN_MODIFIERS = ['declaration', 'personal', 'sensitive', 'special', 'criminal', 'nationalId', 'pseudonymous', 'aggregated'] as const;

export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** Modifiers as one number. */
export function bits(modifiers: Iterable<TokenModifier>): number {
  let sum = 0;
  for (const modifier of modifiers) sum |= 1 << TOKEN_MODIFIERS.indexOf(modifier);
  return sum;
}
