import { cpus } from 'node:os';
import { Command } from 'commander';
import { planSchemaVersion } from '../../engine/plan/plan.js';
import { version } from '../../language/version.js';
import type { Context } from '../context.js';

/** The size of the pictures that the speed is measured with, pixels. */
const [width, height] = [320, 240];
const pictures = 5;

/** `specimen doctor`: whether and how fast this machine renders. */
export function doctorCommand(context: Context): Command {
  return new Command('doctor')
    .summary('tell which renderer is in use here, and how fast it is')
    .description(
      'Tells which renderer is in use here, how fast it is, and how to get a faster one. Ends with status 3 where there is no way to render.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ specimen doctor`,
    )
    .action(() => doctor(context));
}

async function doctor(context: Context): Promise<void> {
  const { output } = context;
  const processors = cpus();
  await output.write(
    row('specimen', version) +
      row('plans', planSchemaVersion) +
      row('Node', process.version) +
      row('platform', `${process.platform} ${process.arch}`) +
      row('processor', `${processors.length} × ${processors[0]?.model ?? 'unknown'}`),
  );
  const { loadStarterPlan } = await import('../input/starter-plan.js');
  const loaded = await loadStarterPlan(width, height, context);
  const { withRunnerFaults } = await import('../input/runner-faults.js');
  await withRunnerFaults(loaded, async () => {
    const { openSampler } = await import('../input/open-sampler.js');
    const { drawingSpeed } = await import('../../runner/inspect/index.js');
    const sampler = await openSampler(loaded);
    const speed = await drawingSpeed(loaded.plan, loaded.root, sampler, pictures);
    const { name, kind } = speed.renderer;
    const milliseconds = Math.round(speed.millisecondsAPicture);
    await output.write(
      row('renderer', `${name}, ${kind === 'hardware' ? 'a GPU' : 'on the processor'}`) +
        row(
          'speed',
          `${milliseconds} ms a picture of ${width} x ${height} (the starter's scene, median of ${pictures})`,
        ),
    );
    if (kind === 'software') {
      const { driverCacheFolder } = await import('../../runner/gpu/software-driver.js');
      await output.write(row('cache', `${driverCacheFolder()} (the bundled driver, where it is in use)`));
    }
    if (speed.advice.length > 0)
      await output.write(`\nFor more speed:\n${speed.advice.map((text) => `  ${text}\n`).join('')}`);
  });
}

function row(name: string, value: string): string {
  return `${name.padEnd(11)}${value}\n`;
}
