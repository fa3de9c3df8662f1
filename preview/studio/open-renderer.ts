import { WebGPURenderer } from 'three/webgpu';
import type { RendererDescription } from '../../engine/frames/index.js';
import { type Counters, countPrograms } from './counters.js';
import { initAtOwnPace } from './frame-pace.js';

/** What the page draws with. */
export interface PageRenderer {
  readonly renderer: WebGPURenderer;
  readonly description: RendererDescription;
  /** The name of the graphics device, as far as the browser tells it. */
  readonly device: string;
  /** Pixels of the widest or highest image. */
  readonly largestSide: number;
  /** Whether the device is gone: what it drew last is not to be trusted. */
  readonly isLost: () => boolean;
}

/** The browser can't draw in three dimensions. */
export class NoRendererError extends Error {
  override readonly name = 'NoRendererError';
}

/**
 * WebGPU where the browser has it, else WebGL2.
 * @param onLost is told when the device is gone: the driver was reset, or another program took what there is
 * @throws NoRendererError
 */
export async function openRenderer(counters: Counters, onLost: () => void): Promise<PageRenderer> {
  const opened = await webGpuDevice();
  // Pictures are read back from targets; the canvas itself is never drawn on.
  const canvas = new OffscreenCanvas(1, 1);
  if (opened) {
    const { device, name } = opened;
    let isLost = false;
    void device.lost.then(() => {
      isLost = true;
      onLost();
    });
    countPrograms(counters, device);
    const renderer = new WebGPURenderer({ canvas, device, antialias: false, alpha: false });
    await initAtOwnPace(renderer);
    return describe(renderer, 'WebGPU', name, device.limits.maxTextureDimension2D, () => isLost);
  }
  const context = canvas.getContext('webgl2', { antialias: false, alpha: false });
  if (!context?.getExtension('EXT_color_buffer_float')) {
    throw new NoRendererError(
      'This browser has neither WebGPU nor WebGL2 with float targets, so nothing can be drawn. Hardware acceleration may be switched off in its settings.',
    );
  }
  canvas.addEventListener('webglcontextlost', onLost);
  countPrograms(counters, context);
  const renderer = new WebGPURenderer({ canvas, context, forceWebGL: true, antialias: false, alpha: false });
  await initAtOwnPace(renderer);
  const largestSide = context.getParameter(context.MAX_TEXTURE_SIZE) as number;
  return describe(renderer, 'WebGL2', nameOf(context), largestSide, () => context.isContextLost());
}

async function webGpuDevice(): Promise<{ device: GPUDevice; name: string } | undefined> {
  if (!('gpu' in navigator)) return undefined;
  try {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return undefined;
    const wanted: GPUFeatureName[] = ['float32-filterable'];
    const device = await adapter.requestDevice({
      requiredFeatures: wanted.filter((feature) => adapter.features.has(feature)),
    });
    const { vendor, architecture, device: model, description } = adapter.info;
    return { device, name: [vendor, architecture, model, description].filter(Boolean).join(' ') };
  } catch {
    // A driver that fails to open counts as none.
    return undefined;
  }
}

function nameOf(context: WebGL2RenderingContext): string {
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = names && context.getParameter(names.UNMASKED_RENDERER_WEBGL);
  return typeof name === 'string' ? name : '';
}

function describe(
  renderer: WebGPURenderer,
  api: string,
  device: string,
  largestSide: number,
  isLost: () => boolean,
): PageRenderer {
  return { renderer, device, largestSide, isLost, description: { name: api, kind: 'hardware', key: api } };
}
