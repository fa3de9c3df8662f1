import type { Statistics } from '../../engine/analysis/index.js';
import { visible } from '../report/cells.js';
import { count, measure, percent } from './numbers.js';
import { tableLines } from './table.js';

/** Names of classes and parts are the author's: whatever they hold, they are printed safely. */
const named = (name: string) => visible(name);

/** How often each condition held at the first attempt. */
export function requireSection({ requires }: Statistics): string[] {
  if (requires.length === 0) return [];
  const rows = requires.map(({ pattern, asked, held, share, interval: [low, high] }) => [
    named(pattern),
    asked === 0 ? '–' : percent(share),
    asked === 0 ? '–' : `${percent(low)} to ${percent(high)}`,
    `${count(held)} of ${count(asked)}`,
  ]);
  return tableLines(['Conditions, at the first attempt', 'hold', '95 % sure', 'times'], rows);
}

/** How many things there are, and for how many there was no room, where there was none for some. */
export function elementSection({ elements, instances }: Statistics): string[] {
  const outcomes = (['dropped', 'overlapping'] as const).filter((outcome) =>
    elements.some((element) => element[outcome] > 0),
  );
  const row = (name: string, { mean, minimum, maximum }: Statistics['instances'], crowded: string[]) => [
    named(name),
    measure(mean),
    count(minimum),
    count(maximum),
    ...crowded,
  ];
  const rows = elements.map((element) =>
    row(
      element.address,
      element,
      outcomes.map((outcome) => (element[outcome] > 0 ? count(element[outcome]) : '')),
    ),
  );
  return tableLines(
    ['Things in a sample', 'mean', 'least', 'most', ...outcomes.map((outcome) => noRoom[outcome])],
    [...rows, row('all objects', instances, [])],
  );
}

const noRoom = {
  dropped: 'left out for want of room',
  overlapping: 'overlapping for want of room',
} as const;

export function classSection({ classes, samples }: Statistics): string[] {
  if (classes.length === 0) return [];
  const rows = classes.map((each) => [
    each.class === null ? '(no class)' : named(each.class),
    count(each.instances),
    percent(each.share),
    percent(each.samples / samples),
  ]);
  return tableLines(['Classes', 'things', 'share', 'in samples'], rows);
}

export function splitSection({ split }: Statistics): string[] {
  if (split.length === 0) return [];
  const rows = split.map(({ name, declared, samples, share }) => [
    named(name),
    percent(declared),
    percent(share),
    count(samples),
  ]);
  return tableLines(['Split', 'declared', 'made', 'samples'], rows);
}

/** How large labelled things appear, by their bounds. */
export function viewSection({ views }: Statistics): string[] {
  const seen = views.filter(({ things }) => things > 0);
  if (seen.length === 0) return [];
  const sizes = (values: readonly number[]) => values.map((value) => value.toFixed(0));
  const rows = seen.flatMap(({ camera, outside, truncated, width, height }) => [
    [`${named(camera)}: width`, ...sizes(width), percent(truncated), percent(outside)],
    ['  height', ...sizes(height)],
  ]);
  const head = [
    'Boxes in pixels, estimated',
    '5 %',
    '25 %',
    '50 %',
    '75 %',
    '95 %',
    'cut off',
    'not in view',
  ];
  return tableLines(head, rows);
}
