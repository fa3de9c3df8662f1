import type { CoverageBitmap } from './coverage-bitmap.js';
import { type Cutout, cutoutOf } from './cutout.js';
import { isInSight } from './in-sight.js';
import { slack } from './limits.js';
import { clipAtNear } from './near-clip.js';
import { ObjectVertices } from './object-vertices.js';
import { packedNormal } from './packed-normal.js';
import type { PlacedObject } from './placed-object.js';
import type { Records } from './records.js';
import type { SampleGrid } from './sample-grid.js';
import { scanTriangle } from './scan-triangle.js';
import type { View } from './view.js';

/** Draws objects, one after the other, to the grids of one image. */
export class ObjectPainter {
  private readonly vertices = new ObjectVertices();
  private readonly polygon = new Float64Array(12);
  /** Of what is being drawn. */
  private view: View | undefined;
  private place = 0;
  private culledSign = 0;
  private cutout: Cutout | null = null;

  constructor(
    private readonly pixels: SampleGrid,
    private readonly subpixels: SampleGrid | null,
    private readonly coverage: CoverageBitmap,
    private readonly records: Records,
  ) {}

  /** @param place the object's place in the draw, which `Records` keeps */
  draw(placed: PlacedObject, place: number, view: View): void {
    const { object } = placed;
    const { surface } = object;
    if (!isInSight(placed, view, this.coverage)) return;
    this.view = view;
    this.place = place;
    this.vertices.project(placed, view);
    for (const group of surface.groups) {
      const cutout = cutoutOf(object, group.material, view);
      if (cutout === 'all') continue;
      this.cutout = cutout === 'none' ? null : cutout;
      const doubleSided = object.doubleSided ?? surface.materials[group.material].doubleSided;
      this.culledSign = doubleSided ? 0 : placed.mirrored ? -1 : 1;
      this.drawTriangles(surface.indices, group.firstTriangle, group.triangleCount);
    }
  }

  private drawTriangles(indices: Uint32Array, firstTriangle: number, triangleCount: number): void {
    const { projected } = this.vertices;
    const end = firstTriangle + triangleCount;
    for (let triangle = firstTriangle; triangle < end; triangle += 1) {
      const a = indices[triangle * 3] * 3;
      const b = indices[triangle * 3 + 1] * 3;
      const c = indices[triangle * 3 + 2] * 3;
      const inverseA = projected[a + 2];
      const inverseB = projected[b + 2];
      const inverseC = projected[c + 2];
      if (inverseA > 0 && inverseB > 0 && inverseC > 0) {
        this.paint(
          projected[a],
          projected[a + 1],
          inverseA,
          projected[b],
          projected[b + 1],
          inverseB,
          projected[c],
          projected[c + 1],
          inverseC,
          triangle,
        );
      } else if (inverseA > 0 || inverseB > 0 || inverseC > 0) {
        this.paintClipped(a, b, c, triangle);
      }
    }
  }

  private paintClipped(a: number, b: number, c: number, triangle: number): void {
    const { polygon } = this;
    const corners = clipAtNear(this.vertices.inCamera, a, b, c, this.view!, polygon);
    for (let last = 6; last < corners * 3; last += 3) {
      this.paint(
        polygon[0],
        polygon[1],
        polygon[2],
        polygon[last - 3],
        polygon[last - 2],
        polygon[last - 1],
        polygon[last],
        polygon[last + 1],
        polygon[last + 2],
        triangle,
      );
    }
  }

  /** One triangle in pixels and 1 / z, which is linear on the image. */
  private paint(
    x0: number,
    y0: number,
    inverse0: number,
    x1: number,
    y1: number,
    inverse1: number,
    x2: number,
    y2: number,
    inverse2: number,
    triangle: number,
  ): void {
    const x01 = x1 - x0;
    const y01 = y1 - y0;
    const x02 = x2 - x0;
    const y02 = y2 - y0;
    // Twice the area; negative for what turns counter-clockwise on an image, whose y goes down.
    const area = x01 * y02 - x02 * y01;
    if (area * this.culledSign > 0) return;
    const extent = Math.abs(x01) + Math.abs(y01) + Math.abs(x02) + Math.abs(y02);
    // Thinner than the slack: the depth would be that of a needle's far end.
    if (!(Math.abs(area) > extent * slack)) return;
    const inverse01 = inverse1 - inverse0;
    const inverse02 = inverse2 - inverse0;
    const growthX = (inverse01 * y02 - inverse02 * y01) / area;
    const growthY = (inverse02 * x01 - inverse01 * x02) / area;
    const { records, subpixels, cutout } = this;
    if (cutout !== null) cutout.begin(triangle, this.vertices.inCamera);
    const record = records.next;
    let covers = scanTriangle(
      this.pixels,
      this.coverage,
      cutout,
      x0,
      y0,
      x1,
      y1,
      x2,
      y2,
      inverse0,
      growthX,
      growthY,
      record,
    );
    let normal = 0;
    if (subpixels !== null) {
      const coversSamples = scanTriangle(
        subpixels,
        null,
        cutout,
        x0,
        y0,
        x1,
        y1,
        x2,
        y2,
        inverse0,
        growthX,
        growthY,
        record,
      );
      if (coversSamples) {
        covers = true;
        const { fx, fy, cx, cy } = this.view!;
        const inverseInMiddle = inverse0 + growthX * (cx - x0) + growthY * (cy - y0);
        normal = packedNormal(growthX * fx, growthY * fy, inverseInMiddle);
      }
    }
    if (covers) records.add(this.place, triangle, normal);
  }
}
