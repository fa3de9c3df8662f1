// npm test [-- ROOM…] [--update-golden] [--nightly] [mocha options]: installs, builds, and runs the tests of all rooms or of those named.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { build } from './build.mjs';

const rooms = [];
const options = [];
let updateGolden = false;
let nightly = false;
for (const argument of process.argv.slice(2)) {
  if (argument === '--update-golden') updateGolden = true;
  else if (argument === '--nightly') nightly = true;
  else if (existsSync(join(root, 'test', argument))) rooms.push(argument);
  else if (argument.startsWith('-') || options.at(-1)?.startsWith('-')) options.push(argument);
  else {
    const known = readdirSync(join(root, 'test'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    console.error(
      `There are no tests of '${argument}'. Rooms with tests: ${known.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(2);
  }
}

await build();
// All rooms are run by two processes, a file each at a time. Golden files are written by one alone; one room is small, and
// is looked at with a debugger or `--grep`.
const parallel = rooms.length === 0 && !updateGolden ? ['--parallel', '--jobs', '2'] : [];
const specs =
  rooms.length > 0 ? rooms.map((room) => `out/test/${room}/**/*.test.js`) : ['out/test/**/*.test.js'];
const result = spawnSync(
  process.execPath,
  [
    '--enable-source-maps',
    'node_modules/mocha/bin/mocha.js',
    '--reporter',
    'dot',
    '--timeout',
    nightly ? '3600000' : '60000',
    ...parallel,
    ...options,
    ...specs,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(updateGolden ? { SPECIMEN_UPDATE_GOLDEN: '1' } : {}),
      ...(nightly ? { SPECIMEN_NIGHTLY: '1' } : {}),
    },
  },
);
process.exitCode = result.status ?? 1;
