import type { CoverageBitmap } from './coverage-bitmap.js';
import type { Cutout } from './cutout.js';
import { nearerBy, slack } from './limits.js';
import type { SampleGrid } from './sample-grid.js';

/**
 * Draws one triangle line by line. The ends of a line are found from each edge's upper end on, so that triangles that
 * share an edge find the same place; what lies on an edge belongs to both.
 * @param x0 y0 x1 y1 x2 y2 the corners in pixels
 * @param inverse 1 / z at the first corner, and its growth a pixel along x and y
 * @param coverage where to count what is covered, also outside the image; null for no counting
 * @param cutout the test of what is cut out; null for nothing
 * @returns whether the triangle covers any sample
 */
export function scanTriangle(
  grid: SampleGrid,
  coverage: CoverageBitmap | null,
  cutout: Cutout | null,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  inverse: number,
  growthX: number,
  growthY: number,
  record: number,
): boolean {
  let topX = x0;
  let topY = y0;
  let middleX = x1;
  let middleY = y1;
  let bottomX = x2;
  let bottomY = y2;
  let kept = 0;
  if (middleY < topY) {
    kept = topX;
    topX = middleX;
    middleX = kept;
    kept = topY;
    topY = middleY;
    middleY = kept;
  }
  if (bottomY < middleY) {
    kept = bottomX;
    bottomX = middleX;
    middleX = kept;
    kept = bottomY;
    bottomY = middleY;
    middleY = kept;
    if (middleY < topY) {
      kept = topX;
      topX = middleX;
      middleX = kept;
      kept = topY;
      topY = middleY;
      middleY = kept;
    }
  }
  const { shift, offsets, width, height, inverseDepths, records } = grid;
  const linesPerPixel = 1 << shift;
  const lineHeight = 1 / linesPerPixel;
  const firstRow = coverage === null ? 0 : coverage.top;
  const endRow = coverage === null ? height : coverage.bottom;
  const firstLine = Math.max(Math.ceil(topY * linesPerPixel - 0.5 - slack), firstRow * linesPerPixel);
  const lastLine = Math.min(Math.floor(bottomY * linesPerPixel - 0.5 + slack), endRow * linesPerPixel - 1);
  if (!(firstLine <= lastLine)) return false;
  const firstColumn = coverage === null ? 0 : coverage.left;
  const lastColumn = (coverage === null ? width : coverage.right) - 1;
  const hasTop = middleY > topY;
  const longSlope = (bottomX - topX) / (bottomY - topY);
  const topSlope = (middleX - topX) / (middleY - topY);
  const bottomSlope = (bottomX - middleX) / (bottomY - middleY);
  let covers = false;
  for (let line = firstLine | 0; line <= lastLine; line += 1) {
    const y = (line + 0.5) * lineHeight;
    const at = y < topY ? topY : y > bottomY ? bottomY : y;
    const long = topX + (at - topY) * longSlope;
    const short =
      hasTop && at <= middleY ? topX + (at - topY) * topSlope : middleX + (at - middleY) * bottomSlope;
    const offset = offsets[line & (linesPerPixel - 1)];
    const from = Math.max(Math.ceil((long < short ? long : short) - offset - slack), firstColumn);
    const to = Math.min(Math.floor((long < short ? short : long) - offset + slack), lastColumn);
    if (!(from <= to)) continue;
    const row = line >> shift;
    if (cutout === null) {
      covers = true;
      if (coverage !== null) coverage.add(row, from | 0, to | 0);
    }
    const inRows = row >= 0 && row < height;
    if (!inRows && cutout === null) continue;
    const lineStart = ((row * width) << shift) + (line & (linesPerPixel - 1));
    const start = cutout === null && from < 0 ? 0 : from | 0;
    const end = cutout === null && to >= width ? width - 1 : to | 0;
    const inverseOfLine = inverse + growthY * (y - y0);
    const fromCorner = offset - x0;
    for (let column = start; column <= end; column += 1) {
      const candidate = inverseOfLine + growthX * (column + fromCorner);
      if (cutout !== null) {
        if (cutout.hides(column + offset, y, candidate)) continue;
        covers = true;
        if (coverage !== null) coverage.add(row, column, column);
        if (!inRows || column < 0 || column >= width) continue;
      }
      const index = lineStart + (column << shift);
      if (candidate > inverseDepths[index] * nearerBy) {
        inverseDepths[index] = candidate;
        records[index] = record;
      }
    }
  }
  return covers;
}
