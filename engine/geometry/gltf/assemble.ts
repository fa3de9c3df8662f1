import { type Bounds, boundsOfTriangles, type Mesh, type MeshPart } from '../mesh.js';
import { determinant, linearPart } from '../transform.js';
import { countCorners, flip, transformVertex } from './bake.js';
import type { Drawing, SceneContents } from './scene.js';

/** Puts the triangles of all drawings into one mesh, in world coordinates, and finds its parts. */
export function assemble({ drawings, named }: SceneContents): Mesh {
  const { positions, indices, firstTriangles } = bake(drawings);
  const boxes: (Bounds | undefined)[] = new Array(named.length).fill(undefined);
  drawings.forEach(({ owner }, drawing) => {
    const count = firstTriangles[drawing + 1] - firstTriangles[drawing];
    if (owner < 0 || count === 0) return;
    boxes[owner] = union(boxes[owner], boundsOfTriangles(positions, indices, firstTriangles[drawing], count));
  });
  // Parents come before their children, so backwards each is complete when it is passed upwards.
  for (let node = named.length - 1; node >= 0; node -= 1) {
    const { parent } = named[node];
    if (parent >= 0) boxes[parent] = union(boxes[parent], boxes[node]);
  }
  const parts = named.flatMap((node, index): readonly MeshPart[] => {
    const bounds = boxes[index];
    if (bounds === undefined) return [];
    const firstTriangle = firstTriangles[node.firstDrawing];
    const triangleCount = firstTriangles[node.endDrawing] - firstTriangle;
    return [{ name: node.name, path: node.path, firstTriangle, triangleCount, bounds }];
  });
  return { positions, indices, parts, bounds: boundsOfTriangles(positions, indices) };
}

interface Baked {
  readonly positions: Float64Array;
  readonly indices: Uint32Array;
  /** The first triangle of each drawing, and at the end the number of triangles. */
  readonly firstTriangles: Uint32Array;
}

function bake(drawings: readonly Drawing[]): Baked {
  const indices = new Uint32Array(countCorners(drawings));
  const positions = new Float64Array(mostVertices(drawings) * 3);
  const firstTriangles = new Uint32Array(drawings.length + 1);
  let vertexCount = 0;
  let corner = 0;
  let generation = 0;
  drawings.forEach((drawn, drawing) => {
    const { node, world, primitive } = drawn;
    const { source, corners } = primitive;
    // Primitives of one node share the vertices of an accessor.
    if (drawing === 0 || drawings[drawing - 1].node !== node) generation += 1;
    const mirrored = determinant(linearPart(world)) < 0;
    firstTriangles[drawing] = corner / 3;
    for (const vertex of corners) {
      if (source.usedBy[vertex] !== generation) {
        source.usedBy[vertex] = generation;
        source.usedAs[vertex] = vertexCount;
        transformVertex(drawn, vertex, positions, vertexCount);
        vertexCount += 1;
      }
      indices[corner] = source.usedAs[vertex];
      corner += 1;
    }
    if (mirrored) flip(indices, firstTriangles[drawing] * 3, corner);
  });
  firstTriangles[drawings.length] = corner / 3;
  return { positions: trim(positions, vertexCount * 3), indices, firstTriangles };
}

/** No fewer vertices than all drawings can use. */
function mostVertices(drawings: readonly Drawing[]): number {
  let vertices = 0;
  for (const { primitive } of drawings) {
    vertices += Math.min(primitive.corners.length, primitive.source.count);
  }
  return vertices;
}

function trim(array: Float64Array, length: number): Float64Array {
  return length === array.length ? array : array.slice(0, length);
}

function union(a: Bounds | undefined, b: Bounds | undefined): Bounds | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    min: [Math.min(a.min[0], b.min[0]), Math.min(a.min[1], b.min[1]), Math.min(a.min[2], b.min[2])],
    max: [Math.max(a.max[0], b.max[0]), Math.max(a.max[1], b.max[1]), Math.max(a.max[2], b.max[2])],
  };
}
