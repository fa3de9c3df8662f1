import type { Plan } from '../../engine/plan/plan.js';

/** Makes figures that grow: each is told when it is asked for, the last with `complete`. */
export type Figures<T> = (signal: { readonly aborted: boolean }) => AsyncGenerator<T>;

interface Running<T> {
  readonly plan: Plan;
  readonly about: string;
  readonly figures: AsyncGenerator<T>;
  /** Looked at while figures are made; whoever asks for the next ones may have another signal. */
  readonly signal: { aborted: boolean };
}

/**
 * A study whose figures are asked for one after another, so that other requests have their turn between them. One at a
 * time: asked for something else, or after it was complete, it begins anew.
 */
export class Study<T extends { readonly complete: boolean }> {
  private running: Running<T> | undefined;

  /** The next figures of what is asked about. @throws the signal's reason once it is aborted */
  async next(plan: Plan, about: string, make: Figures<T>, signal: AbortSignal): Promise<T> {
    if (this.running?.plan !== plan || this.running.about !== about) {
      const own = { aborted: false };
      this.running = { plan, about, figures: make(own), signal: own };
    }
    const { running } = this;
    const stop = () => {
      running.signal.aborted = true;
    };
    signal.addEventListener('abort', stop);
    try {
      const { value, done } = await running.figures.next();
      signal.throwIfAborted();
      if (done || value.complete) this.running = undefined;
      return value as T;
    } catch (error) {
      this.running = undefined;
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}
