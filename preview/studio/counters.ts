/** What a worker has done since it was started; a change that makes none of it anew is quick. */
export class Counters {
  /** Files that were fetched. */
  files = 0;
  /** Images that were decoded, those of models and panoramas too. */
  images = 0;
  /** Programs that the graphics driver compiled. */
  programs = 0;
  /** Environments that were made ready for lighting. */
  environments = 0;
}

/** Counts the programs of a device. */
export function countPrograms(counters: Counters, device: GPUDevice | WebGL2RenderingContext): void {
  const names = ['createRenderPipeline', 'createRenderPipelineAsync', 'createComputePipeline', 'linkProgram'];
  const methods = device as unknown as Record<string, ((of: unknown) => unknown) | undefined>;
  for (const name of names) {
    const method = methods[name]?.bind(device);
    if (!method) continue;
    methods[name] = (of) => {
      counters.programs += 1;
      return method(of);
    };
  }
}
