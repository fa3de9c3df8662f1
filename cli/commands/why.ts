import { Command } from 'commander';
import type { Context } from '../context.js';
import { exitStatus } from '../exit-status.js';
import { callFailure, Failure } from '../failure.js';
import { visible } from '../report/cells.js';

interface WhyOptions {
  readonly at: string;
  readonly root: string;
}

/** `specimen why`: the object at a pixel, its variables, and the lines that made them. */
export function whyCommand(context: Context): Command {
  return new Command('why')
    .summary('tell what a pixel shows, and the lines that made it')
    .description(
      'Tells which object is at a pixel of an image of a data set, with its variables and the line of the spec that each comes from. The sample is made again from the plan in specimen.json, so the files of its spec must be at hand; nothing is rendered.',
    )
    .argument('<image>', 'an image of a finished data set')
    .requiredOption('--at <x,y>', 'the pixel, from the top left one, which is 0,0')
    .option('--root <folder>', 'the folder of the spec that the data set was made from', '.')
    .addHelpText(
      'after',
      `
Examples:
  $ specimen why kitchen-data/images/000000.png --at 320,240
  $ specimen why kitchen-data/images/000012-left.png --at 17,40 --root specs/kitchen`,
    )
    .action(async (name: string, options: WhyOptions) => {
      const [x, y] = parsePixel(options.at);
      await why(name, x, y, options.root, context);
    });
}

function parsePixel(text: string): [x: number, y: number] {
  const [, x, y] = /^\s*(\d{1,6})\s*,\s*(\d{1,6})\s*$/.exec(text) ?? [];
  if (x === undefined || y === undefined) {
    throw callFailure(
      `--at takes a pixel as x,y in whole numbers, such as --at 320,240, not '${visible(text)}'.`,
    );
  }
  return [Number(x), Number(y)];
}

async function why(name: string, x: number, y: number, root: string, context: Context): Promise<void> {
  const { openImage } = await import('../input/open-image.js');
  const { loaded, index, stem, otherSpecs } = await openImage(name, root);
  const { plan, places } = loaded;
  const { withRunnerFaults } = await import('../input/runner-faults.js');
  await withRunnerFaults(loaded, async () => {
    const { openSampler } = await import('../input/open-sampler.js');
    const sampler = await openSampler(loaded);
    const sample = sampler.sample(index);
    if ('hole' in sample) {
      throw new Failure(
        exitStatus.fault,
        `Sample ${index} of this plan is a hole, so ${visible(name)} is not of it.`,
      );
    }
    const { createStems } = await import('../../engine/labels/index.js');
    const stems = createStems(plan);
    const camera = sample.cameras.find((each) => stems(index, each) === stem);
    if (!camera) {
      const due = sample.cameras.map((each) => stems(index, each)).join(', ');
      throw callFailure(`The images of sample ${index} are called ${due}, none ${visible(stem)}.`);
    }
    const { seenAt } = await import('../../runner/inspect/index.js');
    const { diskAssets } = await import('../../runner/assets.js');
    const { NodeModels } = await import('../../files/models.js');
    const source = diskAssets(new NodeModels(plan, loaded.root), () => undefined);
    const seen = await seenAt({ plan, sample, camera, source }, x, y);
    const heading = `${visible(name)} at ${x},${y}: `;
    if (!seen) {
      await context.output.write(`${heading}nothing: the surroundings\n`);
      return;
    }
    const { describeSeen } = await import('../report/seen-object.js');
    const { variables } = sampler;
    const { columns } = context.terminal;
    const text = describeSeen({ seen, sample, plan, variables, places, columns });
    await context.output.write(`${heading}${visible(seen.object.address)}\n\n${text}`);
    if (otherSpecs.length > 0) context.terminal.tell(missingLines(otherSpecs, loaded.root.path));
  });
}

function missingLines(specs: readonly string[], root: string): string {
  const names = specs.map(visible).join(', ');
  return `The lines of ${names} are not shown: in ${root} there is no such spec as it was when the data set was made. --root FOLDER says where it is.\n`;
}
