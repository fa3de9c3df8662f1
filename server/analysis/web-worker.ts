import { type Mesh, readModel } from '../../engine/geometry/index.js';
import { besidePath } from '../../files/content/beside-path.js';
import type { Figures } from './figures.js';
import { samplePlan } from './sample-plan.js';
import type { WebAnalysisTask } from './web-analyst.js';

/** The worker's own port: in the libraries of pages and workers, which this room does not see. */
declare const self: {
  onmessage: (event: { readonly data: WebAnalysisTask }) => void;
  postMessage(figures: Figures | undefined): void;
};

/** The worker of `WebAnalyst`: samples one plan and tells its figures; nothing where it cannot be sampled. */
async function work({ plan, models, ...limits }: WebAnalysisTask): Promise<void> {
  const meshes = new Map<string, Mesh>();
  const mesh = (path: string, unit: number, up: 'y' | 'z') => {
    const key = `${unit} ${up} ${path}`;
    const known = meshes.get(key);
    if (known) return known;
    const bytes = models.get(path);
    if (!bytes) throw new Error(`${path}: the file is not there`);
    const resolve = (beside: string) => models.get(besidePath(path, beside));
    const read = readModel(bytes, { uri: path, unit, up, resolve });
    if (!read.ok) throw new Error(read.problem.message);
    meshes.set(key, read.mesh);
    return read.mesh;
  };
  self.postMessage(await samplePlan(plan, { mesh }, limits));
}

self.onmessage = ({ data }) => {
  work(data).catch(() => self.postMessage(undefined));
};
