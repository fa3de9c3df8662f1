import { createHash } from 'node:crypto';
import type { Frame } from 'playwright-core';

/** How many pictures the preview has drawn. */
export const drawn = (frame: Frame) => frame.evaluate(() => Number(document.body.dataset['drawn'] ?? 0));

/** Waits until the preview has drawn once more. */
export async function drawnAfter(frame: Frame, before: number): Promise<void> {
  await frame.waitForFunction((count) => Number(document.body.dataset['drawn'] ?? 0) > count, before);
}

/** Does something, and waits until the preview has shown all that follows from it. */
export async function following(frame: Frame, act: () => Promise<unknown>): Promise<void> {
  const finished = () => frame.evaluate(() => Number(document.body.dataset['finished'] ?? 0));
  const before = await finished();
  await act();
  await frame.waitForFunction((count) => Number(document.body.dataset['finished'] ?? 0) > count, before);
}

/** What stands on the first canvas of the preview that is shown: a hash of its pixels, and how many colours there are. */
export async function pixelsOf(frame: Frame): Promise<{ hash: string; colours: number }> {
  const rgba = await frame.evaluate(() => {
    const canvas = [...document.querySelectorAll('canvas')].find((each) => each.checkVisibility())!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return Array.from(data);
  });
  const colours = new Set<number>();
  for (let at = 0; at < rgba.length; at += 4)
    colours.add((rgba[at]! << 16) | (rgba[at + 1]! << 8) | rgba[at + 2]!);
  return { hash: createHash('sha256').update(Uint8Array.from(rgba)).digest('hex'), colours: colours.size };
}
