import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeSpecFiles, RootFolder } from '../../files/index.js';
import { check, type SpecFiles } from '../../language/index.js';
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

/** The examples of the language's reference; those without a first line are the body of a scene. */
function referenceExamples(): string[] {
  const page = readFileSync(join(root, 'docs', 'language.md'), 'utf8');
  const examples = [...page.matchAll(/^```specimen\n([\s\S]*?)^```/gm)].map(([, text = '']) => text);
  return examples.map((text) =>
    text.startsWith('language') ? text : `language 1\ndataset D { scene = S }\nscene S {\n${text}}\n`,
  );
}

/** One spec, in whose folder there is whatever it names. */
function only(text: string): SpecFiles {
  return {
    readSpec: (path) => (path === 'main' ? { kind: 'text', text } : { kind: 'missing' }),
    readTable: () => ({ kind: 'missing' }),
    find: (pattern) => (pattern.endsWith('.specimen') ? [] : [pattern.replaceAll('*', 'x')]),
    facts: () => ({ sha256: '0'.repeat(64), bytes: 1 }),
    problem: () => undefined,
  };
}

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
  }

  for (const [at, text] of referenceExamples().entries()) {
    it(`can all be other names in example ${at + 1} of the reference`, () => {
      const before = check('main', only(text), { keepsFindings: true });
      assert.deepEqual(check('main', only(text)).diagnostics, before.diagnostics);
      const names = new Names(before);
      const occurrences = names.in(before.project.main);
      let renamed = text;
      for (const { place, target } of [...occurrences].reverse()) {
        if (target.kind === 'word' || target.word || target.role === 'environment') continue;
        renamed = `${renamed.slice(0, place.start)}${target.name}Renamed${renamed.slice(place.end)}`;
      }
      const errors = ({ diagnostics }: typeof before) =>
        diagnostics.filter(({ severity }) => severity === 'error');
      const after = errors(check('main', only(renamed)));
      assert.equal(after.length, errors(before).length, after[0]?.message);
    });
  }

  it('are those of all examples', () => {
    assert.ok(specs.length > 5);
  });
});
