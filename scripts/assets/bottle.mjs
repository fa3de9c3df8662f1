// A bottle of red wine, 30 cm tall: dark green glass (opaque, as it is full), a paper label and a foil over the neck.
import { fill, frame, lettering, rectangle, stroke } from './drawing.mjs';
import { encodeGlb } from './glb.mjs';
import { filletedProfile, millimetres, placesOn, revolve } from './lathe.mjs';
import { fractalNoise, noise } from './noise.mjs';
import { mixAll, smoothstep } from './numbers.mjs';
import { colorOf, encodeJpeg, paint, paintRoughness } from './picture.mjs';

/** [distance from the axis, height, fillet], in millimetres: the punt below, the side, the shoulder, neck and lip. */
const PROFILE = [
  [0, 22, 0],
  [8, 20, 8],
  [24, 2, 6],
  [28, 0, 2],
  [37.5, 0, 4.5],
  [37.5, 186, 34],
  [14.6, 222, 40],
  [13.6, 268, 40],
  [13.6, 283, 0.8],
  [15, 283.8, 0.8],
  [15, 293, 0.8],
  [14, 294, 0.8],
  [13.7, 300, 1.6],
  [0, 300, 0],
];

const GLASS = [24, 40, 22];
const PAPER = [236, 226, 200];
const INK = [44, 30, 28];
const WINE = [112, 22, 38];
const GOLD = [170, 132, 62];

/** The label: the part of the way round that it takes, and its edges, metres of height. */
const LABEL = { from: 0.24, to: 0.76, low: 0.045, high: 0.145 };
const FOIL_FROM = 0.226;

function labelPicture() {
  const [width, height] = [760, 640];
  const label = paint(width, height, (u, v) => {
    const grain = 5 * fractalNoise(51, u * 60, v * 60, 60, 60, 3);
    return PAPER.map((value) => value + grain);
  });
  fill(label, frame(20, 20, width - 20, height - 20, 5), GOLD);
  fill(label, frame(30, 30, width - 30, height - 30, 2), INK);
  fill(label, hills(width), [148, 136, 104]);
  fill(label, rectangle(70, 318, width - 70, 410), WINE);
  fill(label, lettering('SPECIMEN', width / 2, 389, 88), PAPER);
  fill(label, lettering('GRAND VIN ROUGE', width / 2, 302, 40), INK);
  fill(label, lettering('2024', width / 2, 500, 70, 400), INK);
  fill(label, lettering('13 % vol   75 cl', width / 2, 570, 28, 400), INK);
  return label;
}

/** Hills with rows of vines before a house. */
function hills(width) {
  const slope = [
    [60, 240],
    [200, 165],
    [330, 205],
    [430, 150],
    [width - 60, 215],
    [width - 60, 250],
    [60, 250],
  ];
  const house = [
    ...rectangle(270, 110, 340, 185),
    [
      [258, 112],
      [305, 72],
      [352, 112],
    ],
  ];
  const rows = [0, 1, 2, 3, 4].flatMap((row) => stroke([110 + 80 * row, 250], [180 + 50 * row, 195], 5));
  return [slope, ...house, ...rows];
}

/** How much of the label, and of the foil, lies at a place: 0 or 1 each, with soft edges. */
function coversAt({ height, normal }, u) {
  const outside = normal[0] > 0.5 ? 1 : 0;
  const edge = 0.0004;
  const label =
    outside *
    smoothstep(LABEL.from - 0.001, LABEL.from + 0.001, u) *
    smoothstep(LABEL.to + 0.001, LABEL.to - 0.001, u) *
    smoothstep(LABEL.low - edge, LABEL.low + edge, height) *
    smoothstep(LABEL.high + edge, LABEL.high - edge, height);
  return { label, foil: smoothstep(FOIL_FROM - edge, FOIL_FROM + edge, height) };
}

export function makeBottle() {
  const profile = filletedProfile(millimetres(PROFILE), 0.2);
  const placeAt = placesOn(profile);
  const label = labelPicture();
  const colorAt = (u, v) => {
    const place = placeAt(v);
    const covers = coversAt(place, u);
    const across = (u - LABEL.from) / (LABEL.to - LABEL.from);
    const down = (LABEL.high - place.height) / (LABEL.high - LABEL.low);
    const crease = 0.5 + 0.5 * noise(52, u * 48, v * 40, 48, 40);
    const band = smoothstep(0.0006, 0.0002, Math.abs(place.height - 0.236));
    const foil = mixAll(mixAll(WINE, [70, 12, 24], 0.5 * crease), GOLD, band);
    return mixAll(mixAll(GLASS, colorOf(label, across, down), covers.label), foil, covers.foil);
  };
  const roughnessAt = (u, v) => {
    const covers = coversAt(placeAt(v), u);
    return [covers.label * 0.7 + covers.foil * 0.38 + (1 - covers.label) * (1 - covers.foil) * 0.07, 0];
  };
  const material = {
    name: 'glass, label and foil',
    colorMap: encodeJpeg(paint(1024, 1024, colorAt), 86),
    roughnessMap: encodeJpeg(paintRoughness(256, 512, roughnessAt)),
  };
  return encodeGlb([{ name: 'bottle', mesh: revolve(profile, 48), material }]);
}
