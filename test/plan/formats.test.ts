import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parsePlan } from '../../engine/plan/validate.js';

describe('docs/formats.md', () => {
  it('shows a plan that is valid', () => {
    const text = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');
    const example = /## The plan\n[\s\S]*?```json\n([\s\S]*?)```/.exec(text);
    const validation = parsePlan(example?.[1] ?? '');
    assert.ok(validation.ok, JSON.stringify(validation));
  });
});
