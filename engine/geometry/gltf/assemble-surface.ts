/** The surface of a model: its drawings in world coordinates, with all that shading needs of each vertex. */
import { boundsOfTriangles } from '../mesh.js';
import type { Surface, SurfaceGroup } from '../surface.js';
import { determinant, linearPart } from '../transform.js';
import type { Attributes } from './attributes.js';
import { countCorners, transformVertex } from './bake.js';
import { flatNormal, normalMatrix, turnNormal } from './normals.js';
import type { GltfPrimitive } from './primitives.js';
import type { Drawing } from './scene.js';

export interface Shading extends Attributes {
  /** An index into the surface's materials. */
  readonly material: number;
}

type Triangles = Omit<Surface, 'materials' | 'images'>;

/** The triangles of `assemble`, in its order; a vertex is shared within one drawing only. */
export function assembleSurface(
  drawings: readonly Drawing[],
  shadingOf: (primitive: GltfPrimitive) => Shading,
): Triangles {
  const corners = countCorners(drawings);
  const shadings = drawings.map(({ primitive }) => shadingOf(primitive));
  const baker = new Baker(drawings, shadings, corners);
  drawings.forEach((drawing, index) => {
    baker.bake(drawing, shadings[index], index + 1);
  });
  const { positions, normals, uvs, colors, indices } = baker.trimmed();
  const groups = groupsOf(drawings, shadings);
  return { positions, normals, uvs, colors, indices, groups, bounds: boundsOfTriangles(positions, indices) };
}

/** Drawings that follow each other with one material are one group. */
function groupsOf(drawings: readonly Drawing[], shadings: readonly Shading[]): readonly SurfaceGroup[] {
  const groups: SurfaceGroup[] = [];
  let firstTriangle = 0;
  drawings.forEach(({ primitive }, index) => {
    const triangleCount = primitive.corners.length / 3;
    const { material } = shadings[index];
    const last = groups.at(-1);
    if (last?.material === material) {
      groups[groups.length - 1] = { ...last, triangleCount: last.triangleCount + triangleCount };
    } else if (triangleCount > 0) {
      groups.push({ firstTriangle, triangleCount, material });
    }
    firstTriangle += triangleCount;
  });
  return groups;
}

/** Whether the file has a normal for a vertex. */
function hasNormal(normals: Float32Array, vertex: number): boolean {
  return normals[vertex * 3] !== 0 || normals[vertex * 3 + 1] !== 0 || normals[vertex * 3 + 2] !== 0;
}

/** No fewer vertices than the drawing can make: one a corner where normals are missing, else shared ones. */
function mostVertices({ primitive, world }: Drawing, { normals }: Shading): number {
  const { corners, source } = primitive;
  if (normals === null || normalMatrix(world) === null) return corners.length;
  let alone = 0;
  for (const vertex of corners) if (!hasNormal(normals, vertex)) alone += 1;
  return alone + Math.min(corners.length - alone, source.count);
}

class Baker {
  readonly #positions: Float64Array;
  readonly #normals: Float32Array;
  readonly #uvs: Float32Array;
  readonly #colors: Float32Array | null;
  readonly #indices: Uint32Array;
  readonly #flat = new Float32Array(3);
  #vertexCount = 0;
  #corner = 0;

  constructor(drawings: readonly Drawing[], shadings: readonly Shading[], corners: number) {
    const room = drawings.reduce((sum, drawing, index) => sum + mostVertices(drawing, shadings[index]), 0);
    this.#positions = new Float64Array(room * 3);
    this.#normals = new Float32Array(room * 3);
    this.#uvs = new Float32Array(room * 2);
    this.#colors = shadings.some(({ colors }) => colors !== null) ? new Float32Array(room * 4).fill(1) : null;
    this.#indices = new Uint32Array(corners);
  }

  /** @param generation a number of this drawing alone, from 1 */
  bake(drawing: Drawing, shading: Shading, generation: number): void {
    const { corners, source } = drawing.primitive;
    const mirrored = determinant(linearPart(drawing.world)) < 0;
    // A node that flattens its mesh leaves no normal of the file standing.
    const turn = normalMatrix(drawing.world);
    for (let first = 0; first < corners.length; first += 3) {
      for (let place = 0; place < 3; place += 1) {
        // As in `assemble`: a mirror turns the winding round.
        const vertex = corners[first + (mirrored && place > 0 ? 3 - place : place)];
        const smooth = turn !== null && shading.normals !== null && hasNormal(shading.normals, vertex);
        if (smooth && source.usedBy[vertex] === generation) {
          this.#indices[this.#corner + place] = source.usedAs[vertex];
          continue;
        }
        const index = this.#add(drawing, shading, vertex);
        this.#indices[this.#corner + place] = index;
        if (smooth) {
          source.usedBy[vertex] = generation;
          source.usedAs[vertex] = index;
          turnNormal(turn, shading.normals, vertex, this.#normals, index, mirrored);
        }
      }
      this.#flatten();
      this.#corner += 3;
    }
  }

  /** Adds a vertex, without its normal. */
  #add(drawing: Drawing, { uvs, colors }: Shading, vertex: number): number {
    const index = this.#vertexCount;
    transformVertex(drawing, vertex, this.#positions, index);
    if (uvs !== null) {
      this.#uvs[index * 2] = uvs[vertex * 2];
      this.#uvs[index * 2 + 1] = uvs[vertex * 2 + 1];
    }
    if (colors !== null && this.#colors !== null) {
      for (let component = 0; component < 4; component += 1) {
        this.#colors[index * 4 + component] = colors[vertex * 4 + component];
      }
    }
    this.#vertexCount += 1;
    return index;
  }

  /** Gives the corners of the triangle at hand that have no normal the normal of its plane. */
  #flatten(): void {
    const flat = this.#flat.fill(0);
    for (let place = 0; place < 3; place += 1) {
      const index = this.#indices[this.#corner + place];
      if (hasNormal(this.#normals, index)) continue;
      if (!hasNormal(flat, 0)) flatNormal(this.#positions, this.#indices, this.#corner, flat);
      this.#normals.set(flat, index * 3);
    }
  }

  trimmed(): Pick<Surface, 'positions' | 'normals' | 'uvs' | 'colors' | 'indices'> {
    const count = this.#vertexCount;
    return {
      positions: this.#positions.slice(0, count * 3),
      normals: this.#normals.slice(0, count * 3),
      uvs: this.#uvs.slice(0, count * 2),
      colors: this.#colors?.slice(0, count * 4) ?? null,
      indices: this.#indices,
    };
  }
}
