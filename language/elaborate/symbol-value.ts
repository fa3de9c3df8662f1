import type { Expression } from '../generated/ast.js';
import { errorType } from '../types/type.js';
import type { Context } from './context.js';
import type { ElementDeclaration } from './element.js';
import { isMany } from './element-path.js';
import { subjectReference } from './output.js';
import type { Meaning, Scope } from './scope.js';
import { shiftedInwards } from './shift.js';
import { templateUse } from './template-use.js';
import { failed, type Typed } from './typed.js';

/** A thing as a value. */
export function elementValue(
  context: Context,
  element: ElementDeclaration,
  node: Expression,
  scope: Scope,
): Typed {
  return {
    type: { kind: 'element', element: element.family, many: isMany(element, scope) },
    plan: { element: element.name, at: context.range(scope, node) },
  };
}

/** The value of a name that an author has declared. */
export function symbolValue(context: Context, symbol: Meaning, node: Expression, scope: Scope): Typed {
  const at = context.range(scope, node);
  switch (symbol.kind) {
    case 'constant':
      return { type: symbol.type, plan: symbol.value };
    case 'class':
      return { type: { kind: 'class' }, plan: { class: symbol.path, at } };
    case 'argument':
      return { type: symbol.type, plan: shiftedInwards(symbol.value, scope.depth - symbol.depth) };
    case 'template':
      return templateUse(context, symbol, undefined, node, scope);
    case 'variable': {
      const { type } = symbol.variable.resolved.get();
      if (type.kind === 'error') return failed;
      const up = scope.depth - symbol.block.depth;
      return { type, plan: { variable: symbol.variable.name, up, at } };
    }
    case 'element':
      return elementValue(context, symbol.element, node, scope);
    case 'output':
      return { type: symbol.type, plan: { output: symbol.name, of: subjectReference, at } };
    case 'measure':
      return { type: { kind: 'number', dimension: '' }, plan: { measure: symbol.name, at } };
    case 'scene':
    case 'namespace':
    case 'distribution': {
      const found =
        symbol.kind === 'namespace'
          ? 'an imported file'
          : symbol.kind === 'scene'
            ? 'a scene'
            : 'a distribution';
      context.report('type/mismatch', scope, node, { due: 'a value', found });
      return failed;
    }
    case 'broken':
      return { type: errorType, plan: 0 };
  }
}
