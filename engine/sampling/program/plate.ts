import type { Program } from './program.js';

/** What is repeated: the scene once a sample, an element once an instance. Blocks run in the plate that uses them. */
export class Plate {
  slotCount = 0;

  /**
   * @param pattern the address of a run, with `[*]` for the number of an instance
   * @param many whether there may be several runs, so that one run is not all
   */
  constructor(
    readonly program: Program,
    readonly pattern: string,
    readonly many: boolean,
    readonly isScene: boolean,
  ) {}
}
