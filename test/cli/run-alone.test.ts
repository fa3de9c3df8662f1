import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { treeOf } from '../runner/support/tree.js';
import { TestFolder } from '../support/folder.js';
import { specimen } from './support/specimen.js';
import { twoCameras } from './support/two-cameras.js';

/** Keeps every way out of the process to the network shut, and notes who tries. */
const guard = `
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
const shut = (what) => () => {
  appendFileSync(process.env.NETWORK_LOG, what + '\\n');
  throw new Error('no network: ' + what);
};
net.Socket.prototype.connect = shut('connect');
net.Server.prototype.listen = shut('listen');
dgram.Socket.prototype.bind = shut('bind');
dgram.Socket.prototype.send = shut('send');
dns.lookup = shut('lookup');
dns.promises.lookup = shut('lookup');
syncBuiltinESMExports();
appendFileSync(process.env.NETWORK_LOG, 'guarded\\n');
`;

describe('specimen run, and the rest of the world', () => {
  let folder: TestFolder;
  let environment: Record<string, string>;
  before(() => {
    folder = new TestFolder({ 'guard.mjs': guard, 'work/pair.specimen': twoCameras });
    for (const name of ['home', 'temporary']) mkdirSync(folder.at(name));
    environment = {
      NETWORK_LOG: folder.at('network.log'),
      NODE_OPTIONS: `--import=${pathToFileURL(folder.at('guard.mjs')).href}`,
      HOME: folder.at('home'),
      TMPDIR: folder.at('temporary'),
      TEMP: folder.at('temporary'),
      TMP: folder.at('temporary'),
      // The bundled driver is unpacked there once for all runs: the one place beside the data set's.
      XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
    };
  });
  after(() => folder.remove());
  const log = () => readFileSync(folder.at('network.log'), 'utf8').trimEnd().split('\n');

  it('needs no network, and writes to its own folder alone', () => {
    const before = treeOf(folder.path);
    const args = ['run', 'pair.specimen', '--out', 'data', '--samples', '1'];
    const { status, stderr } = specimen(args, folder.at('work'), environment);
    assert.equal(status, 0, stderr);
    assert.ok(existsSync(folder.at('work/data/specimen.json')));
    const { 'network.log': _log, ...after } = treeOf(folder.path);
    const others = Object.entries(after).filter(([path]) => !/^work\/data(\/|$)/.test(path));
    assert.deepEqual(Object.fromEntries(others), before);
    assert.deepEqual([...new Set(log())], ['guarded']);
  });

  it('would be caught if it did', () => {
    const calls = [
      "await fetch('http://127.0.0.1:4321/')",
      "(await import('node:net')).connect(9)",
      "(await import('node:http')).get('http://example.invalid/')",
      "await (await import('node:dns')).promises.lookup('example.invalid')",
      "(await import('node:dgram')).createSocket('udp4').send('x', 9)",
    ];
    const text = calls.map((call) => `try { ${call}; } catch {}`).join('\n');
    const due = ['guarded', 'connect', 'connect', 'connect', 'lookup', 'send'];
    const before = log().length;
    spawnSync(process.execPath, ['--input-type=module', '-e', text], {
      env: { ...process.env, ...environment },
    });
    assert.deepEqual(log().slice(before), due);
  });
});
