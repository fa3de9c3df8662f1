import { line, margin, type Part, rectangle, text, width } from './shapes.js';

export interface Bar {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly value: string;
  /** Where the true share is with 95 % certainty. */
  readonly interval?: readonly [low: number, high: number];
}

const rowHeight = 20;
const [left, right] = [300, 130];
const room = width - 2 * margin - left - right;

/** Shares as bars from left to right, one below another. */
export function bars(rows: readonly Bar[]): Part {
  const x = margin + left;
  const svg = rows.map(({ name, share, value, interval }, row) => {
    const y = row * rowHeight;
    const middle = y + rowHeight / 2;
    const whisker = interval
      ? line('whisker', x + room * interval[0], middle, x + room * interval[1], middle)
      : '';
    return [
      text(margin, middle + 4, name, { most: 42 }),
      rectangle('track', x, y + 4, room, rowHeight - 8),
      rectangle('accepted', x, y + 4, room * share, rowHeight - 8),
      whisker,
      text(width - margin, middle + 4, value, { kind: 'number', anchor: 'end' }),
    ].join('');
  });
  return { svg: svg.join('\n'), height: rows.length * rowHeight };
}

export interface Box {
  readonly name: string;
  /** 5 %, 25 %, 50 %, 75 %, 95 %. */
  readonly quantiles: readonly [number, number, number, number, number];
  readonly value: string;
}

/** Spreads of numbers, from 0: nine in ten values on the line, half of them in the box. */
export function boxes(rows: readonly Box[]): Part {
  const most = Math.max(1e-9, ...rows.map(({ quantiles }) => quantiles[4]));
  const x = (value: number) => margin + left + (room * value) / most;
  const svg = rows.map(({ name, quantiles: [q5, q25, q50, q75, q95], value }, row) => {
    const y = row * rowHeight;
    const middle = y + rowHeight / 2;
    return [
      text(margin, middle + 4, name, { most: 42 }),
      line('whisker', x(q5), middle, x(q95), middle),
      rectangle('accepted', x(q25), y + 4, x(q75) - x(q25), rowHeight - 8),
      line('median', x(q50), y + 4, x(q50), y + rowHeight - 4),
      text(width - margin, middle + 4, value, { kind: 'number', anchor: 'end' }),
    ].join('');
  });
  return { svg: svg.join('\n'), height: rows.length * rowHeight };
}
