/** Pictures, and jobs to their end, since the page was loaded: for whoever waits for the next. */
export function count(what: 'sampled' | 'drawn' | 'finished' | 'sampled'): void {
  const { dataset } = document.body;
  dataset[what] = String(Number(dataset[what] ?? 0) + 1);
}
