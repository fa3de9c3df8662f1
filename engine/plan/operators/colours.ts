import { pow } from '../../numbers/index.js';
import type { Operator } from './operator.js';
import { toNumber } from './value.js';

/** A linear sRGB triple, scene-referred. */
export type Colour = readonly [red: number, green: number, blue: number];

/** One component of sRGB, from its encoding to linear light. Source: IEC 61966-2-1. */
function decode(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : pow((encoded + 0.055) / 1.055, 2.4);
}

function rgb(red: number, green: number, blue: number): Colour {
  return [decode(red), decode(green), decode(blue)];
}

/**
 * @param hue radians, any number of turns
 * @param saturation and `value` from 0 to 1, in the sRGB encoding. Source: Smith, "Color gamut transform pairs" (1978).
 */
function hsv(hue: number, saturation: number, value: number): Colour {
  const turns = hue / (2 * Math.PI);
  const sixth = (turns - Math.floor(turns)) * 6;
  const channel = (offset: number): number => {
    const k = (offset + sixth) % 6;
    return value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return rgb(channel(5), channel(3), channel(1));
}

/**
 * The colour of a black body, its largest component 1 and none below 0.
 * The Planckian locus in CIE 1960 u, v: Krystek, "An algorithm to calculate correlated colour temperature" (1985),
 * within 0.0001 from 1,000 to 15,000 K and smooth beyond. XYZ to linear sRGB: IEC 61966-2-1.
 * @param temperature kelvin, above 0
 */
function kelvin(temperature: number): Colour {
  if (!(temperature > 0)) return [Number.NaN, Number.NaN, Number.NaN];
  const t = temperature;
  const u =
    (0.860117757 + t * (1.54118254e-4 + t * 1.28641212e-7)) / (1 + t * (8.42420235e-4 + t * 7.08145163e-7));
  const v =
    (0.317398726 + t * (4.22806245e-5 + t * 4.20481691e-8)) / (1 + t * (t * 1.61456053e-7 - 2.89741816e-5));
  // x : y : z are as 3u : 2v : 4 - u - 10v; with Y = 1 they are divided by y.
  const x = (3 * u) / (2 * v);
  const z = (4 - u - 10 * v) / (2 * v);
  const red = Math.max(0, 3.2406 * x - 1.5372 - 0.4986 * z);
  const green = Math.max(0, 1.8758 - 0.9689 * x + 0.0415 * z);
  const blue = Math.max(0, 0.0557 * x - 0.204 + 1.057 * z);
  const largest = Math.max(red, green, blue);
  return [red / largest, green / largest, blue / largest];
}

function ofThree(apply: (a: number, b: number, c: number) => Colour): Operator {
  return { arity: [3, 3], apply: ([a, b, c]) => apply(toNumber(a), toNumber(b), toNumber(c)) };
}

export const colours = {
  /** From components in the sRGB encoding, 0 to 1. */
  rgb: ofThree(rgb),
  /** From components that are linear already. */
  linear: ofThree((red, green, blue) => [red, green, blue]),
  hsv: ofThree(hsv),
  kelvin: { arity: [1, 1], apply: ([temperature]) => kelvin(toNumber(temperature)) },
  /** From one component in the sRGB encoding. */
  gray: { arity: [1, 1], apply: ([level]) => rgb(toNumber(level), toNumber(level), toNumber(level)) },
} satisfies Record<string, Operator>;
