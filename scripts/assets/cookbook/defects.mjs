// Faults of a plate's surface as thin skins that lie on it: their normals tell a relief that the skin does not have.
import { encodeGlb } from '../glb.mjs';
import { addVertex, emptyMesh } from '../mesh.mjs';
import { fractalNoise, hash } from '../noise.mjs';
import { mixAll, smoothstep, TAU } from '../numbers.mjs';
import { encodePng, paint } from '../picture.mjs';
import { plain } from './kit.mjs';

/** How far the middle of a skin is above its rim, metres: enough to be seen, too little to be noticed. */
const LIFT = 0.0003;

/** A dent, 1 m across (a spec scales it): a disc whose normals are those of a bowl that flattens to its rim. */
export function makeDent() {
  const mesh = emptyMesh();
  const [rings, sides] = [14, 40];
  for (let ring = 0; ring <= rings; ring++) {
    for (let side = 0; side < sides; side++) {
      const [reach, angle] = [(0.5 * ring) / rings, (TAU * side) / sides];
      const part = ring / rings;
      const slope = 0.3 * Math.sin(Math.PI * part) ** 1.2;
      const length = Math.sqrt(1 + slope * slope);
      const [x, z] = [Math.cos(angle), Math.sin(angle)];
      // In a bowl the normals lean to the middle.
      addVertex(
        mesh,
        [reach * x, 0.004 * (1 - part), reach * z],
        [(-slope * x) / length, 1 / length, (-slope * z) / length],
        [0, 0],
      );
    }
  }
  for (let ring = 0; ring < rings; ring++)
    for (let side = 0; side < sides; side++) {
      const next = (side + 1) % sides;
      const [a, b] = [ring * sides + side, ring * sides + next];
      mesh.indices.push(a, b, b + sides, a, b + sides, a + sides);
    }
  flipUp(mesh);
  return encodeGlb([
    { name: 'dent', mesh: { ...mesh, uvs: [] }, material: plain('steel', '#b4b8bc', 0.33, 1) },
  ]);
}

/** Turns every triangle that faces down. */
function flipUp(mesh) {
  const { positions, indices } = mesh;
  for (let at = 0; at < indices.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => indices[at + corner] * 3);
    const up =
      (positions[b + 2] - positions[a + 2]) * (positions[c] - positions[a]) -
      (positions[b] - positions[a]) * (positions[c + 2] - positions[a + 2]);
    if (up < 0) [indices[at + 1], indices[at + 2]] = [indices[at + 2], indices[at + 1]];
  }
}

/** A scratch along x, 6 cm long: a groove that bends a little and runs out at its ends; bright on one side. */
export function makeScratch(seed) {
  const mesh = emptyMesh();
  const steps = 40;
  const bend = (along) =>
    (seed === 1 ? 0.0006 : 0.004) * Math.sin(1.7 * along + seed) + 0.00012 * Math.sin(17 * along + 3 * seed);
  for (let step = 0; step <= steps; step++) {
    const along = (2 * step) / steps - 1;
    const half = 0.0005 * (1 - along ** 4) * (0.7 + 0.5 * hash(seed, step)) + 0.00005;
    for (const across of [-1, 0, 0, 1]) {
      const first = mesh.positions.length / 3;
      const side = across === 0 ? (first % 4 === 1 ? -1 : 1) : across;
      const length = Math.sqrt(1 + 1.2);
      addVertex(
        mesh,
        [0.03 * along, across === 0 ? LIFT : 0, bend(along) + half * across],
        [0, 1 / length, (-side * 1.1) / length],
        [0, 0],
      );
    }
  }
  for (let step = 0; step < steps; step++)
    for (const column of [0, 2]) {
      const a = step * 4 + column;
      mesh.indices.push(a, a + 1, a + 5, a, a + 5, a + 4);
    }
  flipUp(mesh);
  return encodeGlb([
    { name: 'scratch', mesh: { ...mesh, uvs: [] }, material: plain('bare steel', '#e6e8ea', 0.3, 1) },
  ]);
}

/** A patch of rust, 4 cm across, its ragged edge cut out by opacity. */
export function makeRust(seed) {
  const picture = paint(160, 160, (u, v) => {
    const reach = 2 * Math.hypot(u - 0.5, v - 0.5);
    const ragged = fractalNoise(seed, u * 5, v * 5, 5, 5, 4);
    const grain = 0.5 + 0.5 * fractalNoise(seed + 9, u * 20, v * 20, 20, 20, 3);
    const color = mixAll([74, 36, 18], [186, 96, 40], grain * 0.7 + 0.3 * reach);
    return [...color, 255 * smoothstep(0.86, 0.8, reach + 0.55 * ragged)];
  });
  const mesh = emptyMesh();
  const corners = [
    [0, 0],
    [-1, 1],
    [1, 1],
    [1, -1],
    [-1, -1],
  ];
  for (const [x, z] of corners)
    addVertex(mesh, [0.02 * x, x === 0 ? LIFT : 0, 0.02 * z], [0, 1, 0], [(x + 1) / 2, (z + 1) / 2]);
  for (let corner = 1; corner <= 4; corner++) mesh.indices.push(0, corner, (corner % 4) + 1);
  const material = { name: 'rust', roughness: 0.95, colorMap: encodePng(picture), cutOut: true };
  return encodeGlb([{ name: 'rust', mesh, material }]);
}
