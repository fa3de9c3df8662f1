// A sheet of water, 800 m square, level at y = 0: ripples and waves as a relief that repeats every 24 m.
import { encodeGlb } from '../glb.mjs';
import { addVertex, emptyMesh } from '../mesh.mjs';
import { fractalNoise } from '../noise.mjs';
import { TAU } from '../numbers.mjs';
import { encodeJpeg, paintRelief } from '../picture.mjs';
import { linearColor } from './kit.mjs';

const SIDE = 800;
const REPEAT = 24;

export function makeWater() {
  const relief = (u, v) => {
    const swell = 0.1 * Math.sin(TAU * (2 * u + 3 * v) + 1.5 * fractalNoise(701, u * 3, v * 3, 3, 3, 2));
    const chop =
      0.22 * fractalNoise(702, u * 7, v * 11, 7, 11, 2) + 0.05 * fractalNoise(703, u * 26, v * 37, 26, 37, 3);
    return swell + chop;
  };
  const mesh = emptyMesh();
  for (const [x, z] of [
    [-1, 1],
    [1, 1],
    [1, -1],
    [-1, -1],
  ])
    addVertex(
      mesh,
      [(x * SIDE) / 2, 0, (z * SIDE) / 2],
      [0, 1, 0],
      [(x * SIDE) / 2 / REPEAT, (z * SIDE) / 2 / REPEAT],
    );
  mesh.indices.push(0, 1, 2, 0, 2, 3);
  const material = {
    name: 'water',
    baseColor: linearColor('#16333f'),
    roughness: 0.12,
    normalMap: encodeJpeg(paintRelief(512, 512, [REPEAT, REPEAT], relief), 88),
  };
  return encodeGlb([{ name: 'water', mesh, material }]);
}
