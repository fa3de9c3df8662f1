import { Command, Option } from 'commander';
import type { Context } from '../context.js';
import { exitStatus } from '../exit-status.js';
import { type LoadOptions, loadPlan } from '../input/load-plan.js';
import { withPlanOptions } from '../input/settings.js';
import { parseWhole } from '../input/whole-number.js';
import { tellWarnings } from '../report/warnings.js';
import { overIndices } from '../running/over-indices.js';
import { Progress } from '../running/progress.js';

interface StatsOptions extends LoadOptions {
  readonly samples?: string;
  readonly format: 'table' | 'json' | 'svg';
}

const mostSamples = 1_000_000_000;

/** `specimen stats`: what to expect of a data set. */
export function statsCommand(context: Context): Command {
  return withPlanOptions(
    new Command('stats')
      .summary('tell what to expect of a data set, before rendering')
      .description(
        'Makes the first samples of a data set without rendering them, and tells what to expect: how often each condition holds, how many things and classes there are, how large they appear, and how conditions bend what was declared.',
      )
      .argument('<file>', 'a spec (.specimen) or a plan (.json)')
      .option('--samples <n>', 'how many samples to make (default: 1000, fewer hundreds of large worlds)')
      .addOption(
        new Option('--format <format>', 'how to print it').choices(['table', 'json', 'svg']).default('table'),
      ),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ specimen stats scene.specimen
  $ specimen stats scene.specimen --samples 10000 --set clutter=12
  $ specimen stats scene.specimen --format json | jq '.classes'
  $ specimen stats scene.specimen --format svg > stats.svg`,
    )
    .action(async (name: string, options: StatsOptions) => {
      const wanted =
        options.samples === undefined ? undefined : parseWhole('--samples', options.samples, 1, mostSamples);
      const loaded = await loadPlan(name, options, context);
      tellWarnings(loaded.diagnostics, context);
      const { openSamplerWithoutFalling } = await import('../input/open-sampler.js');
      const { Analysis, fewestSamples, usualSamples } = await import('../../engine/analysis/index.js');
      const analysis = new Analysis(loaded.plan, openSamplerWithoutFalling(loaded));
      const make = async (first: number, samples: number) => {
        const progress = new Progress(context.terminal, samples, 'samples');
        try {
          await overIndices(
            { first, last: samples - 1 },
            (index) => analysis.add(index),
            async (done) => progress.show(first + done),
          );
        } finally {
          progress.clear();
        }
      };
      await make(0, wanted ?? fewestSamples);
      if (wanted === undefined) await make(fewestSamples, usualSamples(analysis.values));
      const statistics = analysis.statistics(true);
      if (options.format === 'json') {
        await context.output.write(`${JSON.stringify(statistics, null, 2)}\n`);
      } else if (options.format === 'svg') {
        const { statisticsPicture } = await import('../statistics/statistics-picture.js');
        await context.output.write(statisticsPicture(statistics, loaded.plan.dataset.name));
      } else {
        const { statisticsTable } = await import('../statistics/statistics-table.js');
        await context.output.write(statisticsTable(statistics, loaded.plan.dataset.name, loaded.places));
      }
      if (statistics.holes.count > 0) context.end(exitStatus.fault);
    });
}
