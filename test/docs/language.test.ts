import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSampler } from '../../engine/sampling/index.js';
import { NodeSpecFiles, RootFolder } from '../../files/index.js';
import { NodeModels } from '../../files/models.js';
import { compile } from '../../language/index.js';
import { physics } from '../support/physics.js';
import { root } from '../support/root.js';

/** Pages whose examples are specs, or bodies of scenes. */
const pages = ['docs/language.md', 'README.md'];

/** The folder that examples may read files from. */
const folder = RootFolder.of(join(root, 'examples', 'tabletop', 'tabletop.specimen')).root;

function examplesOf(page: string): { line: number; text: string }[] {
  const markdown = readFileSync(join(root, page), 'utf8');
  return [...markdown.matchAll(/```specimen\n([\s\S]*?)```/g)].map((match) => {
    const [, body = ''] = match;
    const line = markdown.slice(0, match.index).split('\n').length;
    const isFile = body.trimStart().startsWith('language 1');
    return { line, text: isFile ? body : `language 1\ndataset D { scene = S }\nscene S {\n${body}}\n` };
  });
}

describe('the pages', () => {
  for (const page of pages) {
    for (const { line, text } of examplesOf(page)) {
      it(`${page}:${line} compiles without a word, and samples`, () => {
        const disk = new NodeSpecFiles(folder);
        const files = {
          readSpec: () => ({ kind: 'text' as const, text }),
          readTable: (path: string) => disk.readTable(path),
          find: (pattern: string) => disk.find(pattern),
          facts: (path: string) => disk.facts(path),
          problem: (path: string, content: Parameters<typeof disk.problem>[1]) => disk.problem(path, content),
        };
        const { plan, diagnostics } = compile('example.specimen', files, { tool: 'test' });
        assert.deepEqual(
          diagnostics.map(
            ({ code, message, start }) => `${code}: ${message} at ${text.slice(start, start + 30)}`,
          ),
          [],
        );
        assert.ok(plan);
        const sampler = createSampler(plan, new NodeModels(plan, folder), physics);
        const holes = Array.from({ length: 5 }, (_, index) => sampler.sample(index)).filter(
          (each) => 'hole' in each,
        );
        assert.deepEqual(holes, []);
      });
    }
  }
});
