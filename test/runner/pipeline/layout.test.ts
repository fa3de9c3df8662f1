import assert from 'node:assert/strict';
import { createStems } from '../../../engine/labels/index.js';
import type { Element, Plan } from '../../../engine/plan/plan.js';
import { indexOfPath } from '../../../runner/pipeline/layout.js';

function planWith(cameras: readonly (Partial<Element> & { name: string })[]): Plan {
  const elements = cameras.map((camera) => ({ kind: 'camera' as const, ...camera }));
  return { scene: { elements } } as unknown as Plan;
}

const camera = (element: string, instance?: number) => ({
  element,
  address: instance === undefined ? `S.${element}` : `S.${element}[${instance}]`,
});

describe('the names of images', () => {
  it('are the number alone where the spec has one camera', () => {
    const stems = createStems(planWith([{ name: 'main' }]));
    assert.equal(stems(0, camera('main')), '000000');
    assert.equal(stems(999_999, camera('main')), '999999');
    assert.equal(stems(1_000_000, camera('main')), '1000000');
  });

  it('tell the camera where one of several scenes has several', () => {
    const mixture = (others: readonly string[]) => {
      const { scene } = planWith(others.map((name) => ({ name })));
      return { ...planWith([{ name: 'main' }]), mixture: { weight: 1, others: [{ weight: 1, scene }] } };
    };
    const alone = createStems(mixture(['eye']));
    assert.deepEqual([alone(3, camera('main')), alone(4, camera('eye'))], ['000003', '000004']);
    const several = createStems(mixture(['main', 'eye']));
    assert.deepEqual([several(3, camera('main')), several(4, camera('eye'))], ['000003-main', '000004-eye']);
  });

  it('tell the camera where there are several, and the instance of one that is many', () => {
    const stems = createStems(planWith([{ name: 'left' }, { name: 'eyes', count: { value: 1 } }]));
    assert.equal(stems(12, camera('left')), '000012-left');
    assert.equal(stems(12, camera('eyes', 0)), '000012-eyes-0');
    // Whether one is there in a sample changes no name.
    assert.equal(
      createStems(planWith([{ name: 'eyes', count: { value: 1 } }]))(5, camera('eyes', 0)),
      '000005-eyes-0',
    );
  });

  it('stay inside their folder and apart, whatever a plan calls its cameras', () => {
    const names = [
      '../../etc/passwd',
      '..',
      '',
      'C:\\x',
      'a/b',
      'a_b',
      'A_B',
      'a\u0000b',
      'é',
      'e\u0301',
      'x'.repeat(500),
      'x'.repeat(501),
    ];
    const stems = createStems(planWith(names.map((name) => ({ name }))));
    const made = names.map((name) => stems(3, { element: name, address: `S.${name}` }));
    for (const stem of made) {
      assert.match(stem, /^000003-[A-Za-z0-9_]+$/);
      assert.ok(stem.length < 100);
    }
    // A name that a plan has twice is a fault of the plan that its validation finds.
    assert.equal(new Set(made.map((stem) => stem.toLowerCase())).size, new Set(names).size);
  });

  it('tell the number of the sample', () => {
    assert.equal(indexOfPath('images/000012.png'), 12);
    assert.equal(indexOfPath('depth/000012-left.exr'), 12);
    assert.equal(indexOfPath('annotations/1234567-eyes-3.json'), 1_234_567);
    const others = ['', '000012.png', 'images/12.png', 'images/000012', 'images/../images/000012.png'];
    others.push('constructor/000012.png', 'images/000012-a/b.png', 'images/9007199254740993.png');
    for (const path of others) assert.equal(indexOfPath(path), undefined, path);
  });
});
