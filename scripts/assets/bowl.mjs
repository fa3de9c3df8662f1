// A glazed bowl, 16 cm across and 7 cm tall: white, with blue bands below the rim, inside and outside.
import { encodeGlb } from './glb.mjs';
import { filletedProfile, millimetres, placesOn, revolve } from './lathe.mjs';
import { fractalNoise } from './noise.mjs';
import { mixAll, smoothstep } from './numbers.mjs';
import { encodeJpeg, paint } from './picture.mjs';

/** [distance from the axis, height, fillet], in millimetres: under the foot, up the outside, over the rim, down inside. */
const PROFILE = [
  [0, 3, 0],
  [28, 3, 1],
  [29, 0, 0.8],
  [33.5, 0, 1],
  [34, 6, 2],
  [58, 17, 30],
  [74, 42, 45],
  [80, 70, 1.5],
  [76.2, 70, 1.5],
  [70.5, 43, 45],
  [55, 21.5, 30],
  [30, 8, 25],
  [0, 6.5, 0],
];

const WHITE = [240, 237, 228];
const BLUE = [36, 64, 138];

/** The bands of blue: [lower edge, upper edge], metres of height. */
const BANDS = [
  [0.0555, 0.0625],
  [0.0505, 0.0525],
];

function colorAt({ height, radius }, u, v) {
  const wander = height + 0.0006 * fractalNoise(31, u * 16, v * 2, 16, 2, 2);
  const edge = 0.0003;
  const onWall = radius > 0.04 ? 1 : 0;
  const banded = BANDS.reduce(
    (most, [low, high]) =>
      Math.max(
        most,
        smoothstep(low - edge, low + edge, wander) * smoothstep(high + edge, high - edge, wander),
      ),
    0,
  );
  const brushed = 0.82 + 0.18 * fractalNoise(32, u * 24, v * 90, 24, 90, 3);
  const rim = smoothstep(0.0675, 0.0685, wander);
  const foot = smoothstep(0.006, 0.0055, height) * smoothstep(0.027, 0.028, radius);
  const color = mixAll(WHITE, BLUE, Math.max(banded * brushed * onWall, 0.75 * rim));
  return mixAll(color, [203, 184, 160], foot);
}

export function makeBowl() {
  const profile = filletedProfile(millimetres(PROFILE), 0.3);
  const placeAt = placesOn(profile);
  const colorMap = encodeJpeg(
    paint(512, 512, (u, v) => colorAt(placeAt(v), u, v)),
    85,
  );
  return encodeGlb([
    { name: 'bowl', mesh: revolve(profile, 56), material: { name: 'glaze', roughness: 0.18, colorMap } },
  ]);
}
