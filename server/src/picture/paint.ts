/**
 * The looks on light paper, as attributes on every shape: a drawing that carries them needs no stylesheet, so that it says
 * the same in a file, in a page with others beside it, and under a policy that allows no styles.
 */
import { INK, WIDTH } from './colours.ts';
import type { CategoryClass } from './graph.ts';
import type { Shape } from './shape.ts';
import { CLASSES } from './signs.ts';

type Attributes = Readonly<Record<string, string | number>>;

const LETTERS = '#1f2328';
const QUIET = '#59636e';
const FAINT = '#8b949e';
const WHITE = '#ffffff';

const DASHES: Readonly<Partial<Record<CategoryClass, string>>> = { none: '2 3', criminal: '9 3' };

/** Words of classes from outside to inside, with what a shape in all of them looks like; later ones win. */
const LOOKS: readonly (readonly [path: string, looks: Attributes])[] = [
  ['frame box', { fill: '#fafafa', stroke: '#d5d9de' }],
  ['frame.own box', { fill: WHITE, stroke: '#9aa4af' }],
  ['title', { 'font-size': 12, 'font-weight': 600 }],
  ['name', { 'font-size': 13, 'font-weight': 600 }],
  ['count', { 'font-size': 11 }],
  ...['relation', 'detail', 'level', 'caption'].map((name) => [name, { 'font-size': 11, fill: QUIET }] as const),
  ['relation', { 'font-style': 'italic' }],
  ['node box', { fill: WHITE, stroke: FAINT }],
  ['kind', { fill: 'none', stroke: QUIET, 'stroke-width': 1.2 }],
  ['severity outline', { fill: '#d1242f' }],
  ['severity.warning outline', { fill: '#9a6700' }],
  ['severity.info outline', { fill: '#0969da' }],
  ['severity stroke', { fill: 'none', stroke: WHITE, 'stroke-width': 1.5, 'stroke-linecap': 'round' }],
  ...CLASSES.flatMap((name) => [
    [`bar.${name}`, { fill: name === 'none' ? FAINT : INK[name] }],
    [`sign.${name}`, name === 'none' ? { fill: 'none', stroke: INK[name], 'stroke-width': 1.5 } : { fill: INK[name] }],
    [`edge.${name} line`, { fill: 'none', stroke: name === 'none' ? FAINT : INK[name], 'stroke-width': WIDTH[name], ...(DASHES[name] === undefined ? {} : { 'stroke-dasharray': DASHES[name] }) }],
    [`edge.${name} head`, { fill: name === 'none' ? FAINT : INK[name] }],
  ] as const),
  ['flow', { 'font-size': 10, 'text-anchor': 'middle', stroke: WHITE, 'stroke-width': 4, 'paint-order': 'stroke' }],
];

const RULES = LOOKS.map(([path, looks]) => ({ steps: path.split(' ').map((step) => step.split('.')), looks }));

/** What only a hand or a cursor has a use for. */
const ON_SCREEN: readonly string[] = ['fold', 'focus', 'reach'];

/** A drawing with its looks on it and its classes gone. */
export function painted(drawing: Shape, outer: readonly ReadonlySet<string>[] = []): Shape {
  const { class: words = '', ...rest } = drawing.attributes;
  const around = [...outer, new Set(String(words).split(' '))];
  const looks: Record<string, string | number> = drawing.tag === 'text' ? { fill: LETTERS } : {};
  for (const rule of RULES) if (fits(rule.steps, around)) Object.assign(looks, rule.looks);
  return {
    ...drawing,
    attributes: { ...Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('data-'))), ...looks },
    children: drawing.children.filter(({ attributes }) => !String(attributes['class'] ?? '').split(' ').some((word) => ON_SCREEN.includes(word))).map((child) => painted(child, around)),
  };
}

/** The last step has to be the shape itself, those before it around it in their order. */
function fits(steps: readonly (readonly string[])[], around: readonly ReadonlySet<string>[]): boolean {
  let at = around.length - 1;
  const has = (step: readonly string[]): boolean => step.every((word) => around[at]!.has(word));
  if (!has(steps.at(-1)!)) return false;
  for (let index = steps.length - 2; index >= 0; index--) {
    do at--; while (at >= 0 && !has(steps[index]!));
    if (at < 0) return false;
  }
  return true;
}
