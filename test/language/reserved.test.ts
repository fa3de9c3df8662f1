import assert from 'node:assert/strict';
import { compileText } from './support/compile-text.js';

const words =
  'each rig view frame keep discard label match sequence lidar radar gnss imu real table speech'.split(' ');

describe('reserved words', () => {
  for (const word of words) {
    it(`${word}: is refused wherever it declares something, with what it will be`, () => {
      for (const declaration of [
        `${word} a`,
        `${word} a { x = 1 }`,
        `${word} a = box { }`,
        `${word} { of = 1 }`,
        word,
      ]) {
        for (const [before, after] of [
          ['', '\nscene S { }'],
          ['scene S {\n', '\n}'],
          ['scene S { object o = box {\n', '\n} }'],
        ]) {
          const text = `language 1\ndataset D { scene = S }\n${before}${declaration}${after}\n`;
          const { diagnostics } = compileText(text);
          assert.deepEqual(
            diagnostics.map(({ code, start, end }) => [code, text.slice(start, end)]),
            [['name/reserved', word]],
            text,
          );
          assert.match(diagnostics[0].message, /later version of the language: .{10}/);
        }
      }
    });

    it(`${word}: may be a name`, () => {
      const text = `language 1\ndataset D { scene = S }\nscene S { let ${word} = 2; object b = box { yaw = ${word} * 1deg } }`;
      assert.deepEqual(compileText(text).diagnostics, []);
    });
  }

  it('tell sensors that are no cameras yet', () => {
    for (const word of ['lidar', 'radar', 'imu', 'gnss']) {
      const text = `language 1\ndataset D { scene = S }\nscene S { camera top = ${word} { } }`;
      const { diagnostics } = compileText(text);
      assert.deepEqual(
        diagnostics.map(({ code, start, end }) => [code, text.slice(start, end)]),
        [['name/reserved', word]],
      );
    }
  });
});
