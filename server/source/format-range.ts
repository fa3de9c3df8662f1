/**
 * What to write for the lines from `first` to `last` (offsets into `before`) so that they look as in `after`, which
 * differs from it only in spaces and in the signs between items. Undefined where there is nothing to do.
 */
export function formatRange(
  before: string,
  after: string,
  first: number,
  last: number,
): { start: number; end: number; text: string } | undefined {
  const from = before.lastIndexOf('\n', first - 1) + 1;
  const lineEnd = before.indexOf('\n', last);
  const to = lineEnd < 0 ? before.length : lineEnd;
  const old = placesOf(before);
  const now = placesOf(after);
  // The same words stand in both; were it not so, nothing may be moved.
  if (old.length !== now.length) return undefined;
  const begin = old.findIndex((place) => place >= from);
  const end = old.findLastIndex((place) => place < to);
  if (begin < 0 || end < begin) return undefined;
  const stop = /^[;, \t\r]*/.exec(before.slice(old[end]! + 1, to))![0].length;
  const indent = after.lastIndexOf('\n', now[begin]!) + 1;
  const startsLine = after.slice(indent, now[begin]!).trim() === '';
  const start = startsLine ? from : old[begin]!;
  // In the new text a line may go on after the last word of the range: signs between items stay as they are there.
  const tail = /^[;,]*/.exec(after.slice(now[end]! + 1))![0].length;
  const text = after.slice(startsLine ? indent : now[begin]!, now[end]! + 1 + tail);
  const stretch = { start, end: old[end]! + 1 + stop, text };
  return before.slice(stretch.start, stretch.end) === text ? undefined : stretch;
}

/** The offsets of all that is neither space nor a sign between items. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  for (const { index } of text.matchAll(/[^\s;,]/g)) places.push(index);
  return places;
}
