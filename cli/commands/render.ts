import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Context } from '../context.js';
import { exitStatus } from '../exit-status.js';
import { callFailure } from '../failure.js';
import { type LoadedPlan, type LoadOptions, loadPlan } from '../input/load-plan.js';
import { withPlanOptions } from '../input/settings.js';
import { parseWhole } from '../input/whole-number.js';
import { visible } from '../report/cells.js';
import { HoleTally } from '../report/hole-tally.js';
import { tellWarnings } from '../report/warnings.js';

interface RenderOptions extends LoadOptions {
  readonly index: string;
  readonly out: string;
}

/** `specimen render`: draws one sample with every label. */
export function renderCommand(context: Context): Command {
  return withPlanOptions(
    new Command('render')
      .summary('draw one sample with every label')
      .description(
        'Draws one sample: for each camera the image and all labels, as `run` would write them, and pictures to look at: the labels on the image, depth, normals, instances and classes in colours. Prints the paths. Files of the same names are replaced.',
      )
      .argument('<file>', 'a spec (.specimen) or a plan (.json)')
      .option('--index <number>', 'which sample', '0')
      .requiredOption('-o, --out <folder>', 'where to write; it is made if it is not there'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ specimen render kitchen.specimen -o look
  $ specimen render kitchen.specimen --index 12 -o look --set clutter=12
  $ specimen render kitchen.specimen --scene Night -o night`,
    )
    .action(async (name: string, options: RenderOptions) => {
      const index = parseWhole('--index', options.index, 0, Number.MAX_SAFE_INTEGER);
      if (statSync(options.out, { throwIfNoEntry: false })?.isDirectory() === false) {
        throw callFailure(`${options.out} is a file; --out names a folder.`);
      }
      const loaded = await loadPlan(name, options, context);
      tellWarnings(loaded.diagnostics, context);
      await render(loaded, index, options.out, context);
    });
}

async function render(loaded: LoadedPlan, index: number, output: string, context: Context): Promise<void> {
  const { terminal } = context;
  const { plan, root } = loaded;
  const { withRunnerFaults } = await import('../input/runner-faults.js');
  await withRunnerFaults(loaded, async () => {
    const { inspectFolder, picturesOf, writePictures } = await import('../../runner/inspect/index.js');
    const { nodeDisk } = await import('../../runner/pipeline/disk.js');
    const out = resolve(output);
    await inspectFolder(nodeDisk, out);
    const { openSampler } = await import('../input/open-sampler.js');
    const sample = (await openSampler(loaded)).sample(index);
    if ('hole' in sample) {
      const holes = new HoleTally(loaded.places);
      holes.add(sample);
      terminal.tell(holes.describe(1));
      context.end(exitStatus.fault);
      return;
    }
    if (sample.cameras.length === 0)
      throw callFailure(`Sample ${index} has no camera, so there is no image of it.`);
    const { openFrames } = await import('../../runner/index.js');
    const frames = await openFrames({
      plan,
      root,
      onWarning: (text) => terminal.tell(`warning: ${visible(text)}\n`),
    });
    try {
      const files = await picturesOf(sample, await frames.frames(sample), plan);
      await writePictures(nodeDisk, out, files);
      await context.output.write(files.map(({ path }) => `${join(output, path)}\n`).join(''));
    } finally {
      await frames.close();
    }
  });
}
