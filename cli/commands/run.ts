import { resolve } from 'node:path';
import { Command } from 'commander';
import { version } from '../../language/version.js';
import type { Context } from '../context.js';
import { exitStatus } from '../exit-status.js';
import { Failure } from '../failure.js';
import { type LoadedPlan, type LoadOptions, loadPlan } from '../input/load-plan.js';
import { withPlanOptions } from '../input/settings.js';
import { parseWhole } from '../input/whole-number.js';
import { visible } from '../report/cells.js';
import { HoleTally } from '../report/hole-tally.js';
import { runSummary } from '../report/run-summary.js';
import { tellWarnings } from '../report/warnings.js';
import { callText } from '../running/call-text.js';
import { Interrupted } from '../running/interruptible.js';
import { interruptibleSampler } from '../running/interruptible-sampler.js';
import { Progress } from '../running/progress.js';
import { stoppable } from '../running/stoppable.js';

interface RunOptions extends LoadOptions {
  readonly out: string;
  readonly samples?: string;
  readonly resume?: boolean;
  readonly failFast?: boolean;
}

/** `specimen run`: makes a data set. */
export function runCommand(context: Context): Command {
  return withPlanOptions(
    new Command('run')
      .summary('make a data set: images, labels, exports')
      .description(
        'Makes a data set: images, labels, exports such as COCO, and overview.png, a sheet to look at first. The same plan gives the same bytes with the same renderer, whatever interrupts it. Ctrl-C ends cleanly; --resume goes on.',
      )
      .argument('<file>', 'a spec (.specimen) or a plan (.json)')
      .requiredOption('-o, --out <folder>', 'the folder of the data set')
      .option('-n, --samples <count>', 'how many samples, where not as many as the spec says')
      .option('--resume', 'go on with a data set that was begun, or add samples to a finished one')
      .option('--fail-fast', 'stop at the first sample that can not be made'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ specimen run kitchen.specimen --out kitchen-data
  $ specimen run kitchen.specimen --out try --samples 24 --set clutter=12
  $ specimen run kitchen.specimen --out kitchen-data --resume`,
    )
    .action(async (name: string, options: RunOptions) => {
      const loaded = await loadPlan(name, options, context);
      tellWarnings(loaded.diagnostics, context);
      await run(withSamples(loaded, options.samples), options, context);
    });
}

function withSamples(loaded: LoadedPlan, text: string | undefined): LoadedPlan {
  if (text === undefined) return loaded;
  const samples = parseWhole('--samples', text, 1, 1_000_000_000);
  const { plan } = loaded;
  return { ...loaded, plan: { ...plan, dataset: { ...plan.dataset, samples } } };
}

async function run(loaded: LoadedPlan, options: RunOptions, context: Context): Promise<void> {
  const { terminal } = context;
  const { plan, root } = loaded;
  const out = resolve(options.out);
  const { withRunnerFaults } = await import('../input/runner-faults.js');
  await withRunnerFaults(loaded, async () => {
    const { openSampler } = await import('../input/open-sampler.js');
    const runner = await import('../../runner/index.js');
    runner.checkExports({ plan });
    const disk = runner.tellingNodeDisk(options.out);
    const wanted = {
      dataset: plan.dataset.name,
      identity: runner.identityOf(plan),
      samples: plan.dataset.samples,
    };
    await runner.checkOut(disk, out, wanted, options.resume === true);
    const licences = runner.readLicences(plan, root);
    tellUnstated(licences, context);
    const sampler = interruptibleSampler(await openSampler(loaded));
    const frames = await runner.openFrames({
      plan,
      root,
      onWarning: (text) => terminal.tell(`warning: ${visible(text)}\n`),
    });
    const holes = new HoleTally(loaded.places);
    // Results come at the end, so progress has the terminal for itself.
    const shown = { ...terminal, showsProgress: terminal.isTerminal };
    let progress: Progress | undefined;
    const begun = performance.now();
    terminal.tell(`Rendering with ${frames.renderer.name}.\n`);
    try {
      const result = await stoppable(
        (signal) =>
          runner.generate({
            plan,
            sampler,
            frames,
            out,
            samples: plan.dataset.samples,
            resume: options.resume === true,
            failFast: options.failFast === true,
            licences,
            tool: `specimen ${version}`,
            disk,
            signal,
            onProgress: (done, of) => {
              progress ??= new Progress(shown, of, 'samples');
              progress.show(done);
            },
            onHole: (hole) => holes.add(hole),
          }),
        () => {
          progress?.clear();
          terminal.tell('Stopping: what is in hand is finished first. Ctrl-C again ends at once.\n');
        },
      );
      progress?.clear();
      if (holes.count > 0) {
        terminal.tell(holes.describe(result.made));
        context.end(exitStatus.fault);
      }
      const before = result.holes - holes.count;
      if (before > 0)
        terminal.tell(`${before} more samples are holes that an earlier run met; journal.jsonl says why.\n`);
      if (result.holes > 0) context.end(exitStatus.fault);
      if (result.stopped !== undefined) {
        terminal.tell(`${result.done} of ${plan.dataset.samples} samples are done.\n`);
        if (result.stopped === 'signal') throw new Interrupted();
        if (result.stopped === 'only-holes') throw onlyHoles(result.made, loaded.file.name, options);
        return;
      }
      if (result.images === 0) {
        throw new Failure(
          exitStatus.fault,
          'No sample could be made, so there is no image. `specimen stats` says which condition fails.',
        );
      }
      const seconds = (performance.now() - begun) / 1000;
      await context.output.write(runSummary({ ...result, out: options.out, root: root.path, seconds }));
    } catch (error) {
      progress?.clear();
      if (error instanceof Interrupted)
        terminal.tell(`Go on with:\n  ${resumeCall(loaded.file.name, options)}\n`);
      throw error;
    } finally {
      await frames.close();
    }
  });
}

function onlyHoles(made: number, name: string, options: RunOptions): Failure {
  return new Failure(
    exitStatus.fault,
    `The first ${made} samples are all holes, so the others are not tried. \`specimen stats\` says how often each condition holds. To try more of them all the same:\n  ${resumeCall(name, options)}`,
  );
}

/** The same call again, going on. */
function resumeCall(name: string, { out, samples, set, scene, root, failFast }: RunOptions): string {
  const settings = [...(set ?? [])].flatMap(([param, value]) => ['--set', `${param}=${value}`]);
  const given = Object.entries({ samples, scene, root }).flatMap(([option, value]) =>
    value === undefined ? [] : [`--${option}`, value],
  );
  return callText([
    'run',
    name,
    '--out',
    out,
    ...given,
    ...settings,
    ...(failFast ? ['--fail-fast'] : []),
    '--resume',
  ]);
}

function tellUnstated(
  licences: readonly { license: string | null; files: readonly string[] }[],
  { terminal }: Context,
): void {
  const unstated = licences.filter(({ license }) => license === null).flatMap(({ files }) => files);
  if (unstated.length === 0) return;
  const [first, ...others] = unstated;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  terminal.tell(
    `warning: no licence is stated for ${visible(first ?? '')}${more}: a licenses.json beside them would say so in the data set.\n`,
  );
}
