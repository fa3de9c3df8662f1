import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';
import { glb } from './support/glb.js';
import { scene, specimen } from './support/specimen.js';

const mug = readFileSync(join(root, 'examples', 'tabletop', 'models', 'mug.glb'));

/** A GLB of a few bytes that claims four billion vertices. */
function hostileModel(): Buffer {
  const document = {
    asset: { version: '2.0' },
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    accessors: [{ componentType: 5126, count: 4_000_000_000, type: 'VEC3', bufferView: 0 }],
    bufferViews: [{ buffer: 0, byteLength: 12 }],
    buffers: [{ byteLength: 12 }],
  };
  return glb(document, Buffer.alloc(12));
}

interface BadInput {
  readonly name: string;
  readonly code: string;
  readonly text: string | Uint8Array;
  /** Line and column, where the fault has one. */
  readonly at?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The file of the fault, if it is not the spec. */
  readonly file?: string;
}

const inputs: readonly BadInput[] = [
  { name: 'a syntax error', code: 'syntax/unexpected', text: scene('object a = = box'), at: '4:12' },
  {
    name: 'an unclosed brace',
    code: 'syntax/unexpected',
    text: 'language 1\nscene S { object a = box',
    at: '2:25',
  },
  { name: 'an unknown name', code: 'name/unknown', text: scene('object a = bx'), at: '4:12' },
  {
    name: 'a wrong unit',
    code: 'type/mismatch',
    text: scene('object a = sphere { radius = 3deg }'),
    at: '4:30',
  },
  {
    name: 'a missing unit',
    code: 'type/unit-missing',
    text: scene('object a = sphere { radius = 3 }'),
    at: '4:30',
  },
  {
    name: 'a sum of a length and an angle',
    code: 'type/operands',
    text: scene('let a = 1m + 3deg'),
    at: '4:9',
  },
  {
    name: 'a negative scale',
    code: 'property/out-of-range',
    text: scene('object a = box { scale = -1 }'),
    at: '4:26',
  },
  {
    name: 'an empty interval',
    code: 'interval/empty',
    text: scene('object a = box { yaw ~ 9deg .. 1deg }'),
    at: '4:24',
  },
  {
    name: 'weights that sum to 0',
    code: 'choice/weights',
    text: scene('object a ~ choice { box: 0, sphere: 0 }'),
  },
  {
    name: 'an import cycle',
    code: 'import/cycle',
    text: `import "b.specimen" as b\n${scene('')}`.replace('language 1\n', ''),
    files: { 'b.specimen': 'import "main.specimen" as main\n' },
    file: 'b.specimen',
    at: '1:8',
  },
  { name: 'a missing model', code: 'asset/missing', text: scene('object a = model("no.glb")'), at: '4:18' },
  {
    name: 'a truncated model',
    code: 'asset/broken',
    text: scene('object a = model("cut.glb")'),
    files: { 'cut.glb': mug.subarray(0, 1000) },
    at: '4:18',
  },
  {
    name: 'a hostile model',
    code: 'asset/broken',
    text: scene('object a = model("vast.glb")'),
    files: { 'vast.glb': hostileModel() },
    at: '4:18',
  },
  {
    name: 'a path out of the folder',
    code: 'path/outside',
    text: scene('object a = model("../x.glb")'),
    at: '4:18',
  },
  {
    name: 'an absolute path',
    code: 'path/outside',
    text: scene('object a = model("/etc/passwd")'),
    at: '4:18',
  },
  {
    name: '10,000 nested brackets',
    code: 'syntax/too-deep',
    text: scene(`let a = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`),
  },
  { name: 'a line of 5 MB', code: 'file/unreadable', text: scene(`// ${'x'.repeat(5_000_000)}`), at: '1:1' },
  { name: 'a binary file', code: 'file/unreadable', text: mug, at: '1:1' },
  {
    name: 'bytes that are no UTF-8',
    code: 'file/unreadable',
    text: Uint8Array.of(0x6c, 0xff, 0xfe),
    at: '1:1',
  },
];

describe('bad input on the command line', () => {
  for (const { name, code, text, at, files, file } of inputs) {
    it(`gives one clear error for ${name}`, () => {
      const folder = new TestFolder({ 'main.specimen': text, ...files });
      const begun = performance.now();
      const { status, stdout, stderr } = specimen(['check', 'main.specimen'], folder.path);
      const seconds = (performance.now() - begun) / 1000;
      folder.remove();
      const errors = [...stderr.matchAll(/^error\[(.*?)\]/gm)].map(([, found]) => found);
      assert.deepEqual(errors, [code], stderr);
      assert.equal(status, 1);
      assert.equal(stdout, '');
      assert.match(stderr, new RegExp(`┌─ ${file ?? 'main.specimen'}:${at ?? '\\d+:\\d+'}\n`));
      assert.doesNotMatch(stderr, /^\s+at |node:internal|Error:/m);
      // A guard against hanging; measured alone, each takes about a quarter of a second.
      assert.ok(seconds < 10, `${seconds} s`);
    });
  }

  it('never lets the bytes of a spec write escape sequences to the terminal', () => {
    const folder = new TestFolder({ 'main.specimen': scene('let a = \u001b[2J1m\u202e + 3deg') });
    const { status, stderr } = specimen(['check', 'main.specimen'], folder.path);
    folder.remove();
    assert.equal(status, 1);
    for (const character of ['\u001b', '\u202e']) assert.ok(!stderr.includes(character));
    assert.ok(stderr.includes('\\u{1b}'));
  });
});
