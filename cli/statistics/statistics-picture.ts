import type { Statistics } from '../../engine/analysis/index.js';
import { count, percent } from './numbers.js';
import { type Bar, type Box, bars, boxes } from './picture/bars.js';
import { histograms } from './picture/histograms.js';
import { at, margin, type Part, section, stacked, text, width } from './picture/shapes.js';
import { style } from './picture/style.js';

/** Statistics as one picture in SVG: shares, classes, boxes, and a histogram of each variable. */
export function statisticsPicture(statistics: Statistics, title: string): string {
  const { samples, holes } = statistics;
  const missing = holes.count > 0 ? `, ${count(holes.count)} of them could not be made` : '';
  const charts = histograms(statistics);
  const left = charts.left > 0 ? `; ${count(charts.left)} more are not shown` : '';
  const parts: readonly Part[] = [
    {
      svg: `${text(margin, 20, title, { kind: 'title', most: 70 })}${text(width - margin, 20, `${count(samples)} samples${missing}`, { kind: 'note', anchor: 'end' })}`,
      height: 24,
    },
    ...section(
      'Conditions',
      'how often they hold at the first attempt; the line: 95 % sure',
      bars(conditions(statistics)),
    ),
    ...section('Classes', 'share of the labelled things', bars(classes(statistics))),
    ...section(
      'Boxes in pixels',
      'estimated; half of them in the box, nine in ten on the line',
      boxes(views(statistics)),
    ),
    ...section(
      'Variables',
      `in SI units; bars: as made, line: as declared, ≠: bent by conditions${left}`,
      charts,
    ),
  ];
  const body = stacked(parts, 26);
  const height = at(body.height + 2 * margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<style>${style}</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    `<g transform="translate(0 ${margin})">`,
    body.svg,
    '</g>',
    '</svg>\n',
  ].join('\n');
}

function conditions({ requires }: Statistics): readonly Bar[] {
  return requires
    .filter(({ asked }) => asked > 0)
    .map(({ pattern, share, interval }) => ({ name: pattern, share, value: percent(share), interval }));
}

function classes({ classes: all }: Statistics): readonly Bar[] {
  return all
    .filter((each) => each.class !== null)
    .map((each) => ({
      name: each.class ?? '',
      share: each.share,
      value: `${percent(each.share)}, ${count(each.instances)}`,
    }));
}

function views({ views: all }: Statistics): readonly Box[] {
  return all
    .filter(({ things, outside }) => things > 0 && outside < 1)
    .flatMap(({ camera, width: wide, height: high, truncated }) => [
      { name: `${camera}: width, ${percent(truncated)} cut off`, quantiles: wide, value: ends(wide) },
      { name: `${camera}: height`, quantiles: high, value: ends(high) },
    ]);
}

function ends(quantiles: Box['quantiles']): string {
  return `${quantiles[0].toFixed(0)} to ${quantiles[4].toFixed(0)}`;
}
