import { transformPoint, transformVector } from '../geometry/transform.js';
import { barycentricGradients } from './barycentric.js';
import type { PlacedObject } from './placed-object.js';

/** The smooth normal on one triangle after another, in the camera's frame. */
export class NormalField {
  /** Whether it is the same all over the triangle. */
  flat = true;
  /** Not normalised: at the first corner, and how it grows along x, y and z (component by component). */
  readonly atCorner = new Float64Array(3);
  readonly growth = new Float64Array(9);
  /** x, y, z of the triangle's corners. */
  readonly corners = new Float64Array(9);
  /** The triangle's own normal towards the camera, not normalised. */
  readonly own = new Float64Array(3);

  private readonly gradients = new Float64Array(9);
  private readonly normals = new Float64Array(9);
  private readonly vector = new Float64Array(3);

  /** Begins a triangle. The back of a triangle has the normals of its front, turned round. */
  begin(placed: PlacedObject, triangle: number): void {
    const { matrix, normalMatrix, mirrored } = placed;
    const { indices, positions, normals } = placed.object.surface;
    const { vector, corners, gradients } = this;
    for (let corner = 0; corner < 3; corner += 1) {
      const vertex = indices[triangle * 3 + corner] * 3;
      vector[0] = positions[vertex];
      vector[1] = positions[vertex + 1];
      vector[2] = positions[vertex + 2];
      transformPoint(matrix, vector, vector);
      corners[corner * 3] = vector[0];
      corners[corner * 3 + 1] = vector[1];
      corners[corner * 3 + 2] = vector[2];
    }
    barycentricGradients(corners, gradients);
    const along = gradients[6] * corners[0] + gradients[7] * corners[1] + gradients[8] * corners[2];
    const towards = along > 0 ? -1 : 1;
    for (let axis = 0; axis < 3; axis += 1) this.own[axis] = gradients[6 + axis] * towards;
    const side = mirrored ? -towards : towards;
    for (let corner = 0; corner < 3; corner += 1) {
      const vertex = indices[triangle * 3 + corner] * 3;
      vector[0] = normals[vertex];
      vector[1] = normals[vertex + 1];
      vector[2] = normals[vertex + 2];
      transformVector(normalMatrix, vector, vector);
      const { 0: x, 1: y, 2: z } = vector;
      const scale = side / Math.sqrt(x * x + y * y + z * z);
      this.normals[corner * 3] = x * scale;
      this.normals[corner * 3 + 1] = y * scale;
      this.normals[corner * 3 + 2] = z * scale;
    }
    this.setLinear();
  }

  private setLinear(): void {
    const { normals, atCorner, growth, gradients } = this;
    this.flat = true;
    for (let axis = 0; axis < 3; axis += 1) {
      const first = normals[axis];
      const toSecond = normals[3 + axis] - first;
      const toThird = normals[6 + axis] - first;
      atCorner[axis] = first;
      if (toSecond !== 0 || toThird !== 0) this.flat = false;
      for (let along = 0; along < 3; along += 1) {
        growth[axis * 3 + along] = toSecond * gradients[along] + toThird * gradients[3 + along];
      }
    }
  }
}
