import { type Content, type Disk, nodeDisk, type OpenedFile } from './disk.js';
import { RunProblem } from './problem.js';

/** A disk whose faults are problems that say what to do; `out` is the folder that the user named. */
export function tellingDisk(disk: Disk, out: string): Disk {
  const told = async <T>(result: Promise<T>): Promise<T> => {
    try {
      return await result;
    } catch (error) {
      throw isSystemError(error) ? problemOf(error, out) : error;
    }
  };
  return {
    makeFolder: (path) => told(disk.makeFolder(path)),
    list: (path) => told(disk.list(path)),
    size: (path) => told(disk.size(path)),
    read: (path) => told(disk.read(path)),
    open: async (path) => tellingFile(await told(disk.open(path)), told),
    write: (path: string, content: Content) => told(disk.write(path, content)),
    create: (path, text) => told(disk.create(path, text)),
    append: (path, text) => told(disk.append(path, text)),
    rename: (from, to) => told(disk.rename(from, to)),
    remove: (path) => told(disk.remove(path)),
  };
}

/** The disk of this machine, telling its faults. */
export function tellingNodeDisk(out: string): Disk {
  return tellingDisk(nodeDisk, out);
}

function tellingFile(file: OpenedFile, told: <T>(result: Promise<T>) => Promise<T>): OpenedFile {
  return { read: (offset, length) => told(file.read(offset, length)), close: () => told(file.close()) };
}

const kept = 'What is finished stays; --resume goes on.';

function problemOf({ code, message, path }: NodeJS.ErrnoException, out: string): RunProblem {
  const where = path ?? out;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new RunProblem('machine', `The disk of ${out} is full. Make room on it. ${kept}`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new RunProblem(
        'machine',
        `${where} may not be written or read (${code}). Give yourself the right to, or choose another folder. ${kept}`,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new RunProblem(
        'call',
        `${where} is in the way: a folder is needed there. Choose another folder.`,
      );
    case 'EMFILE':
    case 'ENFILE':
      return new RunProblem(
        'machine',
        `Too many files are open (${code}). Raise the limit (ulimit -n). ${kept}`,
      );
    default:
      return new RunProblem('machine', `${where} failed: ${message}. ${kept}`);
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
