import { type KeyNode, uniformAt } from '../streams/index.js';
import { permuted } from './keyed-permutation.js';

const TWO_51 = 2251799813685248;

/** The uniform number of a variable for a sample, instead of that of its stream. */
export type DesignedUniform = (key: KeyNode, sample: number) => number;

/**
 * Each of `strata` equal parts of (0, 1) once in as many samples, in an order permuted by the variable's key, anywhere in
 * its part. Each further run of as many samples has an order of its own.
 *
 * Stratum and place within it make one whole number below 2⁵¹ before the one division, so that no rounding takes a number
 * out of its stratum, to 0, or to 1.
 */
export function stratified(strata: number): DesignedUniform {
  let places = 1;
  while (strata * places * 2 <= TWO_51) places *= 2;
  return (key, sample) => {
    const run = Math.floor(sample / strata);
    const stratum = permuted(key.branch('permutation'), run, strata, sample % strata);
    const place = Math.floor(uniformAt(key, sample, 0, 0) * places);
    return (stratum * places + place + 0.5) / (strata * places);
  };
}

/**
 * One axis of a grid: the middle of the part that the sample's cell has. Cells are numbered with the last axis fastest; each
 * run of as many samples as there are cells takes each once, in an order permuted by the key of `dataset.grid`. So what
 * else goes by the number of a sample, its part of the split for one, meets cells of all kinds.
 *
 * @param below the cells of the axes after this one
 * @param cells all of them
 */
export function gridded(order: KeyNode, steps: number, below: number, cells: number): DesignedUniform {
  return (_, sample) => {
    const cell = permuted(order, Math.floor(sample / cells), cells, sample % cells);
    return ((Math.floor(cell / below) % steps) + 0.5) / steps;
  };
}
