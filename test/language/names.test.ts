import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeSpecFiles, RootFolder } from '../../files/index.js';
import { check } from '../../language/index.js';
import { Names } from '../../language/names/names.js';
import { root } from '../support/root.js';

const specs = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.specimen'))
  .map((path) => join(root, 'examples', path));

/** Words that say what is declared and have no page of their own, and the parts of a split, which nothing names. */
const plain = new Set('scene dist labels export design attribute keypoint train val test'.split(' '));
const keywords = new Set(
  'language import as from let param require if then else and or not in where'.split(' '),
);

describe('the names of a spec', () => {
  for (const path of specs) {
    const { root: folder, path: main } = RootFolder.of(path);
    const files = new NodeSpecFiles(folder);
    const name = path.slice(root.length + 1);

    it(`are all known in ${name}, each once`, () => {
      const checked = check(main, files, { keepsFindings: true });
      const { main: document } = checked.project;
      const occurrences = new Names(checked).in(document);
      const starts = occurrences.map(({ place }) => place.start);
      assert.equal(new Set(starts).size, starts.length);
      const code = document.text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"/g, (each) =>
        each.replace(/\S/g, ' '),
      );
      const unknown = [...code.matchAll(/(?<![\w#]|\d\.)[A-Za-z_]\w*/g)]
        .filter(({ 0: word, index }) => !starts.includes(index) && !keywords.has(word) && !plain.has(word))
        .map(({ 0: word, index }) => `${word} at ${index}`);
      assert.deepEqual(unknown, []);
      for (const { place, target } of occurrences) {
        if (target.kind !== 'declared') continue;
        const { text } = target.document;
        assert.equal(text.slice(target.place.start, target.place.end), target.name);
        const written = document.text.slice(place.start, place.end);
        assert.ok(written === target.name, `${written} is ${target.name}`);
      }
    });

    it(`are found in ${name} without changing what is told of it`, () => {
      const told = (keepsFindings: boolean) => check(main, files, { keepsFindings }).diagnostics;
      assert.deepEqual(told(true), told(false));
    });
  }

  it('are those of all examples', () => {
    assert.ok(specs.length > 5);
  });
});
