// Writes OpenEXR files: one part, scan lines, 16-bit floats, as https://openexr.com/en/latest/OpenEXRFileLayout.html says.
// Uncompressed, because compressors give other bytes from one version to the next.

/** The bits of the 16-bit float nearest to a finite `value`, ties to even; beyond the greatest it is the greatest. */
export function halfBits(value) {
  const sign = value < 0 ? 0x8000 : 0;
  const size = Math.min(Math.abs(value), 65504);
  // Halves below 2^-14 are evenly spaced, as those of its own binade are.
  let exponent = -14;
  while (exponent < 15 && size >= 2 ** (exponent + 1)) exponent++;
  const steps = size / 2 ** (exponent - 10);
  const below = Math.floor(steps);
  const rest = steps - below;
  const rounded = rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
  // 1024 steps stand for the leading 1, which adds itself to the exponent; a carry out of the fraction does too.
  return sign + (exponent + 14) * 1024 + rounded;
}

const int32 = (...values) => Buffer.from(Int32Array.from(values).buffer);
const float32 = (...values) => Buffer.from(Float32Array.from(values).buffer);
const text = (value) => Buffer.from(`${value}\0`, 'latin1');

function attribute(name, type, value) {
  return Buffer.concat([text(name), text(type), int32(value.length), value]);
}

const HALF = 1;
// Stored in alphabetical order, as the format asks; the numbers are the components of a pixel.
const CHANNELS = { B: 2, G: 1, R: 0 };

function header(width, height, whiteLuminance, copyright) {
  const channel = (name) => Buffer.concat([text(name), int32(HALF, 0, 1, 1)]);
  const channels = Buffer.concat([...Object.keys(CHANNELS).map(channel), Buffer.of(0)]);
  const window = int32(0, 0, width - 1, height - 1);
  return Buffer.concat([
    Buffer.of(0x76, 0x2f, 0x31, 0x01),
    int32(2),
    attribute('channels', 'chlist', channels),
    attribute('compression', 'compression', Buffer.of(0)),
    attribute('copyright', 'string', Buffer.from(copyright, 'latin1')),
    attribute('dataWindow', 'box2i', window),
    attribute('displayWindow', 'box2i', window),
    attribute('lineOrder', 'lineOrder', Buffer.of(0)),
    attribute('pixelAspectRatio', 'float', float32(1)),
    attribute('screenWindowCenter', 'v2f', float32(0, 0)),
    attribute('screenWindowWidth', 'float', float32(1)),
    attribute('whiteLuminance', 'float', float32(whiteLuminance)),
    Buffer.of(0),
  ]);
}

/**
 * The bytes of an EXR of `pixels`, linear Rec. 709 RGB, rows from the top. `whiteLuminance` says how many cd/m² the value
 * (1, 1, 1) stands for.
 */
export function encodeExr({ width, height, pixels, whiteLuminance, copyright }) {
  const head = header(width, height, whiteLuminance, copyright);
  const lineSize = 8 + width * 2 * 3;
  const file = Buffer.alloc(head.length + height * (8 + lineSize));
  head.copy(file);
  for (let row = 0; row < height; row++) {
    let at = head.length + height * 8 + row * lineSize;
    file.writeBigUInt64LE(BigInt(at), head.length + row * 8);
    file.writeInt32LE(row, at);
    file.writeInt32LE(lineSize - 8, at + 4);
    at += 8;
    for (const component of Object.values(CHANNELS)) {
      for (let column = 0; column < width; column++, at += 2) {
        file.writeUInt16LE(halfBits(pixels[(row * width + column) * 3 + component]), at);
      }
    }
  }
  return file;
}
