import { meaningHash } from '../engine/plan/hash.js';
import type { Plan } from '../engine/plan/plan.js';
import { AttemptsBar, nearestOf, showable } from './attempts/attempts-bar.js';
import { isSameAttempt } from './attempts/kept-attempt.js';
import { OrbitPanel } from './orbit/orbit-panel.js';
import type { PageTools } from './page-tools.js';
import { part } from './parts.js';
import { type Pin, writtenValues } from './pin/pin.js';
import { PinView, shotStill } from './pin/pin-view.js';
import { waiting } from './progress.js';
import type { Reveal } from './protocol.js';
import { coarseWidth, SampleView } from './sample-view.js';
import type { PageState } from './state.js';
import { widestStill } from './still.js';
import type { Look, Sampled } from './studio/protocol.js';
import { TwinsView } from './twins/twins-view.js';
import { ValuesPanel } from './values/values-panel.js';

/** Draws wider than this would be seen by nobody on the page. */
const widestPicture = 4096;

/** One sample: its pictures and values, what it was chosen from, and what it is compared with. */
export class SamplePage {
  private readonly view = new SampleView(part('pictures'), (chosen) => this.tools.go({ chosen }));
  private readonly twins = new TwinsView(part('scenes'), part('base'), (chosen) => this.tools.go({ chosen }));
  private readonly pinned = new PinView(part('pinned'));
  private readonly values: ValuesPanel;
  private readonly attempts: AttemptsBar;
  private readonly orbit: OrbitPanel;
  private plan: Plan | undefined;
  private scenes: readonly string[] = [];
  private hash = '';
  /** The world that is shown, as the studio is asked for it. */
  private look: Look | undefined;
  /** What the whole picture that is shown was drawn of, as JSON; empty if that was of another plan. */
  private drawn = '';
  /** All values of what is shown, by address, as they are written. */
  private written: Pin['values'] = {};

  constructor(
    private readonly tools: PageTools,
    tell: ((message: Reveal) => void) | undefined,
    onStudy: (address: string) => void,
  ) {
    const { go, state } = tools;
    const onReveal =
      tell &&
      (({ path, line, column }: { path: string; line: number; column: number }) =>
        tell({ type: 'reveal', path, line, column }));
    this.values = new ValuesPanel(
      part('values'),
      {
        set: (address, value) => go({ fixed: { ...state().fixed, [address]: value } }),
        release: (address) => {
          const { [address]: _, ...fixed } = state().fixed;
          go({ fixed });
        },
      },
      onReveal,
      onStudy,
    );
    this.attempts = new AttemptsBar(
      part('attempts'),
      (shown) => go({ attempt: shown && { cell: shown.cell, plate: shown.plate, attempt: shown.attempt } }),
      onReveal,
    );
    this.orbit = new OrbitPanel(part('orbit'), tools);
  }

  /** What was kept, before there is a plan. */
  start(): void {
    this.showPin();
  }

  /** @param twins of the plan */
  use(plan: Plan, twins: readonly Plan[]): void {
    this.plan = plan;
    this.hash = '';
    this.drawn = '';
    this.scenes = twins.map(({ scene }) => scene.name);
  }

  /**
   * Shows a sample, piece by piece.
   * @param drawn is told of each picture: of the first, which is coarse, and the whole one
   */
  async draw(index: number, signal: AbortSignal, drawn: (sampled: Sampled) => void): Promise<void> {
    const found = await this.find(index, signal);
    if (!found) return;
    const { look, sampled, hole } = found;
    this.look = look;
    this.orbit.use(look, sampled.cameras);
    await this.listValues(signal);
    const name = JSON.stringify(look);
    const isDrawn = this.drawn === name;
    this.drawn = '';
    for (const widest of isDrawn ? [widestPicture] : [coarseWidth, widestPicture]) {
      const shots = await this.ask({ type: 'draw', ...look, widest, cameras: 'all' }, signal);
      this.tools.tell(hole === null ? [] : [{ message: hole }]);
      this.view.show(shots, this.state.picture, this.tools.overlay);
      drawn(sampled);
    }
    this.drawn = name;
    await this.drawOrbit(signal);
    await this.drawTwins(look, signal);
  }

