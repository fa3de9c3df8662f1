import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { inStrongQuotes } from '../../client/run/shell-word.js';

const words = ["O'Brien/my data.specimen", "'; exit 3; '", "''", '"$HOME" `id` \\', 'plain'];

describe('words between the quotes of a shell', () => {
  it('are what they were to the shell of this machine', () => {
    for (const word of words) {
      const line = `printf %s '${inStrongQuotes(word, '/bin/sh')}'`;
      assert.equal(execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' }), word);
    }
  });

  it('have quotes twice in PowerShell, and stay as they are in cmd', () => {
    const shells = [
      'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      '/usr/bin/pwsh',
      'C:\\Windows\\System32\\cmd.exe',
      'C:\\Program Files\\Git\\bin\\bash.exe',
    ];
    assert.deepEqual(
      shells.map((shell) => inStrongQuotes("O'Brien", shell)),
      ["O''Brien", "O''Brien", "O'Brien", "O'\\''Brien"],
    );
  });
});
