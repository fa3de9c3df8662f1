// A fire extinguisher, 55 cm tall: a red cylinder, a valve with two levers, a gauge and a hose with a nozzle.

import { roundedBox } from './box.mjs';
import { fill, frame, lettering, rectangle, stroke } from './drawing.mjs';
import { encodeGlb } from './glb.mjs';
import { filletedProfile, millimetres, placesOn, revolve } from './lathe.mjs';
import { merge, move, turnAbout } from './mesh.mjs';
import { fractalNoise } from './noise.mjs';
import { mixAll, TAU } from './numbers.mjs';
import { colorOf, encodeJpeg, paint } from './picture.mjs';
import { bezier, sweptSurface, tube } from './sweep.mjs';

/** [distance from the axis, height, fillet], in millimetres. */
const BODY = [
  [0, 6, 0],
  [60, 6, 3],
  [66, 0, 3],
  [80, 0, 5],
  [80, 20, 3],
  [77, 24, 3],
  [77, 410, 50],
  [24, 448, 14],
  [20, 458, 4],
  [0, 458, 0],
];

const VALVE = [
  [0, 450, 0],
  [22, 450, 2],
  [22, 470, 2],
  [15, 474, 2],
  [15, 512, 3],
  [0, 512, 0],
];

const RED = [190, 22, 24];
const LABEL = { left: 0.3, right: 0.7, low: 0.12, high: 0.34 };

function labelPicture() {
  const [width, height] = [420, 480];
  const label = paint(width, height, () => [238, 236, 230]);
  fill(label, frame(0, 0, width, height, 6), [40, 40, 40]);
  fill(label, rectangle(0, 0, width, 96), RED);
  fill(label, lettering('FIRE', width / 2, 76, 74), [255, 255, 255]);
  fill(label, lettering('EXTINGUISHER', width / 2, 142, 40), [30, 30, 30]);
  fill(label, lettering('6 kg POWDER', width / 2, 196, 40), [30, 30, 30]);
  for (const [index, letter] of ['A', 'B', 'C'].entries()) {
    const left = 36 + 122 * index;
    fill(label, rectangle(left, 224, left + 104, 328), [40, 84, 156]);
    fill(label, lettering(letter, left + 52, 304, 80), [255, 255, 255]);
  }
  for (let line = 0; line < 5; line++)
    fill(label, stroke([40, 360 + 22 * line], [380 - 30 * (line % 3), 360 + 22 * line], 7), [120, 120, 120]);
  return label;
}

/** The hose: from the valve out, down along the side, to the nozzle. */
const HOSE = [
  [0.012, 0.492, 0],
  [0.15, 0.545, 0],
  [0.122, 0.36, 0],
  [0.095, 0.26, 0],
  [0.096, 0.17, 0],
];

const round = (curve, radius, sizes) =>
  tube(
    sweptSurface(curve, (amount) => ({ thickness: radius(amount), width: radius(amount) })),
    sizes,
  );

function hoseParts() {
  const hose = round(
    (amount) => bezier(HOSE, amount),
    () => 0.0085,
    { rings: 30, sides: 14 },
  );
  const nozzle = round(
    (amount) =>
      bezier(
        [
          [0.096, 0.18, 0],
          [0.096, 0.08, 0],
        ],
        amount,
      ),
    (amount) => 0.011 + 0.007 * amount * amount,
    { rings: 10, sides: 16 },
  );
  return merge(hose, nozzle);
}

/** The fixed lever and the one that is pressed, both to −X. */
function levers() {
  const lever = (tilt, height, length) =>
    move(
      roundedBox([length, 0.007, 0.024], { radius: 0.003, steps: 2, parts: 2 }),
      [-0.012 - (length / 2) * Math.cos(tilt), height + (length / 2) * Math.sin(tilt), 0],
      turnAbout(2, -tilt),
    );
  return merge(lever(-0.16, 0.494, 0.1), lever(0.24, 0.51, 0.125));
}

/** A dial that looks to +Z, where it stands out of the valve. */
function gauge() {
  const profile = [
    [0, 0, 0],
    [16, 0, 1],
    [16, 14, 2],
    [0, 14, 0],
  ];
  const dial = revolve(filletedProfile(millimetres(profile), 0.6), 24);
  return move(dial, [0, 0.49, 0.011], turnAbout(0, TAU / 4));
}

export function makeExtinguisher() {
  const profile = filletedProfile(millimetres(BODY), 0.3);
  const placeAt = placesOn(profile);
  const label = labelPicture();
  const colorAt = (u, v) => {
    const { height, normal } = placeAt(v);
    const { left, right, low, high } = LABEL;
    if (u > left && u < right && height > low && height < high && normal[0] > 0.5)
      return colorOf(label, (u - left) / (right - left), (high - height) / (high - low));
    const tone = 0.5 + 0.5 * fractalNoise(111, u * 6, v * 8, 6, 8, 3);
    const skirt = height < 0.022 ? 1 : 0;
    return mixAll(mixAll(RED, [160, 14, 18], tone), [30, 30, 32], skirt);
  };
  const lacquer = {
    name: 'lacquer and label',
    roughness: 0.25,
    colorMap: encodeJpeg(paint(512, 512, colorAt), 88),
  };
  const black = { name: 'black plastic', baseColor: [0.018, 0.018, 0.02, 1], roughness: 0.5 };
  const brass = { name: 'brass', baseColor: [0.62, 0.45, 0.2, 1], roughness: 0.35, metallic: 1 };
  return encodeGlb([
    { name: 'extinguisher', mesh: revolve(profile, 48), material: lacquer },
    { name: 'valve', mesh: revolve(filletedProfile(millimetres(VALVE), 0.6), 24), material: brass },
    { name: 'levers and hose', mesh: merge(levers(), hoseParts()), material: black },
    {
      name: 'gauge',
      mesh: gauge(),
      material: { name: 'dial', baseColor: [0.7, 0.7, 0.66, 1], roughness: 0.3 },
    },
  ]);
}
