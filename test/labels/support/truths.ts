import type { Truth } from '../../../engine/raster/index.js';

/** A truth of ids alone. */
export function truthOf(width: number, height: number, idAt: (x: number, y: number) => number): Truth {
  const ids = Uint32Array.from({ length: width * height }, (_, pixel) =>
    idAt(pixel % width, Math.floor(pixel / width)),
  );
  return {
    width,
    height,
    ids,
    depth: Float32Array.from(ids, (id) => (id === 0 ? 0 : 1)),
    normals: new Float32Array(3 * width * height),
    coverage: new Map(),
  };
}
