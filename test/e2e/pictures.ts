import { createHash } from 'node:crypto';
import type { Frame } from 'playwright-core';

/** How many pictures the preview has drawn. */
export const drawn = (frame: Frame) => frame.evaluate(() => Number(document.body.dataset['drawn'] ?? 0));

/** Waits until the preview has drawn once more. */
export async function drawnAfter(frame: Frame, before: number): Promise<void> {
  await frame.waitForFunction((count) => Number(document.body.dataset['drawn'] ?? 0) > count, before);
}

/** What stands on the preview's canvas: a hash of its pixels, and how many colours there are. */
export async function pixelsOf(frame: Frame): Promise<{ hash: string; colours: number }> {
  const rgba = await frame.evaluate(() => {
    const canvas = document.querySelector('canvas')!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return Array.from(data);
  });
  const colours = new Set<number>();
  for (let at = 0; at < rgba.length; at += 4)
    colours.add((rgba[at]! << 16) | (rgba[at + 1]! << 8) | rgba[at + 2]!);
  return { hash: createHash('sha256').update(Uint8Array.from(rgba)).digest('hex'), colours: colours.size };
}
