import type { Expectations, VariableDistribution } from '../../engine/analysis/index.js';
import type { Plan } from '../../engine/plan/plan.js';
import { Latest } from '../latest.js';
import { type Place, placeOf } from '../places.js';
import type { ShowPlan } from '../protocol.js';
import type { ListedVariable } from '../studio/protocol.js';
import type { Studio } from '../studio/studio.js';
import { element } from './elements.js';
import { expectationsView } from './expectations-view.js';
import { unitOf } from './quantity.js';
import { type StudyState, tabs } from './study-state.js';
import { type Cursor, variableAt } from './variable-at.js';
import { variableFigure } from './variable-figure.js';

export interface PanelOptions {
  readonly studio: Pick<Studio, 'ask'>;
  /** Shows a line; undefined where there is no editor. */
  readonly reveal: ((place: Place) => void) | undefined;
  /** What is looked at has changed. */
  readonly onChange: (state: StudyState) => void;
}

const tabWords: Readonly<Record<StudyState['tab'], string>> = { variable: 'Variable', dataset: 'Data set' };

/** How one variable is distributed, or what is to be expected of all: figures that come while they are drawn. */
export class DistributionPanel {
  private readonly latest = new Latest();
  private readonly body = element('div', 'study-body');
  private readonly input = document.createElement('input');
  private readonly names = document.createElement('datalist');
  private readonly tabButtons = new Map<StudyState['tab'], HTMLButtonElement>();
  private plan: Plan | undefined;
  private units: NonNullable<ShowPlan['units']> = {};
  private variables: readonly ListedVariable[] = [];
  private cursor: Cursor | undefined;
  private show: (() => HTMLElement) | undefined;
  private width = 0;

  constructor(
    private readonly place: HTMLElement,
    private state: StudyState,
    private readonly options: PanelOptions,
  ) {
    place.replaceChildren(this.head(), this.body);
    new ResizeObserver(() => this.fit()).observe(this.body);
  }

  /** Looks at this plan from now on. What is shown stays until there are figures of the new one. */
  usePlan(plan: Plan, units: NonNullable<ShowPlan['units']>): void {
    this.plan = plan;
    this.units = units;
    this.study(true);
  }

  /** Follows the cursor to the variable that it stands on; where it is on none, all stays. */
  follow(cursor: Cursor): void {
    this.cursor = cursor;
    const { plan, variables } = this;
    const at = plan && variableAt(plan, variables, cursor);
    if (at) this.choose(at.pattern);
  }

  choose(pattern: string): void {
    if (this.state.pattern !== pattern || this.state.tab !== 'variable')
      this.go({ tab: 'variable', pattern });
  }

  /** Shows what was looked at last, when it is opened again. */
  restore(state: StudyState, cursor: Cursor | undefined): void {
    this.state = state;
    this.cursor = cursor;
  }

  /** Stops all work. */
  close(): void {
    this.plan = undefined;
    this.latest.run(async () => {});
  }

  private go(state: StudyState): void {
    this.state = state;
    this.options.onChange(state);
    this.study(false);
  }

  private study(isNew: boolean): void {
    this.showHead();
    const { plan } = this;
    if (!plan) return;
    this.latest.run(async (signal) => {
      try {
        if (isNew) await this.list(plan, signal);
        if (this.state.tab === 'dataset') await this.studyPlan(plan, signal);
        else await this.studyVariable(plan, signal);
      } catch (error) {
        if (signal.aborted) return;
        this.say(error instanceof Error ? error.message : String(error));
      }
    });
  }

  private async list(plan: Plan, signal: AbortSignal): Promise<void> {
    const { studio } = this.options;
    this.variables = await studio.ask({ type: 'variables' }, signal);
    const known = (pattern: string | null) => this.variables.some((each) => each.pattern === pattern);
    const { cursor } = this;
    const meant = cursor && variableAt(plan, this.variables, cursor);
    if (!known(this.state.pattern)) {
      this.state = { ...this.state, pattern: (meant ?? this.variables[0])?.pattern ?? null };
      this.options.onChange(this.state);
    }
    this.names.replaceChildren(
      ...this.variables.map(({ pattern }) => {
        const option = document.createElement('option');
        option.value = pattern;
        return option;
      }),
    );
    this.showHead();
  }

