/**
 * Texts in every layout people give a pipeline: block and flow mixed, compact items, comments,
 * blank lines, quotes, indentation of two or four, either line end. Each comment has a number and
 * an owner, so that a test can say which comments may go.
 */
import fc from 'fast-check';

export interface WrittenComment {
  /** `c12`; occurs once in the text. */
  readonly mark: string;
  /** The path of the entry it belongs to; undefined for the header of the file. */
  readonly owner: readonly string[] | undefined;
}

export interface Written {
  readonly text: string;
  readonly comments: readonly WrittenComment[];
}

type Shape =
  | { readonly kind: 'scalar'; readonly written: string }
  | { readonly kind: 'map' | 'seq'; readonly layout: 'block' | 'line' | 'lines'; readonly wide: boolean; readonly trailing: boolean; readonly entries: readonly Entry[] };

type Collection = Exclude<Shape, { kind: 'scalar' }>;

interface Entry {
  readonly key: string;
  readonly value: Shape;
  readonly above: number;
  readonly behind: boolean;
  readonly below: boolean;
  readonly blank: boolean;
}

const KEYS = ['sources', 'steps', 'brp', 'cak', 'fields', 'adres', 'bsn', 'purpose', 'ground', 'article', 'law', 'covers', 'from', 'join', 'on', 'geboortedatum', '"quoted key"', "'it''s'", 'a b', '12', 'é'];
const SCALARS = ['debt', 'TODO', '6(1)(e)', '2026-01-01', 'P6M', '12', '1.5', 'true', 'null', '~', '', "'no'", "'it''s'", '"x # y"', '"tab\\t"', 'a b c', 'http://x/y', '!!str 7', '&anchor value', "''"];
const BLOCK_SCALARS = ['|\n@text\n@# no comment\n@\n@more', '>-\n@folded\n@text', '|+\n@kept\n', '|-\n@x', 'plain over\n@two lines', '"double over\n@two lines"', '| # C\n@with a comment'];

const { shape } = fc.letrec<{ shape: Shape; flow: Shape; scalar: Shape; flowScalar: Shape }>((tie) => {
  const entries = (value: fc.Arbitrary<Shape>, minLength: number, maxLength: number): fc.Arbitrary<Entry[]> =>
    fc.uniqueArray(
      fc.record({
        key: fc.constantFrom(...KEYS),
        value,
        above: fc.constantFrom(0, 0, 0, 1, 2),
        behind: fc.constantFrom(false, false, true),
        below: fc.constantFrom(false, false, false, true),
        blank: fc.constantFrom(false, false, true),
      }),
      { minLength, maxLength, selector: ({ key }) => key },
    );
  const collection = (layout: fc.Arbitrary<'block' | 'line' | 'lines'>, value: fc.Arbitrary<Shape>, minLength: number): fc.Arbitrary<Shape> =>
    fc.record({ kind: fc.constantFrom('map', 'map', 'seq'), layout, wide: fc.boolean(), trailing: fc.boolean(), entries: entries(value, minLength, 4) });
  return {
    flowScalar: fc.constantFrom(...SCALARS).map((written): Shape => ({ kind: 'scalar', written })),
    scalar: fc.constantFrom(...SCALARS, ...BLOCK_SCALARS).map((written): Shape => ({ kind: 'scalar', written })),
    flow: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('flowScalar'), collection(fc.constantFrom('line', 'line', 'lines'), tie('flow'), 0)),
    shape: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 2, arbitrary: tie('scalar') },
      { weight: 1, arbitrary: tie('flow') },
      { weight: 3, arbitrary: collection(fc.constant('block'), tie('shape'), 1) },
    ),
  };
});

const root = shape.filter((value): value is Collection => value.kind !== 'scalar');

/** Written texts. */
export const writtenTexts: fc.Arbitrary<Written> = fc
  .record({
    root,
    step: fc.constantFrom(2, 4),
    flush: fc.boolean(),
    crlf: fc.boolean(),
    header: fc.constantFrom(0, 0, 1, 2, 3),
    open: fc.boolean(),
    start: fc.boolean(),
  })
  .map(({ root: top, step, flush, crlf, header, open, start }) => {
    const writer = new Writer(step, flush);
    const lines = start ? ['---'] : [];
    if (header > 0) lines.push(writer.comment(undefined));
    if (header > 1) lines.push('');
    if (header > 2) lines.push(writer.comment(undefined), '');
    lines.push(...(top.layout === 'block' ? writer.block(top, [], 0) : writer.inline(top, [], 2)));
    const text = lines.join('\n').replaceAll(' \n', '\n') + (open ? '' : '\n');
    return { text: crlf ? text.replaceAll('\n', '\r\n') : text, comments: writer.comments };
  });

