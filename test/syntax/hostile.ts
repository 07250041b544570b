/** Run as a process of its own: every hostile input through every reading, one line of output each. */
import { comments, coveredSpan, directiveComments } from '../../server/src/syntax/comments.ts';
import { nodeAt } from '../../server/src/syntax/navigate.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { toPlain } from '../../server/src/syntax/plain.ts';
import { tolerantTree } from '../../server/src/syntax/tolerant.ts';

const keys = Array.from({ length: 50_000 }, (_, i) => `key${i}: v${i}\n`).join('');
const anchors = Array.from({ length: 8000 }, (_, i) => `k${i}: &a${i} v\nr${i}: *a${i}\n`).join('');
const laughs = Array.from({ length: 10 }, (_, i) => `a${i}: &a${i} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*a${i - 1}`)).join(', ')}]\n`).join('');
const chain = Array.from({ length: 8000 }, (_, i) => `a${i}: &a${i} [${i === 0 ? '' : `*a${i - 1}`}]\n`).join('');
const merges = Array.from({ length: 3000 }, (_, i) => `m${i}: &m${i} {${i === 0 ? '' : `<<: *m${i - 1}, `}k${i}: v}\n`).join('');
const blocks = Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');

/** Each text, and the first problem `parse` must give; none where it is well-formed. */
const INPUTS: readonly (readonly [name: string, text: string, problem: string])[] = [
  ['900 brackets', '['.repeat(900), 'too-deep'],
  ['100,000 brackets', '['.repeat(100_000), 'too-deep'],
  ['1,000,000 brackets', '['.repeat(1_000_000), 'too-deep'],
  ['5,000 closed brackets', '['.repeat(5000) + ']'.repeat(5000), 'too-deep'],
  ['100,000 braces', '{a: '.repeat(100_000), 'too-deep'],
  ['100,000 dashes', '- '.repeat(100_000), 'too-deep'],
  ['100,000 question marks', '? '.repeat(100_000), 'too-deep'],
  ['2,000 block levels', blocks, 'too-deep'],
  ['block levels and back', `${blocks}b: 1\n`, 'too-deep'],
  ['pairs without braces', '[a: '.repeat(90) + ']'.repeat(90), 'too-deep'],
  ['brackets after an error', `x: y: z\n${'['.repeat(300_000)}`, 'syntax'],
  ['braces after an error', `x: y: z\n${'{a: '.repeat(100_000)}`, 'syntax'],
  ['dashes after an error', `x: y: z\n${'- '.repeat(100_000)}`, 'syntax'],
  ['block levels after an error', `x: y: z\n${blocks}`, 'syntax'],
  ['a lone surrogate', 'a: \ud800b\n', 'not-text'],
  ['a lone surrogate in a key', '"\udc00": 1\n', ''],
  ['a NUL', 'a: b\0c', 'not-text'],
  ['a byte-order mark within', '\ufeffa: b\n\ufeffc: d\n', ''],
  ['a line of 1 MB', `a: ${'x'.repeat(1_000_000)}`, ''],
  ['an open quote of 1 MB', `a: "${'x'.repeat(1_000_000)}`, 'syntax'],
  ['100,000 quotes', '"'.repeat(100_000), 'syntax'],
  ['50,000 keys', keys, ''],
  ['50,000 keys and an error', `${keys}]`, 'syntax'],
  ['8,000 anchors and aliases', anchors, ''],
  ['8,000 anchors and an error', `${anchors}]`, 'syntax'],
  ['a billion laughs', laughs, 'alias-bomb'],
  ['a chain of 8,000 aliases', chain, 'alias-bomb'],
  ['a chain of 3,000 merge keys', merges, 'alias-bomb'],
  ['an anchor in itself', '&a [*a, *a]', 'alias-bomb'],
  ['a mapping that merges itself', 'a: &a\n  <<: *a\n  b: 1\n', 'alias-bomb'],
  ['one key 20,000 times', 'a:\r\n'.repeat(20_000), 'duplicate-key'],
  ['a tab as indentation', '\ta: b\n', 'syntax'],
  ['100,000 comments', '# x\n'.repeat(100_000), ''],
  ['100,000 directives for us', '# grondslag: ignore[x]\n'.repeat(2000) + 'a: 1\n', ''],
  ['1,000,000 hashes', ' #'.repeat(500_000), ''],
  ['1,000,000 line ends', '\r'.repeat(1_000_000), ''],
  ['1,000,000 blanks', ' '.repeat(1_000_000), ''],
  ['1,000,000 tabs', '\t'.repeat(1_000_000), ''],
  ['100,000 documents', '---\n'.repeat(100_000), ''],
  ['100,000 ends', '...\n'.repeat(100_000), ''],
  ['100,000 commas', `[${','.repeat(100_000)}`, 'syntax'],
  ['100,000 open items', `a: [${'x, '.repeat(100_000)}`, 'syntax'],
  ['100,000 anchors in a row', '&a '.repeat(100_000), 'syntax'],
  ['100,000 tags in a row', '! '.repeat(100_000), 'syntax'],
  ['100,000 block headers', '|\n'.repeat(100_000), ''],
  ['100,000 colons', 'a: '.repeat(100_000), 'syntax'],
  ['100,000 directives', '%a\n'.repeat(100_000), 'syntax'],
  ['100,000 keys in one', `${'na\n'.repeat(100_000)}b: 1\n`, 'syntax'],
  ['21 MB', 'a: b\n'.repeat(4_200_000), 'too-large'],
  ['50 MB', 'a: b\n'.repeat(10_000_000), 'too-large'],
];

for (const [name, text, problem] of INPUTS) {
  const started = performance.now();
  // Short texts twice: the first reading warms up what the second trips over.
  for (let round = text.length < 20_000 ? 0 : 1; round < 2; round++) {
    const parsed = parse(text);
    if ((parsed.problems[0]?.code ?? '') !== problem) throw new Error(`${name}: ${parsed.problems[0]?.code} instead of ${problem}`);
    const tree = tolerantTree(text);
    for (const { span } of [...parsed.problems, ...tree.problems]) {
      if (span.start < 0 || span.end > text.length || span.end <= span.start) throw new Error(`${name}: a span outside the text or empty`);
    }
    for (const { root } of tree.documents.slice(0, 3)) {
      if (root === undefined) continue;
      toPlain(root);
      nodeAt(root, text.length >> 1, text);
    }
    comments(text, tree);
    for (const comment of directiveComments(text, tree).slice(0, 100)) coveredSpan(comment, text, tree);
  }
  process.stdout.write(`${name}: ${Math.round(performance.now() - started)} ms\n`);
}
process.stdout.write(`alive after ${INPUTS.length}\n`);
