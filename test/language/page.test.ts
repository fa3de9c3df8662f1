import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validatePlan } from '../../engine/plan/validate.js';
import { compile } from '../../language/index.js';
import { MemoryFiles } from './support/memory-files.js';

const folder = 'examples/tabletop';
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
const files = new MemoryFiles(
  Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')])),
);

describe('the page of the language', () => {
  const spec = readFileSync(join(folder, 'page.specimen'), 'utf8');
  const reading = Object.assign(Object.create(files) as MemoryFiles, {
    readSpec: () => ({ kind: 'text', text: spec }),
  });

  it('compiles without an error to a valid plan', () => {
    const { plan, diagnostics } = compile('page.specimen', reading, { tool: 'test' });
    assert.deepEqual(
      diagnostics.filter((each) => each.severity === 'error'),
      [],
    );
    assert.ok(plan);
    assert.deepEqual(validatePlan(JSON.parse(JSON.stringify(plan))).ok, true);
    assert.equal(plan.dataset.samples, 10_000);
    assert.deepEqual(
      plan.scene.elements.map((each) => each.name),
      ['table', 'things', 'junk', 'lamps', 'sun', 'environment', 'main'],
    );
    assert.equal(plan.sources[0].sha256, createHash('sha256').update(spec).digest('hex'));
  });

  it('has a twin that differs in what dusk moves alone', () => {
    const one = compile('page.specimen', reading, { tool: 'test' }).plan!.scene;
    const other = compile('page.specimen', reading, { tool: 'test', scene: 'Night' }).plan!.scene;
    assert.equal(other.root, 'Kitchen');
    assert.deepEqual(other.elements, one.elements);
    assert.notDeepEqual(other.lets, one.lets);
  });
});
