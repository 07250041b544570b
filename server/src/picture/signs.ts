/** The small signs of the drawing: one shape for each class, so that no colour is needed to tell them apart. */
import type { CategoryClass, GraphNode, Severity } from './graph.ts';
import { shape, type Shape } from './shape.ts';

/** Classes from harmless to heavy: what stands later weighs more where one sign has to tell it all. */
export const CLASSES: readonly CategoryClass[] = ['none', 'ordinary', 'sensitive', 'criminal', 'special', 'national-id'];

/** Each in a square of 10, around 0,0. */
const CLASS_PATHS: Readonly<Record<CategoryClass, string>> = {
  none: 'M-3.5,0H3.5',
  ordinary: 'M-4.5,0A4.5,4.5 0 1 1 4.5,0A4.5,4.5 0 1 1 -4.5,0Z',
  sensitive: 'M0,-5.4L5.4,0L0,5.4L-5.4,0Z',
  special: 'M0,-5.2L5.4,4.4H-5.4Z',
  criminal: 'M-4.3,-4.3H4.3V4.3H-4.3Z',
  'national-id': 'M-5.2,0L-2.6,-4.6H2.6L5.2,0L2.6,4.6H-2.6Z',
};

/** In a square of 14, around 0,0. */
const KIND_PATHS: Readonly<Record<GraphNode['kind'], string>> = {
  source: 'M-5.5,-4.2C-5.5,-6.6 5.5,-6.6 5.5,-4.2V4.2C5.5,6.6 -5.5,6.6 -5.5,4.2ZM-5.5,-4.2C-5.5,-1.8 5.5,-1.8 5.5,-4.2M-5.5,0C-5.5,2.4 5.5,2.4 5.5,0',
  step: 'M-6,-6H-1V-1H-6ZM1,1H6V6H1ZM-3.5,-1V3.5H1',
  output: 'M-6,0H3M-0.5,-3.5L3,0L-0.5,3.5M1,-6H6V6H1',
};

const SEVERITY_PATHS: Readonly<Record<Severity, readonly [outline: string, sign: string]>> = {
  error: ['M-6,0A6,6 0 1 1 6,0A6,6 0 1 1 -6,0Z', 'M-2.3,-2.3L2.3,2.3M2.3,-2.3L-2.3,2.3'],
  warning: ['M0,-6L6.4,5.2H-6.4Z', 'M0,-2.2V1.6M0,3.2V3.7'],
  info: ['M-6,0A6,6 0 1 1 6,0A6,6 0 1 1 -6,0Z', 'M0,-0.6V3M0,-3.1V-2.7'],
};

const at = (x: number, y: number): string => `translate(${x},${y})`;

/** The sign of a class. */
export function classSign(name: CategoryClass, x: number, y: number): Shape {
  return shape('path', { class: `sign ${name}`, d: CLASS_PATHS[name], transform: at(x, y) });
}

/** The sign of a source, step or output. */
export function kindSign(kind: GraphNode['kind'], x: number, y: number): Shape {
  return shape('path', { class: 'kind', d: KIND_PATHS[kind], transform: at(x, y) });
}

/** The sign of a severity. */
export function severitySign(severity: Severity, x: number, y: number): Shape {
  const [outline, sign] = SEVERITY_PATHS[severity];
  return shape('g', { class: `severity ${severity}`, transform: at(x, y) }, shape('path', { class: 'outline', d: outline }), shape('path', { class: 'stroke', d: sign }));
}
