/** Runs jobs one at a time; of those that come meanwhile only the last is run, and the running one is told to stop. */
export class Latest {
  private next: ((signal: AbortSignal) => Promise<void>) | undefined;
  private running: AbortController | undefined;

  run(job: (signal: AbortSignal) => Promise<void>): void {
    this.next = job;
    this.running?.abort();
    if (!this.running) void this.work();
  }

  private async work(): Promise<void> {
    while (this.next) {
      const job = this.next;
      this.next = undefined;
      this.running = new AbortController();
      await job(this.running.signal);
    }
    this.running = undefined;
  }
}
