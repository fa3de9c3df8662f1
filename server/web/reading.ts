/** Requests under way at a time. */
const mostAtOnce = 16;
/** What may be under way or come in together before it is looked at, in bytes; one request may always be. */
const mostBytesAtOnce = 256 * 1024 ** 2;

interface Task {
  readonly bytes: number;
  readonly run: () => Promise<void>;
}

/** Requests that are under way or wait their turn, each once. */
export class Reading {
  private readonly waiting = new Map<string, Task>();
  private readonly running = new Set<string>();
  /** Of the batch that is under way, with what of it has come. */
  private bytes = 0;
  private batch: { readonly promise: Promise<void>; readonly end: () => void } | undefined;

  /** @param onNew told when a batch has come */
  constructor(private readonly onNew: () => void) {}

  /** Settles when the batch that is under way has come. */
  get pending(): Promise<void> | undefined {
    return this.batch?.promise;
  }

  /** @param run never rejects */
  ask(key: string, bytes: number, run: () => Promise<void>): void {
    if (this.running.has(key)) return;
    this.waiting.set(key, { bytes, run });
    if (!this.batch) {
      let end = () => {};
      const promise = new Promise<void>((resolve) => {
        end = resolve;
      });
      this.batch = { promise, end };
    }
    this.start();
  }

  private start(): void {
    for (const [key, { bytes, run }] of this.waiting) {
      const isFirst = this.bytes === 0;
      if (this.running.size >= mostAtOnce || (!isFirst && this.bytes + bytes > mostBytesAtOnce)) return;
      this.waiting.delete(key);
      this.running.add(key);
      this.bytes += bytes;
      void run().finally(() => {
        this.running.delete(key);
        this.start();
        if (this.running.size === 0) this.endBatch();
      });
    }
  }

  /** What still waits is asked for again by those who look at what has come. */
  private endBatch(): void {
    const { batch } = this;
    this.batch = undefined;
    this.bytes = 0;
    this.waiting.clear();
    this.onNew();
    batch?.end();
  }
}
