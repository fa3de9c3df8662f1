import assert from 'node:assert/strict';
import type { Plan } from '../../../engine/plan/plan.js';
import { createSampler, type Sampler } from '../../../engine/sampling/index.js';
import { planOf } from './plan.js';

export type Draft<T> = T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;

const uniform = (low: number, high: number) => ({ draw: { dist: 'uniform', args: [low, high] } });
const nothing = { lets: [], attributes: [] };

/** Balls on a table, lamps above it, and a cell of two variables of the scene. */
export const table: Plan = {
  ...planOf({
    lets: [
      { name: 'dusk', term: uniform(0, 1) },
      { name: 'mood', term: { draw: { dist: 'normal', args: [{ variable: 'dusk', up: 0 }, 1] } } },
    ],
    elements: [
      {
        kind: 'object',
        name: 'board',
        asset: { value: { block: 'plane', ...nothing, properties: { size: { value: { tuple: [2, 1] } } } } },
      },
      {
        kind: 'object',
        name: 'balls',
        count: { draw: { dist: 'whole', args: [1, 6] } },
        asset: { value: { block: 'sphere', ...nothing, properties: { radius: uniform(0.05, 0.1) } } },
        properties: {
          yaw: uniform(0, 6),
          place: {
            draw: {
              spatial: 'on',
              target: { element: 'board' },
              properties: { gap: 0.01, crowded: 'fewer', candidates: 8, slope: 0.5 },
            },
          },
        },
      },
      {
        kind: 'light',
        name: 'lamps',
        type: 'point',
        count: { value: 2 },
        lets: [
          {
            name: 'tint',
            term: {
              draw: {
                choice: [
                  { label: 'cold', weight: 1, term: { value: 9000 } },
                  { label: 'warm', weight: 2, term: uniform(2800, 4000) },
                ],
              },
            },
          },
        ],
        properties: { flux: { draw: { dist: 'logUniform', args: [200, 2000] } } },
      },
    ],
    requires: [{ name: 'late', condition: { op: 'gt', args: [{ variable: 'dusk', up: 0 }, 0.4] } }],
  }),
};

export function samplerOf(plan: Plan): Sampler {
  return createSampler(plan, { mesh: () => assert.fail('the plan has no models') });
}
