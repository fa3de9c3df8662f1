import type { WebGPURenderer } from 'three/webgpu';
import { type Gpu, NoGpuError, openGpu } from './open-gpu.js';
import { canvasLike, installShims } from './shims.js';

/** A graphics device with three's renderer on it. */
export interface OpenRenderer extends Gpu {
  readonly renderer: WebGPURenderer;
}

/** @throws NoGpuError */
export async function openRenderer(): Promise<OpenRenderer> {
  installShims();
  const gpu = await openGpu();
  const three = await import('three/webgpu');
  const canvas = canvasLike(1, 1) as unknown as HTMLCanvasElement;
  const renderer = new three.WebGPURenderer({ device: gpu.device, canvas, antialias: false, alpha: false });
  await renderer.init();
  if (!('isWebGPUBackend' in renderer.backend)) {
    throw new NoGpuError(
      'The graphics device could not be used: three fell back to WebGL, which Node has not.',
    );
  }
  return { ...gpu, renderer };
}
