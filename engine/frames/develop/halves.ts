import { DataUtils } from 'three';

/** The number that each of the 65,536 halves stands for. */
export const halfValues: Float32Array = Float32Array.from({ length: 65_536 }, (_, bits) => {
  const value = DataUtils.fromHalfFloat(bits);
  return Number.isFinite(value) && value > 0 ? value : 0;
});
