import { coverageReach } from './limits.js';
import type { Coverage } from './truth.js';

/** More than any row or column. */
const beyond = 1 << 29;

/**
 * Which pixels one object covers alone, a bit each, in the image and round it. Reused from object to object. The image
 * begins at a word's border.
 */
export class CoverageBitmap {
  /** The pixels that count, ends last excluded. Those of the image are 0 to its width and height. */
  left = 0;
  top = 0;
  right = 0;
  bottom = 0;

  private readonly bits: Uint32Array;
  private readonly wordsPerRow: number;
  /** The bit of the image's first column, and its first row. */
  private readonly firstColumn: number;
  private readonly firstRow: number;
  /** What is covered, ends included. */
  private minColumn = 0;
  private maxColumn = 0;
  private minRow = 0;
  private maxRow = 0;

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {
    this.firstColumn = Math.ceil((coverageReach * width) / 32) * 32;
    this.firstRow = coverageReach * height;
    this.wordsPerRow = Math.ceil((this.firstColumn + (1 + coverageReach) * width) / 32);
    this.bits = new Uint32Array(this.wordsPerRow * (1 + 2 * coverageReach) * height);
    this.empty();
  }

  /** Begins another object. */
  begin(countWhole: boolean): void {
    const reach = countWhole ? coverageReach : 0;
    this.left = 0 - reach * this.width;
    this.top = 0 - reach * this.height;
    this.right = (1 + reach) * this.width;
    this.bottom = (1 + reach) * this.height;
  }

  /** Covers the pixels `from` to `to`, both included, of a row. They must lie inside what counts. */
  add(row: number, from: number, to: number): void {
    if (row < this.minRow) this.minRow = row;
    if (row > this.maxRow) this.maxRow = row;
    if (from < this.minColumn) this.minColumn = from;
    if (to > this.maxColumn) this.maxColumn = to;
    const { bits } = this;
    const start = (row + this.firstRow) * this.wordsPerRow;
    const fromBit = from + this.firstColumn;
    const toBit = to + this.firstColumn;
    const first = start + (fromBit >>> 5);
    const last = start + (toBit >>> 5);
    const head = -1 << (fromBit & 31);
    const tail = -1 >>> (31 - (toBit & 31));
    if (first === last) {
      bits[first] |= head & tail;
      return;
    }
    bits[first] |= head;
    for (let word = first + 1; word < last; word += 1) bits[word] = 0xffffffff;
    bits[last] |= tail;
  }

  /** Counts what the object covers, and forgets it. */
  finish(): Omit<Coverage, 'visible'> {
    const { bits, wordsPerRow, width, height, minColumn, maxColumn, minRow, maxRow } = this;
    if (maxColumn < minColumn) return { alone: 0, whole: 0, box: null };
    const imageStart = this.firstColumn / 32;
    const imageEnd = imageStart + (width >>> 5);
    const lastMask = (1 << (width & 31)) - 1;
    const first = (minColumn + this.firstColumn) >>> 5;
    const last = (maxColumn + this.firstColumn) >>> 5;
    let alone = 0;
    let whole = 0;
    for (let row = minRow; row <= maxRow; row += 1) {
      const inRows = row >= 0 && row < height;
      const start = (row + this.firstRow) * wordsPerRow;
      for (let word = first; word <= last; word += 1) {
        const value = bits[start + word];
        if (value === 0) continue;
        bits[start + word] = 0;
        const count = bitCount(value);
        whole += count;
        if (!inRows || word < imageStart || word > imageEnd) continue;
        alone += word < imageEnd ? count : bitCount(value & lastMask);
      }
    }
    this.empty();
    return {
      alone,
      whole,
      box: { left: minColumn, top: minRow, right: maxColumn + 1, bottom: maxRow + 1 },
    };
  }

  private empty(): void {
    this.minColumn = this.minRow = beyond;
    this.maxColumn = this.maxRow = -beyond;
  }
}

/** The ones of 32 bits, by sums of ever wider fields. */
function bitCount(value: number): number {
  let sum = value - ((value >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  sum = (sum + (sum >>> 4)) & 0x0f0f0f0f;
  return Math.imul(sum, 0x01010101) >>> 24;
}
