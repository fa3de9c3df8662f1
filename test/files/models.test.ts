import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../../engine/plan/plan.js';
import { ModelError, NodeModels, RootFolder } from '../../files/index.js';
import { TestFolder } from '../support/folder.js';
import { root } from '../support/root.js';

const mug = readFileSync(join(root, 'examples', 'tabletop', 'models', 'mug.glb'));
const fileOf = (path: string, bytes: Uint8Array) => ({
  path,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
});

describe('the models of a plan', () => {
  let folder: TestFolder;
  const broken = mug.subarray(0, 1000);
  const files = [fileOf('mug.glb', mug), fileOf('broken.glb', broken), fileOf('gone.glb', mug)];
  const models = () => new NodeModels({ files } as unknown as Plan, new RootFolder(folder.path));

  beforeEach(() => {
    folder = new TestFolder({ 'mug.glb': mug, 'broken.glb': broken, 'other.glb': mug });
  });
  afterEach(() => folder.remove());

  it('are read once for each unit and axis', () => {
    const source = models();
    const metres = source.mesh('mug.glb', 1, 'y');
    const centimetres = source.mesh('mug.glb', 0.01, 'y');
    const turned = source.mesh('mug.glb', 1, 'z');
    rmSync(folder.at('mug.glb'));
    assert.equal(source.mesh('mug.glb', 1, 'y'), metres);
    const height = (mesh: typeof metres, axis: number) => mesh.bounds.max[axis] - mesh.bounds.min[axis];
    assert.ok(Math.abs(height(centimetres, 1) * 100 - height(metres, 1)) < 1e-12);
    // A z-up file is turned by -90 degrees about x: its y runs along -z.
    assert.ok(Math.abs(height(turned, 2) - height(metres, 1)) < 1e-12);
  });

  it('are refused where they are not as the plan knows them', () => {
    const refused = (path: string, problem: RegExp) =>
      assert.throws(
        () => models().mesh(path, 1, 'y'),
        (error) => error instanceof ModelError && error.path === path && problem.test(error.problem),
      );
    refused('gone.glb', /There is no such file/);
    refused('other.glb', /does not list/);
    refused('broken.glb', /^The GLB header says/);
    folder.write('mug.glb', Buffer.concat([mug, Buffer.alloc(4)]));
    refused('mug.glb', /has changed since the plan was compiled/);
  });
});
