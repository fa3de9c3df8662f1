import { limits } from './limits.js';
import { ModelFault } from './problem.js';

/** Every host has it, but the language's own library does not declare it. */
declare const TextDecoder: new (
  encoding: string,
  options: { fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/**
 * Parses JSON text of unknown origin. Its size, depth and number of values are bounded first, by one pass
 * over the bytes, because a parser may overflow its stack on `[[[[…` and multiply memory on `{},{},…`.
 */
export function parseJson(bytes: Uint8Array, place: string): unknown {
  if (bytes.length > limits.jsonBytes) {
    throw new ModelFault(
      'model/too-large',
      `${place} has ${bytes.length} bytes of at most ${limits.jsonBytes}`,
    );
  }
  const open = scan(bytes, place);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Engines word their errors differently, so what they say is left out.
    if (open) throw new ModelFault('model/truncated', `${place} ends before its last bracket is closed`);
    throw new ModelFault('model/broken', `${place} should be valid JSON in UTF-8, but is not`);
  }
}

const quoteMark = 0x22;
const comma = 0x2c;
const openSquare = 0x5b;
const backslash = 0x5c;
const closeSquare = 0x5d;
const openCurly = 0x7b;
const closeCurly = 0x7d;

/** Counts brackets and commas outside strings; returns whether a string or bracket is left open. */
function scan(bytes: Uint8Array, place: string): boolean {
  let depth = 0;
  let values = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quoteMark) inString = false;
    } else if (byte === quoteMark) {
      inString = true;
    } else if (byte === comma) {
      values += 1;
    } else if (byte === openSquare || byte === openCurly) {
      values += 1;
      depth += 1;
      if (depth > limits.jsonDepth) {
        throw new ModelFault('model/too-large', `${place} nests deeper than ${limits.jsonDepth} brackets`);
      }
    } else if (byte === closeSquare || byte === closeCurly) {
      depth -= 1;
    }
    if (values > limits.jsonValues) {
      throw new ModelFault('model/too-large', `${place} has more than ${limits.jsonValues} values`);
    }
  }
  return inString || depth > 0;
}
