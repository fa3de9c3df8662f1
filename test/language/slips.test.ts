import assert from 'node:assert/strict';
import { parse } from '../../language/parser/parse.js';

/** Slips of writers who come from other languages: each is told once, with what to write. */
const slips: readonly (readonly [line: string, at: string, message: RegExp])[] = [
  ['let a = 4 cm', '4 cm', /`4cm`/],
  ['object c sphere', 'sphere', /Expected `=` or `~` before `sphere`/],
  ['for i in 3 { }', 'in', /`count`/],
  ['require r: a = b', '=', /`==` compares/],
  ['let x = true && false', '&', /`and`/],
  ['let x = true || false', '|', /`or`/],
  ["let y = 'abc'", "'", /double quotes/],
  ['let z = 7 % 3', '%', /`mod\(a, b\)`/],
];

describe('slips', () => {
  for (const [line, at, message] of slips) {
    it(`${line} is told once`, () => {
      const text = `${line}\nlet after = 1\n`;
      const { faults } = parse(text);
      assert.equal(faults.length, 1, JSON.stringify(faults));
      const [fault] = faults;
      assert.match(fault.message, message);
      assert.ok(text.slice(fault.start).startsWith(at), text.slice(fault.start));
    });
  }
});
