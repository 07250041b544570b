import assert from 'node:assert/strict';
import { DARK, LIGHT } from '../../server/src/report/html/style.ts';
import type { CheckResult } from '../../server/src/report/result.ts';
import { CLEAN, UNCOVERED } from '../cli/files.ts';
import { inWorld, type World } from '../cli/run-cli.ts';
import type { Files } from '../harness/check.ts';
import { matchesGolden } from '../harness/golden.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { NASTY } from './nasty.ts';
import { all, readPage, textOf, type Element } from './page.ts';

const LANGUAGES = ['nl', 'en'] as const;

async function source(world: World, ...more: readonly string[]): Promise<string> {
  return (await world.cli(['check', '.', '--format', 'html', ...more])).stdout;
}

const page = async (world: World, ...more: readonly string[]): Promise<Element> => readPage(await source(world, ...more));

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A page with what a browser, a screen reader and a careful reader expect of any page. */
function isSound(root: Element, language: string): void {
  const elements = all(root);
  const having = (name: string): readonly Element[] => elements.filter(({ attributes }) => attributes[name] !== undefined);
  assert.equal(root.attributes['lang'], language);
  const ids = having('id').map(({ attributes }) => attributes['id']);
  assert.equal(new Set(ids).size, ids.length, 'ids are there once');
  for (const { attributes } of having('href')) assert.ok(/^#[a-z]/.test(attributes['href']!) && ids.includes(attributes['href']!.slice(1)), `leads nowhere: ${attributes['href']}`);
  for (const name of ['aria-labelledby', 'aria-describedby']) for (const { attributes } of having(name)) for (const id of attributes[name]!.split(' ')) assert.ok(ids.includes(id), `names nothing: ${id}`);

  const headings = elements.filter(({ tag }) => /^h[1-6]$/.test(tag));
  assert.equal(headings.filter(({ tag }) => tag === 'h1').length, 1);
  headings.forEach((heading, index) => {
    assert.notEqual(squeezed(textOf(heading)), '');
    assert.ok(index === 0 ? heading.tag === 'h1' : Number(heading.tag[1]) <= Number(headings[index - 1]!.tag[1]) + 1, `a level is left out before: ${textOf(heading)}`);
  });
  for (const landmark of ['header', 'nav', 'main', 'footer']) assert.equal(elements.filter(({ tag }) => tag === landmark).length, 1, landmark);
  assert.equal(all(elements.find(({ tag }) => tag === 'body')!)[1]!.attributes['class'], 'skip');

  for (const table of elements.filter(({ tag }) => tag === 'table')) {
    const inside = all(table);
    assert.ok(inside.some((child) => child.tag === 'caption' && squeezed(textOf(child)) !== ''));
    for (const head of inside.filter(({ tag }) => tag === 'th')) assert.match(head.attributes['scope'] ?? '', /^(col|row)$/);
    const widths = new Set(inside.filter(({ tag }) => tag === 'tr').map((row) => row.children.filter((child) => typeof child !== 'string').length));
    assert.equal(widths.size, 1, `rows of different width: ${squeezed(textOf(table)).slice(0, 80)}`);
  }
  for (const drawing of elements.filter(({ tag }) => tag === 'svg')) {
    assert.equal(drawing.attributes['role'], 'img');
    assert.notEqual(squeezed(textOf(all(drawing).find(({ tag }) => tag === 'title')!)), '');
  }
  for (const details of elements.filter(({ tag }) => tag === 'details')) assert.equal(all(details)[1]!.tag, 'summary');
}

const ALLOWED = new Set(('html head meta title style body a header nav main footer section p ul ol li h1 h2 h3 h4 dl div dt dd table caption thead tbody tr th td details summary figure figcaption strong em span bdi code wbr'
  + ' svg desc g rect path text tspan circle line polygon polyline ellipse use defs marker').split(' '));

/** A page that does nothing and loads nothing, whatever names are in it. */
function isInert(root: Element, text: string): void {
  for (const { tag, attributes } of all(root)) {
    assert.ok(ALLOWED.has(tag), `an element that nobody writes: ${tag}`);
    for (const name of Object.keys(attributes)) assert.doesNotMatch(name, /^(?:on|src|srcset|action|formaction|background|poster|data$|ping|xlink|srcdoc)/i, `${tag} ${name}`);
  }
  assert.doesNotMatch(text, /url\(|@import|expression\(|javascript:/i);
  const policy = all(root).find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy');
  assert.match(policy?.attributes['content'] ?? '', /^default-src 'none'; style-src 'unsafe-inline';/);
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
}

/** What an element says, a line for each block; a drawing has its own tests. */
function blocks(element: Element): readonly string[] {
  const INLINE = new Set(['a', 'strong', 'em', 'span', 'bdi', 'code', 'wbr']);
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    if (squeezed(line) !== '') lines.push(squeezed(line));
    line = '';
  };
  for (const child of element.children) {
    if (typeof child === 'string') line += child;
    else if (INLINE.has(child.tag)) line += textOf(child);
    else if (child.tag === 'tr') {
      end();
      lines.push(child.children.flatMap((cell) => (typeof cell === 'string' ? [] : [squeezed(textOf(cell))])).join(' | '));
    } else {
      end();
      if (child.tag !== 'svg') lines.push(...blocks(child));
    }
  }
  end();
  return lines;
}

/** Words that would say more than anybody can know. */
const TOO_MUCH = /\b(?:is|zijn|are) (?:rechtmatig|toegestaan|legaal|lawful|legal|allowed|compliant)\b|\bAVG-proof\b|\bGDPR[- ]compliant\b/i;

describe('the report for a reviewer', function () {
  this.timeout(60_000);

  for (const language of LANGUAGES) {
    it(`is a sound page that does nothing, in ${language}`, async () => {
      for (const files of [NASTY, { 'a.pipeline.yaml': CLEAN }, { 'a.pipeline.yaml': UNCOVERED }] satisfies Files[]) {
        await inWorld(files, async (world) => {
          const text = await source(world, '--language', language, '--preset', 'auditor');
          const root = readPage(text);
          isSound(root, language);
          isInert(root, text);
          assert.doesNotMatch(textOf(root), TOO_MUCH);
        });
      }
    });

    it(`of a small pipeline is as it was, in ${language}`, () =>
      inWorld({ 'a.pipeline.yaml': UNCOVERED }, async (world) => matchesGolden(`formats/uncovered.${language}.html.txt`, `${blocks(all(await page(world, '--language', language)).find(({ attributes }) => attributes['id'] === 'p1')!).join('\n').replace(/\d+ (van|of) \d+ (regels|rules)/g, 'N $1 M $2')}\n`)));
  }

  it('tells every finding of the JSON report, in the words of its rule', () =>
    inWorld(seedPipelines(), async (world) => {
      const { findings } = JSON.parse((await world.cli(['check', '.', '--format', 'json', '--preset', 'auditor'])).stdout) as CheckResult;
      const text = await source(world, '--preset', 'auditor');
      const root = readPage(text);
      isSound(root, 'nl');
      isInert(root, text);
      const told = all(root).filter(({ attributes }) => attributes['class'] === 'message').map((message) => squeezed(textOf(message)));
      assert.equal(told.length, findings.length);
      for (const { message } of findings) assert.ok(told.some((one) => one.endsWith(squeezed(message))), message);
      assert.ok(text.length < 60 * 100_000, `${text.length} characters for the worked pipelines`);
    }));

  it('says who put what aside, until when and why', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED.replace(/^(.*\bjoin: .*)$/m, '$1 # grondslag: ignore[combination-without-ground] by=fg until=2027-01-01 -- Besluit 12 <b>') }, async (world) => {
      const root = await page(world, '--language', 'en');
      const aside = all(root).find(({ tag, attributes }) => tag === 'section' && attributes['id'] === 'aside')!;
      assert.match(squeezed(textOf(aside)), /fg1 January 2027Besluit 12 <b>/);
      assert.match(squeezed(textOf(root)), /Put aside ?1 by fg/);
      assert.match(squeezed(textOf(root)), /No open findings; 1 put aside/);
      assert.equal(all(root).filter(({ tag }) => tag === 'caption').filter((caption) => /put aside/.test(textOf(caption))).length, 1, 'the list is there once');
      assert.match(squeezed(textOf(all(root).find(({ attributes }) => attributes['id'] === 'p1')!)), /1 finding was put aside: by whom, until when and why\./);
    }));

  describe('draws the findings that it lists, and no others', () => {
    const IGNORED = UNCOVERED.replace(/^(.*\bjoin: .*)$/m, '$1 # grondslag: ignore[combination-without-ground] by=fg until=2999-01-01 -- Besluit 12');
    const CASES: readonly (readonly [name: string, text: string, words: readonly string[], drawn: number])[] = [
      ['one that is open', UNCOVERED, [], 1],
      ['one under a comment', IGNORED, [], 0],
      ['one under a comment that does not count', IGNORED, ['--no-ignores'], 1],
      ['one in a baseline', UNCOVERED, ['--baseline', 'known.yaml'], 0],
      ['one in a baseline that does not count', UNCOVERED, ['--baseline', 'known.yaml', '--no-ignores'], 1],
      ['one of a rule that is not asked', UNCOVERED, ['--ignore', 'combination-without-ground'], 0],
      ['one under a question that is not asked', UNCOVERED, ['--select', 'ethical'], 0],
    ];
    for (const [name, text, words, drawn] of CASES) {
      it(name, () =>
        inWorld({ 'a.pipeline.yaml': text }, async (world) => {
          if (words.includes('--baseline')) await world.cli(['baseline', 'create', '.', '--baseline', 'known.yaml', '--by', 'fg', '--until', '2999-01-01', '--reason', 'Besluit 12']);
          const root = await page(world, '--language', 'en', ...words);
          assert.equal(all(root).filter(({ attributes }) => attributes['class'] === 'message').length, drawn);
          const picture = all(root).find(({ attributes }) => attributes['class'] === 'picture')!;
          assert.equal((textOf(picture).match(/1 error/g) ?? []).length > 0, drawn === 1, textOf(picture));
        }));
    }
  });

  it('does not say that nothing was put aside where that does not count', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED.replace(/^(.*\bjoin: .*)$/m, '$1 # grondslag: ignore[combination-without-ground] by=fg until=2999-01-01 -- Besluit 12') }, async (world) => {
      const text = squeezed(textOf(await page(world, '--language', 'en', '--no-ignores')));
      assert.match(text, /Put aside ?✕? ?does not count in this report: everything is open/);
      assert.match(text, /What somebody put aside does not count in this report/);
      assert.doesNotMatch(text, /Nothing was put aside/);
    }));

  it('says which questions nobody asked', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async (world) => {
      const root = await page(world, '--language', 'en', '--select', 'legal');
      // A file that cannot be read is never a pass: that one rule always runs.
      const verdicts = all(root).filter(({ attributes }) => attributes['class'] === 'verdicts').map((list) => squeezed(textOf(list)));
      assert.equal(verdicts.length, 2);
      for (const verdict of verdicts) assert.match(verdict, /Technically can.*No open findings1 of \d\d rules ran.*Legally may.*No open findings.*Ethically should.*Not checked0 of \d\d rules ran/);
    }));

  it('has what stands in no pipeline as well', () =>
    inWorld({ 'a.pipeline.yaml': '{ grondslag: 1, pipeline: [\n', 'b.catalog.yaml': 'grondslag: 1\ncatalog: b\nlaws: { x: 3 }\n' }, async (world) => {
      const other = all(await page(world)).find(({ tag, attributes }) => tag === 'section' && attributes['id'] === 'other')!;
      const text = squeezed(textOf(other));
      assert.match(text, /a\.pipeline\.yaml/);
      assert.match(text, /b\.catalog\.yaml/);
    }));
});

/** The contrast of two colours (WCAG 2.2), from 1 to 21. */
function contrast(a: string, b: string): number {
  const light = (colour: string): number => {
    const digits = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../g)!;
    const [r, g, blue] = digits.map((pair) => Number.parseInt(pair, 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!;
  };
  const [more, less] = [light(a), light(b)].sort((one, other) => other - one);
  return (more! + 0.05) / (less! + 0.05);
}

describe('the colours of the report', () => {
  for (const [name, colours] of [['light', LIGHT], ['dark', DARK]] as const) {
    it(`can be read where it is ${name}`, () => {
      const named = Object.fromEntries(colours.split(';').map((pair) => pair.slice(2).split(':'))) as Record<string, string>;
      for (const ink of ['ink', 'quiet', 'link', 'error', 'warning', 'info']) for (const ground of ['paper', 'panel']) assert.ok(contrast(named[ink]!, named[ground]!) >= 4.5, `${ink} on ${ground}`);
    });
  }
});
