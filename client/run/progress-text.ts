import type { RunProgress } from './journal-progress.js';

/** What is known of the pace of a run. */
export interface Pace {
  /** Samples done since it was first seen that one was. */
  readonly done: number;
  readonly seconds: number;
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

/** `120 of 2,000 · 3.1/s · 9 min left`; without pace while it is not known. */
export function progressText({ done, of }: RunProgress, pace: Pace | undefined): string {
  const far = `${count(done)} of ${count(of)}`;
  if (!pace || pace.done === 0 || pace.seconds <= 0) return far;
  const rate = pace.done / pace.seconds;
  return `${far} · ${rateText(rate)} · ${durationText((of - done) / rate)} left`;
}

/** Samples a second, or a minute where they are few. */
function rateText(rate: number): string {
  if (rate >= 10) return `${count(Math.round(rate))}/s`;
  if (rate >= 0.1) return `${rate.toFixed(1)}/s`;
  return `${(rate * 60).toFixed(1)}/min`;
}

/** A time as people say it, in its one or two largest units. */
function durationText(seconds: number): string {
  if (seconds < 99.5) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