  private async studyVariable(plan: Plan, signal: AbortSignal): Promise<void> {
    const { pattern } = this.state;
    if (pattern === null) {
      this.say('This scene draws nothing: it has no variable.');
      return;
    }
    const { at, isPoint = false } = this.variables.find((each) => each.pattern === pattern) ?? {};
    const unit = unitOf(this.units[at ?? ''] ?? (isPoint ? { name: 'm' } : undefined));
    const heading = () => this.link(pattern, placeOf(plan, at));
    await this.grow(
      () => this.options.studio.ask({ type: 'distribution', pattern }, signal),
      (figures: VariableDistribution) =>
        element('div', '', element('h2', '', heading()), variableFigure(figures, unit, this.width)),
    );
  }

  private async studyPlan(plan: Plan, signal: AbortSignal): Promise<void> {
    await this.grow(
      () => this.options.studio.ask({ type: 'expectations' }, signal),
      (figures: Expectations) => expectationsView(figures, plan, (name, place) => this.link(name, place)),
    );
  }

  /** Shows figures as they come, until they are complete. */
  private async grow<T extends { readonly complete: boolean }>(
    ask: () => Promise<T>,
    view: (figures: T) => HTMLElement,
  ): Promise<void> {
    this.place.setAttribute('aria-busy', 'true');
    for (let complete = false; !complete; ) {
      const figures = await ask();
      ({ complete } = figures);
      this.show = () => view(figures);
      this.render();
    }
    this.place.setAttribute('aria-busy', 'false');
  }

  private say(words: string): void {
    this.show = () => element('p', 'faint', words);
    this.render();
    this.place.setAttribute('aria-busy', 'false');
  }

  /** What is unfolded stays so, and what has the focus keeps it. */
  private render(): void {
    if (!this.show) return;
    this.width = this.body.clientWidth;
    const open = [...this.body.querySelectorAll('details')].map((each) => each.open);
    const focused = focusable(this.body).indexOf(document.activeElement as HTMLElement);
    this.body.replaceChildren(this.show());
    for (const [index, each] of this.body.querySelectorAll('details').entries())
      each.open = open[index] ?? false;
    if (focused >= 0) focusable(this.body)[focused]?.focus({ preventScroll: true });
  }

  private fit(): void {
    if (this.body.clientWidth !== this.width) this.render();
  }

  private head(): HTMLElement {
    const list = element('div', 'tabs');
    list.setAttribute('role', 'group');
    list.setAttribute('aria-label', 'What is shown');
    for (const tab of tabs) {
      const button = element('button', '', tabWords[tab]);
      button.type = 'button';
      button.addEventListener('click', () => this.go({ ...this.state, tab }));
      this.tabButtons.set(tab, button);
      list.append(button);
    }
    this.names.id = 'variables';
    this.input.setAttribute('list', this.names.id);
    this.input.setAttribute('aria-label', 'Variable');
    this.input.autocomplete = 'off';
    this.input.spellcheck = false;
    this.input.addEventListener('focus', () => this.input.select());
    this.input.addEventListener('input', () => {
      const named = this.variables.find(({ pattern }) => pattern === this.input.value.trim());
      if (named) this.choose(named.pattern);
    });
    // What is no variable's name is taken back.
    this.input.addEventListener('change', () => {
      this.input.value = this.state.pattern ?? '';
    });
    return element('div', 'study-head', list, this.input, this.names);
  }

  private showHead(): void {
    const { tab, pattern } = this.state;
    for (const [name, button] of this.tabButtons) button.setAttribute('aria-pressed', String(name === tab));
    this.input.hidden = tab !== 'variable';
    if (document.activeElement !== this.input) this.input.value = pattern ?? '';
  }

  private link(name: string, place: Place | undefined): HTMLElement {
    const { reveal } = this.options;
    const where = place && `${place.path}:${place.line}`;
    if (!place || !reveal) {
      const text = element('span', '', name);
      if (where) text.title = where;
      return text;
    }
    const button = element('button', 'link', name);
    button.type = 'button';
    button.title = `Show ${where}`;
    button.addEventListener('click', () => reveal(place));
    return button;
  }
}

function focusable(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>('button, summary')];
}
