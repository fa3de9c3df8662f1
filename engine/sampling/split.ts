import type { Dataset } from '../plan/plan.js';
import { KeyNode, uniformAt } from './streams/index.js';

/**
 * Which part of the data set each sample belongs to: frac(vanDerCorput(i) + u(dataset.split)) against the cumulative
 * shares. So every prefix has the shares to within rounding, and more samples change none.
 */
export function createSplit(dataset: Dataset): (index: number) => string {
  const key = KeyNode.root(dataset.seed).child('dataset').child('split');
  const shift = uniformAt(key, 0, 0, 0);
  const parts = dataset.split.filter(({ share }) => share > 0);
  const last = parts.at(-1)?.name ?? 'all';
  return (index) => {
    const sum = vanDerCorput(index) + shift;
    const place = sum - Math.floor(sum);
    let cumulative = 0;
    for (const { name, share } of parts) {
      cumulative += share;
      if (place < cumulative) return name;
    }
    return last;
  };
}

/** The binary digits of a whole number mirrored at the point: 1, 2, 3 give 1/2, 1/4, 3/4. */
export function vanDerCorput(index: number): number {
  let rest = index;
  let digit = 0.5;
  let sum = 0;
  while (rest > 0) {
    if (rest % 2 === 1) sum += digit;
    rest = Math.floor(rest / 2);
    digit /= 2;
  }
  return sum;
}