class Writer {
  readonly comments: WrittenComment[] = [];
  private readonly step: number;
  private readonly flush: boolean;

  constructor(step: number, flush: boolean) {
    this.step = step;
    this.flush = flush;
  }

  comment(owner: readonly string[] | undefined): string {
    const mark = `c${this.comments.length}c`;
    this.comments.push({ mark, owner });
    return `# ${mark}`;
  }

  /** The lines of a block collection, each with its indentation. */
  block({ kind, entries }: Collection, path: readonly string[], indent: number): string[] {
    const pad = ' '.repeat(indent);
    const lines: string[] = [];
    entries.forEach((entry, index) => {
      const here = [...path, kind === 'map' ? nameOf(entry.key) : String(index)];
      if (entry.blank && index > 0) lines.push('');
      for (let count = 0; count < entry.above; count++) lines.push(pad + this.comment(here));
      const head = kind === 'map' ? `${entry.key}:` : '-';
      const { value } = entry;
      const note = (): string => (entry.behind ? `\t${this.comment(here)}` : '');
      if (value.kind !== 'scalar' && value.layout === 'block') {
        const deeper = indent + (kind === 'seq' ? 2 : value.kind === 'seq' && this.flush ? 0 : this.step);
        if (kind === 'seq' && !entry.behind && value.entries[0]?.above === 0) {
          const [first, ...rest] = this.block(value, here, deeper);
          lines.push(`${pad}- ${(first ?? '').trimStart()}`, ...rest);
        } else {
          lines.push(pad + head + note());
          lines.push(...this.block(value, here, deeper));
        }
        if (entry.below && deeper > indent) lines.push(' '.repeat(deeper) + this.comment(here));
      } else {
        const [first, ...rest] = this.inline(value, here, indent + this.step);
        const behind = value.kind === 'scalar' && /^[|>]/.test(value.written) ? '' : note();
        if (rest.length === 0) lines.push(`${pad}${head} ${first ?? ''}${behind}`);
        else lines.push(`${pad}${head} ${first ?? ''}`, ...rest.slice(0, -1), (rest[rest.length - 1] ?? '') + behind);
      }
    });
    return lines;
  }

  /** A scalar or a flow collection: the first line bare, the others with their indentation. */
  inline(value: Shape, path: readonly string[], indent: number): string[] {
    const pad = ' '.repeat(indent);
    if (value.kind === 'scalar') return value.written.replaceAll('@', pad).replace('# C', () => this.comment(path)).split('\n');
    const [open, close] = value.kind === 'map' ? ['{', '}'] : ['[', ']'];
    const last = value.entries.length - 1;
    if (last === -1) return [open + close];
    if (value.layout === 'line') {
      const parts = value.entries.map((entry, index) => this.flowEntry(value, entry, index, path, indent).join('\n'));
      const space = value.wide ? ' ' : '';
      return `${open}${space}${parts.join(', ')}${value.trailing ? ',' : ''}${space}${close}`.split('\n');
    }
    const lines = [open];
    value.entries.forEach((entry, index) => {
      const here = [...path, value.kind === 'map' ? nameOf(entry.key) : String(index)];
      for (let count = 0; count < entry.above; count++) lines.push(`${pad}  ${this.comment(here)}`);
      const written = this.flowEntry(value, entry, index, path, indent + 2).join('\n');
      const comma = index < last || value.trailing ? ',' : '';
      lines.push(...`${pad}  ${written}${comma}${entry.behind ? ` ${this.comment(here)}` : ''}`.split('\n'));
    });
    return [...lines, pad + close];
  }

  private flowEntry({ kind }: Collection, { key, value }: Entry, index: number, path: readonly string[], indent: number): string[] {
    if (kind === 'map') return `${key}: ${this.inline(value, [...path, nameOf(key)], indent).join('\n')}`.split('\n');
    // An absent item is no item in a flow sequence.
    const item: Shape = value.kind === 'scalar' && value.written === '' ? { kind: 'scalar', written: '~' } : value;
    return this.inline(item, [...path, String(index)], indent);
  }
}

/** The name a key as written stands for. */
function nameOf(key: string): string {
  return key.startsWith("'") ? key.slice(1, -1).replaceAll("''", "'") : key.replaceAll('"', '');
}
