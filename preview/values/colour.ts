import type { Plain } from '../../engine/sampling/index.js';

/** A linear colour as a browser writes it, `#ff8800`. */
export function hexOf(colour: Plain): string {
  const parts = Array.isArray(colour) ? colour.map(Number) : [0, 0, 0];
  return `#${parts.map((each) => byteOf(each).toString(16).padStart(2, '0')).join('')}`;
}

/** The linear colour that a browser writes so. */
export function linearOf(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

/** IEC 61966-2-1. */
function byteOf(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(Math.max(value, 0), 1));
}
