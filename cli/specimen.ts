import { CommanderError } from 'commander';
import type { Context } from './context.js';
import { type ExitStatus, exitStatus } from './exit-status.js';
import { Failure, isSystemError } from './failure.js';
import { Faults } from './input/faults.js';
import { Output, OutputClosed } from './output.js';
import { program } from './program.js';
import { visible, visibleLines } from './report/cells.js';
import { textReport } from './report/text.js';
import { Interrupted } from './running/interruptible.js';
import { painter, terminalOf } from './terminal.js';

let status: ExitStatus = exitStatus.success;
const context: Context = {
  terminal: terminalOf(process),
  output: new Output(process.stdout),
  environment: process.env,
  end: (ending) => {
    status = ending;
  },
};
// What cannot be told any more is no reason to fail.
process.stderr.on('error', () => undefined);

try {
  await program(context).parseAsync(process.argv);
} catch (error) {
  status = statusOf(error);
}
process.exitCode = status;

/** Tells what ended the command, and with which status. */
function statusOf(error: unknown): ExitStatus {
  const { terminal } = context;
  const fail = (message: string) =>
    terminal.tell(`${painter(terminal.styled)('error', 'error')}: ${visibleLines(message)}\n`);
  if (error instanceof OutputClosed) return exitStatus.success;
  if (error instanceof Interrupted) return exitStatus.interrupted;
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.success : exitStatus.call;
  if (error instanceof Faults) {
    terminal.tell(textReport(error.diagnostics, terminal));
    return exitStatus.fault;
  }
  if (error instanceof Failure) {
    fail(error.message);
    return error.status;
  }
  if (isSystemError(error)) {
    fail(error.message);
    return exitStatus.machine;
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  fail(
    `specimen itself is at fault (${visible(`${name}: ${message}`)}). Please report this with the spec; SPECIMEN_DEBUG=1 shows where.`,
  );
  if (context.environment['SPECIMEN_DEBUG']) terminal.tell(`${stack}\n`);
  return exitStatus.machine;
}
