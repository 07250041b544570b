/** The classes of data on light paper. A colour never says anything alone: there is a sign, a word or a width beside it. */
import type { CategoryClass } from './graph.ts';

type PerClass<T> = Readonly<Record<CategoryClass, T>>;

/** For lines, letters and borders. */
export const INK: PerClass<string> = { none: '#59636e', ordinary: '#0969da', sensitive: '#9a6700', criminal: '#a40e26', special: '#8250df', 'national-id': '#24292f' };

/** For what stands behind letters. */
export const PAPER: PerClass<string> = { none: '#f6f8fa', ordinary: '#ddf4ff', sensitive: '#fff8c5', criminal: '#ffebe9', special: '#fbefff', 'national-id': '#eaeef2' };

/** How thick a line is that carries such data. */
export const WIDTH: PerClass<number> = { none: 1.2, ordinary: 1.2, sensitive: 1.8, criminal: 2.4, special: 2.4, 'national-id': 2.8 };
