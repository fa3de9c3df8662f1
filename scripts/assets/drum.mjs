// A steel drum for 200 litres, 88 cm tall: blue with a white waist, two rolling hoops, rims, and two bungs in the lid.
import { disc, fill, frame, lettering, rectangle } from './drawing.mjs';
import { encodeGlb } from './glb.mjs';
import { filletedProfile, millimetres, placesOn, revolve } from './lathe.mjs';
import { merge, move } from './mesh.mjs';
import { fractalNoise, noise } from './noise.mjs';
import { clamp, mix, mixAll, smoothstep } from './numbers.mjs';
import { colorOf, encodeJpeg, paint, paintRoughness } from './picture.mjs';

/** [distance from the axis, height, fillet], in millimetres: the rim below, the side with its hoops, the lid in its rim. */
const PROFILE = [
  [0, 14, 0],
  [279, 14, 3],
  [282, 0, 3],
  [293, 0, 4],
  [293, 17, 4],
  [286, 24, 5],
  [286, 280, 5],
  [297, 290, 7],
  [297, 300, 7],
  [286, 310, 5],
  [286, 570, 5],
  [297, 580, 7],
  [297, 590, 7],
  [286, 600, 5],
  [286, 856, 5],
  [293, 863, 4],
  [293, 880, 4],
  [282, 880, 3],
  [279, 862, 3],
  [0, 862, 0],
];

const bung = (radius) => [
  [0, 0, 0],
  [radius, 0, 0.5],
  [radius, 12, 2],
  [radius - 6, 12, 1],
  [radius - 8, 9, 1],
  [0, 9, 0],
];

const BLUE = [22, 70, 146];
const WHITE = [222, 224, 222];
const RUST = [112, 62, 34];
const STEEL = [128, 130, 132];

/** The labels: two of them, [part of the way round, metres of height] of their corners, left, right, top, bottom. */
const LABELS = [0.25, 0.75].map((middle) => ({
  left: middle - 0.075,
  right: middle + 0.075,
  high: 0.545,
  low: 0.335,
}));

function labelPicture() {
  const [width, height] = [420, 320];
  const label = paint(width, height, () => [244, 242, 232]);
  fill(label, frame(6, 6, width - 6, height - 6, 5), [30, 30, 30]);
  fill(label, rectangle(6, 6, width - 6, 84), [22, 70, 146]);
  fill(label, lettering('HYDRAULIC OIL', width / 2, 62, 46), WHITE);
  fill(
    label,
    [
      [
        [110, 108],
        [196, 194],
        [110, 280],
        [24, 194],
      ],
    ],
    [206, 40, 32],
  );
  fill(
    label,
    [
      [
        [110, 128],
        [176, 194],
        [110, 260],
        [44, 194],
      ],
    ],
    [250, 250, 246],
  );
  fill(
    label,
    [
      [
        [104, 150],
        [116, 150],
        [114, 208],
        [106, 208],
      ],
    ],
    [20, 20, 20],
  );
  fill(label, disc(110, 226, 8), [20, 20, 20]);
  fill(label, lettering('ISO VG 46', 300, 150, 38), [30, 30, 30]);
  fill(label, lettering('208 L', 300, 212, 52), [30, 30, 30]);
  fill(label, lettering('NET 182 kg', 300, 262, 28, 400), [30, 30, 30]);
  return label;
}

/** What is on the steel at a place: how much of the white waist, and how much bare or rusty metal. */
function wearAt({ height, normal }, u, v) {
  const outside = normal[0] > 0 ? 1 : 0;
  const edge = 0.002;
  const waist =
    outside * smoothstep(0.295 - edge, 0.295 + edge, height) * smoothstep(0.585 + edge, 0.585 - edge, height);
  const hoop = Math.max(
    ...[0.295, 0.585].map((middle) => smoothstep(0.012, 0.003, Math.abs(height - middle))),
    smoothstep(0.016, 0.003, height),
    smoothstep(0.869, 0.878, height),
  );
  const scratches = fractalNoise(81, u * 26, v * 40, 26, 40, 5);
  const dents = fractalNoise(82, u * 6, v * 5, 6, 5, 4);
  const bare = smoothstep(0.42, 0.7, scratches + 0.5 * hoop * outside + 0.15 * dents);
  const streaked = noise(83, u * 90, v * 6, 90, 6);
  const rust = clamp(smoothstep(0.1, 0.6, dents + 0.3 * streaked)) * (0.25 + 0.75 * bare);
  return { waist, bare, rust };
}

export function makeDrum() {
  const profile = filletedProfile(millimetres(PROFILE), 0.62);
  const placeAt = placesOn(profile);
  const label = labelPicture();
  const colorAt = (u, v) => {
    const place = placeAt(v);
    const { waist, bare, rust } = wearAt(place, u, v);
    const tone = 0.06 * fractalNoise(84, u * 5, v * 5, 5, 5, 3);
    let color = mixAll(mixAll(BLUE, WHITE, waist), [255, 255, 255], Math.max(0, tone));
    for (const { left, right, high, low } of LABELS) {
      if (u > left && u < right && place.height > low && place.height < high && place.normal[0] > 0.5)
        color = colorOf(label, (u - left) / (right - left), (high - place.height) / (high - low));
    }
    return mixAll(mixAll(color, STEEL, 0.8 * bare), RUST, 0.7 * rust);
  };
  const roughnessAt = (u, v) => {
    const { bare, rust } = wearAt(placeAt(v), u, v);
    return [mix(mix(0.34, 0.45, bare), 0.85, rust), 0.8 * bare * (1 - rust)];
  };
  const paintwork = {
    name: 'painted steel',
    colorMap: encodeJpeg(paint(1024, 768, colorAt), 82),
    roughnessMap: encodeJpeg(paintRoughness(256, 256, roughnessAt), 80),
  };
  const cap = (radius) => revolve(filletedProfile(millimetres(bung(radius)), 0.6), 24);
  const bungs = merge(move(cap(36), [0.2, 0.86, 0]), move(cap(20), [-0.21, 0.86, 0]));
  const zinc = { name: 'zinc', baseColor: [0.42, 0.43, 0.44, 1], roughness: 0.45, metallic: 1 };
  return encodeGlb([
    { name: 'drum', mesh: revolve(profile, 48), material: paintwork },
    { name: 'bungs', mesh: bungs, material: zinc },
  ]);
}
