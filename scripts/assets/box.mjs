// Boxes with rounded edges.
import { addGrid, addVertex, emptyMesh } from './mesh.mjs';
import { clamp, normalize, subtract } from './numbers.mjs';

/** The coordinates of grid lines along an edge of a box: the ends closely for the rounding, the middle in equal parts. */
function gridLines(half, radius, steps, parts) {
  const arc = Array.from(
    { length: steps },
    (_, step) => radius * Math.tan((Math.PI / 4) * (1 - step / steps)),
  );
  const flat = half - radius;
  const middle = Array.from({ length: parts + 1 }, (_, part) => flat * ((2 * part) / parts - 1));
  return [...arc.map((beyond) => -flat - beyond), ...middle, ...arc.reverse().map((beyond) => flat + beyond)];
}

/** The sides of a box, each by its axis, its direction, and the axes (with signs) that run right and up seen from outside. */
const SIDES = {
  right: { axis: 0, sign: 1, across: [2, -1], up: [1, 1] },
  left: { axis: 0, sign: -1, across: [2, 1], up: [1, 1] },
  top: { axis: 1, sign: 1, across: [0, 1], up: [2, -1] },
  bottom: { axis: 1, sign: -1, across: [0, 1], up: [2, 1] },
  front: { axis: 2, sign: 1, across: [0, 1], up: [1, 1] },
  back: { axis: 2, sign: -1, across: [0, -1], up: [1, 1] },
};

/**
 * A closed box of `size` metres centred on the origin, its edges rounded by `radius` in `steps` steps and its sides cut in
 * `parts`. `uvOf(side, x, y)` gives the UV of a place of a side (a key of SIDES), x and y from 0 to 1, right and down.
 * `bulge` metres is how far the middle of each upright side swells.
 */
export function roundedBox(size, { radius, steps = 1, parts = 1, bulge = 0, uvOf = (_, x, y) => [x, y] }) {
  const mesh = emptyMesh();
  const half = size.map((length) => length / 2);
  const lines = half.map((length) => gridLines(length, radius, steps, parts));
  for (const [side, { axis, sign, across, up }] of Object.entries(SIDES)) {
    const at = (column, row) => {
      const point = [0, 0, 0];
      point[axis] = sign * half[axis];
      point[across[0]] = across[1] * column;
      point[up[0]] = up[1] * row;
      return point;
    };
    const rounded = (column, row) => {
      const point = at(column, row);
      const inner = point.map((value, index) => clamp(value, radius - half[index], half[index] - radius));
      const normal = normalize(subtract(point, inner));
      const x = clamp(column / (half[across[0]] - radius), -1, 1);
      const y = clamp(row / (half[up[0]] - radius), -1, 1);
      const most = axis === 1 ? 0 : bulge;
      const swell = most * (1 - x * x) * (1 - y * y);
      const slopes = [
        (most * 2 * x * (1 - y * y)) / half[across[0]],
        (most * 2 * y * (1 - x * x)) / half[up[0]],
      ];
      const position = inner.map((value, index) => value + radius * normal[index]);
      position[axis] += sign * swell;
      if (normal[axis] * sign > 0.999) {
        normal[across[0]] += across[1] * slopes[0];
        normal[up[0]] += up[1] * slopes[1];
      }
      return { position, normal: normalize(normal) };
    };
    const [columns, rows] = [lines[across[0]], lines[up[0]]];
    const first = mesh.positions.length / 3;
    for (const row of rows) {
      for (const column of columns) {
        const { position, normal } = rounded(column, row);
        const x = column / size[across[0]] + 0.5;
        addVertex(mesh, position, normal, uvOf(side, clamp(x), clamp(0.5 - row / size[up[0]])));
      }
    }
    addGrid(mesh, { first, columns: columns.length, rows: rows.length });
  }
  return mesh;
}
