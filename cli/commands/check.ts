import { Command, Option } from 'commander';
import type { FileCache } from '../../files/cache/file-cache.js';
import type { Context } from '../context.js';
import { exitStatus } from '../exit-status.js';
import { withFileCache } from '../input/cache.js';
import { Faults } from '../input/faults.js';
import { type OpenFile, openFile } from '../input/open-file.js';
import { planRules } from '../input/plan-rules.js';
import { type ReportFormat, report, reportFormats } from '../report/report.js';
import { countsOf } from '../report/counts.js';
import type { Told } from '../report/told.js';
import { version } from '../version.js';

/** `specimen check`: tells what is wrong with specs and plans. */
export function checkCommand(context: Context): Command {
  return new Command('check')
    .summary('tell what is wrong with specs')
    .description('Checks specs with all that they import, and plans: names, types and units, files, ranges.')
    .argument('<file...>', 'specs (.specimen) or plans (.json)')
    .addOption(
      new Option('--format <format>', 'how to tell it: text on standard error, the others on standard output')
        .choices(reportFormats)
        .default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ specimen check scene.specimen
  $ specimen check *.specimen --format github    in a workflow: faults stand beside the lines
  $ specimen check scene.specimen --format json | jq '.diagnostics[].code'`,
    )
    .action(async (names: string[], { format }: { format: ReportFormat }) => {
      const files = names.map(openFile);
      const { checkFile } = await import('../input/compile-file.js');
      const { diagnosticCatalogue } = await import('../../language/diagnostics/catalogue.js');
      const told = withFileCache(context, (cache) =>
        Promise.all(files.map((file) => checkOne(file, cache, checkFile, context))),
      );
      const diagnostics = once((await told).flat());
      const tool = { version, rules: { ...diagnosticCatalogue, ...planRules } };
      const text = report(diagnostics, format, { ...context.terminal, tool });
      if (format === 'text') context.terminal.tell(`${text}${countsOf(diagnostics, files.length)}\n`);
      else await context.output.write(text);
      return diagnostics.some((each) => each.severity === 'error') ? exitStatus.fault : exitStatus.success;
    });
}
