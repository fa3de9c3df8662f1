import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from '../../language/index.js';
import { surroundingsIn, surroundingsOf } from '../../server/source/surroundings.js';
import { examples } from '../examples/examples.js';
import { root } from '../support/root.js';

describe('what stands around a place', () => {
  for (const { name, path } of [
    ...examples(),
    { name: 'the page', path: join(root, 'examples/tabletop/page.specimen') },
  ]) {
    it(`is read from what bears on it as from all of ${name} before it`, () => {
      const text = readFileSync(path, 'utf8');
      const { parts } = parseText(text);
      for (let offset = 0; offset <= text.length; offset += 3) {
        const here = text.slice(Math.max(0, offset - 60), offset);
        assert.deepEqual(surroundingsIn(parts, text, offset), surroundingsOf(text, offset), here);
      }
    });
  }

  it('is not moved by brackets that were left open in an item before', () => {
    const lets = Array.from({ length: 10 }, (_, at) => `  let b${at} = ${at}\n`).join('');
    const text = `scene S {\n  let a = (1\n${lets}  object c = \n}\n`;
    const offset = text.indexOf('\n}');
    const { bodies, first, sign, target } = surroundingsIn(parseText(text).parts, text, offset);
    assert.deepEqual(
      [bodies.at(-1), first, sign, target],
      [{ first: 'scene', last: 'S' }, 'object', '=', 'c'],
    );
  });
});
