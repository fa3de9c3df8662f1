import type { Surface, SurfaceMaterial } from '../geometry/surface.js';
import { alphaAt } from './alpha-image.js';
import { barycentricGradients } from './barycentric.js';
import type { AlphaImage, RasterObject } from './raster-object.js';
import type { View } from './view.js';

/** What `blend` counts as: a cut-out where less than half of the light is held back. */
const blendCutoff = 0.5;

/**
 * What is cut out of a material: `none`, `all`, or what the test of each pixel says. Alpha is the material's factor times
 * the vertices' and the texture's (glTF 2.0, 3.9.4).
 */
export function cutoutOf(object: RasterObject, material: number, view: View): Cutout | 'none' | 'all' {
  const { surface } = object;
  const its = surface.materials[material];
  if (its.alphaMode === 'opaque') return 'none';
  const image = its.baseColorTexture === null ? undefined : object.cutouts?.get(material);
  if (image !== undefined || surface.colors !== null) return new Cutout(surface, its, image, view);
  return its.baseColor[3] < cutoffOf(its) ? 'all' : 'none';
}

function cutoffOf(material: SurfaceMaterial): number {
  return material.alphaMode === 'mask' ? material.alphaCutoff : blendCutoff;
}

/** The test of one triangle after another of a material with holes. */
export class Cutout {
  private readonly cutoff: number;
  private readonly factor: number;
  private readonly corners = new Float64Array(9);
  private readonly gradients = new Float64Array(9);
  /** Value at the first corner and growth along x, y, z of the camera's frame. */
  private readonly u = new Float64Array(4);
  private readonly v = new Float64Array(4);
  private readonly vertexAlpha = new Float64Array(4);

  constructor(
    private readonly surface: Surface,
    private readonly material: SurfaceMaterial,
    private readonly image: AlphaImage | undefined,
    private readonly view: View,
  ) {
    this.cutoff = cutoffOf(material);
    this.factor = material.baseColor[3];
  }

  /** Begins a triangle. @param inCamera x, y, z of each vertex of the surface in the camera's frame */
  begin(triangle: number, inCamera: Float64Array): void {
    const { indices, uvs, colors } = this.surface;
    const vertices = [indices[triangle * 3], indices[triangle * 3 + 1], indices[triangle * 3 + 2]];
    for (let corner = 0; corner < 3; corner += 1) {
      for (let axis = 0; axis < 3; axis += 1) {
        this.corners[corner * 3 + axis] = inCamera[vertices[corner] * 3 + axis];
      }
    }
    barycentricGradients(this.corners, this.gradients);
    const use = this.material.baseColorTexture;
    if (use !== null) {
      const m = use.transform;
      const at = (row: number) =>
        vertices.map((vertex) => m[row] * uvs[vertex * 2] + m[row + 1] * uvs[vertex * 2 + 1] + m[row + 2]);
      this.setLinear(this.u, at(0));
      this.setLinear(this.v, at(3));
    }
    this.setLinear(
      this.vertexAlpha,
      vertices.map((vertex) => (colors === null ? 1 : colors[vertex * 4 + 3])),
    );
  }

  /** Whether nothing is there at a place of the image, in pixels, in the depth that 1 / z says. */
  hides(x: number, y: number, inverseDepth: number): boolean {
    const { view, corners, image } = this;
    const depth = 1 / inverseDepth;
    const dx = ((x - view.cx) / view.fx) * depth - corners[0];
    const dy = ((y - view.cy) / view.fy) * depth - corners[1];
    const dz = depth - corners[2];
    let alpha = this.factor * linear(this.vertexAlpha, dx, dy, dz);
    const use = this.material.baseColorTexture;
    if (image !== undefined && use !== null) {
      alpha *= alphaAt(image, use, linear(this.u, dx, dy, dz), linear(this.v, dx, dy, dz));
    }
    return alpha < this.cutoff;
  }

  private setLinear(out: Float64Array, [a, b, c]: readonly number[]): void {
    out[0] = a;
    for (let axis = 0; axis < 3; axis += 1) {
      out[1 + axis] = (b - a) * this.gradients[axis] + (c - a) * this.gradients[3 + axis];
    }
  }
}

function linear(of: Float64Array, dx: number, dy: number, dz: number): number {
  return of[0] + of[1] * dx + of[2] * dy + of[3] * dz;
}
