import type { NumberStatistics, PickStatistics, Statistics } from '../../../engine/analysis/index.js';
import { measure, percent } from '../numbers.js';
import { at, margin, type Part, path, rectangle, text, width } from './shapes.js';

/** Charts that are drawn; of more variables, those that conditions bend come first. */
const mostCharts = 90;
const mostPicks = 6;
const [columns, gap, plotHeight] = [3, 24, 64];
const chartHeight = plotHeight + 44;
const chartWidth = (width - 2 * margin - (columns - 1) * gap) / columns;

interface Chart {
  readonly bent: boolean;
  readonly draw: () => string;
}

/** Every variable as it came out, and as it was declared where conditions can bend it. */
export function histograms({ variables }: Statistics): Part & { readonly left: number } {
  const charts = variables.flatMap(({ pattern, components, picks }): readonly Chart[] => [
    ...components.flatMap((component, j) =>
      component.accepted.count === 0
        ? []
        : [numberChart(components.length > 1 ? `${pattern}#${j}` : pattern, component)],
    ),
    ...(picks && picks.values.length > 0 ? [pickChart(pattern, picks)] : []),
  ]);
  const shown = [...charts.filter(({ bent }) => bent), ...charts.filter(({ bent }) => !bent)].slice(
    0,
    mostCharts,
  );
  const svg = shown.map((chart, index) => {
    const x = margin + (index % columns) * (chartWidth + gap);
    const y = Math.floor(index / columns) * chartHeight;
    return `<g transform="translate(${at(x)} ${at(y)})">${chart.draw()}</g>`;
  });
  const height = Math.ceil(shown.length / columns) * chartHeight;
  return { svg: svg.join('\n'), height, left: charts.length - shown.length };
}

function heading(name: string, bent: boolean): string {
  const mark = bent ? text(chartWidth, 12, '≠', { kind: 'bent', anchor: 'end' }) : '';
  return `${text(0, 12, name, { most: 44 })}${mark}`;
}

function numberChart(name: string, numbers: NumberStatistics): Chart {
  const bent = numbers.difference?.differs === true;
  return { bent, draw: () => drawnNumbers(name, numbers, bent) };
}

function drawnNumbers(name: string, { histogram, declared }: NumberStatistics, bent: boolean): string {
  const accepted = shares(histogram.accepted);
  const before = declared && histogram.declared ? shares(histogram.declared) : undefined;
  const highest = Math.max(...accepted, ...(before ?? []), 1e-12);
  const step = chartWidth / accepted.length;
  const top = 20;
  const bottom = top + plotHeight;
  const y = (share: number) => bottom - (plotHeight * share) / highest;
  const columnsOf = accepted.map((share, bin) =>
    share === 0
      ? ''
      : rectangle('accepted', bin * step, y(share), Math.max(step - 0.5, 0.5), bottom - y(share)),
  );
  const outline = before?.flatMap((share, bin): [number, number][] => [
    [bin * step, y(share)],
    [(bin + 1) * step, y(share)],
  ]);
  // Whole numbers stand in the middle of bins of their own.
  const isWhole = !Number.isInteger(histogram.low) && histogram.high - histogram.low === accepted.length;
  const [low, high] = isWhole ? [histogram.low + 0.5, histogram.high - 0.5] : [histogram.low, histogram.high];
  const svg = [
    heading(name, bent),
    ...columnsOf,
    outline ? path('declared', outline) : '',
    path('axis', [
      [0, bottom],
      [chartWidth, bottom],
    ]),
    text(0, bottom + 14, measure(low), { kind: 'number' }),
    text(chartWidth, bottom + 14, measure(high), { kind: 'number', anchor: 'end' }),
  ];
  return svg.join('');
}

function shares(counts: readonly number[]): readonly number[] {
  const sum = counts.reduce((total, count) => total + count, 0) || 1;
  return counts.map((count) => count / sum);
}

function pickChart(name: string, picks: PickStatistics): Chart {
  const bent = picks.difference?.differs === true;
  return { bent, draw: () => drawnPicks(name, picks, bent) };
}

function drawnPicks(name: string, { values, others }: PickStatistics, bent: boolean): string {
  const all = values.reduce((sum, { accepted }) => sum + accepted, others.accepted) || 1;
  const declared = values.reduce((sum, each) => sum + (each.declared ?? 0), others.declared ?? 0);
  const rows = values.slice(0, mostPicks);
  const step = plotHeight / mostPicks;
  const room = chartWidth - 160;
  const scale = Math.max(
    ...rows.map((each) => Math.max(each.accepted / all, declared > 0 ? (each.declared ?? 0) / declared : 0)),
    1e-12,
  );
  const bars = rows.map((each, row) => {
    const y = 20 + row * step;
    const share = each.accepted / all;
    const due = declared > 0 ? (room * (each.declared ?? 0)) / declared / scale : undefined;
    return [
      text(0, y + step - 2, each.value, { kind: 'small', most: 18 }),
      rectangle('accepted', 104, y + 1, (room * share) / scale, step - 2),
      due === undefined
        ? ''
        : path('declared', [
            [104 + due, y],
            [104 + due, y + step],
          ]),
      text(chartWidth, y + step - 2, percent(share), { kind: 'small', anchor: 'end' }),
    ].join('');
  });
  const more = values.length - rows.length;
  const rest = more > 0 ? text(0, 20 + plotHeight + 10, `and ${more} more`, { kind: 'small' }) : '';
  return `${heading(name, bent)}${bars.join('')}${rest}`;
}
