import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { specimen } from '../cli/support/specimen.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';

interface Step {
  readonly kind: 'console' | 'diff';
  readonly line: number;
  readonly lines: readonly string[];
}

function stepsOf(page: string): Step[] {
  return [...page.matchAll(/```(console|diff)\n([\s\S]*?)\n```/g)].map((match) => ({
    kind: match[1] as Step['kind'],
    line: page.slice(0, match.index).split('\n').length,
    lines: match[2]!.split('\n'),
  }));
}

/** The calls of a console block, each with the output that is shown. */
function callsOf(lines: readonly string[]): { readonly call: string; readonly shown: string }[] {
  return lines
    .join('\n')
    .split(/^\$ /m)
    .slice(1)
    .map((text) => {
      const [call = '', ...shown] = text.trimEnd().split('\n');
      return { call, shown: shown.join('\n') };
    });
}

/** Whether the output is what is shown; `…` stands for anything, also for lines. */
function matches(output: string, shown: string): boolean {
  const parts = shown.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}\n?$`).test(output);
}

/** The first lines that load.py prints, from the file that it reads; test/readers runs the script itself. */
function loaded(dataset: string): string {
  const coco = JSON.parse(readFileSync(join(dataset, 'coco', 'train.json'), 'utf8')) as {
    readonly categories: readonly { readonly id: number; readonly name: string }[];
    readonly annotations: readonly { readonly category_id: number }[];
    readonly images: readonly {
      readonly file_name: string;
      readonly width: number;
      readonly height: number;
    }[];
  };
  const [image] = coco.images;
  const counts = coco.categories.map(({ id, name }) => {
    const own = coco.annotations.filter((each) => each.category_id === id);
    return `${name}: ${own.length}`;
  });
  return [...counts, `${image!.file_name}, ${image!.width} x ${image!.height}:`, ''].join('\n');
}

describe('docs/tutorial.md', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder();
  });
  after(() => folder.remove());

  it('tells what happens', () => {
    const page = readFileSync(join(root, 'docs', 'tutorial.md'), 'utf8');
    const spec = folder.at('my-data/my-data.specimen');
    let cwd = folder.path;
    const outputOf = (call: string): string => {
      const [program, ...args] = call.split(' ');
      if (program === 'cd') {
        cwd = join(cwd, args[0]!);
        return '';
      }
      if (program === 'python') return loaded(join(cwd, args[1]!));
      assert.equal(program, 'specimen');
      // The preview ends with Ctrl-C alone: test/preview opens it.
      if (args[0] === 'preview') return '';
      const { status, stdout, stderr } = specimen(args, cwd);
      assert.equal(status, 0, `${call}\n${stderr}`);
      return stdout === '' ? stderr : stdout;
    };
    const change = (lines: readonly string[], line: number) => {
      const marked = (sign: string) =>
        lines.filter((each) => each[0] === sign).map((each) => `${each.slice(1)}\n`);
      const text = readFileSync(spec, 'utf8');
      const old = marked('-').join('');
      assert.equal(text.split(old).length, 2, `docs/tutorial.md:${line}: the spec has these lines once`);
      writeFileSync(
        spec,
        text.replace(old, () => marked('+').join('')),
      );
    };

    for (const { kind, line, lines } of stepsOf(page)) {
      if (kind === 'diff') change(lines, line);
      else
        for (const { call, shown } of callsOf(lines)) {
          const output = outputOf(call);
          assert.ok(
            matches(output, shown),
            `docs/tutorial.md:${line}: ${call} prints\n${output}\nnot\n${shown}`,
          );
        }
    }
  }).timeout(120_000);

  it('is true where it says what cannot be', () => {
    const spec = folder.at('my-data/my-data.specimen');
    writeFileSync(
      spec,
      readFileSync(spec, 'utf8').replace('main.fullyInView) >= 3', 'main.fullyInView) >= 9'),
    );
    const { status, stdout, stderr } = specimen(['check', spec], folder.path);
    assert.equal(status, 1);
    assert.match(stdout + stderr, /require\/never/);
  });
});
