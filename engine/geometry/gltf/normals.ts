/** Normals of a mesh in the world, and those of its planes. */
import { determinant, linearPart } from '../transform.js';

/** A node that keeps less of a volume, its longest axis being 1, flattens its mesh. */
const smallestDeterminant = 1e-15;

/**
 * The cofactors of a transform's linear part, 3 x 3 column-major: the inverse transpose times the determinant, which
 * takes normals to normals but for length, and for the sign where it mirrors. Null if it leaves no volume.
 */
export function normalMatrix(world: Float64Array): Float64Array | null {
  const linear = linearPart(world);
  let largest = 0;
  for (const value of linear) largest = Math.max(largest, Math.abs(value));
  if (!(largest > 0)) return null;
  // Cofactors are products, so they are taken of numbers of about 1.
  for (let at = 0; at < 9; at += 1) linear[at] /= largest;
  if (!(Math.abs(determinant(linear)) >= smallestDeterminant)) return null;
  const [a, b, c, d, e, f, g, h, i] = linear;
  return Float64Array.of(
    e * i - f * h,
    f * g - d * i,
    d * h - e * g,
    c * h - b * i,
    a * i - c * g,
    b * g - a * h,
    b * f - c * e,
    c * d - a * f,
    a * e - b * d,
  );
}

/** Writes the unit normal of vertex `vertex` of `from`, turned by `matrix`, as number `index` of `to`. */
export function turnNormal(
  matrix: Float64Array,
  from: Float32Array,
  vertex: number,
  to: Float32Array,
  index: number,
  mirrored: boolean,
): void {
  const x = from[vertex * 3];
  const y = from[vertex * 3 + 1];
  const z = from[vertex * 3 + 2];
  const sign = mirrored ? -1 : 1;
  writeUnit(
    sign * (matrix[0] * x + matrix[3] * y + matrix[6] * z),
    sign * (matrix[1] * x + matrix[4] * y + matrix[7] * z),
    sign * (matrix[2] * x + matrix[5] * y + matrix[8] * z),
    to,
    index,
  );
}

/** Writes the unit normal of the triangle whose corners begin at `corner` to `out`; +Y if it has no area. */
export function flatNormal(
  positions: Float64Array,
  indices: Uint32Array,
  corner: number,
  out: Float32Array,
): void {
  const a = indices[corner] * 3;
  const b = indices[corner + 1] * 3;
  const c = indices[corner + 2] * 3;
  const ux = positions[b] - positions[a];
  const uy = positions[b + 1] - positions[a + 1];
  const uz = positions[b + 2] - positions[a + 2];
  const vx = positions[c] - positions[a];
  const vy = positions[c + 1] - positions[a + 1];
  const vz = positions[c + 2] - positions[a + 2];
  out[1] = 1;
  writeUnit(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx, out, 0);
}

/** Writes a vector brought to length 1; writes nothing if it has no length. */
function writeUnit(x: number, y: number, z: number, to: Float32Array, index: number): void {
  const largest = Math.max(Math.abs(x), Math.abs(y), Math.abs(z));
  if (!(largest > 0)) return;
  // Divided first, so that the squares of tiny numbers do not vanish.
  const [unitX, unitY, unitZ] = [x / largest, y / largest, z / largest];
  const length = Math.sqrt(unitX * unitX + unitY * unitY + unitZ * unitZ);
  to[index * 3] = unitX / length;
  to[index * 3 + 1] = unitY / length;
  to[index * 3 + 2] = unitZ / length;
}
