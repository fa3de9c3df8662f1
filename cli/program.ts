import { Command } from 'commander';
import { planSchemaVersion } from '../engine/plan/plan.js';
import { version } from '../language/version.js';
import { checkCommand } from './commands/check.js';
import { diffCommand } from './commands/diff.js';
import { doctorCommand } from './commands/doctor.js';
import { fmtCommand } from './commands/fmt.js';
import { lspCommand } from './commands/lsp.js';
import { newCommand } from './commands/new.js';
import { planCommand } from './commands/plan.js';
import { previewCommand } from './commands/preview.js';
import { renderCommand } from './commands/render.js';
import { runCommand } from './commands/run.js';
import { sampleCommand } from './commands/sample.js';
import { statsCommand } from './commands/stats.js';
import { whyCommand } from './commands/why.js';
import type { Context } from './context.js';
import { visibleLines } from './report/cells.js';

/** The command line: what it is called with, and what is done. */
export function program(context: Context): Command {
  const commands = [
    checkCommand,
    fmtCommand,
    planCommand,
    sampleCommand,
    statsCommand,
    diffCommand,
    previewCommand,
    renderCommand,
    runCommand,
    whyCommand,
    newCommand,
    doctorCommand,
    lspCommand,
  ].map((make) => make(context));
  const all = new Command('specimen')
    .description('A language for synthetic data sets.')
    .version(`${version} (${planSchemaVersion})`, '--version', 'print the version, and the schema of plans')
    .addHelpText(
      'after',
      `
Examples:
  $ specimen new kitchen
  $ specimen check kitchen/kitchen.specimen
  $ specimen sample kitchen/kitchen.specimen --index 0..9
  $ specimen help sample

Exit status: 0 success, 1 the spec or the data is at fault, 2 the call, 3 the machine.`,
    );
  for (const command of commands) all.addCommand(command);
  for (const command of [all, ...commands]) {
    command
      .helpOption('-h, --help', 'print this help')
      .exitOverride()
      .configureOutput({ writeErr: (text) => context.terminal.tell(visibleLines(text)) })
      .showHelpAfterError('(--help tells how it is called.)');
  }
  return all;
}
