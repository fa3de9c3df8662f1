import { part } from './parts.js';
import type { PageState } from './state.js';

/** What is shown, in words: to read with each picture, and to hear once it is there as a whole. */
export class Status {
  private words = '';

  /** @param begun when it was asked for, of `performance.now()` */
  show(words: readonly string[], api: string, begun: number): void {
    const time = `${Math.round(performance.now() - begun)} ms`;
    part('status').textContent = [...words, api, time].join(' · ');
    this.words = words.join(', ');
  }

  speak({ index, fixed }: PageState): void {
    const set = Object.keys(fixed).length;
    const what = index === null ? '' : `sample ${index}, `;
    part('spoken').textContent = `${what}${this.words}${set > 0 ? `, ${set} set by hand` : ''}`;
  }
}
