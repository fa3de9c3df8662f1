import type { KeyNode } from '../streams/index.js';

/** The rest of an address below that of a frame: names only. */
export class Path {
  static readonly root = new Path(undefined, '');

  /** The names, each with a dot before it. */
  readonly text: string;

  private constructor(
    private readonly parent: Path | undefined,
    private readonly name: string,
  ) {
    this.text = parent === undefined ? '' : `${parent.text}.${name}`;
  }

  child(name: string): Path {
    return new Path(this, name);
  }

  /** The key of this address below that of `key`. */
  keyBelow(key: KeyNode): KeyNode {
    return this.parent === undefined ? key : this.parent.keyBelow(key).child(this.name);
  }
}
