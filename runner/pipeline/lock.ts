import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Disk } from './disk.js';
import { lockPath } from './layout.js';
import { RunProblem } from './problem.js';

/** A process that works in a folder. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
}

/** The locks that this process has, or is about to: one in a file may be of an earlier process with its number. */
const held = new Set<string>();
/** A lock is one short line; what is longer is none. */
const longestLock = 1000;

/**
 * Takes the folder of a data set for this process alone, and gives what lets go of it. The lock of a process of this
 * machine that has ended is taken over. @throws RunProblem where another run has the folder
 */
export async function lockFolder(disk: Disk, out: string): Promise<() => Promise<void>> {
  const path = join(out, lockPath);
  const text = `${JSON.stringify({ host: hostname(), pid: process.pid } satisfies Owner)}\n`;
  if (held.has(path)) throw problemOf(text, out);
  held.add(path);
  try {
    await disk.makeFolder(out);
    if (!(await disk.create(path, text))) {
      await takeAway(disk, out);
      if (!(await disk.create(path, text))) throw problemOf((await textOf(disk, path)) ?? '', out);
    }
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return async () => {
    held.delete(path);
    await disk.remove(path);
  };
}

/** @throws RunProblem where a run, as far as can be known from here, works in the folder; nothing is changed */
export async function refuseLocked(disk: Disk, out: string): Promise<void> {
  const names = await disk.list(out);
  if (!names?.includes(lockPath)) return;
  const path = join(out, lockPath);
  const text = await textOf(disk, path);
  if (text !== undefined && ownerOf(text) && (held.has(path) || !isLeft(text))) throw problemOf(text, out);
}

/** Moves a lock that was left aside: of several that try, one has it. */
async function takeAway(disk: Disk, out: string): Promise<void> {
  const path = join(out, lockPath);
  const text = await textOf(disk, path);
  if (text === undefined) return;
  if (!isLeft(text)) throw problemOf(text, out);
  const aside = `${path}-${process.pid}`;
  try {
    await disk.rename(path, aside);
  } catch {
    return;
  }
  const moved = await textOf(disk, aside);
  if (moved === text) return await disk.remove(aside);
  // Another run was faster, and this is its lock.
  await disk.rename(aside, path);
  throw problemOf(moved ?? '', out);
}

async function textOf(disk: Disk, path: string): Promise<string | undefined> {
  const size = await disk.size(path);
  if (size === undefined) return undefined;
  if (size > longestLock) return '';
  return new TextDecoder().decode(await disk.read(path));
}

/**
 * Whether the process of a lock that this one does not hold has ended. Of another machine's that can't be known. One with
 * the number of this process was before it.
 */
function isLeft(text: string): boolean {
  const owner = ownerOf(text);
  if (!owner || owner.host !== hostname()) return false;
  return owner.pid === process.pid || !isAlive(owner.pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user is one too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ownerOf(text: string): Owner | undefined {
  try {
    const { host, pid } = JSON.parse(text) as Partial<Owner>;
    const isOwner = typeof host === 'string' && Number.isSafeInteger(pid) && (pid as number) > 0;
    return isOwner ? { host, pid: pid as number } : undefined;
  } catch {
    return undefined;
  }
}

function problemOf(text: string, out: string): RunProblem {
  const owner = ownerOf(text);
  const who = owner ? ` (process ${owner.pid} on ${owner.host.slice(0, 100)})` : '';
  return new RunProblem(
    'call',
    `Another run${who} works in ${out}. Wait for its end, or choose another folder. If there is no such run any more, remove ${join(out, lockPath)}.`,
  );
}
