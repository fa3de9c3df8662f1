import assert from 'node:assert/strict';
import { isHole } from '../../engine/sampling/index.js';
import { codesOf } from './support/compile-text.js';
import { planOfScene, sampleOf, samplerOf } from './support/sample-text.js';

const night = 'environment night = color { luminance = 2nit }';
const day = 'environment day = gradient { luminance ~ 500nit .. 5000nit }';

function specOf(body: string): string {
  return `language 1\ndataset D { scene = S }\nscene S {\nlet dusk ~ 0 .. 1\n${body}\n}\n`;
}

describe('environments', () => {
  it('of which an `if` picks one are in no world together', () => {
    const sampler = samplerOf(planOfScene(specOf(`if (dusk > 0.7) { ${night} } else { ${day} }`)));
    let dark = 0;
    for (let index = 0; index < 200; index += 1) {
      const { environment, variables } = sampleOf(sampler, index);
      const isDark = (variables['S.dusk'] as number) > 0.7;
      assert.equal(environment?.type, isDark ? 'color' : 'gradient');
      assert.equal('S.day.luminance' in variables, !isDark);
      dark += isDark ? 1 : 0;
    }
    assert.ok(dark > 30 && dark < 90);
  });

  it('with names keep the draws of one without a name', () => {
    const named = samplerOf(planOfScene(specOf(`if (dusk > 0.7) { ${night} } else { ${day} }`)));
    const alone = samplerOf(planOfScene(specOf(day)));
    for (let index = 0; index < 50; index += 1) {
      const known = sampleOf(named, index).variables['S.day.luminance'];
      if (known !== undefined) assert.equal(known, sampleOf(alone, index).variables['S.day.luminance']);
    }
  });

  it('may be picked by `present`; where two meet, the sample is a hole', () => {
    const by = (present: string) =>
      samplerOf(
        planOfScene(
          specOf(
            `environment night = color { present = dusk > 0.5 }\nenvironment day = gradient { present = ${present} }`,
          ),
        ),
      );
    assert.equal(sampleOf(by('dusk <= 0.5'), 0).index, 0);
    const outcomes = Array.from({ length: 20 }, (_, index) => by('true').sample(index));
    assert.ok(outcomes.some(isHole) && !outcomes.every(isHole));
  });

  it('of which one stands wherever the other does are told', () => {
    assert.deepEqual(codesOf(`${night}\n${day}`), ['scene/environments']);
    assert.deepEqual(codesOf(`let a ~ 0 .. 1\n${night}\nif (a > 0.5) { ${day} }`), ['scene/environments']);
    assert.deepEqual(codesOf(`let a ~ 0 .. 1\nif (a > 0.5) { ${night}\nif (a > 0.7) { ${day} } }`), [
      'scene/environments',
    ]);
    assert.deepEqual(codesOf(`group g { ${night} }`), ['declaration/misplaced']);
  });

  it('of a base give way to a derived scene that says which is present', () => {
    const text = `${specOf(`if (dusk > 0.7) { ${night} } else { ${day} }`)}scene T = S { night.luminance = 9nit; dusk = 0.9 }\n`;
    const { environment } = sampleOf(samplerOf(planOfScene(text, 'T')), 0);
    assert.equal(environment?.properties['luminance'], 9);
  });
});
