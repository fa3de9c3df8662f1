/** Three numbers from 0 to 1: red, green and blue in the encoding of sRGB, or hue (a share of a turn), saturation and value. */
export type Triple = readonly [number, number, number];

/** Linear light in the encoding of sRGB. Source: IEC 61966-2-1. */
export function encoded(linear: Triple): Triple {
  const encode = (x: number) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
  return [encode(linear[0]), encode(linear[1]), encode(linear[2])];
}

/** @param hue radians. Source: Smith, "Color gamut transform pairs" (1978). */
export function fromHsv(hue: number, saturation: number, value: number): Triple {
  const sixth = (((hue / (2 * Math.PI)) % 1) + 1) * 6;
  const channel = (offset: number) => {
    const k = (offset + sixth) % 6;
    return value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return [channel(5), channel(3), channel(1)];
}

/** Hue as a share of a turn, saturation, value. */
export function toHsv([red, green, blue]: Triple): Triple {
  const value = Math.max(red, green, blue);
  const chroma = value - Math.min(red, green, blue);
  if (chroma === 0) return [0, 0, value];
  const sixth =
    value === red
      ? (green - blue) / chroma
      : value === green
        ? 2 + (blue - red) / chroma
        : 4 + (red - green) / chroma;
  return [(sixth / 6 + 1) % 1, chroma / value, value];
}

/** A colour as the language writes it. */
export function colourWords(
  [red, green, blue]: Triple,
  [hue, saturation, value]: Triple,
): { hex: string; rgb: string; hsv: string } {
  const byte = (x: number) => Math.round(x * 255);
  const hex = [red, green, blue].map((x) => byte(x).toString(16).padStart(2, '0')).join('');
  const short = (x: number) => String(Number(x.toFixed(3)));
  const percent = (x: number) => `${Number((x * 100).toFixed(1))}%`;
  return {
    hex: `#${hex}`,
    rgb: `rgb(${[red, green, blue].map(short).join(', ')})`,
    hsv: `hsv(${Number((hue * 360).toFixed(1))}deg, ${percent(saturation)}, ${percent(value)})`,
  };
}
