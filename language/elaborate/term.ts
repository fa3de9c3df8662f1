import type { AstNode } from 'langium';
import type { Term } from '../../engine/plan/plan.js';
import type { Expression } from '../generated/ast.js';
import { errorType, type Type, typeName } from '../types/type.js';
import type { Context } from './context.js';
import { elaborateDraw } from './draw.js';
import { isDistributionLike } from './draw-shape.js';
import type { Scope } from './scope.js';
import { elaborateValue } from './value.js';

/** `= value` or `~ distribution` after a name. */
export interface Tail extends AstNode {
  readonly random?: boolean;
  readonly value: Expression;
}

const broken: { type: Type; term: Term } = { type: errorType, term: { value: 0 } };

/** What a name is given: `=` must stand before a value, `~` before a distribution; otherwise the fix is offered. */
export function elaborateTail(
  context: Context,
  tail: Tail,
  expected: Type | undefined,
  scope: Scope,
): { type: Type; term: Term } {
  const { value } = tail;
  // The parser recovered from an error that it has told.
  if (!value) return broken;
  if (tail.random) return elaborateDraw(context, value, expected, scope, tail);
  if (isDistributionLike(context, value, scope, expected)) {
    const found =
      value.$type === 'RangeExpression' ? 'an interval' : `\`${shortText(scope.document.textOf(value))}\``;
    reportSign(context, 'draw/distribution', tail, scope, found);
    return broken;
  }
  const typed = elaborateValue(context, value, expected, scope);
  if (typed.type.kind === 'error') return broken;
  if (!expected && typed.type.kind === 'element') {
    const found = typeName(typed.type);
    context.report('type/mismatch', scope, value, {
      due: 'a value of the thing, such as `.position`',
      found,
    });
    return broken;
  }
  return { type: typed.type, term: { value: typed.plan, at: context.range(scope, value) } };
}

/** Tells `=` where `~` is due, or the other way round, and offers to change the sign. */
export function reportSign(
  context: Context,
  code: 'draw/distribution' | 'draw/constant',
  tail: Tail,
  scope: Scope,
  found: string,
): void {
  const sign = code === 'draw/distribution' ? '~' : '=';
  const wrong = sign === '~' ? '=' : '~';
  const place = scope.document.place(tail.value);
  const at = scope.document.text.lastIndexOf(wrong, place.start);
  const { start } = tail.$cstNode ? scope.document.place(tail) : place;
  const fixes =
    at >= start
      ? [{ title: `Write \`${sign}\``, edits: [{ uri: place.uri, start: at, end: at + 1, text: sign }] }]
      : [];
  context.reporter.report(code, place, { found }, { fixes });
}

export function shortText(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
