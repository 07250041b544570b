/** Which part of the drawing is seen: a place on the screen is `place × zoom + shift`. */
import type { Box, Layout, Point } from '../../server/src/picture/layout.ts';

export interface Camera extends Point {
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const [SMALLEST, LARGEST] = [0.08, 3];

/** All of it in sight, in the middle, and no larger than life. */
export function fitted(drawing: Size, screen: Size): Camera {
  if (drawing.width <= 0 || drawing.height <= 0 || screen.width <= 0 || screen.height <= 0) return { x: 0, y: 0, zoom: 1 };
  const zoom = Math.max(SMALLEST, Math.min(1, screen.width / drawing.width, screen.height / drawing.height));
  return { zoom, x: (screen.width - drawing.width * zoom) / 2, y: (screen.height - drawing.height * zoom) / 2 };
}

/** The smallest at which names can be read with ease. */
const READABLE = 0.7;

/** Where to begin: all of it where that can be read, else as much as can be around a box in it, without looking past its edges. */
export function opening(drawing: Size, around: Box | undefined, screen: Size): Camera {
  const all = fitted(drawing, screen);
  if (all.zoom >= READABLE || around === undefined) return all;
  const shift = (middle: number, size: number, room: number): number => {
    const wished = room / 2 - middle * READABLE;
    return size * READABLE <= room ? (room - size * READABLE) / 2 : Math.min(0, Math.max(room - size * READABLE, wished));
  };
  return {
    zoom: READABLE,
    x: shift(around.x + around.width / 2, drawing.width, screen.width),
    y: shift(around.y + around.height / 2, drawing.height, screen.height),
  };
}

/** Larger or smaller around a place on the screen, which stays where it is. */
export function zoomed(camera: Camera, factor: number, around: Point): Camera {
  const zoom = Math.min(LARGEST, Math.max(SMALLEST, camera.zoom * factor));
  const grown = zoom / camera.zoom;
  return { zoom, x: around.x - (around.x - camera.x) * grown, y: around.y - (around.y - camera.y) * grown };
}

/** Shifted as little as needed to have a box in sight; where it does not fit, its beginning. */
export function showing(camera: Camera, box: Box, screen: Size, margin = 24): Camera {
  const shift = (start: number, size: number, room: number): number => {
    if (start < margin || size > room - 2 * margin) return margin - start;
    return start + size > room - margin ? room - margin - start - size : 0;
  };
  return {
    ...camera,
    x: camera.x + shift(box.x * camera.zoom + camera.x, box.width * camera.zoom, screen.width),
    y: camera.y + shift(box.y * camera.zoom + camera.y, box.height * camera.zoom, screen.height),
  };
}

/** The camera for a new layout that shows as much as can be where it was: what is chosen stays put, else what is nearest to the middle. */
export function kept(camera: Camera, before: Layout, after: Layout, chosen: string | undefined, screen: Size): Camera {
  const middle = { x: (screen.width / 2 - camera.x) / camera.zoom, y: (screen.height / 2 - camera.y) / camera.zoom };
  const away = ({ x, y }: Box): number => Math.hypot(x - middle.x, y - middle.y);
  const shared = [...before.nodes].filter(([id]) => after.nodes.has(id));
  const anchor = shared.find(([id]) => id === chosen) ?? shared.sort(([, a], [, b]) => away(a) - away(b))[0];
  if (anchor === undefined) return fitted(after, screen);
  const [id, old] = anchor;
  const now = after.nodes.get(id)!;
  return { ...camera, x: camera.x + (old.x - now.x) * camera.zoom, y: camera.y + (old.y - now.y) * camera.zoom };
}