  /** The world to show: of a sample that is a hole, the attempt that came nearest. */
  private async find(
    index: number,
    signal: AbortSignal,
  ): Promise<{ look: Look; sampled: Sampled; hole: string | null } | undefined> {
    const { fixed, attempt: wanted } = this.state;
    const base: Look = { index, fixed: Object.entries(fixed) };
    const sampled = await waiting(`making sample ${index}`, this.ask({ type: 'sample', ...base }, signal));
    const all = sampled.rejected > 0 ? await this.ask({ type: 'attempts', ...base }, signal) : [];
    const isHole = sampled.hole !== null;
    const attempts = showable(all, isHole);
    const asked = attempts.findIndex((each) => isSameAttempt(each, wanted));
    const shown = asked < 0 && isHole && attempts.length > 0 ? nearestOf(attempts) : asked;
    this.attempts.show(attempts, shown, isHole);
    const attempt = attempts[shown];
    const hole = isHole ? `Sample ${index} can't be made: ${sampled.hole}` : null;
    if (!attempt) {
      if (hole === null) return { look: base, sampled, hole };
      this.tools.tell([{ message: hole }]);
      return undefined;
    }
    const { cell, plate, attempt: number } = attempt;
    const look = { ...base, attempt: { cell, plate, attempt: number } };
    const rejected = await this.ask({ type: 'sample', ...look }, signal);
    if (rejected.hole === null) return { look, sampled: rejected, hole };
    this.tools.tell([{ message: hole ?? `This attempt has no world to show: ${rejected.hole}` }]);
    return undefined;
  }

  /** Lists the values of what is shown, or of the thing that was chosen. */
  async listValues(signal: AbortSignal): Promise<void> {
    const { look } = this;
    if (!look) return;
    const { chosen, fixed } = this.state;
    const all = await this.ask({ type: 'values', ...look, chosen: null }, signal);
    const values = chosen === null ? all : await this.ask({ type: 'values', ...look, chosen }, signal);
    this.written = writtenValues(all.rows);
    this.values.show(values, chosen, new Set(Object.keys(fixed)));
    this.showPin();
  }

  /** Draws what the free camera sees, or hides it. */
  drawOrbit(signal: AbortSignal): Promise<void> {
    return this.orbit.draw(widestPicture, signal);
  }

  openOrbit(): void {
    void this.orbit.standAt();
  }

  private async drawTwins(look: Look, signal: AbortSignal): Promise<void> {
    const { twins, picture } = this.state;
    const names = twins ? this.scenes : [];
    this.twins.begin(this.plan?.scene.name ?? '', names);
    for (const twin of names.keys()) {
      const there: Look = { index: look.index, fixed: look.fixed ?? [], twin };
      try {
        const { hole } = await this.ask({ type: 'sample', ...there }, signal);
        if (hole !== null) {
          this.twins.fail(twin, `Sample ${look.index} can't be made here: ${hole}`);
          continue;
        }
        const shots = await this.ask(
          { type: 'draw', ...there, widest: widestPicture, cameras: 'all' },
          signal,
        );
        this.twins.show(twin, shots, picture, this.tools.overlay);
        const { rows } = await this.ask({ type: 'values', ...there, chosen: null }, signal);
        this.twins.compare(twin, this.written, writtenValues(rows));
      } catch (error) {
        if (signal.aborted) throw error;
        this.twins.fail(twin, error instanceof Error ? error.message : String(error));
      }
    }
  }

  repaint(): void {
    const { picture } = this.state;
    this.view.repaint(picture, this.tools.overlay);
    this.twins.repaint(picture, this.tools.overlay);
    this.orbit.repaint();
    this.showPin();
  }

  /** Keeps what is shown, to compare it with what comes. */
  async pin(): Promise<void> {
    const { look, written } = this;
    const { go, overlay, fail } = this.tools;
    try {
      if (!look) throw new Error('There is no sample to pin.');
      const { signal } = new AbortController();
      const shots = await this.ask({ type: 'draw', ...look, widest: widestStill, cameras: 'all' }, signal);
      const stills = shots.map((shot) => shotStill(shot, this.state.picture, overlay(shot)));
      go({ pin: { index: look.index, hash: this.hashOfPlan(), values: written, stills } });
    } catch (error) {
      // The control is as it was.
      go({});
      fail(error);
    }
  }

  private showPin(): void {
    const { pin } = this.state;
    this.pinned.show(pin, pin ? this.hashOfPlan() : '', this.written);
  }

  /** Nobody needs it until something is pinned. */
  private hashOfPlan(): string {
    if (this.hash === '' && this.plan) this.hash = meaningHash(this.plan);
    return this.hash;
  }

  private get state(): PageState {
    return this.tools.state();
  }

  private get ask(): PageTools['ask'] {
    return this.tools.ask;
  }
}
