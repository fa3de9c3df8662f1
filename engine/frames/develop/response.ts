import { pow } from '../../numbers/index.js';

/** How a camera turns light into bytes. */
export interface Response {
  /** Factors on red, green and blue. */
  readonly whiteBalance: readonly [number, number, number];
  /** `soft` bends highlights like film, `linear` clips them. */
  readonly tone: 'soft' | 'linear';
}

/** Below this the soft curve is straight. */
const shoulder = 0.7;

/** From light to the display's light: straight, then bent so that it reaches 1 only for infinite light. */
function softened(value: number): number {
  if (value <= shoulder) return value;
  const room = 1 - shoulder;
  return 1 - (room * room) / (value - 2 * shoulder + 1);
}

/** The transfer function of IEC 61966-2-1 (sRGB). */
function encoded(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055;
}

const floats = new Float32Array(1);
const bits = new Uint32Array(floats.buffer);

/**
 * From linear light, three numbers a pixel with white at 1, to sRGB bytes. The curve is read from a table by
 * the upper bits of the number, which are fine enough for bytes.
 */
export function respond(rgb: Float32Array, { whiteBalance, tone }: Response): Uint8Array {
  const table = byFloat(tone);
  const out = new Uint8Array(rgb.length);
  const [r, g, b] = whiteBalance;
  for (let index = 0; index < rgb.length; index += 3) {
    out[index] = lookUp(table, rgb[index] * r);
    out[index + 1] = lookUp(table, rgb[index + 1] * g);
    out[index + 2] = lookUp(table, rgb[index + 2] * b);
  }
  return out;
}

/** The bytes of all float32 whose upper 19 bits (sign, exponent, 10 of the mantissa) are the index. */
const byFloatTables = new Map<Response['tone'], Uint8Array>();
const dropped = 13;

function byFloat(tone: Response['tone']): Uint8Array {
  let table = byFloatTables.get(tone);
  if (!table) {
    table = new Uint8Array(2 ** (31 - dropped));
    for (let index = 0; index < table.length; index += 1) {
      bits[0] = (index << dropped) + (1 << (dropped - 1));
      const light = floats[0];
      const display = tone === 'soft' ? softened(light) : light;
      table[index] = Number.isNaN(light) ? 0 : Math.round(255 * encoded(Math.min(1, display)));
    }
    byFloatTables.set(tone, table);
  }
  return table;
}

function lookUp(table: Uint8Array, light: number): number {
  if (!(light > 0)) return 0;
  floats[0] = light;
  return table[bits[0] >>> dropped];
}
