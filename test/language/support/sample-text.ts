import assert from 'node:assert/strict';
import type { Plan } from '../../../engine/plan/plan.js';
import { validatePlan } from '../../../engine/plan/validate.js';
import { createSampler, isHole, type Sample, type Sampler } from '../../../engine/sampling/index.js';
import { compile } from '../../../language/index.js';
import { mainPath } from './compile-text.js';
import { MemoryFiles } from './memory-files.js';

/** The plan of one scene of a spec that exists only here. It has passed the validation that strangers' plans pass. */
export function planOfScene(
  text: string,
  scene?: string,
  files: Readonly<Record<string, string>> = {},
): Plan {
  const { plan, diagnostics } = compile(mainPath, new MemoryFiles({ ...files, [mainPath]: text }), {
    tool: 'test',
    ...(scene === undefined ? {} : { scene }),
  });
  assert.ok(plan, diagnostics.map((each) => each.message).join('\n'));
  const validation = validatePlan(JSON.parse(JSON.stringify(plan)));
  assert.ok(validation.ok, JSON.stringify(validation));
  return validation.plan;
}

/** A sampler of a plan without models. */
export function samplerOf(plan: Plan): Sampler {
  const mesh = (): never => assert.fail('no models here');
  return createSampler(plan, { mesh });
}

export function sampleOf(sampler: Sampler, index: number): Sample {
  const outcome = sampler.sample(index);
  assert.ok(!isHole(outcome), JSON.stringify(outcome));
  return outcome;
}
