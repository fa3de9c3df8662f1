import { Command } from 'commander';
import type { Context } from '../context.js';
import { callFailure, isSystemError } from '../failure.js';
import type { LoadOptions } from '../input/load-plan.js';
import { openFile } from '../input/open-file.js';
import { withPlanOptions } from '../input/settings.js';
import { parseWhole } from '../input/whole-number.js';
import { stoppable } from '../running/stoppable.js';

interface PreviewOptions extends LoadOptions {
  readonly port: string;
}

/** `specimen preview`: shows samples in a browser, anew at each change. */
export function previewCommand(context: Context): Command {
  return withPlanOptions(
    new Command('preview')
      .summary('show samples in a browser, anew at each change')
      .description(
        'Prints the address of a page that shows samples of the spec with their labels, and shows them anew whenever the spec or a file of it is saved. The page is for browsers of this machine, and nothing is fetched from elsewhere. Ctrl-C ends it.',
      )
      .argument('<file>', 'a spec (.specimen) or a plan (.json)')
      .option('--port <number>', 'the port of the address; 0 for any that is free', '0'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ specimen preview kitchen.specimen
  $ specimen preview kitchen.specimen --port 8080 --set clutter=12`,
    )
    .action(async (name: string, options: PreviewOptions) => {
      const port = parseWhole('--port', options.port, 0, 65_535);
      openFile(name);
      await preview(name, options, port, context);
    });
}

async function preview(name: string, options: LoadOptions, port: number, context: Context): Promise<void> {
  const { LiveSpec } = await import('../preview/live-spec.js');
  const { PageServer } = await import('../preview/page-server.js');
  let spec: InstanceType<typeof LiveSpec> | undefined;
  const server = await PageServer.open({ port, planFile: (path) => spec?.planFile(path) }).catch((error) => {
    if (isSystemError(error) && error.code === 'EADDRINUSE') {
      throw callFailure(
        `Port ${port} is taken by another program; without --port any that is free is taken.`,
      );
    }
    throw error;
  });
  spec = new LiveSpec(name, options, context, (message) => server.send(message));
  try {
    await spec.load();
    await context.output.write(`${server.url}\n`);
    context.terminal.tell('Open this address in a browser. Ctrl-C ends the preview.\n');
    await stoppable(
      (signal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
      () => undefined,
    );
  } finally {
    spec.close();
    await server.close();
  }
}
