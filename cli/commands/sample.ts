import { Command } from 'commander';
import type { Context } from '../context.js';
import { exitStatus } from '../exit-status.js';
import { parseIndexRange } from '../input/index-range.js';
import { type LoadOptions, loadPlan } from '../input/load-plan.js';
import { withPlanOptions } from '../input/settings.js';
import { HoleTally } from '../report/hole-tally.js';
import { tellWarnings } from '../report/warnings.js';
import { overIndices } from '../running/over-indices.js';
import { Progress } from '../running/progress.js';

interface SampleOptions extends LoadOptions {
  readonly index: string;
}

/** `specimen sample`: prints concrete worlds. */
export function sampleCommand(context: Context): Command {
  return withPlanOptions(
    new Command('sample')
      .summary('print samples, without rendering')
      .description(
        'Prints samples as JSON, one a line: every variable, object, light and camera of a world. The same index gives the same sample, on every machine. A sample that cannot be made is a line with "hole", and the status is 1.',
      )
      .argument('<file>', 'a spec (.specimen) or a plan (.json)')
      .option('--index <a..b>', 'which samples: 5, or 0..9 for ten, or 10.. to the last', '0'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ specimen sample scene.specimen
  $ specimen sample scene.specimen --index 0..999 > samples.jsonl
  $ specimen sample plan.json --index 0.. | jq -c .variables`,
    )
    .action(async (name: string, options: SampleOptions) => {
      const loaded = await loadPlan(name, options, context);
      const range = parseIndexRange(options.index, loaded.plan.dataset.samples);
      tellWarnings(loaded.diagnostics, context);
      const { openSampler } = await import('../input/open-sampler.js');
      const sampler = await openSampler(loaded);
      const holes = new HoleTally(loaded.places);
      const progress = new Progress(context.terminal, range.last - range.first + 1, 'samples');
      let lines: string[] = [];
      try {
        await overIndices(
          range,
          (index) => {
            const outcome = sampler.sample(index);
            lines.push(`${JSON.stringify(outcome)}\n`);
            if ('hole' in outcome) holes.add(outcome);
          },
          async (done) => {
            const text = lines.join('');
            lines = [];
            await context.output.write(text);
            progress.show(done);
          },
        );
      } finally {
        progress.clear();
      }
      if (holes.count === 0) return;
      context.terminal.tell(holes.describe(range.last - range.first + 1));
      context.end(exitStatus.fault);
    });
}
