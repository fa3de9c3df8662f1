import type {
  Curve,
  NumberDistribution,
  NumberSummary,
  ObservedShare,
  PickDistribution,
  VariableDistribution,
} from '../../engine/analysis/index.js';
import { drawn, element, table } from './elements.js';
import { binText, histogramPlot } from './histogram-plot.js';
import { countText, percentText, quantityText, type Unit } from './quantity.js';

/** The components of a vector, by its length; of one number none is named. */
const componentNames: Readonly<Record<number, readonly string[]>> = {
  1: [''],
  2: ['.x', '.y'],
  3: ['.x', '.y', '.z'],
};

/**
 * All that is known of a variable: plots, and tables of the same figures.
 * @param width what there is, in pixels
 */
export function variableFigure(distribution: VariableDistribution, unit: Unit, width: number): HTMLElement {
  const { pattern, components, picks } = distribution;
  const name = pattern.slice(pattern.indexOf('.') + 1);
  const names = componentNames[components.length] ?? components.map((_, index) => `#${index}`);
  return element(
    'div',
    'variable',
    element('p', 'faint', story(distribution)),
    ...components.map((each, index) => numberFigure(each, `${name}${names[index]}`, unit, width)),
    ...(picks ? [picksTable(picks, name)] : []),
  );
}

/** How the figures came about. */
function story({
  samples,
  holes,
  complete,
  alone,
  conditioned,
  components,
  picks,
}: VariableDistribution): string {
  const isNothing = components.length === 0 && picks === undefined;
  return [
    `${countText(samples)} ${alone ? 'draws of this variable alone' : 'whole samples'}${complete ? '' : ' so far'}`,
    ...(conditioned ? ['conditions bear on it'] : []),
    ...(holes > 0 ? [`${countText(holes)} without a world`] : []),
    ...(isNothing ? ['it was never drawn in them'] : []),
  ].join(' · ');
}

function numberFigure(
  distribution: NumberDistribution,
  title: string,
  unit: Unit,
  width: number,
): HTMLElement {
  const { bins, accepted, declared } = distribution;
  const summary = summaryTable(title, unit, accepted.summary, declared?.summary);
  if (bins === undefined) {
    const none = accepted.summary.count + (declared?.summary.count ?? 0) === 0;
    const words = none ? 'No value was drawn.' : 'The values lie too far apart to be shown on one axis.';
    return element('figure', '', element('p', '', words), summary);
  }
  return element(
    'figure',
    '',
    histogramPlot(distribution, bins, title, unit, width),
    legend(distribution),
    summary,
    binsTable(distribution, title, unit),
  );
}

const origins: Readonly<Record<Curve['origin'], string>> = {
  'closed form': 'in closed form',
  estimate: 'estimated from draws',
};

function legend({ declared, declaredCurve, acceptedCurve }: NumberDistribution): HTMLElement {
  const shape = (curve: Curve) => (curve.discrete ? 'dot' : 'curve');
  const entries: [className: string, words: string][] = [
    ['accepted-bar', declared ? 'accepted draws' : 'draws'],
    ...(declared ? ([['declared-bars', 'declared draws']] as const) : []),
    ...(declaredCurve
      ? ([[`declared-${shape(declaredCurve)}`, `declared, ${origins[declaredCurve.origin]}`]] as const)
      : []),
    ...(acceptedCurve
      ? ([[`accepted-${shape(acceptedCurve)}`, `accepted, ${origins[acceptedCurve.origin]}`]] as const)
      : []),
  ].map(([className, words]) => [className!, words!]);
  const items = entries.map(([className, words]) => element('li', '', swatch(className), words));
  return element('ul', 'key', ...items);
}

/** A piece of what is drawn so. */
function swatch(className: string): SVGElement {
  const [width, height] = [22, 12];
  const middle = height / 2;
  const shape = className.endsWith('-bar')
    ? drawn('rect', { class: className, x: 3, y: 1, width: 16, height: 10 })
    : className.endsWith('-dot')
      ? drawn('circle', { class: className, cx: width / 2, cy: middle, r: 2.5 })
      : drawn('path', {
          class: className,
          d: className.endsWith('-bars') ? `M3 11V2H11V6H19V11` : `M1 ${middle}H21`,
        });
  return drawn('svg', { width, height, 'aria-hidden': 'true' }, shape);
}

