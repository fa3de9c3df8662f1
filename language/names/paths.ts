import type { AstNode } from 'langium';
import { AstUtils } from 'langium';
import type { Checked } from '../check.js';
import { isQuota } from '../elaborate/designs.js';
import type { BlockScope } from '../elaborate/scope.js';
import type { Element, Entry, Expression, Item } from '../generated/ast.js';
import { type DeclarationIndex, memberOfValue } from './declarations.js';
import type { Declared } from './target.js';

/**
 * The scene in which a path of names leads, where the path is written outside of it: in a design or quota that of the data
 * set, at the left of an entry of a derived scene that of its base. Undefined for an expression of its own.
 */
export function sceneOfPath(checked: Checked, node: Expression): BlockScope | undefined {
  const item = itemOf(node);
  if (!item || !checked.findings) return undefined;
  if (isDesignOrQuota(item.$container?.$container)) return sceneOfDataset(checked);
  const entry = item.$type === 'Entry' && isIn(node, item.target) ? item : undefined;
  const scene = entry && sceneAround(entry);
  if (scene?.value?.$type !== 'Construct') return undefined;
  const declaration = checked.declarations.scenes.find((each) => each.node === scene);
  return declaration && checked.findings.scenes.get(declaration);
}

function sceneOfDataset({ dataset, findings }: Checked): BlockScope | undefined {
  const declaration = dataset?.scenes[0]?.declaration;
  return declaration && findings?.scenes.get(declaration);
}

function isDesignOrQuota(node: AstNode | undefined): boolean {
  if (node?.$type === 'Element') return (node as Element).kind === 'design';
  return node?.$type === 'Construct' && node.$container?.$type === 'Entry' && isQuota(node as Expression);
}

/** The innermost item in which a node stands. */
function itemOf(node: AstNode): Item | undefined {
  for (let each: AstNode | undefined = node; each; each = each.$container)
    if (each.$container?.$type === 'Body') return each as Item;
  return undefined;
}

function isIn(node: AstNode, outer: AstNode): boolean {
  for (let each: AstNode | undefined = node; each; each = each.$container) if (each === outer) return true;
  return false;
}

/** The scene in whose body an entry stands, by itself or in an `if`. */
function sceneAround(entry: Entry): Element | undefined {
  let outer: AstNode | undefined = entry.$container;
  while (outer && (outer.$type === 'Body' || outer.$type === 'If')) outer = outer.$container;
  const element = outer?.$type === 'Construct' ? outer.$container : outer;
  return element?.$type === 'Element' && (element as Element).kind === 'scene'
    ? (element as Element)
    : undefined;
}

/** What a path of names leads to in a scene: variables and things, then what stands in their values. */
export function followPath(
  index: DeclarationIndex,
  block: BlockScope,
  path: readonly string[],
): Declared | undefined {
  let around: BlockScope | undefined = block;
  let node: AstNode | undefined;
  for (const [at, name] of path.entries()) {
    const element: BlockScope['elements'] extends Map<string, infer E> ? E | undefined : never =
      around?.elements.get(name);
    const inner: AstNode | undefined =
      element?.node ?? around?.variables.get(name)?.node ?? (node && memberOfValue(node, name));
    // `Kitchen.lamp`: the scene's own name may come first.
    if (!inner && at === 0 && path.length > 1) {
      const scene = AstUtils.getContainerOfType(blockNode(block), isScene);
      if (scene?.name !== name) return undefined;
      node = scene;
      continue;
    }
    if (!inner) return undefined;
    node = inner;
    around = element?.block;
  }
  return node && index.of(node);
}

function blockNode(block: BlockScope): AstNode | undefined {
  const [variable] = block.variables.values();
  const [element] = block.elements.values();
  return variable?.node ?? element?.node;
}

function isScene(node: AstNode): node is Element {
  return node.$type === 'Element' && (node as Element).kind === 'scene';
}
