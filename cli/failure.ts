import { type ExitStatus, exitStatus } from './exit-status.js';

/** Ends the program with a message of one line or more. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly status: ExitStatus,
    message: string,
  ) {
    super(message);
  }
}

/** The call is at fault: what was given, and what would do. */
export function callFailure(message: string): Failure {
  return new Failure(exitStatus.call, message);
}

/** Whether the file system or the network of the machine said no. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
