import type { Colour } from './picture.js';

/** Dark enough for white text on them, and told apart in this order. */
const categories: readonly Colour[] = [
  [37, 99, 235],
  [220, 70, 30],
  [13, 138, 95],
  [147, 62, 200],
  [184, 118, 0],
  [8, 134, 160],
  [212, 48, 118],
  [92, 130, 26],
  [134, 84, 56],
  [84, 80, 214],
  [72, 105, 122],
  [168, 28, 40],
];

/** Where a picture of labels has nothing. */
export const nothing: Colour = [28, 30, 36];

/** The colours of classes by id: by their order in the plan, so that all pictures of a data set agree. */
export function classColours(classes: Iterable<{ readonly id: number }>): ReadonlyMap<number, Colour> {
  return new Map(Array.from(classes, ({ id }, place) => [id, categoryColour(place)]));
}

/** The colours of `classColours` go round; each time they are darker. */
function categoryColour(place: number): Colour {
  const [red, green, blue] = categories[place % categories.length]!;
  const shade = 1 / (1 + 0.35 * Math.min(3, Math.floor(place / categories.length)));
  return [Math.round(red * shade), Math.round(green * shade), Math.round(blue * shade)];
}

/** A bright colour for an instance; those of ids near one another are far apart. */
export function instanceColour(id: number): Colour {
  const hue = (id * 0.618033988749895) % 1;
  const lightness = 0.5 + 0.15 * ((id % 3) / 2);
  return [channel(hue + 1 / 3, lightness), channel(hue, lightness), channel(hue + 2 / 3, lightness)];
}

/** A channel of a colour of saturation 0.75 by its hue's offset, both from 0 to 1. */
function channel(offset: number, lightness: number): number {
  const turn = (offset % 1) * 6;
  const ramp = Math.min(1, Math.max(0, 2 - Math.abs(turn - 3)));
  const range = 0.75 * (1 - Math.abs(2 * lightness - 1));
  return Math.round(255 * (lightness + (ramp - 0.5) * range));
}
