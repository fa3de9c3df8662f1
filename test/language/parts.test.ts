import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AstNode, AstUtils } from 'langium';
import { PartCache, parse, parseText } from '../../language/index.js';
import type { ParsedText } from '../../language/parser/parts.js';
import { Document } from '../../language/project/document.js';
import { root } from '../support/root.js';

/** Every node of a tree: its type, its plain values, and its place. */
function nodesOf(spec: AstNode, place: (node: AstNode) => { start: number; end: number }): unknown[] {
  return [...AstUtils.streamAst(spec)].flatMap((node) => {
    if (node.$type === 'Spec') return [];
    const values = Object.entries(node).filter(
      ([key, value]) => !key.startsWith('$') && typeof value !== 'object',
    );
    const { start, end } = place(node);
    return [{ type: node.$type, start, end, ...Object.fromEntries(values) }];
  });
}

function whole(text: string): unknown[] {
  const { spec, faults } = parse(text);
  assert.deepEqual(faults, []);
  return nodesOf(spec, (node) => ({ start: node.$cstNode!.offset, end: node.$cstNode!.end }));
}

function inParts(parsed: ParsedText): unknown[] {
  assert.deepEqual(parsed.faults, []);
  const document = new Document('a.specimen', 0, parsed);
  return nodesOf(parsed.spec, (node) => {
    const { start, end } = document.place(node);
    return { start, end };
  });
}

function specsIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.specimen'))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'));
}

const sound = [...specsIn('examples'), ...specsIn('language/catalogue'), ...specsIn('test')].filter(
  (text) => parse(text).faults.length === 0,
);

describe('parsing in parts', () => {
  it('reads what parsing the whole reads, at the same places', () => {
    assert.ok(sound.length > 30);
    for (const text of sound) assert.deepEqual(inParts(parseText(text)), whole(text));
  });

  it('cuts every declaration of a file off the others', () => {
    const text =
      '/** A */\nlet a = 1 // one\n\n// two\nlet b =\n  2\nscene S {\n  object c = box { }\n}\nlet d = a\n  + b\n';
    const { parts } = parseText(text);
    const starts = parts.map(({ start }) => text.slice(start).trimStart().split('\n')[0]);
    assert.deepEqual(starts, ['/** A */', '// two', 'scene S {', 'let d = a']);
  });

  it('joins lines that go on, whatever stands between them', () => {
    for (const text of [
      'let a = 1 +\n// and\n2\nlet b = 3',
      'let a = 1\n  /* and */ + 2\nlet b = 3',
      'import a, b from\n"c.specimen"\nlet b = 3',
      'let a = [1\n2]\r\nlet b = 3',
      'let a = if true\nthen 1\nelse 2\rlet b = 3',
    ])
      assert.equal(parseText(text).parts.length, parse(text).spec.items.length);
  });

  it('keeps what is wrong with one item from the others', () => {
    const { spec, faults } = parseText('let a = (1\nlet b = 2\nlet = 3\nlet c = 4');
    const names = spec.items.map((item) => (item.$type === 'Let' ? item.name : ''));
    assert.deepEqual(names, ['a', 'b', 'c']);
    assert.equal(faults.length, 2);
  });

  it('keeps trees from text to text, each once in a text, and forgets them in the end', () => {
    const cache = new PartCache();
    const first = cache.parse('let a = 1\nlet a = 1\nlet b = 2');
    const second = cache.parse('let x = 5\n\n\nlet a = 1\nlet a = 1\nlet b = 2');
    assert.notEqual(first.spec.items[0], first.spec.items[1]);
    assert.equal(second.spec.items[2], first.spec.items[0]);
    assert.equal(second.spec.items[3], first.spec.items[2]);
    assert.equal(second.spec.items[3]!.$container, second.spec);
    const document = new Document('a.specimen', 0, second);
    assert.deepEqual(document.place(second.spec.items[3]), { uri: 'a.specimen', start: 32, end: 41 });
    for (let text = 0; text < 20; text++) cache.parse(' '.repeat(text));
    assert.notEqual(cache.parse('let b = 2').spec.items[0], first.spec.items[2]);
  });

  it('takes no tree twice, also where what holds it was kept whole', () => {
    const item =
      'object ball = sphere { radius ~ 1cm .. 2cm; yaw ~ 0deg .. 360deg; position = (0m, 0m, 0m) }';
    const scene = (name: string, more = '') =>
      `scene ${name} {\n  ${item}\n${more}  let size = 1cm\n  ${item}\n}\n`;
    const cache = new PartCache();
    for (const text of [
      scene('A'),
      scene('A') + scene('A', '  // more\n'),
      scene('A', '  // more\n') + scene('A'),
      scene('A') + scene('A') + scene('B'),
      scene('B') + scene('A', '  // more\n') + scene('A'),
    ])
      assert.deepEqual(inParts(cache.parse(text)), whole(text));
  });

  it('reads a broken part alike wherever it stands, as what is kept of it may come from elsewhere', () => {
    const broken = `place ~ f(g {\n80%)\n  present = { a = 1 }${' // so long that a body is parsed by itself'.repeat(3)}\n}`;
    const inside = (depth: number) => 'group g {\n'.repeat(depth) + broken + '\n}'.repeat(depth);
    const cache = new PartCache();
    for (const depth of [6, 1, 3, 0, 5]) {
      const text = `scene S {\n${inside(depth)}\n}\n`;
      assert.deepEqual(cache.parse(text).faults, parseText(text).faults);
    }
  });

  it('takes each of very many items that are alike once, and all of them again', () => {
    const cache = new PartCache();
    const text = 'let a = 1\n'.repeat(5_000);
    const first = new Set(cache.parse(text).spec.items);
    assert.equal(first.size, 5_000);
    const again = new Set(cache.parse(`${text}let b = 2\n`).spec.items);
    assert.equal(again.size, 5_001);
    assert.equal([...again].filter((item) => !first.has(item)).length, 1);
  });

  it('reads a text after many edits as if it were the first', () => {
    for (const text of sound.filter((each) => each.length > 2000).slice(0, 8)) {
      const cache = new PartCache();
      for (let at = 0; at < text.length; at += 211) {
        // A line is taken out, and half of a line.
        cache.parse(text.slice(0, at) + text.slice(text.indexOf('\n', at) + 1));
        assert.deepEqual(inParts(cache.parse(text)), whole(text));
      }
    }
  });
});
