import type { WebGPURenderer } from 'three/webgpu';

/**
 * Makes a renderer ready. By itself three keeps a loop at the pace of the screen, and asks at that pace whether a picture
 * has come back; both stand still while the page is hidden. Nothing here is animated: there is no loop, and pictures are
 * asked for every few milliseconds.
 */
export async function initAtOwnPace(renderer: WebGPURenderer): Promise<void> {
  self.requestAnimationFrame = () => 0;
  await renderer.init();
  self.requestAnimationFrame = (callback) => Number(setTimeout(() => callback(performance.now()), 1));
}
