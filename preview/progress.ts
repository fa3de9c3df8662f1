import { part } from './parts.js';

/** Says what is waited for, once that is noticed. */
export async function waiting<T>(words: string, job: Promise<T>): Promise<T> {
  const show = () => {
    part('status').textContent = `${words} …`;
  };
  const timer = setTimeout(show, 300);
  try {
    return await job;
  } finally {
    clearTimeout(timer);
  }
}

/** Pictures, and jobs to their end, since the page was loaded: for whoever waits for the next. */
export function count(what: 'drawn' | 'finished' | 'sampled'): void {
  const { dataset } = document.body;
  dataset[what] = String(Number(dataset[what] ?? 0) + 1);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
