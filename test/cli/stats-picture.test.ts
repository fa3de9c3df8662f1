import assert from 'node:assert/strict';
import sharp from 'sharp';
import { statisticsPicture } from '../../cli/statistics/statistics-picture.js';
import type { Statistics } from '../../engine/analysis/index.js';

const hostile = `<script>alert(1)</script>&"'\u0000\u001b]0;x\u0007\u202e${'x'.repeat(5000)}`;

const numbers = { count: 4, mean: 0, deviation: 1, minimum: 0, maximum: 1, quantiles: [0, 0.5, 1] } as const;

/** Statistics in which every name is hostile. */
const statistics: Statistics = {
  samples: 4,
  complete: true,
  holes: { count: 1, tally: [] },
  requires: [{ pattern: hostile, asked: 4, held: 1, share: 0.25, interval: [0.05, 0.7] }],
  cells: [],
  elements: [],
  instances: { mean: 1, minimum: 1, maximum: 1 },
  classes: [
    { class: hostile, instances: 3, share: 1, samples: 4 },
    { class: null, instances: 1, share: 0.25, samples: 1 },
  ],
  split: [],
  views: [
    {
      camera: hostile,
      things: 3,
      outside: 0,
      truncated: 0.5,
      width: [1, 2, 3, 4, 5],
      height: [1, 2, 3, 4, 5],
    },
    { camera: 'blind', things: 3, outside: 1, truncated: 0, width: [0, 0, 0, 0, 0], height: [0, 0, 0, 0, 0] },
  ],
  variables: [
    {
      pattern: hostile,
      conditioned: true,
      components: [
        {
          accepted: numbers,
          declared: numbers,
          histogram: { low: 0, high: 1, declared: [2, 2], accepted: [4, 0] },
          difference: { test: 'kolmogorov-smirnov', distance: 1, probability: 0, differs: true },
        },
      ],
    },
    {
      pattern: 'S.pick',
      conditioned: false,
      components: [],
      picks: { values: [{ value: hostile, accepted: 3, declared: 2 }], others: { accepted: 0 } },
    },
  ] as unknown as Statistics['variables'],
  level: 0.01,
};

describe('specimen stats --format svg', () => {
  const svg = statisticsPicture(statistics, hostile);

  it('holds names as texts, whatever they hold, and no more of them than fits', () => {
    assert.doesNotMatch(svg, /<script/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there.
    assert.doesNotMatch(svg, /[\u0000-\u0008\u000b-\u001f\u202e]/);
    for (const [, shown] of svg.matchAll(/<text[^>]*>(?:<title>[^<]*<\/title>)?([^<]*)<\/text>/g))
      assert.ok(shown.replaceAll(/&#\d+;/g, '?').length <= 110, shown);
  });

  it('is XML: every element that begins ends', () => {
    const open: string[] = [];
    for (const [, slash, name, end] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
      if (slash) assert.equal(open.pop(), name);
      else if (!end) open.push(name);
    }
    assert.deepEqual(open, []);
    for (const [, entity] of svg.matchAll(/&([^;\s]{0,12});?/g)) assert.match(entity, /^#\d+$/);
  });

  it('is a picture, light by itself', async () => {
    const { data, info } = await sharp(Buffer.from(svg)).raw().toBuffer({ resolveWithObject: true });
    assert.equal(info.width, 960);
    assert.deepEqual([...data.subarray(0, 3)], [255, 255, 255]);
    // A quarter of the first bar is filled.
    assert.match(svg, /class="track"[^>]*width="482"[^>]*\/><rect class="accepted"[^>]*width="120.5"/);
  });

  it('is small, and empty sections are left out', () => {
    const empty = { ...statistics, requires: [], classes: [], views: [], variables: [] };
    const without = statisticsPicture(empty, 'D');
    assert.doesNotMatch(without, /Conditions|Classes|Boxes|Variables/);
    const many = { ...statistics, variables: new Array(5000).fill(statistics.variables[0]) };
    assert.match(statisticsPicture(many, 'D'), /4,910 more are not shown/);
  });
});
