// Small arithmetic that several makers share.

export const TAU = 2 * Math.PI;

/** Rounds to a millionth: engines may differ in the last bits of Math.sin and its like, files must not. */
export const settle = (value) => Math.round(value * 1e6) / 1e6 + 0;

export const clamp = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));

export const mix = (from, to, amount) => from + (to - from) * amount;

/** Mixes two tuples of equal length, component by component. */
export const mixAll = (from, to, amount) => from.map((value, index) => mix(value, to[index], amount));

/** 0 at or below `low`, 1 at or above `high`, with level ends (Hermite). `low` may exceed `high`. */
export function smoothstep(low, high, value) {
  const amount = clamp((value - low) / (high - low));
  return amount * amount * (3 - 2 * amount);
}

export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const subtract = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

export const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

export function normalize(vector) {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}
