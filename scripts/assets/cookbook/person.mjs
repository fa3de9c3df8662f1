// People as simple figures, about 1.75 m tall, who look towards +X: walking or standing.
import { encodeGlb } from '../glb.mjs';
import { ball, block, limb, part, plain, turned } from './kit.mjs';

/** The way of a leg from the hip at height 0.92 to the ankle, swung by `angle`, its knee bent by `bend`. */
function leg(angle, bend, z, trousers, shoes, parts) {
  const knee = [0.45 * Math.sin(angle), 0.92 - 0.45 * Math.cos(angle), 0];
  const lower = angle - bend;
  const ankle = [knee[0] + 0.4 * Math.sin(lower), knee[1] - 0.4 * Math.cos(lower), 0];
  parts.get(trousers).push(
    limb(
      [[0, 0.98, 0], [knee[0] * 0.5, (0.92 + knee[1]) / 2, 0], knee],
      [
        [0.1, 0.095],
        [0.085, 0.08],
        [0.068, 0.065],
      ],
      [0, 0, z],
    ),
    limb(
      [knee, [(knee[0] + ankle[0]) / 2 - 0.02, (knee[1] + ankle[1]) / 2, 0], ankle],
      [
        [0.068, 0.065],
        [0.064, 0.06],
        [0.058, 0.055],
      ],
      [0, 0, z],
    ),
    ball([0.073, 0.078, 0.07], [knee[0], knee[1], z], 12),
  );
  const toe = lower > 0 ? 0.25 : lower * 0.8;
  parts
    .get(shoes)
    .push(turned(block([0.28, 0.09, 0.1], [0.06, -0.035, 0], 0.04), [ankle[0], ankle[1], z], [[2, toe]]));
}

function arm(angle, bend, z, sleeve, skin, parts) {
  const shoulder = [0, 1.42, 0];
  const elbow = [0.29 * Math.sin(angle), 1.42 - 0.29 * Math.cos(angle), 0];
  const lower = angle + bend;
  const hand = [elbow[0] + 0.26 * Math.sin(lower), elbow[1] - 0.26 * Math.cos(lower), 0];
  parts.get(sleeve).push(
    limb(
      [shoulder, [elbow[0] / 2, (elbow[1] + 1.42) / 2, 0], elbow],
      [
        [0.062, 0.06],
        [0.055, 0.052],
        [0.048, 0.046],
      ],
      [0, 0, z],
    ),
    limb(
      [elbow, [(elbow[0] + hand[0]) / 2, (elbow[1] + hand[1]) / 2, 0], hand],
      [
        [0.048, 0.046],
        [0.044, 0.042],
        [0.036, 0.036],
      ],
      [0, 0, z],
    ),
    ball([0.06, 0.066, 0.056], [0, 1.41, z], 12),
    ball([0.047, 0.047, 0.045], [elbow[0], elbow[1], z], 10),
  );
  parts.get(skin).push(ball([0.045, 0.07, 0.032], [hand[0] + 0.02 * Math.sin(lower), hand[1] - 0.05, z], 10));
}

/**
 * A figure with the colours `skin`, `hair`, `top`, `trousers` and `shoes`; `pose` is 'walking' or 'standing', `hairstyle`
 * 'short' or 'long', `bag` the colour of a backpack, if any.
 */
export function makePerson({ skin, hair, top, trousers, shoes, pose, hairstyle, bag }) {
  const [skinM, hairM, topM, legsM, shoesM] = [
    plain('skin', skin, 0.6),
    plain('hair', hair, 0.7),
    plain('top', top, 0.85),
    plain('trousers', trousers, 0.9),
    plain('shoes', shoes, 0.7),
  ];
  const parts = new Map([skinM, hairM, topM, legsM, shoesM].map((material) => [material, []]));
  const walks = pose === 'walking';
  leg(walks ? 0.42 : 0.03, walks ? 0.1 : 0.03, 0.095, legsM, shoesM, parts);
  leg(walks ? -0.3 : 0, walks ? 0.42 : 0.03, -0.095, legsM, shoesM, parts);
  arm(walks ? -0.42 : 0.06, walks ? 0.35 : 0.2, 0.222, topM, skinM, parts);
  arm(walks ? 0.36 : -0.02, walks ? 0.4 : 0.22, -0.222, topM, skinM, parts);
  parts.get(legsM).push(
    limb(
      [
        [0, 0.86, 0],
        [0, 0.96, 0],
        [0, 1.04, 0],
      ],
      [
        [0.1, 0.15],
        [0.125, 0.175],
        [0.11, 0.165],
      ],
    ),
  );
  parts.get(topM).push(
    limb(
      [
        [-0.01, 0.93, 0],
        [0.0, 1.1, 0],
        [0.02, 1.3, 0],
        [-0.01, 1.5, 0],
      ],
      [
        [0.12, 0.175],
        [0.115, 0.16],
        [0.125, 0.19],
        [0.12, 0.21],
        [0.07, 0.1],
      ],
      [0, 0, 0],
      { rings: 20, sides: 20 },
    ),
  );
  parts.get(skinM).push(
    limb(
      [
        [-0.01, 1.42, 0],
        [0, 1.5, 0],
        [0.01, 1.58, 0],
      ],
      [
        [0.055, 0.055],
        [0.052, 0.052],
        [0.055, 0.055],
      ],
    ),
    ball([0.098, 0.125, 0.08], [0.02, 1.64, 0]),
    ball([0.02, 0.025, 0.014], [0.115, 1.625, 0], 8),
  );
  parts.get(hairM).push(ball([0.105, 0.105, 0.09], [0.0, 1.685, 0]));
  if (hairstyle === 'long') parts.get(hairM).push(ball([0.075, 0.18, 0.095], [-0.045, 1.58, 0]));
  const list = [...parts].map(([material, meshes]) => part(material, ...meshes));
  if (bag) list.push(part(plain('bag', bag, 0.8), block([0.17, 0.42, 0.3], [-0.19, 1.24, 0], 0.07)));
  // The lower foot stands on the ground.
  const low = Math.min(...list.flatMap(({ mesh }) => mesh.positions.filter((_, index) => index % 3 === 1)));
  for (const { mesh } of list)
    for (let at = 1; at < mesh.positions.length; at += 3) mesh.positions[at] -= low;
  return encodeGlb(list);
}

export const PEOPLE = {
  ann: {
    skin: '#e0b394',
    hair: '#4a2f1c',
    top: '#b8323a',
    trousers: '#2c3a58',
    shoes: '#e8e6e0',
    pose: 'walking',
    hairstyle: 'long',
  },
  ben: {
    skin: '#8a5a3c',
    hair: '#17120f',
    top: '#e0a52c',
    trousers: '#3a3a3e',
    shoes: '#222222',
    pose: 'walking',
    hairstyle: 'short',
    bag: '#2f5d50',
  },
  cleo: {
    skin: '#c58c62',
    hair: '#201610',
    top: '#3d7a8c',
    trousers: '#c9b794',
    shoes: '#5a3a28',
    pose: 'standing',
    hairstyle: 'long',
  },
  dan: {
    skin: '#efc7ab',
    hair: '#a8763e',
    top: '#44506a',
    trousers: '#20242c',
    shoes: '#101010',
    pose: 'standing',
    hairstyle: 'short',
  },
};
