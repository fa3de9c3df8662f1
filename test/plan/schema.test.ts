import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { checkSchema } from '../../engine/plan/schema/check.js';
import type { JsonSchema } from '../../engine/plan/schema/json-schema.js';
import { planSchema } from '../../engine/plan/schema/plan-schema.js';
import { kitchen } from './support/kitchen.js';
import { mutate } from './support/mutate.js';

const published = new URL('../../../docs/schema/plan.schema.json', import.meta.url);
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(planSchema);

describe('the schema of plans', () => {
  it('is published', () => {
    const text = `${JSON.stringify(planSchema, null, 2)}\n`;
    if (process.env.SPECIMEN_UPDATE_GOLDEN) {
      mkdirSync(fileURLToPath(new URL('.', published)), { recursive: true });
      writeFileSync(published, text);
    }
    assert.equal(readFileSync(published, 'utf8'), text, 'npm run golden writes it anew');
  });

  it('describes every property', () => {
    const visit = (schema: JsonSchema, path: string) => {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        assert.ok(property.description, `${path}.${name}`);
        visit(property, `${path}.${name}`);
      }
      for (const [name, definition] of Object.entries(schema.$defs ?? {})) {
        assert.ok(definition.description, name);
        visit(definition, name);
      }
    };
    visit(planSchema, 'plan');
  });

  it('accepts a plan with every kind of node, as ajv does', () => {
    assert.deepEqual(checkSchema(kitchen, planSchema), []);
    assert.ok(validate(kitchen), JSON.stringify(validate.errors));
  });

  it('agrees with ajv on mutated plans', function () {
    this.timeout(60_000);
    let refused = 0;
    const property = fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const mutant = mutate(kitchen, () => numbers.next().value as number);
      const problems = checkSchema(mutant, planSchema);
      const accepted = validate(mutant);
      assert.equal(problems.length === 0, accepted, `${JSON.stringify(problems)} ${shown(validate.errors)}`);
      if (!accepted) refused += 1;
    });
    fc.assert(property, { numRuns: 2_000 });
    assert.ok(refused > 500 && refused < 2_000, `${refused} of 2,000 mutants are refused`);
  });

  it('says what is wrong, and where', () => {
    const wrong = structuredClone(kitchen) as unknown as {
      dataset: { seed: unknown };
      scene: { lets: { term: unknown }[]; elements: { kind: string; properties: Record<string, unknown> }[] };
    };
    wrong.dataset.seed = -1;
    wrong.scene.lets[0]!.term = { draw: { dist: 'beta', arguments: [2, 5] } };
    wrong.scene.elements[0]!.kind = 'thing';
    wrong.scene.elements[1]!.properties['a/b'] = 3;
    assert.deepEqual(checkSchema(wrong, planSchema), [
      { path: '/dataset/seed', message: 'expected a number from 0 to 9007199254740991, found -1' },
      { path: '/scene/lets/0/term/draw', message: 'the property "args" is missing' },
      {
        path: '/scene/lets/0/term/draw/arguments',
        message: 'there is no such property; there are dist, args, source, at, doc',
      },
      {
        path: '/scene/elements/0/kind',
        message: 'expected one of object, light, environment, camera, group, found "thing"',
      },
      {
        path: '/scene/elements/1/properties/a~1b',
        message:
          'expected a node "value" with value, or a node "draw" with draw, or a node "conditional" with if, then; found 3',
      },
    ]);
  });
});

function shown(errors: ErrorObject[] | null | undefined): string {
  return JSON.stringify(errors?.slice(0, 3));
}
