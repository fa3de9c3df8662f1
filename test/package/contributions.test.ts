import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { specimen } from '../cli/support/specimen.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';

const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

interface Snippet {
  readonly body: readonly string[];
}

/** A snippet as it stands when the user takes every default. */
function expanded({ body }: Snippet): string {
  const defaults = new Map<string, string>();
  const text = body.join('\n').replace(/\$\{(\d+):([^}]*)\}/g, (_, number: string, value: string) => {
    defaults.set(number, value);
    return value;
  });
  return text.replace(/\$(\d+)/g, (_, number: string) => defaults.get(number) ?? '');
}

/** The texts of a folder's TypeScript files, one after the other. */
function sourcesOf(folder: string): string {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter(({ name }) => name.endsWith('.ts'));
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
}

describe('what the extension contributes', () => {
  let folder: TestFolder;
  before(() => {
    folder = new TestFolder();
  });
  after(() => folder.remove());

  /** What `specimen check` says of a text. */
  const told = (text: string) => {
    folder.write('a.specimen', text);
    return specimen(['check', 'a.specimen'], folder.path);
  };

  it('are snippets that check, alone or in a scene', () => {
    const snippets: Record<string, Snippet> = JSON.parse(
      readFileSync(join(root, contributes.snippets[0].path), 'utf8'),
    );
    const whole = expanded(snippets['A whole spec']!);
    assert.match(told(whole).stderr, /^nothing is wrong/);
    assert.equal(specimen(['fmt', '--check', 'a.specimen'], folder.path).status, 0);
    for (const [name, snippet] of Object.entries(snippets)) {
      if (name === 'A whole spec') continue;
      const body = expanded(snippet);
      const text = body.startsWith('export')
        ? `${whole}\n${body}\n`
        : whole
            .replace(/ {2}camera main[\s\S]*?\n {2}\}\n/, '')
            .replace(/\n\}\n\nlabels/, `\n${body}\n}\n\nlabels`);
      const { status, stdout, stderr } = told(text);
      assert.equal(status, 0, `${name}\n${stdout}${stderr}\n${text}`);
    }
  });

  it('is a problem matcher that finds what check prints', () => {
    const [head, place] = contributes.problemMatchers[0].pattern;
    const { stdout, stderr } = told('language 1\nscene A { object x = sphere { radius = 1kg } }\n');
    const lines = `${stdout}${stderr}`.split('\n');
    const at = lines.findIndex((line) => new RegExp(head.regexp).test(line));
    const first = new RegExp(head.regexp).exec(lines[at]!)!;
    assert.equal(first[head.severity], 'error');
    assert.equal(first[head.code], 'type/mismatch');
    assert.match(first[head.message]!, /^Expected a length/);
    const second = new RegExp(place.regexp).exec(lines[at + 1]!)!;
    assert.deepEqual(
      [second[place.file], second[place.line], second[place.column]],
      ['a.specimen', '2', '40'],
    );
  });

  it('are pictures of the walkthrough, said in words too, and marks that can be reached', () => {
    const [{ icon, steps }] = contributes.walkthroughs;
    assert.ok(existsSync(join(root, icon)));
    const extension = sourcesOf('client');
    for (const { id, media, completionEvents } of steps) {
      assert.ok(statSync(join(root, media.image)).size < 150_000, id);
      assert.ok(media.altText.length > 40, id);
      for (const [, key = ''] of completionEvents.join(' ').matchAll(/onContext:([\w.]+)/g))
        assert.ok(extension.includes(`'setContext', '${key}'`), key);
    }
  });

  it('is a grammar of fenced blocks in Markdown, from fence to fence', () => {
    const injection = contributes.grammars.find((each: { injectTo?: unknown }) => each.injectTo);
    const { scopeName, repository } = JSON.parse(readFileSync(join(root, injection.path), 'utf8'));
    assert.equal(injection.scopeName, scopeName);
    const { begin, end, patterns } = repository.block;
    const [inner] = patterns;
    assert.deepEqual(Object.keys(injection.embeddedLanguages), [inner.contentName]);
    for (const line of ['```specimen', '  ~~~~ specimen', '```specimen title="a"', '```specimen {.x}'])
      assert.match(line, new RegExp(begin), line);
    for (const line of ['```specimens', '```', '```python', 'specimen', '``specimen', '```specimen` and `x'])
      assert.doesNotMatch(line, new RegExp(begin), line);
    for (const line of ['let a = 1', '', '`']) assert.match(line, new RegExp(inner.while), line);
    assert.doesNotMatch('  ```', new RegExp(inner.while));
    assert.match('```', new RegExp(end.replace('\\2', '```')));
  });

  it('are commands that the extension has, and that the walkthrough and the menus name rightly', () => {
    const extension = sourcesOf('client');
    for (const { command } of contributes.commands)
      assert.ok(extension.includes(`registerCommand('${command}'`), command);
    const known = new Set(contributes.commands.map(({ command }: { command: string }) => command));
    const named = JSON.stringify([contributes.menus, contributes.walkthroughs]).matchAll(
      /(?:command:|onCommand:|"command":")(specimen\.\w+)/g,
    );
    for (const [, command] of named) assert.ok(known.has(command), command);
  });
});