const measures = ['mean', 'deviation', '5 %', '50 %', '95 %', 'least', 'most', 'draws'];

function summaryTable(
  title: string,
  unit: Unit,
  accepted: NumberSummary,
  declared: NumberSummary | undefined,
): HTMLTableElement {
  const columns = [accepted, ...(declared ? [declared] : [])].map(
    ({ count, mean, deviation, quantiles, minimum, maximum }) => [
      ...[mean, deviation, ...quantiles, minimum, maximum].map((each) =>
        count === 0 ? '–' : quantityText(each, unit),
      ),
      countText(count),
    ],
  );
  return table({
    caption: title,
    head: ['', declared ? 'accepted' : 'drawn', ...(declared ? ['declared'] : [])],
    rows: measures.map((name, row) => [name, ...columns.map((column) => column[row]!)]),
  });
}

/** The histogram as a table, folded. */
function binsTable({ bins, accepted, declared }: NumberDistribution, title: string, unit: Unit): HTMLElement {
  const rows = accepted.shares.map((share, index) => [
    binText(bins!, index, unit),
    percentText(share),
    ...(declared ? [percentText(declared.shares[index]!)] : []),
  ]);
  const beside = (words: string, side: 'below' | 'above') =>
    accepted[side] + (declared?.[side] ?? 0) === 0
      ? []
      : [[words, percentText(accepted[side]), ...(declared ? [percentText(declared[side])] : [])]];
  const all = [...beside('less', 'below'), ...rows, ...beside('more', 'above')];
  const head = ['values', declared ? 'accepted' : 'drawn', ...(declared ? ['declared'] : [])];
  return element(
    'details',
    '',
    element('summary', '', 'As a table'),
    table({ caption: `Shares of ${title}`, head, rows: all }),
  );
}

function picksTable({ outcomes, others }: PickDistribution, name: string): HTMLElement {
  const isBent = outcomes.some(({ declared }) => declared !== undefined);
  const isKnown = outcomes.some(({ exact }) => exact !== undefined);
  const most = Math.max(
    ...outcomes.flatMap(({ exact, accepted }) => [exact ?? 0, accepted.interval[1]]),
    0.01,
  );
  const rows = outcomes.map(({ value, exact, declared, accepted }) => [
    value,
    shareBar(accepted, exact ?? declared?.share, most),
    ...(isKnown ? [exact === undefined ? '–' : percentText(exact)] : []),
    ...(isBent ? [declared ? percentText(declared.share) : '–'] : []),
    percentText(accepted.share),
    intervalText(accepted.interval),
    countText(accepted.count),
  ]);
  const head = [
    'outcome',
    '',
    ...(isKnown ? ['declared'] : []),
    ...(isBent ? ['first drawn'] : []),
    isBent ? 'accepted' : 'drawn',
    '95 % sure',
    'n',
  ];
  const rest = others > 0 ? [element('p', 'faint', `and ${countText(others)} more outcomes`)] : [];
  return element('div', 'picks', table({ caption: name, head, rows }), ...rest);
}

export function intervalText([low, high]: readonly [number, number]): string {
  return `${(low * 100).toFixed(1)}–${percentText(high)}`;
}

/** A bar for a share, with its interval, and a mark where it was declared to be. */
export function shareBar(
  { share, interval: [low, high] }: Pick<ObservedShare, 'share' | 'interval'>,
  mark: number | undefined,
  most: number,
): SVGElement {
  const [width, height] = [80, 14];
  const x = (each: number) => ((each / most) * (width - 2) + 1).toFixed(2);
  const middle = height / 2;
  return drawn(
    'svg',
    { class: 'bar', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    drawn('rect', {
      class: 'accepted-bar',
      x: 1,
      y: 2,
      width: Math.max(0, Number(x(share)) - 1),
      height: height - 4,
    }),
    drawn('path', { class: 'whisker', d: `M${x(low)} ${middle}H${x(high)}M${x(low)} 4V10M${x(high)} 4V10` }),
    ...(mark === undefined ? [] : [drawn('path', { class: 'declared-mark', d: `M${x(mark)} 0V${height}` })]),
  );
}
