/** Operations on a text, on paths that exist in it unless said otherwise. */
import fc from 'fast-check';
import type { NewValue, Operation } from '../../server/src/edit/operations.ts';
import type { UnitKey } from '../../server/src/model/path.ts';
import { unitKey } from '../../server/src/model/path.ts';
import { fileId } from '../../server/src/text/source-file.ts';

export const UNIT: UnitKey = unitKey(fileId('a.yaml'), 0);

export const hardTexts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('TODO', '6(1)(e)', '2026-01-01', 'P6M', 'no', 'Yes', 'off', 'y', '12', '1e3', '0x1F', '1_000', '12:30', 'null', '~', '', ' x', 'x ', 'a: b', 'a #b', 'a:', ':a', '-', '- x', '-x', '?', "it's", '"q"', '*a', '&a', '!a', '|', '>', '%a', '@a', '`a', '[a]', '{a}', 'a,b', '# a', '---', '...', '<<', '=', 'a\nb', '\n', 'a\n\nb\n', '\ta', 'a\tb', '\u0000', '\u0085', '\u2028', '\ufeff', '\ud800', '😀', '__proto__'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

export const newValues: fc.Arbitrary<NewValue> = fc.letrec<{ value: NewValue; scalar: NewValue }>((tie) => ({
  scalar: fc.oneof(hardTexts, fc.integer(), fc.double({ noNaN: true }), fc.boolean()),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: tie('scalar') },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.dictionary(hardTexts, tie('value'), { maxKeys: 3 }).map((map) => ({ ...map })) },
  ),
})).value;

/** Paths of all values inside a plain value, the root among them. */
export function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, child]) => pathsIn(child, [...path, key]))];
}

/** An operation before it is known on which text: `at` chooses the path. */
export interface Choice {
  readonly at: number;
  readonly op: Exclude<Operation['op'], 'recomment'>;
  readonly key: string;
  readonly value: NewValue;
  readonly after: string | undefined;
}

export const choices: fc.Arbitrary<Choice> = fc.record({
  at: fc.nat(1000),
  op: fc.constantFrom<Choice['op'][]>('remove', 'remove', 'remove', 'replace', 'rename', 'insert', 'append', 'comment'),
  key: hardTexts,
  value: newValues,
  after: fc.option(fc.constantFrom('sources', 'brp', 'fields', 'adres', '12'), { nil: undefined }),
});

/** The operation a choice makes of a plain value. */
export function chosen({ at, op, key, value, after }: Choice, plain: unknown): Operation {
  const paths = pathsIn(plain);
  const base = { unit: UNIT, path: paths[at % paths.length]! };
  switch (op) {
    case 'remove':
      return { ...base, op };
    case 'replace':
    case 'append':
      return { ...base, op, value };
    case 'rename':
      return { ...base, op, key };
    case 'insert':
      return { ...base, op, key, value, ...(after === undefined ? {} : { after }) };
    case 'comment':
      return { ...base, op, text: `new ${key}` };
  }
}
