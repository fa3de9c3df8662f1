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
