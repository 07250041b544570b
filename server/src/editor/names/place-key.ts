import type { Path } from '../../model/path.ts';

/** Tells a key or a value at a path apart from all others of its unit. */
export function placeKey(path: Path, part: 'key' | 'value'): string {
  return `${part}\0${path.join('\0')}`;
}
