import { cos, sin } from '../../numbers/index.js';
import type { Operator } from './operator.js';
import { OperandError, toNumber, toNumbers, type Value } from './value.js';

/** A whole number of places of a layout. */
function toPlaces(value: Value | undefined): number {
  const places = toNumber(value);
  if (!Number.isInteger(places) || places < 1) throw new OperandError(`${places} is no number of places.`);
  return places;
}

function checkNumber(index: number, places: number): void {
  if (Number.isInteger(index) && index >= 0 && index < places) return;
  throw new OperandError(`There is no place for number ${index}: there are ${places}, counted from 0.`);
}

/**
 * Place `index` of a level grid round a point: row by row, columns along +X, rows along +Z.
 * Arguments: the number, the middle, how many columns and rows, the distances between them.
 */
function gridPlace(
  index: number,
  [x, y, z]: readonly number[],
  columns: number,
  rows: number,
  [acrossX, acrossZ]: readonly number[],
): readonly number[] {
  checkNumber(index, columns * rows);
  const row = Math.floor(index / columns);
  const column = index - row * columns;
  return [x! + (column - (columns - 1) / 2) * acrossX!, y!, z! + (row - (rows - 1) / 2) * acrossZ!];
}

/** Place `index` of a level row through a point, towards an azimuth. */
function rowPlace(
  index: number,
  [x, y, z]: readonly number[],
  places: number,
  spacing: number,
  azimuth: number,
): readonly number[] {
  checkNumber(index, places);
  const along = (index - (places - 1) / 2) * spacing;
  return [x! + along * sin(azimuth), y!, z! - along * cos(azimuth)];
}

/** Where the instances of an element stand, on their lowest points, that are laid out by their numbers. */
export const layouts: Readonly<Record<string, Operator>> = {
  grid: {
    arity: [5, 5],
    apply: ([index, around, columns, rows, spacing]) =>
      gridPlace(
        toNumber(index),
        toNumbers(around, 3),
        toPlaces(columns),
        toPlaces(rows),
        toNumbers(spacing, 2),
      ),
  },
  row: {
    arity: [5, 5],
    apply: ([index, around, places, spacing, azimuth]) =>
      rowPlace(toNumber(index), toNumbers(around, 3), toPlaces(places), toNumber(spacing), toNumber(azimuth)),
  },
};
