import assert from 'node:assert/strict';
import { join } from 'node:path';
import { NodeSpecFiles, RootFolder } from '../../files/index.js';
import { compile } from '../../language/index.js';
import { root } from '../support/root.js';

describe('the nodes of a model', () => {
  const disk = new NodeSpecFiles(RootFolder.of(join(root, 'examples', 'tabletop', 'tabletop.specimen')).root);

  it('are told by name and path', () => {
    assert.deepEqual([...disk.nodes('models/mug.glb')].sort(), ['handle', 'mug', 'mug/handle']);
  });

  it('are known to the check of a spec, through templates and choices', () => {
    const text = `language 1
dataset D { scene = S }
asset Mug = model("models/mug.glb")
asset Any ~ choice { Mug, apple = model("models/apple.glb") { scale = 2 } }
scene S {
  object thing = Any
  object a = sphere { place ~ on(thing.node("handle")) }
  object b = sphere { place ~ on(thing.node("leaf")) }
  object c = sphere { place ~ on(thing.node("hndle")) }
}
`;
    const files = {
      readSpec: () => ({ kind: 'text' as const, text }),
      readTable: () => ({ kind: 'missing' as const }),
      find: (pattern: string) => disk.find(pattern),
      facts: (path: string) => disk.facts(path),
      problem: () => undefined,
      nodes: (path: string) => disk.nodes(path),
    };
    const { diagnostics } = compile('example.specimen', files, { tool: 'test' });
    assert.deepEqual(
      diagnostics.map(({ code, start, end }) => [code, text.slice(start, end)]),
      [['reference/node', '"hndle"']],
    );
    assert.match(diagnostics[0]?.message ?? '', /`thing` has a node `hndle`\. Did you mean `handle`\?/);
  });
});
