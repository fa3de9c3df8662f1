import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AstUtils } from 'langium';
import { PartCache, parseText } from '../../language/index.js';
import type { ParsedText } from '../../language/parser/parts.js';
import { Document } from '../../language/project/document.js';
import { cookbook, examples } from '../examples/examples.js';
import { rounds } from '../support/rounds.js';
import { seededRandom } from './support/random.js';

const pieces = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '"',
    '/*',
    '*/',
    '//',
    '\n',
    '\r\n',
    ' = ',
    '~',
    ', ',
    ';',
    '.',
    '\uD800',
    'é',
  ],
  ...['let x = 1\n', 'if (a) {\n', '}\n', 'else', 'from', 'import', 'require a > b\n', 'group g {\n'],
  'object a = box { size = (1m, 2m, 3m) }\n',
];

/** All that a text was read as, with the places. */
function read(parsed: ParsedText): string {
  const document = new Document('a.specimen', 0, parsed);
  const nodes = [...AstUtils.streamAst(parsed.spec)].map((node) => {
    const words = Object.entries(node).filter(
      ([key, value]) => !/^\$/.test(key) && typeof value !== 'object',
    );
    const place = node.$type === 'Spec' ? undefined : document.place(node);
    return [node.$type, words, place, node.$container?.$type, node.$containerIndex];
  });
  return JSON.stringify({ nodes, faults: parsed.faults });
}

describe('texts that follow one another', () => {
  it('are read as if each were the first, whatever was typed, pasted, deleted and taken back', () => {
    const texts = [...examples(), ...cookbook()].map(({ path }) => readFileSync(path, 'utf8'));
    const random = seededRandom(7);
    const below = (count: number) => Math.floor(random() * count);
    for (let round = 0; round < rounds(2); round++) {
      const cache = new PartCache();
      let text = texts[below(texts.length)]!;
      const before: string[] = [];
      for (let edit = 0; edit < 50; edit++) {
        before.push(text);
        text = edited(text, before, below).slice(0, 20_000);
        assert.equal(read(cache.parse(text)), read(parseText(text)), `round ${round}, edit ${edit}`);
      }
    }
  });
});

function edited(text: string, before: readonly string[], below: (count: number) => number): string {
  const at = below(text.length + 1);
  const lines = text.split('\n');
  switch (below(6)) {
    case 0: {
      const from = below(text.length + 1);
      return text.slice(0, at) + text.slice(from, from + below(600)) + text.slice(at);
    }
    case 1:
      return text.slice(0, at) + text.slice(at + below(200));
    case 2:
      lines.splice(below(lines.length), 0, ...lines.slice(at % lines.length, (at % lines.length) + 6));
      return lines.join('\n');
    case 3:
      lines.splice(below(lines.length), 1 + below(3));
      return lines.join('\n');
    case 4:
      return before[Math.max(0, before.length - 1 - below(6))]!;
    default:
      return text.slice(0, at) + pieces[below(pieces.length)] + text.slice(at);
  }
}
