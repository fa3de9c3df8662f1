import type { ClassNode } from '../../engine/plan/plan.js';

/** The classes of all files of a project, by their paths and ids. */
export class ClassTable {
  /** In the order of their declarations. */
  readonly nodes: ClassNode[] = [];
  private readonly paths = new Set<string>();
  private readonly ids = new Map<number, string>();
  private highest = 0;

  add(node: ClassNode): void {
    this.nodes.push(node);
    this.paths.add(node.path);
    if (!this.ids.has(node.id)) this.ids.set(node.id, node.path);
    this.highest = Math.max(this.highest, node.id);
  }

  has(path: string): boolean {
    return this.paths.has(path);
  }

  /** The class that has an id. */
  withId(id: number): string | undefined {
    return this.ids.get(id);
  }

  /** An id that no class has. */
  get freeId(): number {
    return this.highest + 1;
  }

  /** The names of the classes in a class. */
  *namesIn(path: string): Iterable<string> {
    for (const each of this.paths) if (each.startsWith(`${path}.`)) yield each.slice(path.length + 1);
  }
}
