import type { AstNode } from 'langium';
import type { Expression } from '../../language/generated/ast.js';
import { nodesAround } from '../source/tree.js';
import { capitalised, freeName, type Refactoring, replaced, type Selected } from './refactoring.js';

/** Gives the selected expression a name of its own, in the innermost block where it can have one. */
export function extractVariable({ text, main, start, end }: Selected): Refactoring[] {
  if (start === end) return [];
  const around = nodesAround(main, start, end);
  const selected = around.find((node) => {
    const place = main.place(node);
    return place.start === start && place.end === end;
  });
  if (!selected?.$container || selected.$type === 'Body' || isItem(selected)) return [];
  const name = freeName(text, nameFor(around));
  const { $container: holder } = selected;
  const isDrawn =
    'random' in holder && holder.random === true && (holder as { value?: Expression }).value === selected;
  const sign = isDrawn ? text.lastIndexOf('~', start) : start;
  const use = { start: isDrawn ? sign : start, end, text: isDrawn ? `= ${name}` : name };
  const words = `let ${name} ${isDrawn ? '~' : '='} ${text.slice(start, end)}`;
  const texts = around.filter(isItem).map((item) => {
    const at = main.place(item).start;
    const line = text.lastIndexOf('\n', at - 1) + 1;
    const indent = text.slice(line, at);
    // In a body on one line the new item stands on it too.
    const separator = indent.trim() === '' ? `\n${indent}` : '; ';
    return replaced(text, use, { start: at, end: at, text: words + separator });
  });
  return [{ title: `Extract to \`let ${name}\``, kind: 'refactor.extract', texts }];
}

function isItem({ $container, $containerProperty }: AstNode): boolean {
  return (
    ($container?.$type === 'Body' || $container?.$type === 'Spec') &&
    $containerProperty?.startsWith('items') === true
  );
}

/** `ballRadius` for the radius of `ball`. */
function nameFor(around: readonly AstNode[]): string {
  const entry = around.find(({ $type }) => $type === 'Entry') as { target?: { name?: string } } | undefined;
  const element = around.find(({ $type }) => $type === 'Element') as { name?: string } | undefined;
  const property = entry?.target?.name;
  if (property && element?.name) return element.name + capitalised(property);
  return property ?? 'value';
}
