// Planks as pictures: boards sawn along the grain from trunks, so that their rings run in arches as those of real boards do.
import { fractalNoise, hash } from './noise.mjs';
import { clamp, mix, mixAll, smoothstep } from './numbers.mjs';
import { encodeJpeg, paint } from './picture.mjs';

/**
 * What sets the woods apart. Lengths in metres: the width of a `board` and of a year's `ring`; `late` is how sharply a year
 * ends, `contrast` how dark, `pores` how open; `knots` a metre of board. Colours are sRGB, 0 to 255.
 */
export const WOODS = {
  oak: {
    seed: 101,
    board: 0.15,
    ring: 0.007,
    late: 1.3,
    contrast: 0.6,
    pores: 0.3,
    knots: 0.15,
    tone: 0.22,
    light: [203, 165, 116],
    dark: [146, 103, 60],
  },
  walnut: {
    seed: 202,
    board: 0.2,
    ring: 0.008,
    late: 1.1,
    contrast: 0.55,
    pores: 0.5,
    knots: 0.1,
    tone: 0.3,
    light: [122, 86, 61],
    dark: [66, 43, 31],
  },
  pine: {
    seed: 303,
    board: 0.12,
    ring: 0.0075,
    late: 2.6,
    contrast: 0.62,
    pores: 0.08,
    knots: 1.1,
    tone: 0.16,
    light: [228, 192, 134],
    dark: [184, 128, 68],
  },
  /** Rough sawn softwood that has stood in the rain. */
  weathered: {
    seed: 404,
    board: 0.145,
    ring: 0.007,
    late: 2,
    contrast: 0.5,
    pores: 0.5,
    knots: 1.2,
    tone: 0.25,
    light: [184, 156, 116],
    dark: [130, 101, 67],
  },
};

const KNOT = [92, 52, 27];
const PORE = [66, 43, 26];
const NEVER = 1 << 20;

/** Noise that does not repeat. */
const free = (seed, x, y, octaves = 1) => fractalNoise(seed, x, y, NEVER, NEVER, octaves);

/** The knots of one board: places along and across it, and radii, metres. */
function knotsOf(wood, board, length) {
  return Array.from(
    { length: Math.round(wood.knots * length + hash(wood.seed + 5, board) - 0.5) },
    (_, index) => {
      const draw = (what) => hash(wood.seed + what, board, index);
      return {
        x: length * draw(1),
        y: wood.board * (0.2 + 0.6 * draw(2)),
        radius: 0.004 + 0.009 * draw(3) * draw(4),
      };
    },
  );
}

/** How much a place belongs to a knot (0 to 1), how near it is to its heart, and how far the grain is pushed aside, metres. */
function knotEffect(seed, knots, x, y) {
  const effect = { inside: 0, core: 0, push: 0 };
  for (const knot of knots) {
    const along = x - knot.x;
    const across = y - knot.y;
    // Grain flows past a knot as a stream past a stone: a long way along it, a short way across.
    const flow = Math.sqrt((along / 3) ** 2 + across ** 2) / knot.radius;
    effect.push += (1.1 * across) / (1 + flow ** 3);
    const distance = Math.sqrt((along / 1.3) ** 2 + across ** 2) / knot.radius;
    const edge = distance + 0.25 * free(seed + 50, x * 120, y * 120);
    const inside = smoothstep(1.15, 0.8, edge);
    if (inside > effect.inside) Object.assign(effect, { inside, core: smoothstep(0.9, 0.2, edge) });
  }
  return effect;
}

/** The years between the pith and a place of a board: whole numbers are the ends of years. */
function yearsAt(wood, board, x, y) {
  const seed = wood.seed + 1000 * (board + 1);
  const draw = (what) => hash(seed, what);
  // The trunk's pith runs a little askew below the face of the board: so the rings are cut in long arches.
  const side = wood.board * (1.5 * draw(1) - 0.25) + 0.02 * free(seed + 1, x * 1.1, 0, 2);
  const depth =
    0.015 + 0.05 * draw(2) + (draw(3) - 0.5) * 0.09 * x + 0.016 * free(seed + 2, x * 1.7, y * 3, 2);
  const radius = Math.sqrt((y - side) ** 2 + depth * depth) + 0.0016 * free(seed + 3, x * 9, y * 40, 2);
  return radius / wood.ring + 0.5 * free(seed + 4, (radius / wood.ring) * 0.5, 0) + 7 * draw(4);
}

/** The sRGB colour, 0 to 255, at (x, y) metres of a floor of endless boards along x; `knots` holds those of each board. */
function woodColor(wood, knots, x, y) {
  const board = Math.floor(y / wood.board);
  const across = y - board * wood.board;
  const seed = wood.seed + 31 * board;
  const knot = knotEffect(wood.seed, knots[board] ?? [], x, across);
  const years = yearsAt(wood, board, x, across - knot.push);
  const year = years - Math.floor(years);
  // Early wood darkens slowly into late wood, which ends at once.
  const late = year ** wood.late * smoothstep(1, 0.86, year);
  const fibre = 0.6 * free(seed + 6, x * 14, y * 700) + 0.4 * free(seed + 7, x * 50, y * 420);
  const pore = smoothstep(0.35, 1, free(seed + 8, x * 22, y * 800) + 0.5 * (1 - late) - 0.15);
  const tone = wood.tone * (hash(wood.seed + 7, board) - 0.5);
  const cloud = 0.2 * free(seed + 9, x * 4, y * 9, 3);
  const shade = clamp(0.22 + wood.contrast * late + 0.14 * fibre + tone + cloud);
  let color = mixAll(wood.light, wood.dark, shade);
  color = mixAll(color, PORE, 0.5 * wood.pores * pore);
  color = mixAll(color, mixAll(wood.dark, KNOT, mix(0.5, 1, knot.core)), 0.9 * knot.inside);
  const joint = Math.min(across, wood.board - across);
  return mixAll(
    color,
    PORE,
    0.75 * smoothstep(0.0016, 0.0005, joint) + 0.1 * smoothstep(0.006, 0.001, joint),
  );
}

/** A picture of boards of one wood (a key of WOODS) that covers `size` = [along, across] metres. */
export function paintWood(name, width, height, [along, across]) {
  const wood = WOODS[name];
  const boards = Math.ceil(across / wood.board);
  const knots = Array.from({ length: boards }, (_, board) => knotsOf(wood, board, along));
  const rise = across / height / 4;
  return paint(width, height, (u, v) =>
    mixAll(
      woodColor(wood, knots, u * along, v * across - rise),
      woodColor(wood, knots, u * along, v * across + rise),
      0.5,
    ),
  );
}

/** The bytes of a JPEG of a table top, 2 m by 1.2 m. */
export const makeWood = (name) => encodeJpeg(paintWood(name, 1024, 1024, [2, 1.2]), 80);
