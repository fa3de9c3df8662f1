/** The node tree of a model's scene, flattened to what is drawn and to the nodes that have a name. */
import { multiply } from '../transform.js';
import { asObject, entryAt, type JsonObject, listOf } from './json.js';
import { limits } from './limits.js';
import { nodeMatrix } from './node-matrix.js';
import type { GltfMeshes, GltfPrimitive } from './primitives.js';
import { ModelFault } from './problem.js';

/** A primitive at its place in the world. */
export interface Drawing {
  readonly node: number;
  /** Mesh to world, 4 x 4 column-major. */
  readonly world: Float64Array;
  readonly primitive: GltfPrimitive;
  /** The innermost named node round it, as an index into `named`; -1 for none. */
  readonly owner: number;
}

export interface NamedNode {
  readonly name: string;
  readonly path: string;
  /** The next named node further up, as an index; -1 for none. */
  readonly parent: number;
  /** It and all below it draw `drawings[firstDrawing]` up to, not including, `endDrawing`. */
  readonly firstDrawing: number;
  endDrawing: number;
}

export interface SceneContents {
  readonly drawings: readonly Drawing[];
  /** A parent before its children. */
  readonly named: readonly NamedNode[];
}

/**
 * Walks the default scene, or else the first, or else all nodes without a parent.
 * @param root the map from the file's world to ours: its unit and its up axis
 */
export function listScene(document: JsonObject, root: Float64Array, meshes: GltfMeshes): SceneContents {
  const nodes = listOf(document, 'nodes', '');
  if (nodes.length > limits.nodes) {
    throw new ModelFault('model/too-large', `The model has ${nodes.length} nodes of at most ${limits.nodes}`);
  }
  const parents = findParents(document, nodes);
  const walk = new SceneWalk(document, meshes, new Uint8Array(nodes.length));
  for (const { index, referrer } of sceneRoots(document, parents)) walk.enter(index, referrer, root, -1, 0);
  return walk;
}

/** The parent of each node, -1 for none; a node has one at most. */
function findParents(document: JsonObject, nodes: readonly unknown[]): Int32Array {
  const parents = new Int32Array(nodes.length).fill(-1);
  nodes.forEach((node, parent) => {
    const place = `nodes[${parent}]`;
    listOf(asObject(node, place), 'children', `${place}.`).forEach((child, at) => {
      const { index } = entryAt(document, 'nodes', child, `${place}.children[${at}]`);
      if (parents[index] !== -1) {
        throw new ModelFault(
          'model/broken',
          `nodes[${index}] should have one parent, but is a child of nodes[${parents[index]}] and nodes[${parent}]`,
        );
      }
      parents[index] = parent;
    });
  });
  return parents;
}

function sceneRoots(
  document: JsonObject,
  parents: Int32Array,
): readonly { readonly index: unknown; readonly referrer: string }[] {
  if (document.scene === undefined && listOf(document, 'scenes', '').length === 0) {
    return [...parents.keys()]
      .filter((index) => parents[index] === -1)
      .map((index) => ({ index, referrer: `nodes[${index}]` }));
  }
  const { entry, place } = entryAt(document, 'scenes', document.scene ?? 0, 'scene');
  return listOf(entry, 'nodes', `${place}.`).map((index, at) => ({
    index,
    referrer: `${place}.nodes[${at}]`,
  }));
}

class SceneWalk implements SceneContents {
  readonly drawings: Drawing[] = [];
  readonly named: NamedNode[] = [];
  readonly #paths = new Map<string, number>();
  #pathCharacters = 0;

  constructor(
    private readonly document: JsonObject,
    private readonly meshes: GltfMeshes,
    private readonly visited: Uint8Array,
  ) {}

  enter(nodeIndex: unknown, referrer: string, above: Float64Array, owner: number, depth: number): void {
    const { entry, index, place } = entryAt(this.document, 'nodes', nodeIndex, referrer);
    if (this.visited[index] !== 0) {
      throw new ModelFault(
        'model/broken',
        `${place} should stand in the scene once, but ${referrer} leads to it again`,
      );
    }
    if (depth >= limits.nodeDepth) {
      throw new ModelFault('model/too-large', `${place} is more than ${limits.nodeDepth} nodes deep`);
    }
    this.visited[index] = 1;
    const world = multiply(above, nodeMatrix(entry, place));
    const { name } = entry;
    const isNamed = typeof name === 'string' && name !== '';
    const own = isNamed ? this.#name(name, owner, place) : owner;
    if (entry.mesh !== undefined) this.#draw(entry.mesh, index, place, world, own);
    listOf(entry, 'children', `${place}.`).forEach((child, at) => {
      this.enter(child, `${place}.children[${at}]`, world, own, depth + 1);
    });
    if (isNamed) this.named[own].endDrawing = this.drawings.length;
  }

  #draw(mesh: unknown, node: number, place: string, world: Float64Array, owner: number): void {
    for (const primitive of this.meshes.mesh(mesh, `${place}.mesh`)) {
      this.drawings.push({ node, world, primitive, owner });
    }
    if (this.drawings.length > limits.primitives) {
      throw new ModelFault(
        'model/too-large',
        `${place} takes the model over ${limits.primitives} primitives`,
      );
    }
  }

  /** Notes a named node and returns its index. */
  #name(name: string, parent: number, place: string): number {
    const plain = parent < 0 ? name : `${this.named[parent].path}/${name}`;
    this.#pathCharacters += plain.length;
    if (this.#pathCharacters > limits.pathCharacters) {
      throw new ModelFault(
        'model/too-large',
        `${place} takes the names of the nodes over ${limits.pathCharacters} characters`,
      );
    }
    this.named.push({
      name,
      path: this.#uniquePath(plain),
      parent,
      firstDrawing: this.drawings.length,
      endDrawing: this.drawings.length,
    });
    return this.named.length - 1;
  }

  #uniquePath(plain: string): string {
    let path = plain;
    let uses = this.#paths.get(plain) ?? 0;
    while (this.#paths.has(path)) {
      uses += 1;
      path = `${plain}#${uses}`;
    }
    this.#paths.set(plain, Math.max(uses, 1));
    if (path !== plain) this.#paths.set(path, 1);
    return path;
  }
}
