import { CoverageBitmap } from './coverage-bitmap.js';
import { ObjectPainter } from './draw-object.js';
import { maximumPixels } from './limits.js';
import { type PlacedObject, placeObject } from './placed-object.js';
import { RasterError } from './problem.js';
import type { RasterObject } from './raster-object.js';
import { Records } from './records.js';
import { resolvePixels } from './resolve-pixels.js';
import { resolveSubpixels } from './resolve-subpixels.js';
import { SampleGrid } from './sample-grid.js';
import { type Coverage, subpixelOffsets, type Truth } from './truth.js';
import type { View } from './view.js';

export interface RasterizerOptions {
  /** Pixels of every image that it draws. */
  readonly width: number;
  readonly height: number;
  /** Whether to draw the four samples of each pixel too. */
  readonly subpixels: boolean;
}

/** Draws images of one size. */
export interface Rasterizer {
  /**
   * What a view sees of some objects. The order of the objects has no effect: where two surfaces are as far away (to
   * 1e-9 of the distance) the one of the lower id is seen. The truth is the caller's: no later draw touches it.
   * @throws RasterError if the view's image has another size, or an id is invalid
   */
  draw(view: View, objects: readonly RasterObject[]): Truth;
}

/** @throws RasterError if the image has too many pixels */
export function createRasterizer({ width, height, subpixels }: RasterizerOptions): Rasterizer {
  if (!(width * height <= maximumPixels)) {
    throw new RasterError(
      'raster/too-large',
      `An image of ${width} x ${height} pixels is too large: ${maximumPixels} pixels is the most.`,
    );
  }
  const pixels = new SampleGrid(width, height, 0, Float64Array.of(0.5));
  const samples = subpixels
    ? new SampleGrid(
        width,
        height,
        2,
        Float64Array.from(subpixelOffsets, ([x]) => x),
      )
    : null;
  const bitmap = new CoverageBitmap(width, height);
  const records = new Records();
  const painter = new ObjectPainter(pixels, samples, bitmap, records);

  return {
    draw(view, objects) {
      if (view.width !== width || view.height !== height) {
        throw new RasterError(
          'raster/wrong-size',
          `The view has ${view.width} x ${view.height} pixels, the rasteriser ${width} x ${height}.`,
        );
      }
      const placed = inOrder(objects).map((object) => placeObject(object, view));
      pixels.clear();
      samples?.clear();
      records.clear();
      const covered = placed.map((each, place) => {
        bitmap.begin(each.object.countWhole);
        painter.draw(each, place, view);
        return bitmap.finish();
      });
      const { visible, ...seen } = resolvePixels(pixels, records, placed, view);
      return {
        width,
        height,
        ...seen,
        coverage: coverageById(placed, covered, visible),
        ...(samples === null ? {} : { subpixels: resolveSubpixels(samples, records, placed) }),
      };
    },
  };
}

/** By id: whoever comes first keeps what others share with it. */
function inOrder(objects: readonly RasterObject[]): readonly RasterObject[] {
  const sorted = [...objects].sort((a, b) => a.id - b.id);
  for (const [index, { id }] of sorted.entries()) {
    if (!(Number.isInteger(id) && id >= 1 && id <= 0xffffffff)) {
      throw new RasterError('raster/invalid-id', `An instance id is a whole number from 1 on, not ${id}.`);
    }
    if (sorted[index + 1]?.id === id) {
      throw new RasterError('raster/invalid-id', `Two objects have the instance id ${id}.`);
    }
  }
  return sorted;
}

function coverageById(
  placed: readonly PlacedObject[],
  covered: readonly Omit<Coverage, 'visible'>[],
  visible: Uint32Array,
): ReadonlyMap<number, Coverage> {
  return new Map(
    placed.map(({ object }, place) => [object.id, { visible: visible[place], ...covered[place] }]),
  );
}
