import { type ElementReference, subject } from '../../engine/plan/plan.js';
import type { Type } from '../types/type.js';
import * as types from '../types/type.js';

export const subjectReference: ElementReference = { element: subject };

/** Facts of every thing that stands somewhere, by name: its origin, the centre of its bounds, their extents. */
export const placedOutputs: Readonly<Record<string, Type>> = {
  position: types.lengthVector,
  center: types.lengthVector,
  size: types.lengthVector,
};

/** The facts of an element of a family. */
export function outputsOf(family: string): Readonly<Record<string, Type>> {
  if (family === 'object') return placedOutputs;
  if (family === 'environment') return {};
  return { position: types.lengthVector };
}
