/** Why a run cannot begin or go on, told to people in a sentence or two with what to do. */
export class RunProblem extends Error {
  override readonly name = 'RunProblem';

  constructor(
    /** Who is at fault: the spec or the data, the call, or the machine. */
    readonly fault: 'data' | 'call' | 'machine',
    message: string,
  ) {
    super(message);
  }
}
