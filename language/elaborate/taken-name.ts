import type { Type } from '../types/type.js';
import { typeName, withArticle } from '../types/type.js';
import type { Context } from './context.js';
import { drawWords } from './draw-shape.js';
import type { Meaning, Scope } from './scope.js';

/** What can never be called, so that a function of the same name is meant by a call. */
const uncallable: ReadonlySet<Meaning['kind']> = new Set([
  'constant',
  'class',
  'variable',
  'element',
  'argument',
  'output',
]);

/** What a name stands for where it is called: nothing, where the author gave the name of a function to a value or a thing. */
export function calledSymbol(context: Context, name: string, scope: Scope): Meaning | undefined {
  const symbol = scope.lookup(name);
  const isHidden = context.catalogue.functions.has(name) || (name === 'count' && isWrittenCount(symbol));
  return symbol && isHidden && uncallable.has(symbol.kind) ? undefined : symbol;
}

/** Whether a name is taken only by the `count` that an element or group round the scope writes. */
function isWrittenCount(symbol: Meaning | undefined): boolean {
  return symbol?.kind === 'variable' && symbol.block.blockKind?.properties.has('count') === true;
}

/**
 * What a name stands for where a class, an asset or a material is due: that, though a thing has the same name. Nothing
 * where it is one of the words that are due.
 */
export function dueSymbol(expected: Type | undefined, name: string, scope: Scope): Meaning | undefined {
  const symbol = scope.lookup(name);
  if (symbol?.kind !== 'element') return symbol;
  const alternatives = expected?.kind === 'union' ? expected.of : expected ? [expected] : [];
  if (alternatives.some((one) => one.kind === 'enum' && one.members.includes(name))) return undefined;
  if (alternatives.some(({ kind }) => kind === 'class')) return scope.lookupSort(name, 'class') ?? symbol;
  if (alternatives.some(({ kind }) => kind === 'use')) return scope.lookupSort(name, 'template') ?? symbol;
  return symbol;
}

/** Why a name cannot be called, where that is because an author took it: `: it is an object here …`; else nothing. */
export function takenBy(context: Context, name: string | undefined, scope: Scope): string {
  const symbol = name === undefined ? undefined : scope.lookup(name);
  if (name === undefined || symbol === undefined || symbol.kind === 'broken') return '';
  const { distributions, kinds } = context.catalogue;
  const word =
    distributions.has(name) || drawWords.has(name)
      ? 'the distribution'
      : kinds.some((kind) => kind.name === name)
        ? 'the word of the language'
        : undefined;
  const mended = word ? `; give it another name, and \`${name}\` is ${word} again` : '';
  return `: it is ${described(symbol)} here${mended}`;
}

/** What a name stands for, for people. */
export function described(symbol: Meaning): string {
  switch (symbol.kind) {
    case 'element':
      return withArticle(symbol.element.family);
    case 'template':
      return withArticle(symbol.family);
    case 'constant':
    case 'argument':
    case 'output':
      return typeName(symbol.type);
    case 'variable': {
      const { type } = symbol.variable.resolved.get();
      return type.kind === 'error' ? 'a variable' : typeName(type);
    }
    case 'namespace':
      return 'an imported file';
    default:
      return withArticle(symbol.kind);
  }
}
