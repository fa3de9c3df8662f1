// A table spoon of polished steel, 20 cm long, that lies on its back along x.
import { encodeGlb } from './glb.mjs';
import { lowest, raise } from './mesh.mjs';
import { settle, smoothstep } from './numbers.mjs';
import { tube } from './sweep.mjs';

/** Along the spoon, metres from its middle: [x, half of the width, height of the middle line, how far its edges rise]. */
const STATIONS = [
  [-0.1, 0.003, 0.0205, 0],
  [-0.098, 0.0085, 0.0205, 0.0002],
  [-0.09, 0.0105, 0.0202, 0.0005],
  [-0.07, 0.0092, 0.0192, 0.0005],
  [-0.04, 0.0062, 0.0168, 0.0003],
  [0, 0.0036, 0.0122, 0],
  [0.02, 0.0034, 0.0096, 0.0002],
  [0.032, 0.0062, 0.0076, 0.0012],
  [0.042, 0.0142, 0.005, 0.0042],
  [0.055, 0.0196, 0.0022, 0.0078],
  [0.07, 0.0212, 0.0012, 0.0092],
  [0.084, 0.0186, 0.002, 0.0076],
  [0.094, 0.0128, 0.0044, 0.0044],
  [0.099, 0.0065, 0.0068, 0.0014],
  [0.1005, 0.0012, 0.008, 0],
];

/** A station between those of the table (uniform Catmull-Rom). */
function stationAt(amount) {
  const last = STATIONS.length - 1;
  const span = Math.min(last - 1, Math.floor(amount * last));
  const t = amount * last - span;
  const at = (index) => STATIONS[Math.max(0, Math.min(last, index))];
  const [before, from, to, after] = [-1, 0, 1, 2].map((step) => at(span + step));
  return from.map((q, axis) => {
    const [p, r, s] = [before[axis], to[axis], after[axis]];
    return q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
  });
}

function surface(amount, turn) {
  const [x, width, middle, rise] = stationAt(amount);
  // The places crowd at the two edges, where the section turns fast.
  const angle = turn - 0.42 * Math.sin(2 * turn);
  const across = Math.cos(angle);
  const thickness = 0.0011 + 0.0008 * smoothstep(0.75, 0.45, amount);
  // Seen along +x, the section is a crescent: its edges rise where the spoon is hollow.
  return [x, middle + rise * across * across + thickness * Math.sin(angle), -width * across];
}

export function makeSpoon() {
  const mesh = tube(surface, { rings: 84, sides: 24 });
  raise(mesh, -settle(lowest(mesh, 1)));
  const steel = { name: 'steel', baseColor: [0.72, 0.71, 0.69, 1], roughness: 0.22, metallic: 1 };
  return encodeGlb([{ name: 'spoon', mesh, material: steel }]);
}
