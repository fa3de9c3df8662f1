import type { PlacedObject } from './placed-object.js';
import type { View } from './view.js';

/** The vertices of one object as a camera sees them; reused from object to object. */
export class ObjectVertices {
  /** x, y, z of each vertex in the camera's frame, metres. */
  inCamera = new Float64Array(0);
  /** x, y in pixels and 1 / z of each vertex; 1 / z is 0, and x and y stale, where it lies before the near plane. */
  projected = new Float64Array(0);

  /** Takes the vertices of another object. */
  project({ object, matrix: m }: PlacedObject, view: View): void {
    const { positions } = object.surface;
    if (this.inCamera.length < positions.length) {
      this.inCamera = new Float64Array(positions.length);
      this.projected = new Float64Array(positions.length);
    }
    const { fx, fy, cx, cy, near } = view;
    const { inCamera, projected } = this;
    for (let at = 0; at < positions.length; at += 3) {
      const px = positions[at];
      const py = positions[at + 1];
      const pz = positions[at + 2];
      const x = m[0] * px + m[4] * py + m[8] * pz + m[12];
      const y = m[1] * px + m[5] * py + m[9] * pz + m[13];
      const z = m[2] * px + m[6] * py + m[10] * pz + m[14];
      inCamera[at] = x;
      inCamera[at + 1] = y;
      inCamera[at + 2] = z;
      if (z >= near) {
        const inverse = 1 / z;
        projected[at] = fx * x * inverse + cx;
        projected[at + 1] = fy * y * inverse + cy;
        projected[at + 2] = inverse;
      } else {
        projected[at + 2] = 0;
      }
    }
  }
}
