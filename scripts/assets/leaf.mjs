// A leaf as a bent sheet, its outline cut out by the opacity of its picture.
import { addGrid, addVertex, emptyMesh } from './mesh.mjs';
import { fractalNoise } from './noise.mjs';
import { cross, mixAll, normalize, smoothstep, subtract } from './numbers.mjs';
import { paint } from './picture.mjs';

const LENGTH = 0.046;
const WIDTH = 0.026;
const ROWS = 12;
const COLUMNS = 8;

/** The sheet (part of the length, part of the width from -1 to 1) ↦ point: it rises from the stem, arches and droops. */
function sheet([x, y, z], along, across) {
  const reach = LENGTH * along;
  const fold = 0.32 * Math.abs(across) * (WIDTH / 2) * Math.sin(Math.PI * Math.min(1, along * 1.1 + 0.05));
  const height = 0.6 * reach - (reach * reach) / (1.5 * LENGTH) + fold;
  const wave = 0.0012 * across * Math.sin(7 * along);
  return [
    x - 0.86 * reach + 0.3 * across * (WIDTH / 2),
    y + height + wave,
    z + 0.4 * reach + across * (WIDTH / 2),
  ];
}

/** The sheet of a leaf whose stalk begins at `root`, metres; seen from above it faces up. */
export function leafMesh(root) {
  const mesh = emptyMesh();
  for (let row = 0; row <= ROWS; row++) {
    for (let column = 0; column <= COLUMNS; column++) {
      const [along, across] = [row / ROWS, 1 - (2 * column) / COLUMNS];
      const small = 1e-3;
      const normal = cross(
        subtract(sheet(root, along, across - small), sheet(root, along, across + small)),
        subtract(sheet(root, along + small, across), sheet(root, along - small, across)),
      );
      addVertex(mesh, sheet(root, along, across), normalize(normal), [along, column / COLUMNS]);
    }
  }
  addGrid(mesh, { first: 0, columns: COLUMNS + 1, rows: ROWS + 1 });
  return mesh;
}

/** Half of the leaf's width, from 0 to 1, at a part of its length: a stalk, an oval, a pointed tip. */
function outline(along) {
  const blade = Math.max(0, (along - 0.08) / 0.9);
  const oval = blade < 1 ? 2.45 * blade ** 0.72 * (1 - blade) ** 0.85 : 0;
  const teeth = 1 - 0.06 * ((along * 26) % 1);
  return Math.max(0.86 * oval * teeth, along < 0.15 ? 0.07 : 0);
}

/** A leaf from its stalk on the left to its tip on the right; transparent around it. */
export function leafPicture() {
  return paint(256, 128, (u, v) => {
    const across = Math.abs(2 * v - 1);
    const rib = smoothstep(0.05, 0.02, across);
    // Side veins leave the rib slanting to the tip.
    const vein = (u - 0.28 * across) * 9;
    const veins = smoothstep(0.12, 0.03, Math.abs(vein - Math.round(vein))) * smoothstep(0.95, 0.5, across);
    const mottle = fractalNoise(61, u * 10, v * 6, 10, 6, 3);
    const blade = mixAll([66, 118, 38], [38, 84, 28], 0.5 + 0.5 * mottle);
    const color = mixAll(blade, [142, 170, 84], Math.max(0.8 * rib, 0.45 * veins));
    const [from, to] = [outline(u) + 0.01, outline(u) - 0.01];
    return [...color, 255 * smoothstep(from, to, across)];
  });
}
