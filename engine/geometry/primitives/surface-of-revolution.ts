import { circle } from './circle.js';
import { segments } from './revolution.js';

/** A point of a profile with all that is the same round the axis. */
export interface ProfileRow {
  /** From the axis Y, in metres. */
  readonly radius: number;
  /** Height in metres. */
  readonly y: number;
  /** The unit normal's part away from the axis, and its part along it. */
  readonly normalRadius: number;
  readonly normalY: number;
  /** The texture coordinate downwards; of no matter on a cap. */
  readonly v: number;
}

/** A run of rows without a crease between them, upwards on the outside. */
export interface Strip {
  readonly rows: readonly ProfileRow[];
  /**
   * `around`: u runs from 0 to 1 round the axis, from +Z by +X, which is to the right as seen from outside.
   * `top`, `bottom`: a disc of an image that lies upright seen from outside, with +X to its right.
   */
  readonly mapping: 'around' | 'top' | 'bottom';
}

/** Twice as many steps: the odd ones are the middles of triangles at a pole. */
const halfSteps = circle(2 * segments);

/** A vertex for each step, and the first again at the end, where u is 1; on the axis one for each triangle. */
function columnsOf({ radius }: ProfileRow): number {
  return radius === 0 ? segments : segments + 1;
}

export interface Revolved {
  readonly positions: Float64Array;
  readonly normals: Float32Array;
  readonly uvs: Float32Array;
  readonly indices: Uint32Array;
}

/**
 * What strips sweep round +Y: the triangles of `revolve` of the same profile, in its order, with creases between
 * strips and a seam at +Z. A row on the axis has a vertex for each of its triangles, in the middle of its normals.
 */
export function revolveStrips(strips: readonly Strip[]): Revolved {
  let vertexCount = 0;
  for (const { rows } of strips) for (const row of rows) vertexCount += columnsOf(row);
  const positions = new Float64Array(vertexCount * 3);
  const normals = new Float32Array(vertexCount * 3);
  const uvs = new Float32Array(vertexCount * 2);
  const indices = new Uint32Array(countCorners(strips));
  let vertex = 0;
  let corner = 0;
  for (const { rows, mapping } of strips) {
    rows.forEach((row, at) => {
      if (at > 0) corner = writeBand(rows[at - 1], row, vertex, indices, corner);
      for (let column = 0; column < columnsOf(row); column += 1) {
        writeVertex(row, mapping, column, positions, normals, uvs, vertex);
        vertex += 1;
      }
    });
  }
  return { positions, normals, uvs, indices };
}

function countCorners(strips: readonly Strip[]): number {
  let corners = 0;
  for (const { rows } of strips) {
    for (let at = 1; at < rows.length; at += 1) {
      if (rows[at - 1].radius !== 0) corners += 3 * segments;
      if (rows[at].radius !== 0) corners += 3 * segments;
    }
  }
  return corners;
}

/** Writes the triangles between two rows, of which the upper one begins at vertex `upper`. */
function writeBand(
  below: ProfileRow,
  above: ProfileRow,
  upper: number,
  indices: Uint32Array,
  firstCorner: number,
): number {
  const lower = upper - columnsOf(below);
  let corner = firstCorner;
  for (let step = 0; step < segments; step += 1) {
    const upperNext = upper + step + (above.radius === 0 ? 0 : 1);
    if (below.radius !== 0) {
      indices[corner] = lower + step;
      indices[corner + 1] = lower + step + 1;
      indices[corner + 2] = upperNext;
      corner += 3;
    }
    if (above.radius !== 0) {
      indices[corner] = lower + step;
      indices[corner + 1] = upperNext;
      indices[corner + 2] = upper + step;
      corner += 3;
    }
  }
  return corner;
}

function writeVertex(
  { radius, y, normalRadius, normalY, v }: ProfileRow,
  mapping: Strip['mapping'],
  column: number,
  positions: Float64Array,
  normals: Float32Array,
  uvs: Float32Array,
  vertex: number,
): void {
  const halfStep = 2 * column + (radius === 0 ? 1 : 0);
  const angle = halfStep % (2 * segments);
  const sine = halfSteps.sines[angle];
  const cosine = halfSteps.cosines[angle];
  positions[vertex * 3] = radius * sine;
  positions[vertex * 3 + 1] = y;
  positions[vertex * 3 + 2] = radius * cosine;
  normals[vertex * 3] = normalRadius * sine;
  normals[vertex * 3 + 1] = normalY;
  normals[vertex * 3 + 2] = normalRadius * cosine;
  if (mapping === 'around') {
    uvs[vertex * 2] = halfStep / (2 * segments);
    uvs[vertex * 2 + 1] = v;
  } else {
    const reach = radius === 0 ? 0 : 0.5;
    uvs[vertex * 2] = 0.5 + reach * sine;
    uvs[vertex * 2 + 1] = 0.5 + (mapping === 'top' ? reach : -reach) * cosine;
  }
}
