import { operators } from '../../engine/plan/operators.js';
import type { Expression as PlanExpression } from '../../engine/plan/plan.js';
import type { Expression } from '../generated/ast.js';
import { parseQuantity } from '../types/units.js';

/** A `#rgb` or `#rrggbb` colour as linear sRGB, or undefined if it is neither. */
export function hexColor(text: string): readonly [number, number, number] | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  const parts = (short ?? long)
    ?.slice(1)
    .map((digits) => Number.parseInt(short ? digits + digits : digits, 16) / 255);
  if (!parts) return undefined;
  return operators['rgb']!.apply(parts) as [number, number, number];
}

/** The value of a literal of the catalogue; throws on anything else, since the catalogue is ours. */
export function literal(
  node: Expression,
  constants: ReadonlyMap<string, { value: PlanExpression }>,
): PlanExpression {
  switch (node.$type) {
    case 'Quantity': {
      const quantity = parseQuantity(node.text);
      if (!quantity.ok) throw new Error(`The catalogue has a bad quantity: ${node.text}`);
      return quantity.value;
    }
    case 'HexColor':
      return { tuple: hexColor(node.text)! };
    case 'Text':
      return node.value;
    case 'Unary':
      return -(literal(node.operand, constants) as number);
    case 'Tuple':
      return { tuple: node.items.map((item) => literal(item, constants)) };
    case 'RangeExpression':
      return { low: literal(node.low, constants), high: literal(node.high, constants) };
    case 'Ref':
      if (node.name === 'true' || node.name === 'false') return node.name === 'true';
      return constants.get(node.name)?.value ?? node.name;
    default:
      throw new Error(`The catalogue has a ${node.$type} where a literal is due.`);
  }
}
