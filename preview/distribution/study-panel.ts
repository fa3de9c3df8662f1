import type { Plan } from '../../engine/plan/plan.js';
import type { Host } from '../host.js';
import { part } from '../parts.js';
import type { ShowPlan } from '../protocol.js';
import type { Studio } from '../studio/studio.js';
import type { DistributionPanel } from './panel.js';
import type { StudyState } from './study-state.js';
import type { Cursor } from './variable-at.js';

const firstStudy: StudyState = { tab: 'variable', pattern: null };

/** Opens and closes the panel of distributions, whose code is fetched when it is first opened. */
export class StudyPanel {
  private readonly button = part('study');
  private readonly place = part('distribution');
  private opening: Promise<DistributionPanel> | undefined;
  private panel: DistributionPanel | undefined;
  private state: StudyState | null = null;
  private plan: Plan | undefined;
  private units: NonNullable<ShowPlan['units']> = {};
  private cursor: Cursor | undefined;

  /** @param onChange gets what is looked at from now on; null where the panel was closed */
  constructor(
    private readonly studio: Studio,
    private readonly tell: Host['tell'],
    private readonly onChange: (state: StudyState | null) => void,
  ) {
    this.button.addEventListener('click', () => onChange(this.state ? null : firstStudy));
  }

  show(state: StudyState | null): void {
    const wasOpen = this.state !== null;
    this.state = state;
    if (wasOpen === (state !== null)) return;
    this.place.hidden = state === null;
    this.button.setAttribute('aria-expanded', String(state !== null));
    if (state === null) this.panel?.close();
    else void this.open(state);
  }

  usePlan(plan: Plan, units: ShowPlan['units'] = {}): void {
    this.plan = plan;
    this.units = units;
    if (this.state) this.panel?.usePlan(plan, units);
  }

  follow(cursor: Cursor): void {
    this.cursor = cursor;
    if (this.state) this.panel?.follow(cursor);
  }

  /** Shows a variable, in a panel that is opened for it if it is closed, and in sight. */
  choose(pattern: string): void {
    if (this.state) this.panel?.choose(pattern);
    else this.onChange({ tab: 'variable', pattern });
    this.place.scrollIntoView({ block: 'nearest' });
  }

  private async open(state: StudyState): Promise<void> {
    this.opening ??= this.load(state);
    try {
      this.panel = await this.opening;
    } catch {
      this.opening = undefined;
      this.place.textContent = 'The panel can’t be loaded.';
      return;
    }
    if (this.state === null) return;
    this.panel.restore(this.state, this.cursor);
    if (this.plan) this.panel.usePlan(this.plan, this.units);
  }

  private async load(state: StudyState): Promise<DistributionPanel> {
    // A file of its own beside the page's.
    const url = new URL('distribution.js', import.meta.url).href;
    const { DistributionPanel } = (await import(url)) as typeof import('./panel.js');
    const { tell } = this;
    return new DistributionPanel(this.place, state, {
      studio: this.studio,
      reveal: tell && (({ path, line, column }) => tell({ type: 'reveal', path, line, column })),
      onChange: (changed) => {
        if (this.state) this.onChange(changed);
      },
    });
  }
}
