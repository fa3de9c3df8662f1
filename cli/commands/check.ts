import { Command, Option } from 'commander';
import type { FileCache } from '../../files/cache/file-cache.js';
import { version } from '../../language/version.js';
import type { Context } from '../context.js';
import { exitStatus } from '../exit-status.js';
import { withFileCache } from '../input/cache.js';
import { type OpenFile, openFile } from '../input/open-file.js';
import { runRules } from '../input/run-rules.js';
import { countsOf } from '../report/counts.js';
import { type ReportFormat, report, reportFormats } from '../report/report.js';
import type { Told } from '../report/told.js';

/** `specimen check`: tells what is wrong with specs and plans. */
export function checkCommand(context: Context): Command {
  return new Command('check')
    .summary('tell what is wrong with specs')
    .description('Checks specs with all that they import, and plans: names, types and units, files, ranges.')
    .argument('<file...>', 'specs (.specimen) or plans (.json)')
    .addOption(
      new Option('--format <format>', 'text goes to standard error, the others to standard output')
        .choices(reportFormats)
        .default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ specimen check scene.specimen
  $ specimen check *.specimen --format github    in a workflow: faults stand beside the lines
  $ specimen check scene.specimen --format json | jq -r '.diagnostics[].message'`,
    )
    .action(async (names: string[], { format }: { format: ReportFormat }) => {
      const files = names.map(openFile);
      const diagnostics = await withFileCache(context, (cache) => checkAll(files, cache));
      const { diagnosticCatalogue } = await import('../../language/diagnostics/catalogue.js');
      const tool = { version, rules: { ...diagnosticCatalogue, ...runRules } };
      const text = report(diagnostics, format, { ...context.terminal, tool });
      if (format === 'text') context.terminal.tell(`${text}${countsOf(diagnostics, files.length)}\n`);
      else await context.output.write(text);
      if (diagnostics.some((each) => each.severity === 'error')) context.end(exitStatus.fault);
    });
}

/** What is wrong with the files, each thing once: several specs may import the same one. */
async function checkAll(files: readonly OpenFile[], cache: FileCache): Promise<Told[]> {
  const told = new Map<string, Told>();
  for (const file of files) {
    for (const each of await checkOne(file, cache)) {
      told.set(`${each.file} ${each.range.start.offset} ${each.range.end.offset} ${each.code}`, each);
    }
  }
  return [...told.values()];
}

async function checkOne(file: OpenFile, cache: FileCache): Promise<readonly Told[]> {
  if (file.kind === 'spec') {
    const { checkFile } = await import('../input/compile-file.js');
    return checkFile(file, cache);
  }
  const { readPlan } = await import('../input/read-plan.js');
  const read = readPlan(file);
  return read.ok ? [] : read.diagnostics;
}
