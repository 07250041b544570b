/** Texts like pipelines: nested mappings and sequences in every style YAML writes them. */
import fc from 'fast-check';

/** What a value is written as: lines, the first of which stands after the key or dash. */
type Lines = readonly string[];

const name = fc.constantFrom('grondslag', 'bronnen', 'velden', 'doel', 'id', 'note', 'über', '😀', 'e-mail', 'a b', '1', 'null', '<<x', "it's", '"quoted: key"', "'single # key'");
const comment = fc.constantFrom('', '', '', ' # why', ' # grondslag: ignore[x]', '  #', " # it's \"open\" [");
const plain = fc.constantFrom('x', 'bsn', 'a b  c', 'http://x/y#z', 'a#b', '-1', '1.5e3', 'no', '~', '2026-01-01', 'x: y'.replace(': ', ':'), 'naïef 😀', '-x', '?x', ':x', "don't", 'a & b', '*'.concat('x').slice(1));
const quoted = fc.constantFrom('""', "''", '"a # b"', "'it''s'", '"\\u0041\\n\\"x\\""', '"😀: [{"', "'a: b'", '"\\x41\\\\"');
const flowScalar = fc.oneof(fc.constantFrom('x', 'bsn', 'a b', '1', 'true', '😀'), quoted);
const property = fc.constantFrom('', '', '', '', '&a ', '&b ', '!!str ', '!local ', '&a !!str ', '!!str &b ');

const flow: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    flowScalar,
    fc.array(tie('node'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
    fc.array(fc.tuple(fc.constantFrom('a', '"b"', 'c d', "'e'"), tie('node')), { maxLength: 3 }).map((pairs) => `{ ${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')} }`),
    fc.array(fc.tuple(fc.constantFrom('a', 'b'), tie('node')), { minLength: 1, maxLength: 2 }).map((pairs) => `[${pairs.map(([key, value]) => `${key}: ${value}`).join(',  ')},]`),
    fc.constantFrom('{a, b: , "c":d}', '[ ]', '{}', '[*a]', '[? x : y]', '{? x}'),
  ),
})).node;

/** One value, its later lines indented by two spaces. */
const value: fc.Arbitrary<Lines> = fc.letrec<{ value: Lines }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(property, plain, comment).map(([props, text, end]) => [` ${props}${text}${end}`]),
    fc.tuple(property, quoted, comment).map(([props, text, end]) => [` ${props}${text}${end}`]),
    fc.tuple(property, flow, comment).map(([props, text, end]) => [` ${props}${text}${end}`]),
    fc.tuple(fc.constantFrom('', ' &a', ' !!str', ' &b !!null'), comment).map(([props, end]) => [`${props}${end}`]),
    fc.constantFrom<Lines[]>([' *a'], [' *b # alias'], [' een lange', '  tekst', '', '  die doorloopt # klaar'], [' "een', '  lange', '', '  tekst"'], [" 'een", "  lange tekst'"], [' [a,', '  b, # twee', '  ]'], [' {', '  a: 1,', '  "b": 2', '  }']),
    fc
      .tuple(fc.constantFrom('|', '>', '|-', '>-', '|+', '>+', '|2', '| # header'), fc.array(fc.constantFrom('text', '  meer', '', '# geen commentaar', 'a: b', '- x', '\ttab'), { minLength: 1, maxLength: 4 }))
      .map(([header, lines]) => [` ${header}`, ...['begin', ...lines].map((line) => (line === '' ? '' : `  ${line}`))]),
    fc.tuple(fc.constantFrom('', '', ' &a', ' !!map &b'), comment, entries(tie('value'))).map(([props, end, lines]) => [`${props}${end}`, ...lines.map((line) => (line === '' ? '' : `  ${line}`))]),
    fc.tuple(fc.constantFrom('', '', ' &b'), comment, items(tie('value')), fc.constantFrom('', '  ')).map(([props, end, lines, pad]) => [`${props}${end}`, ...lines.map((line) => (line === '' ? '' : pad + line))]),
  ),
})).value;

function entries(inner: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> {
  const gap = fc.constantFrom<Lines[]>([], [], [], [''], ['# alone'], ['', '# two', '  # lines', '']);
  return fc
    .array(fc.tuple(gap, fc.constantFrom('', '', '', '', '&k ', '!!str '), name, fc.constantFrom('', '', ' '), inner), { minLength: 1, maxLength: 4 })
    .map((all) => all.flatMap(([before, props, key, space, lines]) => [...before, `${props}${key}${space}:${lines[0] ?? ''}`, ...lines.slice(1)]));
}

function items(inner: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> {
  const single = inner.map((lines): Lines => [`-${lines[0] ?? ''}`, ...lines.slice(1)]);
  const compact = entries(inner)
    .filter((lines) => lines[0] !== undefined && lines[0] !== '' && !lines[0].startsWith('#'))
    .map((lines): Lines => lines.map((line, index) => (index === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`)));
  return fc.array(fc.oneof(single, compact), { minLength: 1, maxLength: 3 }).map((all) => all.flat());
}

/** A file of one or more documents, with `\n`, `\r\n` or `\r` as line end. */
export const pipelineText: fc.Arbitrary<string> = fc
  .tuple(fc.array(entries(value), { minLength: 1, maxLength: 2 }), fc.constantFrom('', '---\n', '# top\n---  # first\n', '%YAML 1.2\n---\n'), fc.constantFrom('\n---\n', '\n...\n---\n'), fc.constantFrom('', '\n', '\n\n# end', '\n  \n'), fc.constantFrom('\n', '\n', '\r\n', '\r'))
  .map(([documents, start, between, end, lineEnd]) => `${start}${documents.map((lines) => lines.join('\n')).join(between)}${end}`.replaceAll('\n', lineEnd));
