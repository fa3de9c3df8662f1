import type { Plan } from '../engine/plan/plan.js';
import { galleryCount } from './gallery.js';
import { part } from './parts.js';
import { pictureKinds } from './picture-kinds.js';
import { isWhole, overlayKinds, type PageState } from './state.js';

/** What the author can set. */
export class Controls {
  private readonly index = part('index') as HTMLInputElement;
  private readonly seed = part('seed') as HTMLInputElement;
  private readonly pin = part('pin') as HTMLInputElement;
  private readonly picture = part('picture') as HTMLSelectElement;
  private readonly overlays = [...part('overlays').querySelectorAll('input')];
  private shown: PageState | undefined;
  private specSeed = 0;

  constructor(
    private readonly onChange: (change: Partial<PageState>) => void,
    onPin: (isPinned: boolean) => void,
  ) {
    this.pin.addEventListener('change', () => onPin(this.pin.checked));
    part('controls').addEventListener('submit', (event) => event.preventDefault());
    part('all').addEventListener('click', () => this.showAll());
    part('previous').addEventListener('click', () => this.step(-1));
    part('next').addEventListener('click', () => this.step(1));
    this.index.addEventListener('change', () => this.jump(this.index.valueAsNumber));
    this.seed.addEventListener('change', () => {
      const { valueAsNumber: seed } = this.seed;
      onChange({ seed: isWhole(seed) && seed !== this.specSeed ? seed : null });
    });
    this.picture.addEventListener('change', () =>
      onChange({ picture: pictureKinds.find((kind) => kind === this.picture.value) ?? 'rgb' }),
    );
    for (const box of this.overlays) {
      box.addEventListener('change', () => {
        const chosen = this.overlays.filter(({ checked }) => checked).map(({ value }) => value);
        onChange({ overlays: overlayKinds.filter((kind) => chosen.includes(kind)) });
      });
    }
    document.addEventListener('keydown', ({ key, target }) => {
      if (key === 'Escape' && !(target instanceof HTMLInputElement)) this.showAll();
    });
  }

  show(state: PageState): void {
    this.shown = state;
    this.index.valueAsNumber = state.index ?? state.first;
    this.picture.value = state.picture;
    this.seed.valueAsNumber = state.seed ?? this.specSeed;
    this.pin.checked = state.pinned.length > 0;
    for (const box of this.overlays) box.checked = state.overlays.some((kind) => kind === box.value);
    (part('all') as HTMLButtonElement).disabled = state.index === null;
  }

  /** @param plan with the seed of the spec */
  showPlan({ dataset }: Plan): void {
    this.specSeed = dataset.seed;
    if (this.shown) this.seed.valueAsNumber = this.shown.seed ?? dataset.seed;
  }

  private showAll(): void {
    if (this.shown?.index !== null) this.onChange({ index: null, chosen: null });
  }

  private step(by: number): void {
    const { first = 0, index = null } = this.shown ?? {};
    if (index === null) this.onChange({ first: Math.max(0, first + by * galleryCount) });
    else this.onChange({ index: Math.max(0, index + by), chosen: null });
  }

  /** To a sample: in the gallery, to the page of samples that begins with it. */
  private jump(to: number): void {
    if (!isWhole(to) || !this.shown) return;
    this.onChange(this.shown.index === null ? { first: to } : { index: to, chosen: null });
  }
}
