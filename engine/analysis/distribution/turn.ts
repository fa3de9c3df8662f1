/** Figures are told after so many milliseconds at the latest. */
const longestSilence = 300;
/** After this many milliseconds of work the host gets its turn. */
const slice = 8;

export interface DrawOptions {
  /** Lets the host do something else: `() => new Promise((resolve) => setTimeout(resolve))`. */
  readonly pause: () => Promise<void>;
  /** The clock, in milliseconds. It decides when figures are told, not which. */
  readonly now: () => number;
  /** Looked at after every pause; an `AbortSignal` will do. */
  readonly signal?: { readonly aborted: boolean };
}

/** The time between the host's turns. */
export class Turn {
  private begun: number;
  private toldAt: number;

  constructor(private readonly options: DrawOptions) {
    this.begun = options.now();
    this.toldAt = this.begun;
  }

  get isSilent(): boolean {
    return this.options.now() - this.toldAt > longestSilence;
  }

  told(): void {
    this.toldAt = this.options.now();
  }

  /** Gives the host its turn when it is due; whether to stop. */
  async isOver(): Promise<boolean> {
    const { now, pause, signal } = this.options;
    if (now() - this.begun < slice) return false;
    await pause();
    this.begun = now();
    return signal?.aborted === true;
  }
}
