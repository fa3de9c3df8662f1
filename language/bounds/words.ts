import type { DomainCondition, DomainOperand, Limits, Words } from '../../engine/bounds/index.js';
import type { Expression } from '../generated/ast.js';
import type { Catalogue, Property, Signature } from '../words/catalogue.js';

/** What the engine needs of the catalogue to bound what a plan can be. */
export function boundWords(catalogue: Catalogue): Words {
  const known = new Map<string, Limits | undefined>();
  return {
    limits: (kind, name) => {
      const key = `${kind} ${name}`;
      if (!known.has(key)) known.set(key, limitsOf(propertyOf(catalogue, kind, name)));
      return known.get(key);
    },
    conditions: (name) => {
      const signature = catalogue.distributions.get(name);
      return signature?.requires.map((each) => conditionOf(signature, each)) ?? [];
    },
  };
}

/** The property of a kind; an object also writes those of its asset, which are bounded alike in all shapes. */
export function propertyOf(catalogue: Catalogue, kind: string, name: string): Property | undefined {
  const own = catalogue.kinds.filter((each) => each.name === kind);
  const kinds =
    kind === 'object' ? [...own, ...catalogue.kinds.filter(({ family }) => family === 'asset')] : own;
  return kinds.map(({ properties }) => properties.get(name)).find((property) => property !== undefined);
}

function limitsOf(property: Property | undefined): Limits | undefined {
  const { minimum, maximum, above, below } = property ?? {};
  const bounds = Object.entries({ minimum, maximum, above, below }).filter(
    ([, value]) => value !== undefined,
  );
  return bounds.length === 0 ? undefined : Object.fromEntries(bounds);
}

function conditionOf({ parameters }: Signature, node: Expression): DomainCondition {
  if (node.$type !== 'Binary') throw new Error('The conditions of the catalogue are comparisons.');
  const operand = (side: Expression): DomainOperand => {
    if (side.$type === 'Quantity') return { number: Number(side.text) };
    if (side.$type !== 'Ref') throw new Error('The catalogue compares parameters with plain numbers.');
    return { argument: parameters.findIndex(({ name }) => name === side.name), name: side.name };
  };
  return {
    text: node.$cstNode!.text,
    operator: node.operator as DomainCondition['operator'],
    left: operand(node.left),
    right: operand(node.right),
  };
}
