/** A fixed stream of uniforms in [0, 1) for tests: mulberry32. */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function between(random: () => number, low: number, high: number): number {
  return low + (high - low) * random();
}

/** A unit quaternion, uniform over rotations (by rejection from the ball, unlike the code under test). */
export function randomQuaternion(random: () => number): number[] {
  for (;;) {
    const q = [0, 0, 0, 0].map(() => between(random, -1, 1));
    const length = Math.hypot(...q);
    if (length > 0.1 && length <= 1) return q.map((component) => component / length);
  }
}
