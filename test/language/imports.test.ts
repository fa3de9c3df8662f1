import assert from 'node:assert/strict';
import { compileText } from './support/compile-text.js';

const parts =
  'language 1\nlet size = 2\nclass fruit { id = 1; apple { id = 2 } }\nasset Apple = sphere { class = fruit.apple; scale = size }\nmaterial red = pbr\ndist spread = 0 .. 1\nscene Base { let a ~ spread }\n';

function codes(
  items: string,
  files: Readonly<Record<string, string>> = { 'parts.specimen': parts },
): string[] {
  const { diagnostics } = compileText(`language 1\n${items}`, { files });
  // Whether what is imported is used as well, other tests tell.
  return diagnostics.map((each) => each.code).filter((code) => code !== 'name/unused');
}

const end = '\ndataset D { scene = S }\nscene S { object x = box }';

describe('imports', () => {
  it('bring all of a file under a name', () => {
    assert.deepEqual(
      codes(
        `import "parts.specimen" as p\nasset B = box { class = p.fruit.apple; scale = p.size; material = p.red }\ndataset D { scene = S }\nscene S { object a = p.Apple; object b = B; let c ~ p.spread }`,
      ),
      [],
    );
  });

  it('bring single names, also under others', () => {
    assert.deepEqual(
      codes(
        `import fruit as f, Apple, size as s, red, spread as d from "parts.specimen"\nasset B = box { class = f.apple; scale = s; material = red }\ndataset D { scene = S }\nscene S { object a = Apple; object b = B; let c ~ d }`,
      ),
      [],
    );
    assert.deepEqual(
      codes(`import Apple as A from "parts.specimen"\ndataset D { scene = S }\nscene S { object a = Apple }`),
      ['name/unknown'],
    );
  });

  it('know the classes in a class, whatever its name', () => {
    assert.deepEqual(
      codes(`import fruit as f from "parts.specimen"\nasset B = box { class = f.pear }${end}`),
      ['reference/member'],
    );
  });

  it('bring the names of the file, not what it imports itself', () => {
    const files = {
      'a.specimen': 'language 1\nimport "b.specimen" as b\nlet x = b.y',
      'b.specimen': 'language 1\nlet y = 1',
    };
    assert.deepEqual(codes(`import "a.specimen" as a\nlet z = a.x${end}`, files), []);
    assert.deepEqual(codes(`import y from "a.specimen"${end}`, files), ['name/unknown']);
  });

  it('read a file once, whatever ways lead to it', () => {
    const files = {
      'a.specimen': 'language 1\nimport "c.specimen" as c',
      'b.specimen': 'language 1\nimport "c.specimen" as c',
      'c.specimen': 'language 1\nclass one { id = 1 }',
    };
    const { plan, diagnostics } = compileText(
      `language 1\nimport "a.specimen" as a\nimport "b.specimen" as b${end}`,
      { files },
    );
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['name/unused', 'name/unused'],
    );
    assert.deepEqual(plan!.sources.map((each) => each.path).sort(), [
      'a.specimen',
      'b.specimen',
      'c.specimen',
      'main.specimen',
    ]);
  });

  it('tell a cycle once, wherever it is', () => {
    assert.deepEqual(codes(`import "main.specimen" as me${end}`), ['import/cycle']);
    const files = {
      'a.specimen': 'language 1\nimport "b.specimen" as b',
      'b.specimen': 'language 1\nimport "c.specimen" as c',
      'c.specimen': 'language 1\nimport "a.specimen" as a',
    };
    assert.deepEqual(codes(`import "a.specimen" as a${end}`, files), ['import/cycle']);
  });

  it('take paths from the file that names them, and keep to the folder', () => {
    const files = {
      'deep/a.specimen':
        'language 1\nimport "b.specimen" as b\nimport "../parts.specimen" as p\nasset M = model("../models/mug.glb")',
      'deep/b.specimen': 'language 1',
      'parts.specimen': parts,
    };
    assert.deepEqual(codes(`import "deep/a.specimen" as a${end}`, files), []);
    for (const path of [
      '../x.specimen',
      '/x.specimen',
      'C:/x.specimen',
      'file:///x.specimen',
      'a/../../x.specimen',
      'a\\\\x.specimen',
      '',
      'a\\nb',
    ])
      assert.deepEqual(codes(`import "${path}" as x${end}`), ['path/outside'], path);
  });

  it('tell two declarations of one name at the second', () => {
    assert.deepEqual(codes(`import size from "parts.specimen"\nlet size = 3${end}`), ['name/duplicate']);
    assert.deepEqual(codes(`import "parts.specimen" as x\nimport "parts.specimen" as x${end}`), [
      'name/duplicate',
    ]);
  });

  it('tell a class that two files declare', () => {
    assert.deepEqual(codes(`import "parts.specimen" as p\nclass fruit { id = 9 }${end}`), ['name/duplicate']);
    assert.deepEqual(codes(`import "parts.specimen" as p\nclass other { id = 1 }${end}`), ['class/id']);
  });

  const shops = {
    'a.specimen':
      'language 1\nclass one { id = 5 }\nasset Apple = sphere { class = one; radius ~ 1cm .. 2cm }\nscene Shop { object q = Apple }\nmaterial coat(c: color) = pbr { baseColor = c }',
    'b.specimen': 'language 1\nclass two { id = 6 }\nasset Apple = box { scale ~ 1 .. 2 }',
  };

  /** What is told, each with the text that it is told of. */
  function told(items: string, files: Readonly<Record<string, string>>): unknown[] {
    const text = `language 1\n${items}`;
    return compileText(text, { files }).diagnostics.map(({ code, uri, start, end }) => [
      code,
      uri,
      (files[uri] ?? text).slice(start, end),
    ]);
  }

  it('keep what has one name in two files apart', () => {
    const { plan, diagnostics } = compileText(
      'language 1\nimport "a.specimen" as a\nimport Apple as Box from "b.specimen"\ndataset D { scene = T }\nscene T = a.Shop { object y = Box; object z ~ choice { a.Apple, other = Box } }',
      { files: shops },
    );
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(
      Object.entries(plan!.templates).map(([key, { name }]) => [key, name]),
      [
        ['Apple', undefined],
        ['Apple@2', 'Apple'],
      ],
    );
    assert.deepEqual(
      told(
        'import "a.specimen" as a\nimport "b.specimen" as b\ndataset D { scene = T }\nscene T { object z ~ choice { a.Apple, b.Apple } }',
        shops,
      ),
      [['choice/label', 'main.specimen', 'b.Apple']],
    );
  });

  it('tell a class id of two files where the second is', () => {
    const files = { ...shops, 'b.specimen': shops['b.specimen'].replace('6', '5') };
    assert.deepEqual(told(`import "a.specimen" as a\nimport "b.specimen" as b${end}`, files), [
      ['class/id', 'b.specimen', 'two'],
    ]);
  });

  it('tell a file that imports itself where it does', () => {
    const files = { 'c.specimen': 'language 1\nimport "c.specimen" as c\nlet x = 1' };
    assert.deepEqual(told(`import x from "c.specimen"${end}`, files), [
      ['import/cycle', 'c.specimen', '"c.specimen"'],
    ]);
  });

  it('know the nearest name of the file', () => {
    const { diagnostics } = compileText(
      'language 1\nimport "a.specimen" as a\ndataset D { scene = T }\nscene T = a.Shpo { }',
      { files: shops },
    );
    assert.deepEqual(
      diagnostics.map((each) => each.code),
      ['name/unknown'],
    );
    assert.match(diagnostics[0].message, /`a\.Shop`/);
  });

  it('tell faults in the files where they are', () => {
    const { diagnostics } = compileText(`language 1\nimport "a.specimen" as a${end}`, {
      files: { 'a.specimen': 'language 1\nlet a = )\nlet b = 1m + 1s' },
    });
    assert.deepEqual(
      diagnostics.map(({ code, uri, start }) => [code, uri, start]),
      [
        ['syntax/unexpected', 'a.specimen', 19],
        ['type/operands', 'a.specimen', 29],
      ],
    );
  });
});
