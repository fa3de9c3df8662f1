import type { AstNode } from 'langium';
import type { Bounds } from '../../engine/bounds/index.js';
import { authorUnit, dimensionOf, rangeInUnit } from '../bounds/author-unit.js';
import type { Checked } from '../check.js';
import type { Element, Entry } from '../generated/ast.js';
import { nameOfEntry } from './declarations.js';
import type { Declared } from './target.js';

/** What the variables of the scenes can be, in the words of messages; worked out when first asked for. */
export class Supports {
  private known: ReadonlyMap<string, ReadonlyMap<string, Bounds>> | undefined;

  constructor(private readonly checked: Checked) {}

  /** `between 1m and 2m`; undefined where it is no number of a scene, or nothing is known of it. */
  of({ node, document }: Declared): string | undefined {
    const path = addressOf(node);
    const bounds = path && this.all().get(path.scene)?.get(path.name);
    if (bounds?.kind !== 'number' || bounds.outer.every((end) => !Number.isFinite(end))) return undefined;
    const type = this.checked.findings?.of((node as Entry).value ?? node)?.type;
    return rangeInUnit(bounds.outer, authorUnit(document.textOf(node), dimensionOf(type)));
  }

  private all(): ReadonlyMap<string, ReadonlyMap<string, Bounds>> {
    if (this.known) return this.known;
    const { declarations, bounds = [] } = this.checked;
    const known = new Map<string, ReadonlyMap<string, Bounds>>();
    this.known = known;
    for (const [at, { variables }] of bounds.entries()) {
      const plain = [...variables].map(([name, bounds]) => [withoutIndices(name), bounds] as const);
      known.set(declarations.scenePlans[at]!.name, new Map(plain));
    }
    return known;
  }
}

/** An address below its scene, of all instances alike. */
function withoutIndices(address: string): string {
  return address.replaceAll('[*]', '').replace(/^[^.]*\./, '');
}

/** The scene in which a variable or property of it or of its things is declared, and its address there. */
function addressOf(node: AstNode): { scene: string; name: string } | undefined {
  const names: string[] = [];
  for (let each: AstNode | undefined = node; each; each = each.$container) {
    if (each.$type === 'Element' && (each as Element).kind === 'scene')
      return { scene: (each as Element).name, name: names.join('.') };
    if (each.$type === 'Let' || each.$type === 'Element') names.unshift((each as Element).name);
    else if (each.$type === 'Entry') names.unshift(nameOfEntry(each as Entry) ?? '');
    else if (!['Body', 'If', 'Construct'].includes(each.$type)) return undefined;
  }
  return undefined;
}
