import { button, make } from '../elements.js';
import { placeLink } from '../place-link.js';
import type { Place } from '../places.js';
import type { Rejected } from '../studio/protocol.js';

/** Leads through the attempts of a sample that conditions turned down. */
export class AttemptsBar {
  /** @param onShow gets the attempt to look at; null for the one that was accepted */
  constructor(
    private readonly place: HTMLElement,
    private readonly onShow: (attempt: Rejected | null) => void,
    private readonly onReveal: ((place: Place) => void) | undefined,
  ) {}

  /**
   * @param shown the number of the one that is looked at; -1 for the accepted one
   * @param isHole whether none was accepted
   */
  show(attempts: readonly Rejected[], shown: number, isHole: boolean): void {
    this.place.hidden = attempts.length === 0;
    const attempt = attempts[shown];
    const focused = this.place.contains(document.activeElement)
      ? document.activeElement?.getAttribute('aria-label')
      : undefined;
    const previous = button('‹', () => this.onShow(attempts[shown - 1] ?? null), 'Previous rejected attempt');
    const next = button('›', () => this.onShow(attempts[shown + 1] ?? null), 'Next rejected attempt');
    previous.disabled = shown <= (isHole ? 0 : -1);
    next.disabled = shown >= attempts.length - 1;
    this.place.replaceChildren(previous, next, make('span', {}, ...this.textOf(attempts, shown)));
    if (!isHole && attempt)
      this.place.append(button('Accepted', () => this.onShow(null), 'Show what was accepted'));
    // The buttons are new; whoever pressed one goes on with it.
    if (focused) this.place.querySelector<HTMLElement>(`[aria-label="${focused}"]`)?.focus();
  }

  private textOf(attempts: readonly Rejected[], shown: number): (Node | string)[] {
    const attempt = attempts[shown];
    const many = `${attempts.length} rejected attempt${attempts.length === 1 ? '' : 's'}`;
    if (!attempt) return [`accepted after ${many}`];
    const requires = attempt.requires.flatMap(({ name, place }, at) => [
      at === 0 ? '' : ', ',
      placeLink(name, place, this.onReveal),
    ]);
    return [`rejected attempt ${shown + 1} of ${attempts.length}: `, ...requires];
  }
}

/**
 * The attempts that have a world to show. Where none was accepted, those are of the cell that gave up, which is the last:
 * without it there is no world, whatever the attempt of another.
 */
export function showable(attempts: readonly Rejected[], isHole: boolean): readonly Rejected[] {
  const last = attempts.at(-1);
  if (!isHole || !last) return attempts;
  return attempts.filter(({ cell, plate }) => cell === last.cell && plate === last.plate);
}

/** The number of the attempt that came nearest: of those at which the most conditions held the first. */
export function nearestOf(attempts: readonly Rejected[]): number {
  return attempts.reduce((best, { held }, at) => (held > attempts[best]!.held ? at : best), 0);
}

/** Why an attempt was turned down, in a line. */
export function reasonOf({ requires }: Rejected): string {
  return requires.map(({ name }) => name).join(', ');
}
