/** Draws what was asked for last, one after another: what is being drawn is never given up, so that a drag is seen. */
export class Following<T> {
  private next: { readonly wanted: T } | undefined;
  private isDrawing = false;

  constructor(private readonly draw: (wanted: T) => Promise<void>) {}

  run(wanted: T): void {
    this.next = { wanted };
    if (!this.isDrawing) void this.work();
  }

  /** What waits to be drawn is not wanted any more. */
  drop(): void {
    this.next = undefined;
  }

  private async work(): Promise<void> {
    this.isDrawing = true;
    while (this.next) {
      const { wanted } = this.next;
      this.next = undefined;
      await this.draw(wanted);
    }
    this.isDrawing = false;
  }
}
