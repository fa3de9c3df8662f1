import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { filesOfTar } from './tar.js';

/** What a software Vulkan driver needs: the loader, the driver, and the file that names the driver to the loader. */
export interface SoftwareDriver {
  readonly loader: string;
  readonly manifest: string;
  /** SHA-256 of the driver. */
  readonly sha256: string;
}

const needed = ['libvulkan.so.1', 'libvk_swiftshader.so', 'vk_swiftshader_icd.json'];

/**
 * SwiftShader out of a package, unpacked once into the user's cache; undefined where the package is not installed or not
 * made for this machine (Linux on x64).
 */
export function bundledDriver(): SoftwareDriver | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const archive = archivePath();
  if (archive === undefined) return undefined;
  const bytes = readFileSync(archive);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const folder = join(driverCacheFolder(), `swiftshader-${sha256.slice(0, 16)}`);
  if (!needed.every((name) => existsSync(join(folder, name)))) unpack(bytes, folder);
  return {
    loader: join(folder, 'libvulkan.so.1'),
    manifest: join(folder, 'vk_swiftshader_icd.json'),
    sha256,
  };
}

function archivePath(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
      const path = join(folder, 'bin', 'swiftshader.tar.br');
      if (existsSync(path)) return path;
    }
  } catch {
    // An optional package: without it a driver of the machine's own is needed.
  }
  return undefined;
}

/** Where the bundled driver is unpacked. */
export function driverCacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'specimen');
}

/** Aside and then into place, so that two processes may do it at the same time. */
function unpack(archive: Uint8Array, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const aside = mkdtempSync(`${folder}.`);
  for (const { name, bytes } of filesOfTar(brotliDecompressSync(archive))) {
    if (needed.includes(name)) writeFileSync(join(aside, name), bytes, { mode: 0o755 });
  }
  try {
    renameSync(aside, folder);
  } catch {
    // Another process was first, or a broken folder is in the way.
    if (needed.every((name) => existsSync(join(folder, name)))) {
      rmSync(aside, { recursive: true, force: true });
    } else {
      rmSync(folder, { recursive: true, force: true });
      renameSync(aside, folder);
    }
  }
}
