import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { filesOfTar } from '../../../runner/gpu/tar.js';
import { root } from '../../support/root.js';

const webGpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];

/**
 * A real Chromium out of a package, with the libraries and the software driver that a bare machine lacks. It is unpacked
 * once, into the project's cache.
 */
export async function openChromium(api: 'WebGPU' | 'WebGL2'): Promise<Browser> {
  const folder = unpacked();
  return await chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [
      '--headless=shell',
      '--no-sandbox',
      '--no-zygote',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      ...(api === 'WebGPU' ? webGpu : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: folder,
      FONTCONFIG_PATH: folder,
      HOME: folder,
    },
  });
}

function unpacked(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packageFolder = join(entry.slice(0, entry.lastIndexOf('@sparticuz')), '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const folder = join(root, '.cache', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const aside = mkdtempSync(`${folder}.`);
  const read = (name: string) => brotliDecompressSync(readFileSync(join(packageFolder, 'bin', name)));
  writeFileSync(join(aside, 'chromium'), read('chromium.br'));
  chmodSync(join(aside, 'chromium'), 0o755);
  for (const archive of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br']) {
    for (const { name, bytes } of filesOfTar(read(archive))) writeFileSync(join(aside, name), bytes);
  }
  // The package's own file looks for fonts in places of another system.
  writeFileSync(join(aside, 'fonts.conf'), `<fontconfig><dir prefix="relative">.</dir></fontconfig>`);
  try {
    renameSync(aside, folder);
  } catch {
    // Another process was first.
    rmSync(aside, { recursive: true, force: true });
  }
  return folder;
}
