/**
 * What three's renderer asks of a browser, and Node does not have: a canvas that it never draws to, and a clock of frames
 * that it does not need, since every picture is asked for.
 */
export function installShims(): void {
  const globals = globalThis as unknown as Record<string, unknown>;
  globals.self ??= globalThis;
  globals.requestAnimationFrame ??= () => 0;
  globals.cancelAnimationFrame ??= () => undefined;
}

export function canvasLike(width: number, height: number): HTMLCanvasElementLike {
  return {
    width,
    height,
    style: {},
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    getContext: () => ({
      configure: () => undefined,
      unconfigure: () => undefined,
      getCurrentTexture: () => undefined,
    }),
  };
}

export interface HTMLCanvasElementLike {
  width: number;
  height: number;
  readonly style: object;
  addEventListener(): void;
  removeEventListener(): void;
  getContext(): object;
}
