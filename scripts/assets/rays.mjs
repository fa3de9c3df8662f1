// Where a ray { origin, direction } meets simple solids: the distance along it, and the axis and side that it met.

/** Where a ray from outside enters a box { low, high }, or null. It runs for every shadow, so it makes no arrays. */
export function enterBox({ origin, direction }, { low, high }) {
  let enter = 1e-6;
  let leave = Infinity;
  let axis = -1;
  for (let index = 0; index < 3; index++) {
    const step = 1 / (direction[index] || 1e-12);
    const toLow = (low[index] - origin[index]) * step;
    const toHigh = (high[index] - origin[index]) * step;
    const near = Math.min(toLow, toHigh);
    const far = Math.max(toLow, toHigh);
    if (near > enter) {
      enter = near;
      axis = index;
    }
    if (far < leave) leave = far;
    if (enter > leave) return null;
  }
  return axis < 0 ? null : { distance: enter, axis, side: -Math.sign(direction[axis]) };
}

/** Where a ray from inside leaves a box; `side` is that of the inward normal. */
export function leaveBox({ origin, direction }, { low, high }) {
  const exits = direction.map(
    (step, axis) => ((step > 0 ? high : low)[axis] - origin[axis]) / (step || 1e-12),
  );
  const distances = exits.map(Math.abs);
  const axis = distances.indexOf(Math.min(...distances));
  return { distance: distances[axis], axis, side: -Math.sign(direction[axis]) };
}

/** The distance to a sphere { center, radius } from outside, or null. */
export function enterSphere({ origin, direction }, { center, radius }) {
  const offset = origin.map((value, axis) => value - center[axis]);
  const along = -offset.reduce((sum, value, axis) => sum + value * direction[axis], 0);
  const squared = offset.reduce((sum, value) => sum + value * value, 0) - radius * radius;
  const inside = along * along - squared;
  return along > 0 && inside > 0 ? along - Math.sqrt(inside) : null;
}
