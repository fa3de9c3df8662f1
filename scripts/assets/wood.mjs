// Wooden table tops as tileable textures: edge-glued boards along x, each cut from a trunk of its own.
import jpeg from 'jpeg-js';
import { fractalNoise, hash, noise } from './noise.mjs';
import { clamp, mixAll, settle, smoothstep } from './numbers.mjs';

const SIZE = 512;

/**
 * What sets the woods apart. `boards` across the tile, `rings` across a board, `figure` how far the rings wander, `knots` a
 * board; `late` how sharply a ring ends; colours are sRGB, 0 to 255.
 */
const WOODS = {
  oak: {
    seed: 101,
    boards: 4,
    rings: 9,
    figure: 2.6,
    knots: 0,
    late: 1.6,
    contrast: 0.62,
    pores: 0.6,
    flecks: 0.25,
    light: [214, 178, 130],
    dark: [160, 116, 70],
  },
  walnut: {
    seed: 202,
    boards: 3,
    rings: 8,
    figure: 3.3,
    knots: 0,
    late: 1.3,
    contrast: 0.62,
    pores: 0.65,
    flecks: 0,
    light: [120, 82, 56],
    dark: [54, 33, 23],
  },
  pine: {
    seed: 303,
    boards: 4,
    rings: 6,
    figure: 1.6,
    knots: 2,
    late: 3.2,
    contrast: 0.8,
    pores: 0,
    flecks: 0,
    light: [238, 207, 152],
    dark: [196, 138, 76],
  },
};

const KNOT = [104, 58, 30];
const PORE = [62, 40, 24];
const GLUE = [70, 48, 30];

/** The distance between two places round a tile of length 1, with its sign. */
const around = (offset) => offset - Math.round(offset);

/** The knots of one board: places along the tile and across the board, and radii in tile lengths. */
function knotsOf(wood, board) {
  return Array.from({ length: wood.knots }, (_, index) => {
    const draw = (what) => hash(wood.seed + what, board, index);
    return {
      x: (index + 0.15 + 0.7 * draw(1)) / wood.knots,
      y: 0.25 + 0.5 * draw(2),
      radius: 0.007 + 0.02 * draw(4) ** 2,
    };
  });
}

/** How much a place belongs to a knot (0 to 1), and by how many rings the grain around it is pushed aside. */
function knotEffect(wood, knots, x, y) {
  let inside = 0;
  let push = 0;
  let core = 0;
  for (const knot of knots) {
    const along = around(x - knot.x);
    const across = (y - knot.y) / wood.boards;
    // Grain flows past a knot as a stream past a stone: a long way along it, a short way across.
    const flow = Math.sqrt((along / 2.6) ** 2 + across ** 2) / knot.radius;
    push += (wood.rings * wood.boards * across * 0.9) / (1 + flow ** 3);
    const distance = Math.sqrt((along / 1.25) ** 2 + across ** 2) / knot.radius;
    const edge = distance + 0.12 * noise(wood.seed + 50, x * 64, y * 16, 64, 1024);
    inside = Math.max(inside, smoothstep(1.12, 0.88, edge));
    core = Math.max(core, inside * (0.5 + 0.5 * Math.cos(edge * 17)));
  }
  return { inside, push, core };
}

/** The rings' phase at a place of a board: whole numbers are the ends of years. */
function ringPhase(wood, board, x, y) {
  const seed = wood.seed + 1000 * (board + 1);
  const sway = fractalNoise(seed, x * 2, y * 1.3, 2, 1024, 3);
  const waver = noise(seed + 10, x * 10, y * 9, 10, 1024);
  const uneven = noise(seed + 20, 0, y * wood.rings * 0.6, 1, 1024);
  return y * wood.rings + wood.figure * sway + 0.12 * waver + 0.45 * uneven + 10 * hash(seed, 3);
}

/** Fine streaks along the grain: fibres in [-1, 1], and open pores and rays in [0, 1]. */
function streaks(wood, x, v, late) {
  const seed = wood.seed;
  const fibre =
    0.6 * noise(seed + 30, x * 6, v * 150, 6, 150) + 0.4 * noise(seed + 31, x * 24, v * 250, 24, 250);
  const pore = smoothstep(0.3, 1, noise(seed + 32, x * 13, v * 240, 13, 240) + 0.4 * (1 - late) - 0.2);
  const fleck = smoothstep(0.5, 0.95, noise(seed + 33, x * 9, v * 110, 9, 110));
  return { fibre, pore, fleck };
}

/** The sRGB colour, 0 to 255, at (x, v) in [0, 1)², with the knots of every board worked out before. */
function woodColor(wood, knots, x, v) {
  const board = Math.floor(v * wood.boards);
  const y = v * wood.boards - board;
  const knot = knotEffect(wood, knots[board], x, y);
  const phase = ringPhase(wood, board, x, y - knot.push / wood.rings);
  const year = phase - Math.floor(phase);
  // Early wood darkens slowly into late wood, which ends at once; a little width keeps the step from jagging.
  const late = year ** wood.late * smoothstep(1, 0.9, year) + 0.25 * smoothstep(0.08, 0, year);
  const { fibre, pore, fleck } = streaks(wood, x, v, late);
  const tone = 0.16 * (hash(wood.seed + 7, board) - 0.5);
  const cloud = 0.12 * fractalNoise(wood.seed + 40 + board, x * 3, y * 2, 3, 1024, 2);
  let color = mixAll(wood.light, wood.dark, clamp(0.12 + wood.contrast * late + 0.16 * fibre + tone + cloud));
  color = mixAll(color, PORE, 0.45 * wood.pores * pore);
  color = mixAll(color, [240, 214, 172], 0.35 * wood.flecks * fleck);
  color = mixAll(color, mixAll(wood.dark, KNOT, 0.45 + 0.55 * knot.core), 0.92 * knot.inside);
  const joint = smoothstep(1.1, 0.2, (Math.min(y, 1 - y) / wood.boards) * SIZE);
  return mixAll(color, GLUE, 0.4 * joint);
}

/** The bytes of a JPEG of one wood (a key of WOODS), 512 pixels square, that repeats in both directions. */
export function makeWood(name) {
  const wood = WOODS[name];
  const knots = Array.from({ length: wood.boards }, (_, board) => knotsOf(wood, board));
  const data = new Uint8Array(SIZE * SIZE * 4).fill(255);
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      const color = woodColor(wood, knots, (column + 0.5) / SIZE, (row + 0.5) / SIZE);
      data.set(
        color.map((value) => Math.round(settle(clamp(value, 0, 255)))),
        (row * SIZE + column) * 4,
      );
    }
  }
  return jpeg.encode({ data, width: SIZE, height: SIZE }, 88).data;
}
