import assert from 'node:assert/strict';
import { nearestOf, reasonOf, showable } from '../../preview/attempts/attempts-bar.js';
import { dragged, gripOf, keyed, pinched, wheeled } from '../../preview/orbit/steering.js';
import type { Viewpoint } from '../../preview/orbit/viewpoint.js';
import { changesBetween } from '../../preview/pin/pin.js';
import { firstState, stateFrom } from '../../preview/state.js';
import { hexOf, linearOf } from '../../preview/values/colour.js';
import { controlOf, unitOf } from '../../preview/values/control.js';
import { numberIn, siOf, written } from '../../preview/values/written-number.js';

const cm = { name: 'cm', shift: -2 };
const degree = { name: 'deg', times: 0.017453292519943295 };
const view: Viewpoint = { target: [0, 0, 0], azimuth: 1, elevation: 0.5, distance: 4, fov: 1 };

describe('numbers as authors write them', () => {
  it('are in their unit, and what a spec that says so has', () => {
    // 7 * 0.01 and 57 * 0.01 are not the decimals 0.07 and 0.57.
    assert.deepEqual([siOf(7, cm), siOf(57, cm), siOf(1.1e-7, cm)], [0.07, 0.57, 1.1e-9]);
    assert.equal(siOf(90, degree), 90 * 0.017453292519943295);
    assert.equal(siOf(36, { name: 'km/h', over: 3.6 }), 10);
    assert.deepEqual([numberIn(0.07, cm), numberIn(10, { name: 'km/h', over: 3.6 })], [7, 36]);
  });

  it('are shown with five digits', () => {
    assert.equal(written(0.0712345678, cm), '7.1235cm');
    assert.equal(written([1, 2.5, -0.1], { name: 'm' }), '(1m, 2.5m, -0.1m)');
    assert.deepEqual([written(true), written('wood'), written(12)], ['true', 'wood', '12']);
  });
});

describe('colours to pick', () => {
  it('are those of the standard', () => {
    // IEC 61966-2-1: 188 of 255 is 0.5028865 of the light.
    assert.equal(hexOf([0, 1, 0.5028865]), '#00ffbc');
    const [red = 0, green = 0] = linearOf('#bc80ff');
    assert.ok(Math.abs(red - 0.5028865) < 1e-6 && Math.abs(green - 0.2158605) < 1e-6);
    for (const hex of ['#000000', '#0a0b0c', '#ffffff', '#12ab9f']) assert.equal(hexOf(linearOf(hex)), hex);
  });
});

describe('what a variable is set with', () => {
  it('goes by its distribution', () => {
    assert.deepEqual(controlOf({ dist: 'uniform', args: [0.1, 0.3] }), {
      kind: 'number',
      whole: false,
      least: 0.1,
      greatest: 0.3,
      slider: [0.1, 0.3],
    });
    const { slider, least, ...normal } = controlOf({ dist: 'normal', args: [10, 2] }) as never as {
      slider: readonly [number, number];
      least?: number;
    };
    assert.deepEqual([least, normal], [undefined, { kind: 'number', whole: false }]);
    // Φ⁻¹(0.001) is -3.0902.
    assert.ok(
      Math.abs(slider[0] - (10 - 2 * 3.0902)) < 1e-3 && Math.abs(slider[1] - (10 + 2 * 3.0902)) < 1e-3,
    );
    assert.deepEqual(controlOf({ dist: 'uniform', args: [0, { variable: 'x', up: 0 }] }), {
      kind: 'number',
      whole: false,
    });
    assert.deepEqual(controlOf({ dist: 'nothing', args: [] }), { kind: 'number', whole: false });
    assert.equal(controlOf({ dist: 'bernoulli', args: [0.5] }).kind, 'truth');
    assert.deepEqual(controlOf({ files: ['a', 'b'] }), { kind: 'options', options: ['a', 'b'] });
    const branch = (label: string, weight: number) => ({ label, weight, term: { value: 1 } });
    assert.deepEqual(controlOf({ choice: [branch('a', 1), branch('b', 0), branch('c', 2)] }), {
      kind: 'options',
      options: ['a', 'c'],
    });
    const many = Array.from({ length: 5000 }, (_, at) => `${at}.png`);
    assert.equal(controlOf({ files: many }).kind, 'hold');
    assert.equal(controlOf({ spatial: 'uniformRotation', properties: {} }).kind, 'hold');
    const unit = { dist: 'uniform', args: [0, 1] };
    assert.equal(controlOf({ product: [unit, unit, unit], apply: 'hsv' }).kind, 'colour');
    assert.equal(controlOf({ product: [unit, { fixed: 2 }] }).kind, 'numbers');
    assert.equal(controlOf({ product: [unit, unit, unit, unit, unit] }).kind, 'hold');
  });

  it('has a unit where its numbers have one', () => {
    assert.equal(unitOf({ dist: 'uniform', args: [0, 1] }, cm), cm);
    assert.equal(unitOf({ dist: 'whole', args: [0, 5] }, cm), undefined);
    assert.equal(unitOf({ spatial: 'on', properties: {} }, undefined)?.name, 'm');
    assert.equal(unitOf({ spatial: 'uniformRotation', properties: {} }, cm), undefined);
    assert.equal(unitOf({ product: [], apply: 'hsv' }, degree), undefined);
  });
});

