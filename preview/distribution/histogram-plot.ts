import type { BinnedDraws, Bins, Curve, NumberDistribution } from '../../engine/analysis/index.js';
import { drawn } from './elements.js';
import { percentText, quantityText, type Unit } from './quantity.js';
import { ticksBetween, tickText } from './ticks.js';

const height = 210;
const margin = { left: 44, right: 10, top: 8, bottom: 38 };
/** Pixels between ticks, for their labels to stand apart. */
const tickSpace = { x: 64, y: 40 };
const dotRadius = 2.5;

/** Pixels of a place on the axes: a value, and a share. */
interface Scales {
  x(value: number): number;
  y(share: number): number;
}

/**
 * The histogram of accepted draws, in a drawing of so many pixels: filled bars, with the outline of the declared draws'
 * where these are others, and the curves over them.
 */
export function histogramPlot(
  distribution: NumberDistribution,
  bins: Bins,
  title: string,
  unit: Unit,
  width: number,
): SVGElement {
  const { accepted, declared, declaredCurve, acceptedCurve } = distribution;
  const { low, high } = bins;
  const top = highest(distribution);
  const inner = {
    width: Math.max(1, width - margin.left - margin.right),
    height: height - margin.top - margin.bottom,
  };
  const scales: Scales = {
    x: (value) => margin.left + ((value - low) / (high - low)) * inner.width,
    y: (share) => margin.top + (1 - share / top) * inner.height,
  };
  return drawn(
    'svg',
    {
      class: 'plot',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': spoken(distribution, title, unit),
    },
    ...shareAxis(scales, top, width),
    ...bars(accepted, declared, bins, scales, unit),
    ...(declared ? [outline(declared, bins, scales)] : []),
    ...(acceptedCurve ? curve(acceptedCurve, 'accepted', scales) : []),
    ...(declaredCurve ? curve(declaredCurve, 'declared', scales) : []),
    ...valueAxis(bins, scales, unit, width),
    drawn(
      'text',
      { class: 'axis-title', x: margin.left + inner.width / 2, y: height - 4 },
      axisTitle(title, unit),
    ),
  );
}

function axisTitle(title: string, { name }: Unit): string {
  return name === '' ? title : `${title} (${name})`;
}

function highest({ accepted, declared, declaredCurve, acceptedCurve }: NumberDistribution): number {
  const bars = [...accepted.shares, ...(declared?.shares ?? [])];
  const most = Math.max(0, ...bars);
  // A peak that is sharper than the bins would make them flat.
  const curves = [declaredCurve, acceptedCurve].flatMap((each) => each?.shares ?? []);
  const peak = Math.min(Math.max(0, ...curves), 3 * most);
  return Math.max(most, peak) * 1.05 || 1;
}

function bars(
  accepted: BinnedDraws,
  declared: BinnedDraws | undefined,
  bins: Bins,
  { x, y }: Scales,
  unit: Unit,
): SVGElement[] {
  return accepted.shares.map((share, index) => {
    const [from, to] = [border(bins, index), border(bins, index + 1)];
    const before = declared?.shares[index];
    const words = [
      binText(bins, index, unit),
      `${percentText(share)} accepted`,
      ...(before === undefined ? [] : [`${percentText(before)} declared`]),
    ];
    return drawn(
      'rect',
      {
        class: 'accepted-bar',
        x: x(from).toFixed(2),
        y: y(share).toFixed(2),
        width: Math.max(0.5, x(to) - x(from) - (bins.count < 40 ? 1 : 0)).toFixed(2),
        height: Math.max(0, y(0) - y(share)).toFixed(2),
      },
      drawn('title', {}, words.join(', ')),
    );
  });
}

/** `3 cm to 3.2 cm`, or the whole numbers in a bin. */
export function binText(bins: Bins, index: number, unit: Unit): string {
  const [from, to] = [border(bins, index), border(bins, index + 1)];
  if (!bins.whole) return `${quantityText(from, unit)} to ${quantityText(to, unit)}`;
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  return first >= last
    ? quantityText(first, unit)
    : `${quantityText(first, unit)} to ${quantityText(last, unit)}`;
}

function outline({ shares }: BinnedDraws, bins: Bins, { x, y }: Scales): SVGElement {
  const steps = shares.map((share, index) => {
    const [from, to] = [x(border(bins, index)), x(border(bins, index + 1))];
    return `L${from.toFixed(2)} ${y(share).toFixed(2)}H${to.toFixed(2)}`;
  });
  const path = `M${x(bins.low)} ${y(0)}${steps.join('')}L${x(bins.high)} ${y(0)}`;
  return drawn('path', { class: 'declared-bars', d: path });
}

function curve(
  { x: values, shares, discrete }: Curve,
  side: 'declared' | 'accepted',
  { x, y }: Scales,
): SVGElement[] {
  const top = y(0) - margin.top;
  const place = (index: number): [number, number] => [
    x(values[index]!),
    Math.max(y(0) - top, y(shares[index]!)),
  ];
  if (discrete)
    return values.map((_, index) => {
      const [cx, cy] = place(index);
      return drawn('circle', { class: `${side}-dot`, cx: cx.toFixed(2), cy: cy.toFixed(2), r: dotRadius });
    });
  const points = values.map((_, index) =>
    place(index)
      .map((each) => each.toFixed(2))
      .join(' '),
  );
  return [drawn('path', { class: `${side}-curve`, d: `M${points.join('L')}` })];
}

function shareAxis({ y }: Scales, top: number, width: number): SVGElement[] {
  const { values, decimals } = ticksBetween(
    0,
    top * 100,
    (height - margin.top - margin.bottom) / tickSpace.y,
  );
  return values.flatMap((percent) => {
    const at = y(percent / 100);
    return [
      drawn('line', { class: 'grid-line', x1: margin.left, x2: width - margin.right, y1: at, y2: at }),
      drawn(
        'text',
        { class: 'share-tick', x: margin.left - 5, y: at + 4 },
        `${tickText(percent, decimals)} %`,
      ),
    ];
  });
}

function valueAxis(
  { low, high, whole, count }: Bins,
  { x, y }: Scales,
  unit: Unit,
  width: number,
): SVGElement[] {
  const wanted = (width - margin.left - margin.right) / tickSpace.x;
  const few = whole && high - low === count ? Math.min(wanted, count) : wanted;
  const { values, decimals } = ticksBetween(low / unit.si, high / unit.si, few);
  const shown = whole ? values.filter(Number.isInteger) : values;
  return [
    drawn('line', { class: 'axis-line', x1: x(low), x2: x(high), y1: y(0), y2: y(0) }),
    ...shown.flatMap((value) => {
      const at = x(value * unit.si);
      return [
        drawn('line', { class: 'axis-line', x1: at, x2: at, y1: y(0), y2: y(0) + 4 }),
        drawn('text', { class: 'value-tick', x: at, y: y(0) + 16 }, tickText(value, decimals)),
      ];
    }),
  ];
}

/** What the picture shows, for those who don't see it; the figures are in the tables. */
function spoken({ accepted, declared }: NumberDistribution, title: string, unit: Unit): string {
  const { count, mean, quantiles } = accepted.summary;
  const bent = declared ? `, declared mean ${quantityText(declared.summary.mean, unit)}` : '';
  return `Histogram of ${title}, ${count} draws: mean ${quantityText(mean, unit)}${bent}, 90 % between ${quantityText(quantiles[0], unit)} and ${quantityText(quantiles[2], unit)}`;
}

function border({ low, high, count }: Bins, index: number): number {
  return low + ((high - low) * index) / count;
}
