import type { ExitStatus } from './exit-status.js';
import type { Output } from './output.js';
import type { Terminal } from './terminal.js';

/** What a command gets from outside, beside its arguments. */
export interface Context {
  readonly terminal: Terminal;
  readonly output: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Sets the exit status where it is not success. */
  end(status: ExitStatus): void;
}
