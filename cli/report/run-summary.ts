import { join, relative, resolve } from 'node:path';
import type { GenerateResult } from '../../runner/index.js';
import { callText } from '../running/call-text.js';
import { visible } from './cells.js';

/** What a run has made. */
type Summary = Pick<GenerateResult, 'made' | 'images' | 'annotations' | 'first' | 'hasOverview'> & {
  /** The folder of the data set, as it was named. */
  readonly out: string;
  /** The folder of the spec. */
  readonly root: string;
  readonly seconds: number;
};

/** What is told at the end of a run: how much, how fast, where to look, and what to do next. */
export function runSummary(summary: Summary): string {
  const { made, images, annotations, first, hasOverview, out, root, seconds } = summary;
  const count = (value: number) => value.toLocaleString('en');
  const classes = [...annotations].map(([name, number]) => `${count(number)} ${name}`).join(', ');
  const shown = fromHere(out);
  const pace =
    made === 0
      ? 'nothing was left to do'
      : `${seconds.toFixed(1)} s, ${(seconds / made).toFixed(2)} s a sample`;
  const lines = [
    `${count(images)} ${images === 1 ? 'image' : 'images'} in ${shown} (${pace})`,
    `  labels    ${classes || 'none'}`,
    ...(hasOverview ? [`  look at   ${join(shown, 'overview.png')}`] : []),
  ];
  if (first) {
    const middle = [first.width, first.height].map((side) => Math.floor(side / 2)).join(',');
    const from = fromHere(root) === '.' ? [] : ['--root', fromHere(root)];
    const call = callText(['why', join(shown, first.path), '--at', middle, ...from]);
    lines.push(`  then      ${call}`);
  }
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** A path as the shortest that leads there from the current folder. */
function fromHere(path: string): string {
  const full = resolve(path);
  const short = relative(process.cwd(), full) || '.';
  return short.length < full.length ? short : full;
}
