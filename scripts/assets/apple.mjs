// An apple about 7.5 cm wide, five-lobed and a little askew, with a stem and a leaf; its skin is in the colours of the vertices.
import { encodeGlb } from './glb.mjs';
import { leafMesh, leafPicture } from './leaf.mjs';
import { addGrid, addVertex, emptyMesh, lowest, raise } from './mesh.mjs';
import { noise } from './noise.mjs';
import { clamp, mix, mixAll, settle, smoothstep, TAU } from './numbers.mjs';
import { encodePng } from './picture.mjs';
import { bezier, surfaceNormal, sweptSurface, tube } from './sweep.mjs';

const COLUMNS = 64;
const ROWS = 40;

/** [distance from the axis, height], in millimetres, from the dimple below to the dimple above. */
const PROFILE = [
  [0, 7],
  [3.5, 5.6],
  [8, 1.9],
  [13, 0.3],
  [19.5, 3],
  [27, 11],
  [33.5, 24],
  [37, 39],
  [36.5, 51],
  [31.5, 61.5],
  [23.5, 67.5],
  [15.5, 69],
  [9, 66],
  [4.6, 60.5],
  [2, 57.3],
  [0, 56.4],
];

/** A smooth curve through the profile (uniform Catmull-Rom), mirrored at the axis so that the poles are level. */
function profileAt(amount) {
  const last = PROFILE.length - 1;
  const point = (index) => {
    if (index < 0) return [-PROFILE[1][0], PROFILE[1][1]];
    if (index > last) return [-PROFILE[last - 1][0], PROFILE[last - 1][1]];
    return PROFILE[index];
  };
  const span = Math.min(last - 1, Math.floor(amount * last));
  const t = amount * last - span;
  const [before, from, to, after] = [-1, 0, 1, 2].map((step) => point(span + step));
  return [0, 1].map((axis) => {
    const [p, q, r, s] = [before[axis], from[axis], to[axis], after[axis]];
    return q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
  });
}

/** The skin as a surface (amount from pole to pole, angle) ↦ point, metres. */
function skinAt(amount, angle) {
  const [radius, height] = profileAt(amount);
  const lobes = Math.cos(5 * angle + 0.4) + 0.35 * Math.cos(3 * angle + 1.1);
  // The lobes show at the crown and at the blossom end, and fade at the waist and at the poles.
  const crown = smoothstep(0, 15, radius) * smoothstep(38, 64, height);
  const blossom = smoothstep(0, 10, radius) * smoothstep(26, 3, height);
  const swelling = 1 + 0.014 * Math.cos(angle - 0.7) + 0.008 * Math.cos(2 * angle + 0.3);
  const around = radius * (swelling + 0.012 * lobes * (crown + blossom));
  const lift = 0.9 * lobes * crown - 0.8 * lobes * blossom + 0.035 * around * Math.cos(angle + 2.2) * crown;
  return [(around * Math.cos(angle)) / 1000, (height + lift) / 1000, (-around * Math.sin(angle)) / 1000];
}

const RED = [0.42, 0.018, 0.016];
const SCARLET = [0.58, 0.075, 0.022];
const YELLOW = [0.72, 0.47, 0.075];
const GREEN = [0.36, 0.37, 0.06];
const RUSSET = [0.2, 0.12, 0.04];

/** The linear colour of the skin: a red blush in streaks along the meridians over yellow, green and russet in the dimples. */
function skinColor(amount, angle) {
  const turn = angle / TAU;
  const streaks =
    0.6 * noise(11, turn * 32, amount * 5, 32, 5) + 0.4 * noise(12, turn * 16, amount * 3, 16, 3);
  const patches = noise(13, turn * 4, amount * 4, 4, 4);
  const sunny = 0.62 + 0.42 * Math.cos(angle - 0.5) + 0.35 * patches + 0.34 * streaks;
  const ground = mixAll(YELLOW, GREEN, 0.25 + 0.2 * patches);
  const flesh = mixAll(ground, SCARLET, smoothstep(-0.1, 0.5, sunny));
  const blushed = mixAll(flesh, RED, smoothstep(0.3, 1.1, sunny));
  const [radius, height] = profileAt(amount);
  const dimple = smoothstep(height > 30 ? 19 : 12, 4, radius + 3 * streaks);
  const greened = mixAll(blushed, mixAll(GREEN, YELLOW, 0.45), dimple * 0.85);
  return mixAll(greened, RUSSET, smoothstep(6, 2, radius + 2 * patches) * 0.8);
}

function skinMesh() {
  const mesh = { ...emptyMesh(), colors: [] };
  for (let row = 0; row <= ROWS; row++) {
    const amount = row / ROWS;
    const pole = row === 0 ? -1 : row === ROWS ? 1 : 0;
    for (let column = 0; column <= COLUMNS; column++) {
      const angle = ((column % COLUMNS) * TAU) / COLUMNS;
      const normal = pole === 0 ? surfaceNormal(skinAt, amount, angle) : [0, pole, 0];
      const u = Math.min(1, (column + (pole === 0 ? 0 : 0.5)) / COLUMNS);
      addVertex(mesh, skinAt(amount, angle), normal, [u, 1 - amount]);
      mesh.colors.push(...skinColor(amount, pole === 0 ? angle : 0).map((value) => clamp(value)), 1);
    }
  }
  addGrid(mesh, { first: 0, columns: COLUMNS + 1, rows: ROWS + 1, poles: [0, ROWS] });
  return mesh;
}

/** A leaning stem, thin in the middle and thick at the end, rooted below the floor of the upper dimple. */
function stemMesh() {
  const path = [
    [0, 0.054, 0],
    [0.0002, 0.064, 0],
    [0.001, 0.071, 0],
    [0.0055, 0.079, 0],
  ];
  const section = (amount) => {
    const half = mix(0.0014, 0.0021, smoothstep(0.6, 1, amount)) + 0.0009 * smoothstep(0.35, 0, amount);
    return { thickness: half, width: half * 0.9 };
  };
  return tube(
    sweptSurface((amount) => bezier(path, amount), section),
    { rings: 10, sides: 10 },
  );
}

export function makeApple() {
  const skin = skinMesh();
  const stem = stemMesh();
  const leaf = leafMesh([0.0022, 0.0732, 0]);
  // Settled first, so that the lowest vertex stands at exactly 0.
  const drop = -settle(lowest(skin, 1));
  raise(skin, drop);
  raise(stem, drop);
  raise(leaf, drop);
  return encodeGlb([
    { name: 'apple', mesh: skin, material: { name: 'skin', baseColor: [1, 1, 1, 1], roughness: 0.35 } },
    {
      name: 'stem',
      mesh: stem,
      material: { name: 'stem', baseColor: [0.09, 0.05, 0.022, 1], roughness: 0.85 },
    },
    {
      name: 'leaf',
      mesh: leaf,
      material: {
        name: 'leaf',
        roughness: 0.5,
        colorMap: encodePng(leafPicture()),
        doubleSided: true,
        cutOut: true,
      },
    },
  ]);
}
