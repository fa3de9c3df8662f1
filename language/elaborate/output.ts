import { type ElementReference, subject } from '../../engine/plan/plan.js';
import type { Type } from '../types/type.js';
import * as types from '../types/type.js';

export const subjectReference: ElementReference = { element: subject };

/** Facts of every thing that stands somewhere, by name: its origin, the centre of its bounds, their extents. */
const placedOutputs: ReadonlyMap<string, Type> = new Map([
  ['position', types.lengthVector],
  ['center', types.lengthVector],
  ['size', types.lengthVector],
]);
const whereabouts: ReadonlyMap<string, Type> = new Map([['position', types.lengthVector]]);
const nothing: ReadonlyMap<string, Type> = new Map();

/** The facts of an element of a family. */
export function outputsOf(family: string): ReadonlyMap<string, Type> {
  return family === 'object' ? placedOutputs : family === 'environment' ? nothing : whereabouts;
}