describe('attempts', () => {
  const rejected = (held: number, ...names: string[]) => ({
    cell: 0,
    plate: 'S',
    attempt: 0,
    held,
    requires: names.map((name) => ({ name, place: undefined })),
  });

  it('come nearest where most conditions held', () => {
    assert.equal(nearestOf([rejected(0), rejected(2, 'a'), rejected(2), rejected(1)]), 1);
    assert.equal(nearestOf([]), 0);
    assert.equal(reasonOf(rejected(0, 'a > 1', 'dark')), 'a > 1, dark');
  });

  it('have a world without an accepted one only where their cell gave up', () => {
    const [near, given] = [rejected(1, 'seen'), rejected(0, 'dark')];
    const gave = [given, given].map((each, attempt) => ({ ...each, cell: 1, attempt }));
    assert.deepEqual(showable([near, ...gave], true), gave);
    assert.deepEqual(showable([near, ...gave], false), [near, ...gave]);
    const elsewhere = { ...given, cell: 1, plate: 'S.things[0]' };
    assert.deepEqual(showable([elsewhere, ...gave], true), gave);
    assert.deepEqual(showable([], true), []);
  });
});

describe('changes of values', () => {
  it('are what is other, new or gone', () => {
    assert.deepEqual(changesBetween({ a: '1', b: '2', c: '3' }, { a: '1', b: '4', d: '5' }), [
      { address: 'b', before: '2', after: '4' },
      { address: 'd', before: undefined, after: '5' },
      { address: 'c', before: '3', after: undefined },
    ]);
    assert.deepEqual(changesBetween({}, { toString: 'x' }), [
      { address: 'toString', before: undefined, after: 'x' },
    ]);
  });
});

describe('steering', () => {
  it('goes by keys, drags, wheels and fingers', () => {
    assert.ok(keyed(view, 'ArrowUp', false)!.elevation > view.elevation);
    assert.ok(keyed(view, '+', false)!.distance < view.distance);
    assert.notDeepEqual(keyed(view, 'ArrowLeft', true)!.target, view.target);
    assert.equal(keyed(view, 'a', false), undefined);
    // There and back again.
    const there = keyed(keyed(view, 'ArrowLeft', false)!, 'ArrowRight', false)!;
    assert.ok(Math.abs(there.azimuth - view.azimuth) < 1e-12);
    assert.ok(Math.abs(dragged(view, 1, 0, false).azimuth - (view.azimuth + Math.PI)) < 1e-12);
    assert.equal(dragged(view, 0.2, 0.1, true).azimuth, view.azimuth);
    assert.ok(wheeled(view, 3, 1).distance > view.distance && wheeled(view, -60, 0).distance < view.distance);
    assert.ok(wheeled(view, 1e9, 2).distance < 3 * view.distance);
    const [near, far] = [
      gripOf([
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ]),
      gripOf([
        { x: -5, y: 0 },
        { x: 15, y: 0 },
      ]),
    ];
    assert.deepEqual(near, { x: 5, y: 0, spread: 5 });
    const closer = pinched(view, near, far, 100);
    assert.deepEqual([closer.distance, closer.azimuth], [2, view.azimuth]);
  });
});

describe('the state of the page', () => {
  it('comes back as it was', () => {
    const state = {
      ...firstState,
      index: 4,
      fixed: { 'S.a': 0.5, 'S.b': [1, 2, 3], 'S.c': 'wood', 'S.d': true },
      attempt: { cell: 1, plate: 'S', attempt: 7 },
      viewpoint: view,
      pin: {
        index: 2,
        hash: 'ff',
        values: { 'S.a': '50%' },
        stills: [{ picture: 'data:image/png;base64,AA==', caption: 'S.main', label: 'Sample 2' }],
      },
    };
    assert.deepEqual(stateFrom(JSON.parse(JSON.stringify(state))), state);
  });

  it('is the first one for whatever else was kept', () => {
    assert.deepEqual(stateFrom('nonsense'), firstState);
    const wrong = {
      fixed: { a: { b: 1 }, c: null, d: Number.NaN, e: ['x'] },
      attempt: { cell: -1, plate: 'S', attempt: 0 },
      viewpoint: { distance: 'far' },
      pin: { index: 2, hash: 'ff', values: { a: 1 }, stills: [] },
      twins: 'yes',
      rejected: 1,
    };
    assert.deepEqual(stateFrom(wrong), firstState);
    const picture = 'https://example.org/a.png';
    const pin = { index: 2, hash: 'ff', values: {}, stills: [{ picture, caption: '', label: '' }] };
    assert.deepEqual(stateFrom({ pin }).pin?.stills, []);
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`S.x${at}`, at]));
    assert.equal(Object.keys(stateFrom({ fixed: many }).fixed).length, 200);
  });
});
