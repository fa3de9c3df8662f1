import type { Plan } from '../../../engine/plan/plan.js';

const at = '0:3:1-3:20';

/** A plan with every kind of node at least once, written as a compiler would. */
export const kitchen: Plan = {
  schema: 'specimen-plan/1',
  language: 1,
  tool: 'specimen 0.1.0',
  dataset: {
    name: 'Tabletop',
    seed: 7,
    samples: 100,
    attempts: 1000,
    split: [
      { name: 'train', share: 0.8 },
      { name: 'test', share: 0.2 },
    ],
    at: '0:1:1-1:20',
    doc: 'Mugs on a table.',
  },
  classes: [
    { path: 'mug', id: 1, at },
    { path: 'fruit.apple', id: 11 },
  ],
  files: [
    { path: 'hdri/sky.exr', sha256: 'a'.repeat(64), bytes: 10 },
    { path: 'models/mug.glb', sha256: 'b'.repeat(64), bytes: 20 },
    { path: 'wood/a.jpg', sha256: 'c'.repeat(64), bytes: 30 },
    { path: 'wood/b.jpg', sha256: 'd'.repeat(64), bytes: 40 },
  ],
  templates: {
    Mug: {
      kind: 'asset',
      term: {
        value: {
          block: 'model',
          lets: [],
          attributes: [{ name: 'worn', term: { draw: { dist: 'bernoulli', args: [0.5] } } }],
          properties: {
            file: { value: { file: 'models/mug.glb' } },
            class: { value: { class: 'mug' } },
            scale: { draw: { dist: 'normal', args: [1, 0.05], at: '0:9:3-9:30' } },
          },
          keypoints: [{ name: 'rim', position: { tuple: [0, 0.09, 0] }, at }],
        },
      },
      at,
    },
    Junk: {
      kind: 'asset',
      term: {
        draw: {
          choice: [
            {
              label: 'sphere',
              weight: 1,
              term: {
                value: {
                  block: 'sphere',
                  lets: [],
                  attributes: [],
                  properties: { radius: { draw: { dist: 'uniform', args: [0.01, 0.04] } } },
                },
              },
            },
            { label: 'Mug', weight: 2, term: { value: { use: 'Mug' } } },
          ],
        },
      },
    },
    wood: {
      kind: 'material',
      term: {
        value: {
          block: 'pbr',
          lets: [],
          attributes: [],
          properties: {
            baseColor: { draw: { files: ['wood/a.jpg', 'wood/b.jpg'] } },
            roughness: { draw: { dist: 'uniform', args: [0.4, 0.9] } },
          },
        },
      },
    },
  },
  scene: {
    name: 'Night',
    root: 'Kitchen',
    at,
    lets: [
      { name: 'dusk', term: { draw: { dist: 'beta', args: [2, 5] } }, at, doc: 'How late it is.' },
      { name: 'limit', term: { value: 0.9 } },
      {
        name: 'mood',
        term: {
          if: { op: 'gt', args: [{ variable: 'dusk', up: 0 }, 0.5] },
          then: { draw: { dist: 'normal', args: [0, 1] } },
          else: { value: 0 },
        },
      },
      { name: 'dark', term: { value: 0.95 } },
    ],
    elements: [
      {
        kind: 'object',
        name: 'table',
        asset: {
          value: {
            block: 'plane',
            lets: [],
            attributes: [],
            properties: { size: { value: { tuple: [2, 1.2] } }, material: { value: { use: 'wood' } } },
          },
        },
        lets: [],
        attributes: [],
        properties: {},
        requires: [],
      },
      {
        kind: 'object',
        name: 'things',
        count: { draw: { dist: 'whole', args: [3, 12] } },
        present: { draw: { dist: 'bernoulli', args: [0.95] } },
        asset: {
          draw: {
            choice: [
              { label: 'Mug', weight: 3, term: { value: { use: 'Mug' } } },
              { label: 'Junk', weight: 1, term: { value: { use: 'Junk' } } },
            ],
          },
        },
        lets: [
          {
            name: 'even',
            term: { value: { op: 'eq', args: [{ op: 'mod', args: [{ index: 'instance' }, 2] }, 0] } },
          },
        ],
        attributes: [],
        properties: {
          place: {
            draw: {
              spatial: 'on',
              target: { element: 'table' },
              surface: true,
              node: 'top',
              properties: { gap: 0.005, crowded: 'fewer' },
            },
          },
          yaw: { draw: { dist: 'uniform', args: [0, 6.283185307179586] } },
        },
        requires: [
          {
            name: 'low',
            condition: {
              op: 'lt',
              args: [
                { variable: 'yaw', up: 0 },
                { variable: 'limit', up: 1 },
              ],
            },
          },
        ],
      },
      {
        kind: 'environment',
        name: 'sky',
        type: 'hdri',
        when: { op: 'not', args: [false] },
        lets: [],
        attributes: [],
        properties: {
          file: { draw: { files: ['hdri/sky.exr'] } },
          tint: {
            draw: {
              product: [{ dist: 'uniform', args: [0, 1] }, { fixed: 1 }, { fixed: 0.5 }],
              apply: 'hsv',
            },
          },
        },
        requires: [],
      },
      {
        kind: 'camera',
        name: 'main',
        type: 'pinhole',
        lets: [],
        attributes: [],
        properties: {
          resolution: { value: { tuple: [640, 480] } },
          heights: { value: { low: 0.2, high: 0.6 } },
          name: { value: { test: true, then: 'near', else: 'far' } },
          noise: {
            value: {
              record: 'sensor',
              properties: { iso: { draw: { dist: 'logUniform', args: [100, 3200] } } },
            },
          },
        },
        requires: [],
      },
    ],
    requires: [
      {
        name: 'seen',
        condition: {
          op: 'ge',
          args: [
            {
              aggregate: 'count',
              over: 'things',
              where: { output: 'inView', of: { element: 'main' }, by: { element: '@it' } },
            },
            1,
          ],
        },
        at: '0:30:3-30:60',
      },
      {
        name: 'dim',
        condition: {
          op: 'lt',
          args: [
            { variable: 'mood', up: 0 },
            { variable: 'dark', up: 0 },
          ],
        },
      },
    ],
  },
  labels: [
    { label: 'rgb', properties: {} },
    { label: 'boxes', properties: { keep: { op: 'gt', args: [{ measure: 'visibility' }, 0.1] } } },
  ],
  exports: [{ export: 'coco', properties: { path: 'coco' } }],
  sources: [{ path: 'kitchen.specimen', sha256: 'e'.repeat(64) }],
};

/** A copy that may be changed at will. */
export function copyOf(plan: Plan): Draft<Plan> {
  return structuredClone(plan) as Draft<Plan>;
}

/** A type without its `readonly`s. */
export type Draft<T> = T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;
