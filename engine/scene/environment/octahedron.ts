/** The sphere on a square: directions folded from an octahedron. After Engelhardt and Dachsbacher, Octahedron Environment Maps, 2008. */

/** From a point of the square, both coordinates from −1 to 1, to a unit direction; +Y is in the middle. */
export function octahedronDirection(a: number, b: number, out: Float64Array): void {
  let x = a;
  let z = b;
  const y = 1 - Math.abs(a) - Math.abs(b);
  if (y < 0) {
    x = (1 - Math.abs(b)) * (a < 0 ? -1 : 1);
    z = (1 - Math.abs(a)) * (b < 0 ? -1 : 1);
  }
  const length = Math.sqrt(x * x + y * y + z * z);
  out[0] = x / length;
  out[1] = y / length;
  out[2] = z / length;
}

/** A square of a texture that holds one octahedral map, with a border of one texel for interpolation. */
export interface OctahedronTile {
  /** Texels of the inner square along a side. */
  readonly size: number;
  /** The first texel of the inner square. */
  readonly left: number;
  readonly top: number;
}

/**
 * Fills a tile and its border. The border repeats what lies beyond the edge on the sphere, so that linear interpolation
 * has no seam. `at` gives r, g, b for a direction.
 */
export function fillTile(
  texels: Float32Array,
  width: number,
  tile: OctahedronTile,
  at: (x: number, y: number, z: number, out: Float64Array) => void,
): void {
  const { size, left, top } = tile;
  const direction = new Float64Array(3);
  const color = new Float64Array(3);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      octahedronDirection(((column + 0.5) / size) * 2 - 1, ((row + 0.5) / size) * 2 - 1, direction);
      at(direction[0], direction[1], direction[2], color);
      const texel = ((top + row) * width + left + column) * 4;
      texels[texel] = color[0];
      texels[texel + 1] = color[1];
      texels[texel + 2] = color[2];
      texels[texel + 3] = 1;
    }
  }
  const copy = (toColumn: number, toRow: number, fromColumn: number, fromRow: number) => {
    const to = ((top + toRow) * width + left + toColumn) * 4;
    const from = ((top + fromRow) * width + left + fromColumn) * 4;
    texels.copyWithin(to, from, from + 4);
  };
  const last = size - 1;
  for (let step = 0; step < size; step += 1) {
    copy(step, -1, last - step, 0);
    copy(step, size, last - step, last);
    copy(-1, step, 0, last - step);
    copy(size, step, last, last - step);
  }
  copy(-1, -1, last, last);
  copy(size, -1, 0, last);
  copy(-1, size, last, 0);
  copy(size, size, 0, 0);
}
