/**
 * What is drawn of the primitives: the triangles of `primitiveMesh` in its order, with the exact normals of the round
 * shapes, creases at edges, and texture coordinates. An image stands upright as seen from outside; on what lies flat,
 * +X is to its right.
 */
import { boundsOfTriangles, type Mesh } from '../mesh.js';
import { plainMaterial, type Surface, type SurfaceMaterial } from '../surface.js';
import type { PrimitiveKind, PrimitiveParameters } from './kinds.js';
import { boxMesh, meridian, planeMesh, poleToPole, tubeSection } from './meshes.js';
import { type ProfileRow, type Revolved, revolveStrips, type Strip } from './surface-of-revolution.js';

type Shape = Pick<Surface, 'positions' | 'normals' | 'uvs' | 'indices'>;

/** The faces of a box in the order of its mesh: the normal, and the directions in which u and v grow. */
const boxFaces = [
  { normal: [1, 0, 0], right: [0, 0, -1], down: [0, -1, 0] },
  { normal: [-1, 0, 0], right: [0, 0, 1], down: [0, -1, 0] },
  { normal: [0, 1, 0], right: [1, 0, 0], down: [0, 0, 1] },
  { normal: [0, -1, 0], right: [1, 0, 0], down: [0, 0, -1] },
  { normal: [0, 0, 1], right: [1, 0, 0], down: [0, -1, 0] },
  { normal: [0, 0, -1], right: [-1, 0, 0], down: [0, -1, 0] },
] as const;

/** The corners of a face among the six of its two triangles a b c, a c d. */
const facePlaces = [0, 1, 2, 5];
const faceIndices = [0, 1, 2, 0, 2, 3];

/** Gives each face of a mesh of rectangles four vertices of its own. */
function faceted(mesh: Mesh, faces: readonly (typeof boxFaces)[number][]): Shape {
  const positions = new Float64Array(faces.length * 12);
  const normals = new Float32Array(faces.length * 12);
  const uvs = new Float32Array(faces.length * 8);
  const indices = new Uint32Array(faces.length * 6);
  faces.forEach(({ normal, right, down }, face) => {
    facePlaces.forEach((place, at) => {
      const vertex = face * 4 + at;
      const from = mesh.indices[face * 6 + place] * 3;
      const position = mesh.positions.subarray(from, from + 3);
      positions.set(position, vertex * 3);
      normals.set(normal, vertex * 3);
      uvs[vertex * 2] = along(right, position) > 0 ? 1 : 0;
      uvs[vertex * 2 + 1] = along(down, position) > 0 ? 1 : 0;
    });
    faceIndices.forEach((vertex, at) => {
      indices[face * 6 + at] = face * 4 + vertex;
    });
  });
  return { positions, normals, uvs, indices };
}

function along(direction: readonly [number, number, number], position: Float64Array): number {
  return direction[0] * position[0] + direction[1] * position[1] + direction[2] * position[2];
}

function cap(radius: number, y: number, mapping: 'top' | 'bottom'): Strip {
  const rim: ProfileRow = { radius, y, normalRadius: 0, normalY: mapping === 'top' ? 1 : -1, v: 0 };
  const middle: ProfileRow = { ...rim, radius: 0 };
  return { rows: mapping === 'top' ? [rim, middle] : [middle, rim], mapping };
}

function cylinder(radius: number, height: number): Revolved {
  const half = height / 2;
  const side: readonly ProfileRow[] = [
    { radius, y: -half, normalRadius: 1, normalY: 0, v: 1 },
    { radius, y: half, normalRadius: 1, normalY: 0, v: 0 },
  ];
  return revolveStrips([
    cap(radius, -half, 'bottom'),
    { rows: side, mapping: 'around' },
    cap(radius, half, 'top'),
  ]);
}

function cone(radius: number, height: number): Revolved {
  const half = height / 2;
  const slant = Math.sqrt(radius * radius + height * height);
  const normal = { normalRadius: height / slant, normalY: radius / slant };
  const side: readonly ProfileRow[] = [
    { radius, y: -half, ...normal, v: 1 },
    { radius: 0, y: half, ...normal, v: 0 },
  ];
  return revolveStrips([cap(radius, -half, 'bottom'), { rows: side, mapping: 'around' }]);
}

/** v is the way along the outline. A height of 2 radius or less gives a sphere. */
function capsule(radius: number, height: number): Revolved {
  const straight = Math.max(height / 2 - radius, 0);
  const quarter = (radius * Math.PI) / 2;
  const whole = 2 * (quarter + straight);
  const row = (step: number, lift: number): ProfileRow => {
    const [away, up] = meridian[step];
    const climbed = (quarter * 2 * step) / poleToPole + straight + lift;
    return {
      radius: away * radius,
      y: up * radius + lift,
      normalRadius: away,
      normalY: up,
      v: 1 - climbed / whole,
    };
  };
  const equator = poleToPole / 2;
  const lower = Array.from({ length: equator + 1 }, (_, step) => row(step, -straight));
  const upper = Array.from({ length: equator + 1 }, (_, step) => row(equator + step, straight));
  const rows = straight > 0 ? [...lower, ...upper] : [...lower, ...upper.slice(1)];
  return revolveStrips([{ rows, mapping: 'around' }]);
}

/** v is the way round the tube, from the outermost line over the top. */
function torus(radius: number, tube: number): Revolved {
  const rows = Array.from({ length: poleToPole + 1 }, (_, step): ProfileRow => {
    const at = step % poleToPole;
    const [away, up] = [tubeSection.cosines[at], tubeSection.sines[at]];
    return {
      radius: radius + tube * away,
      y: tube * up,
      normalRadius: away,
      normalY: up,
      v: 1 - step / poleToPole,
    };
  });
  return revolveStrips([{ rows, mapping: 'around' }]);
}

const shapes: { readonly [K in PrimitiveKind]: (parameters: PrimitiveParameters[K]) => Shape } = {
  box: ({ size }) => faceted(boxMesh(size), boxFaces),
  sphere: ({ radius }) => capsule(radius, 2 * radius),
  cylinder: ({ radius, height }) => cylinder(radius, height),
  cone: ({ radius, height }) => cone(radius, height),
  capsule: ({ radius, height }) => capsule(radius, height),
  torus: ({ radius, tube }) => torus(radius, tube),
  plane: ({ width, depth }) => faceted(planeMesh(width, depth), [boxFaces[2]]),
};

/** A plane has no inside, so it is seen from both sides. */
const planeMaterial: SurfaceMaterial = { ...plainMaterial, doubleSided: true };

/** What is drawn of a primitive: one group of one material, without images. */
export function primitiveSurface<K extends PrimitiveKind>(
  kind: K,
  parameters: PrimitiveParameters[K],
): Surface {
  const shape = shapes[kind](parameters);
  return {
    ...shape,
    colors: null,
    groups: [{ firstTriangle: 0, triangleCount: shape.indices.length / 3, material: 0 }],
    materials: [kind === 'plane' ? planeMaterial : plainMaterial],
    images: [],
    bounds: boundsOfTriangles(shape.positions, shape.indices),
  };
}
