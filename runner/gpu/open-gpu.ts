import { createHash } from 'node:crypto';
import { constants, cpus } from 'node:os';
import type { RendererDescription } from '../../engine/frames/types.js';
import { bundledDriver, driverCacheFolder, type SoftwareDriver } from './software-driver.js';

declare const THREE_VERSION: string | undefined;

/** The version of three inside the bundle, put in by scripts/bundle.mjs; there the package itself is absent. */
const bundledThree = typeof THREE_VERSION === 'string' ? THREE_VERSION : undefined;

/** A graphics device, ready to render. */
export interface Gpu {
  readonly device: GPUDevice;
  readonly description: RendererDescription;
  /** How to get a faster one, in sentences; empty where this is a GPU. */
  readonly advice: readonly string[];
  /** What the device first refused to do, if anything: pictures made since may be black. */
  refusal(): string | undefined;
  close(): void;
}

/** No way to render was found. */
export class NoGpuError extends Error {
  override readonly name = 'NoGpuError';
}

/** Dlopen's flag that keeps a library when its module is refused; the headers' RTLD_NODELETE. */
const keepLoaded = 0x1000;

/**
 * Opens the best device there is: a GPU by the machine's own driver, else Mesa's lavapipe, else the bundled software
 * driver. Its environment variables and library are set for the whole process, and stay. @throws NoGpuError
 */
export async function openGpu(): Promise<Gpu> {
  const { create, globals, versions } = await loadWebGpu();
  Object.assign(globalThis, globals);
  // Without a Vulkan loader there is no native driver on Linux, and the library would complain on standard error.
  const native = hasLoader() ? await tryAdapter(() => create([])) : undefined;
  if (native && isUsable(native.info)) return await finish(native, versions, undefined);
  const driver = unpackedDriver();
  if (!driver) {
    if (native) return await finish(native, versions, undefined);
    throw new NoGpuError(
      'No graphics driver was found: no GPU with a Vulkan, Metal or Direct3D 12 driver, and the bundled software driver is not installed. Install it with `npm install @sparticuz/chromium@147.0.0` beside this program, or Mesa 24 or later (Debian: `apt-get install mesa-vulkan-drivers`).',
    );
  }
  process.env.VK_ICD_FILENAMES = driver.manifest;
  process.env.VK_DRIVER_FILES = driver.manifest;
  load(driver.loader);
  const software = await tryAdapter(() => create([]));
  if (!software) {
    throw new NoGpuError(
      `The bundled software driver ${driver.loader} gives no device. Is the processor older than SSE4.1? Mesa 24 or later would do as well.`,
    );
  }
  return await finish(software, versions, driver.sha256);
}

function unpackedDriver(): SoftwareDriver | undefined {
  try {
    return bundledDriver();
  } catch (error) {
    throw new NoGpuError(
      `The bundled software driver can't be unpacked into ${driverCacheFolder()} (${error instanceof Error ? error.message : error}). Set XDG_CACHE_HOME to a folder that can be written.`,
    );
  }
}

function hasLoader(): boolean {
  return process.platform !== 'linux' || load('libvulkan.so.1');
}

/** Loads a shared library into the process; false if there is none. */
function load(library: string): boolean {
  const { RTLD_NOW, RTLD_GLOBAL } = constants.dlopen;
  try {
    process.dlopen({ exports: {} }, library, RTLD_NOW | RTLD_GLOBAL | keepLoaded);
    return true;
  } catch (error) {
    // It is a library and no module, "did not self-register", and stays loaded.
    return error instanceof Error && /self-register/.test(error.message);
  }
}

interface WebGpu {
  readonly create: (options: string[]) => GPU;
  readonly globals: Record<string, unknown>;
  readonly versions: readonly string[];
}

async function loadWebGpu(): Promise<WebGpu> {
  try {
    const { create, globals } = (await import('webgpu')) as unknown as WebGpu;
    return { create, globals, versions: [`webgpu ${await versionOf('webgpu')}`] };
  } catch (error) {
    throw new NoGpuError(
      `The package webgpu can't be loaded on this machine (${error instanceof Error ? error.message : error}). It has builds for Linux (glibc), macOS and Windows on x64 and arm64.`,
    );
  }
}

async function versionOf(name: string): Promise<string> {
  const { createRequire } = await import('node:module');
  const { readFileSync } = await import('node:fs');
  const { dirname, join } = await import('node:path');
  const require = createRequire(import.meta.url);
  for (let folder = dirname(require.resolve(name)); ; folder = dirname(folder)) {
    try {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (manifest.name === name) return manifest.version;
    } catch {
      // Not the package's own folder yet.
    }
    if (folder === dirname(folder)) return 'unknown';
  }
}

async function tryAdapter(open: () => GPU): Promise<GPUAdapter | undefined> {
  try {
    const gpu = open();
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    // The GPU object must live as long as its adapter.
    if (adapter) alive.push(gpu);
    return adapter ?? undefined;
  } catch {
    return undefined;
  }
}

const alive: GPU[] = [];

/** Lavapipe before version 24 is refused by the library itself; a native SwiftShader is no better than the bundled one. */
function isUsable(info: GPUAdapterInfo): boolean {
  return !/swiftshader/i.test(`${info.architecture} ${info.description}`);
}

async function finish(
  adapter: GPUAdapter,
  versions: readonly string[],
  bundled: string | undefined,
): Promise<Gpu> {
  const { info } = adapter;
  const wanted: GPUFeatureName[] = ['float32-filterable'];
  const device = await adapter.requestDevice({
    requiredFeatures: wanted.filter((feature) => adapter.features.has(feature)),
    // Without asking, images could be 8,192 pixels wide at most.
    requiredLimits: { maxTextureDimension2D: adapter.limits.maxTextureDimension2D },
  });
  let refused: string | undefined;
  device.addEventListener('uncapturederror', ({ error }) => {
    refused ??= error.message;
  });
  const isSoftware = /swiftshader|llvmpipe|lavapipe|basic render|warp/i.test(
    `${info.architecture} ${info.device} ${info.description} ${info.vendor}`,
  );
  const name = `${info.description || info.device || info.architecture || info.vendor}${bundled ? ' (bundled software driver)' : ''}`;
  const three = `three ${bundledThree ?? (await versionOf('three'))}`;
  const parts = [
    name,
    info.vendor,
    info.architecture,
    ...versions,
    three,
    bundled ?? '',
    isSoftware ? cpus()[0]?.model : '',
  ];
  const key = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
  return {
    device,
    description: { name, kind: isSoftware ? 'software' : 'hardware', key },
    advice: isSoftware ? softwareAdvice(bundled !== undefined) : [],
    refusal: () => refused,
    close: () => device.destroy(),
  };
}

function softwareAdvice(isBundled: boolean): readonly string[] {
  return [
    'A GPU with its own driver is used where there is one: Vulkan on Linux (in a container, pass the device through), Direct3D 12 on Windows, Metal on macOS.',
    ...(isBundled
      ? [
          'Mesa’s lavapipe, version 24 or later, is 2 to 4 times as fast as the bundled driver: on Debian 13 or Ubuntu 24.04, `apt-get install mesa-vulkan-drivers libvulkan1`.',
        ]
      : []),
  ];
}
