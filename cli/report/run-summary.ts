import { join, relative, resolve } from 'node:path';

/** What a run has made. */
interface Summary {
  readonly made: number;
  readonly images: number;
  readonly annotations: ReadonlyMap<string, number>;
}

/** What is told at the end of a run: how much, how fast, where to look, and what to do next. */
export function runSummary({ made, images, annotations }: Summary, out: string, seconds: number): string {
  const count = (value: number) => value.toLocaleString('en');
  const classes = [...annotations].map(([name, number]) => `${count(number)} ${name}`).join(', ');
  const shown = relative(process.cwd(), resolve(out)) || '.';
  const pace =
    made === 0
      ? 'nothing was left to do'
      : `${seconds.toFixed(1)} s, ${(seconds / made).toFixed(2)} s a sample`;
  return `${count(images)} images in ${shown} (${pace})
  labels    ${classes || 'none'}
  look at   ${join(shown, 'overview.png')}
  then      specimen why ${join(shown, 'images', '000000.png')} --at 320,240
`;
}
