import assert from 'node:assert/strict';
import type { Expression, Scene, Term } from '../../../engine/plan/plan.js';
import { compileScene, type Situation } from './compile-text.js';

/** The scene of a plan without source ranges, documentation and the numbers of generated names. */
export function sceneOf(body: string, situation: Situation = {}): Scene {
  const { plan, diagnostics } = compileScene(body, situation);
  assert.ok(plan, diagnostics.map((each) => each.message).join('\n'));
  return withoutPlaces(plan.scene);
}

export function withoutPlaces<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, part) => (key === 'at' || key === 'doc' ? undefined : part)),
  ) as T;
}

/** The term of the variable `a` of a scene with this body. */
export function termOf(body: string, situation: Situation = {}): Term {
  const variable = sceneOf(body, situation).lets.find((each) => each.name === 'a');
  assert.ok(variable, 'the body has a `let a`');
  return variable.term;
}

/** What the expression is in the plan; plain numbers, truths and vectors where it is known. */
export function valueIn(expression: string, before = ''): Expression | readonly Expression[] {
  const term = termOf(`${before}\nlet a = ${expression}`);
  assert.ok('value' in term);
  const { value } = term;
  return typeof value === 'object' && 'tuple' in value ? value.tuple : value;
}
