import type { ElementSite } from './element.js';
import type { Frame } from './frame.js';
import type { Program } from './program.js';

/** What is repeated: the scene once a sample, an element once an instance. Blocks run in the plate that uses them. */
export class Plate {
  slotCount = 0;
  /** Its one run, of the scene and of a run of a group: what stands inside reads it there. */
  only: Frame | undefined;
  /** The element that it repeats; undefined for the scene. */
  element: ElementSite | undefined;
  /** What `index` means where it is the number of a group's run, and not of an instance. */
  number: number | undefined;

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
