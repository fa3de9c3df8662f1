/** What the shell is told at the end. */
export const exitStatus = {
  success: 0,
  /** The spec or the data is at fault. */
  fault: 1,
  /** The call is at fault. */
  call: 2,
  /** The machine is at fault, or this program. */
  machine: 3,
  /** Ended by Ctrl-C, as shells count it: 128 and the number of the signal. */
  interrupted: 130,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
