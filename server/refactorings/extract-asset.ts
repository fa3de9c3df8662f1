import type { Element, Item } from '../../language/generated/ast.js';
import { loadCatalogue } from '../../language/index.js';
import { nodesAround } from '../source/tree.js';
import { capitalised, freeName, type Refactoring, replaced, type Selected } from './refactoring.js';

/** Makes the shape of an object an asset, which others can use; what is of the object alone stays with it. */
export function extractAsset({ text, main, start, end }: Selected): Refactoring[] {
  const around = nodesAround(main, start, end);
  const at = around.findIndex(({ $type }) => $type === 'Element');
  const element = around[at] as Element | undefined;
  const scene = around.at(-2);
  const value = element?.value;
  if (element?.kind !== 'object' || !element.fixed || value?.$type !== 'Construct' || !scene?.$cstNode)
    return [];
  const body = main.textOf(value.body);
  // What belongs to a comment is not known.
  if (/\/[/*]/.test(body)) return [];
  const own = loadCatalogue().kinds.find(({ name, family }) => name === 'object' && family === 'element');
  const stays = (item: Item) =>
    item.$type === 'Entry' && item.target.$type === 'Ref'
      ? own?.properties.has(item.target.name) === true
      : item.$type === 'Require';
  const wordsOf = (items: readonly Item[]) => items.map((item) => main.textOf(item));
  const { items } = value.body;
  const kept = wordsOf(items.filter(stays));
  const moved = wordsOf(items.filter((item) => !stays(item)));
  const name = freeName(text, capitalised(element.name));
  const separator = body.includes('\n') ? '\n' : '; ';
  const bodyOf = (words: readonly string[]) =>
    words.length === 0 ? '' : separator === '\n' ? ` {\n${words.join('\n')}\n}` : ` { ${words.join('; ')} }`;
  const { start: from, end: to } = main.place(value);
  const head = text.slice(from, main.place(value.body).start).trimEnd();
  const before = main.place(scene).start;
  const texts = [
    replaced(
      text,
      { start: before, end: before, text: `asset ${name} = ${head}${bodyOf(moved)}\n\n` },
      { start: from, end: to, text: `${name}${bodyOf(kept)}` },
    ),
  ];
  return [{ title: `Extract to \`asset ${name}\``, kind: 'refactor.extract', texts }];
}
