import assert from 'node:assert/strict';
import { OperandError, operators, type Value } from '../../engine/plan/operators.js';

type Points = readonly (readonly number[])[];
const offset = (path: Points, distance: number) => operators.offset?.apply([path, distance]) as Points;
const nearly = (actual: Points, expected: Points) => {
  assert.equal(actual.length, expected.length);
  actual.forEach((point, at) => {
    point.forEach((value, axis) => {
      assert.ok(Math.abs(value - expected[at][axis]) < 1e-12, `${JSON.stringify(actual)}`);
    });
  });
};

describe('offset of a path', () => {
  it('is to the left where positive: west of what goes north', () => {
    nearly(
      offset(
        [
          [0, 1, 0],
          [0, 2, -5],
        ],
        2,
      ),
      [
        [-2, 1, 0],
        [-2, 2, -5],
      ],
    );
  });

  it('is mitred at corners, on both sides', () => {
    const bend: Points = [
      [0, 0, 0],
      [10, 0, 0],
      [10, 0, -10],
    ];
    nearly(offset(bend, 1), [
      [0, 0, -1],
      [9, 0, -1],
      [9, 0, -10],
    ]);
    nearly(offset(bend, -1), [
      [0, 0, 1],
      [11, 0, 1],
      [11, 0, -10],
    ]);
  });

  it('of a square that goes round is a square', () => {
    const square: Points = [
      [1, 0, 1],
      [1, 0, -1],
      [-1, 0, -1],
      [-1, 0, 1],
    ];
    const around = operators.closed?.apply([square]) as Points;
    nearly(offset(around, -1), [
      [2, 0, 2],
      [2, 0, -2],
      [-2, 0, -2],
      [-2, 0, 2],
      [2, 0, 2],
    ]);
  });

  it('goes no farther than four times the distance at a sharp corner, and stays finite at a hairpin', () => {
    const sharp = offset(
      [
        [0, 0, 0],
        [10, 0, 0],
        [0, 0, 0.5],
      ],
      -1,
    );
    assert.ok(Math.abs(Math.hypot(sharp[1][0] - 10, sharp[1][2]) - 4) < 1e-12);
    nearly(
      offset(
        [
          [0, 0, 0],
          [10, 0, 0],
          [0, 0, 0],
        ],
        1,
      ).slice(1, 2),
      [[10, 0, -1]],
    );
  });

  it('takes the direction of its neighbours where a segment has none', () => {
    nearly(
      offset(
        [
          [0, 0, 0],
          [0, 3, 0],
          [0, 3, -5],
        ],
        1,
      ),
      [
        [-1, 0, 0],
        [-1, 3, 0],
        [-1, 3, -5],
      ],
    );
  });
});

describe('closed', () => {
  it('goes back to where it begins, once', () => {
    const path: Points = [
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 1],
    ];
    const around = operators.closed?.apply([path]) as Points;
    assert.deepEqual(around, [...path, path[0]]);
    assert.deepEqual(operators.closed?.apply([around]), around);
  });

  it('refuses what is no path', () => {
    const bad: readonly Value[] = [
      1,
      [],
      [[0, 0, 0]],
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [0, 0],
        [1, 1],
      ],
      'road',
    ];
    for (const path of bad) assert.throws(() => operators.closed?.apply([path]), OperandError);
  });
});

describe('layouts', () => {
  it('a grid counts row by row about its middle', () => {
    const places = [0, 1, 2, 3, 4, 5].map((index) =>
      operators.grid?.apply([index, [10, 1, 20], 3, 2, [0.2, 0.4]]),
    ) as Points;
    nearly(places, [
      [9.8, 1, 19.8],
      [10, 1, 19.8],
      [10.2, 1, 19.8],
      [9.8, 1, 20.2],
      [10, 1, 20.2],
      [10.2, 1, 20.2],
    ]);
  });

  it('a row goes towards its azimuth', () => {
    const places = [0, 1, 2].map((index) => operators.row?.apply([index, [0, 0, 0], 3, 2, 0])) as Points;
    nearly(places, [
      [0, 0, 2],
      [0, 0, 0],
      [0, 0, -2],
    ]);
  });

  it('have no place for a number beyond their end', () => {
    const middle = [0, 0, 0];
    for (const index of [6, -1, 0.5])
      assert.throws(() => operators.grid?.apply([index, middle, 3, 2, [1, 1]]), OperandError);
    assert.throws(() => operators.row?.apply([3, middle, 3, 1, 0]), OperandError);
    assert.throws(() => operators.row?.apply([0, middle, 0, 1, 0]), OperandError);
  });
});
