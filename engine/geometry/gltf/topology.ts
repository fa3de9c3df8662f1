/** What the corners of a primitive mean (glTF 2.0 specification, section 3.7.2.1). */
const triangleList = 4;
const triangleStrip = 5;
const triangleFan = 6;
const largestMode = 6;

export function isMode(mode: unknown): mode is number {
  return typeof mode === 'number' && Number.isInteger(mode) && mode >= 0 && mode <= largestMode;
}

/** The number of corners of a mode's triangles; 0 for points and lines. */
export function cornerCount(mode: number, count: number): number {
  if (mode === triangleList) return count - (count % 3);
  return mode === triangleStrip || mode === triangleFan ? Math.max(0, count - 2) * 3 : 0;
}

/**
 * Three vertices for each triangle. Those that name a vertex twice, as strips do to turn, have no area and
 * are left out.
 * @param sequence the vertex at each place of the mode's sequence
 */
export function triangulate(mode: number, sequence: Uint32Array): Uint32Array {
  const corners = new Uint32Array(cornerCount(mode, sequence.length));
  let written = 0;
  for (let triangle = 0; triangle < corners.length / 3; triangle += 1) {
    const [first, second, third] = places(mode, triangle);
    const a = sequence[first];
    const b = sequence[second];
    const c = sequence[third];
    if (a === b || b === c || c === a) continue;
    corners[written] = a;
    corners[written + 1] = b;
    corners[written + 2] = c;
    written += 3;
  }
  return written === corners.length ? corners : corners.slice(0, written);
}

/** Where a triangle's corners stand in the sequence. */
function places(mode: number, triangle: number): readonly [number, number, number] {
  if (mode === triangleList) return [triangle * 3, triangle * 3 + 1, triangle * 3 + 2];
  if (mode === triangleFan) return [triangle + 1, triangle + 2, 0];
  const odd = triangle % 2;
  return [triangle, triangle + 1 + odd, triangle + 2 - odd];
}
