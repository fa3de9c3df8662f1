// `npm start`: installs and builds what is missing, then makes a small data set of the table top.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { build } from './build.mjs';

await build();
const out = join(root, 'out-tabletop');
rmSync(out, { recursive: true, force: true });
const spec = join(root, 'examples', 'tabletop', 'tabletop.specimen');
const program = join(root, 'dist', 'cli', 'specimen.js');
console.error('Making 24 samples of examples/tabletop/tabletop.specimen…');
const { status } = spawnSync(process.execPath, [program, 'run', spec, '--out', out, '--samples', '24'], {
  stdio: 'inherit',
});
process.exitCode = status ?? 3;
