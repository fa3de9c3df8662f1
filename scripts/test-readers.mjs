// npm run test:readers: makes a small data set with the built program and lets the readers of others judge it
// (test/readers/, in Python). They are installed into .cache/readers once for each requirements.txt; it takes the network.
// By hand, on another data set: SPECIMEN_DATASET=… .cache/readers/bin/python -m unittest discover -s test/readers
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { build } from './build.mjs';

const samples = 6;
const isWindows = process.platform === 'win32';
const requirements = join(root, 'test', 'readers', 'requirements.txt');
const environment = join(root, '.cache', 'readers');
const python = join(environment, ...(isWindows ? ['Scripts', 'python.exe'] : ['bin', 'python']));

/** Ends with a message and the status of a fault of the machine. */
function fail(message) {
  console.error(message);
  process.exit(3);
}

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function installReaders() {
  const stamp = join(environment, '.requirements-hash');
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (isFresh && succeeds(python, ['--version'])) return;
  console.error('Installing the readers (once)…');
  const wanted = ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'];
  const base = (isWindows ? ['python', 'py'] : ['python3', 'python']).find((name) => succeeds(name, wanted));
  if (base === undefined) fail('The readers need Python 3.11 or newer, as python3 in the PATH.');
  if (!succeeds(base, ['-m', 'venv', '--clear', environment]))
    fail('Python made no virtual environment; it says why above. (On Debian: apt install python3-venv.)');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'];
  if (!succeeds(python, [...pip, '-r', requirements]))
    fail('The readers could not be installed; pip says why above.');
  writeFileSync(stamp, hash);
}

/** The status of the command, 3 if it did not end by itself. */
function run(command, args, variables = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  });
  return status ?? 3;
}

await build();
installReaders();
const folder = mkdtempSync(join(tmpdir(), 'specimen-readers-'));
try {
  const dataset = join(folder, 'tabletop');
  const spec = join('examples', 'tabletop', 'tabletop.specimen');
  const program = join('dist', 'cli', 'specimen.js');
  const made = run(process.execPath, [program, 'run', spec, '--out', dataset, '--samples', String(samples)]);
  process.exitCode = made;
  if (made === 0)
    process.exitCode = run(
      python,
      ['-W', 'ignore::DeprecationWarning', '-m', 'unittest', 'discover', '-s', 'test/readers'],
      { SPECIMEN_DATASET: dataset, PYTHONDONTWRITEBYTECODE: '1' },
    );
} finally {
  rmSync(folder, { recursive: true });
}
