import { Following } from '../following.js';
import type { PageTools } from '../page-tools.js';
import { coarseWidth } from '../sample-view.js';
import type { Look } from '../studio/protocol.js';
import { OrbitView } from './orbit-view.js';
import type { Viewpoint } from './viewpoint.js';

/** The free camera: coarse while it moves, whole when it rests, and where it was when the spec has changed. */
export class OrbitPanel {
  private readonly view: OrbitView;
  private readonly moving = new Following<Viewpoint>((view) => this.drawMoving(view));
  private look: Look | undefined;
  private cameras: readonly string[] = [];

  constructor(
    place: HTMLElement,
    private readonly tools: PageTools,
  ) {
    const { go } = tools;
    this.view = new OrbitView(place, {
      move: (viewpoint, isResting) => {
        if (!isResting) {
          this.moving.run(viewpoint);
          return;
        }
        // Drawn after the whole picture, a coarse one would stay.
        this.moving.drop();
        go({ viewpoint });
      },
      lookThrough: (camera) => void this.standAt(camera),
      pick: (chosen) => go({ chosen }),
    });
  }

  /** @param cameras the addresses of those of the world that is looked at */
  use(look: Look, cameras: readonly string[]): void {
    this.look = look;
    this.cameras = cameras;
  }

  /** Draws what the camera sees, or hides it. */
  async draw(widest: number, signal: AbortSignal): Promise<void> {
    const { ask, state, overlay } = this.tools;
    const { viewpoint, picture } = state();
    this.view.begin(viewpoint, this.cameras);
    if (viewpoint === null || !this.look) return;
    const [shot] = await ask({ type: 'draw', ...this.look, widest, cameras: viewpoint }, signal);
    if (shot) this.view.show(shot, picture, overlay);
  }

  repaint(): void {
    this.view.repaint(this.tools.state().picture, this.tools.overlay);
  }

  /** Goes to a camera of the sample, or with null to a view of everything; without either, to the first camera. */
  async standAt(camera: string | null = this.cameras[0] ?? null): Promise<void> {
    const { ask, go, fail } = this.tools;
    try {
      if (!this.look) throw new Error('There is no sample to look at.');
      const { signal } = new AbortController();
      go({ viewpoint: await ask({ type: 'viewpoint', ...this.look, camera }, signal) });
    } catch (error) {
      // The control is as it was.
      go({});
      fail(error);
    }
  }

  private async drawMoving(view: Viewpoint): Promise<void> {
    if (!this.look) return;
    const { ask, state, overlay, fail } = this.tools;
    try {
      const { signal } = new AbortController();
      const [shot] = await ask({ type: 'draw', ...this.look, widest: coarseWidth, cameras: view }, signal);
      if (shot) this.view.show(shot, state().picture, overlay);
    } catch (error) {
      fail(error);
    }
  }
}
