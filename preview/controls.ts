import type { Plan } from '../engine/plan/plan.js';
import { galleryCount } from './gallery.js';
import { part } from './parts.js';
import { pictureKinds } from './picture-kinds.js';
import { isWhole, overlayKinds, type PageState } from './state.js';

/** What a control does that is more than a change of what is looked at. */
export interface ControlActions {
  /** Pins what is shown. */
  readonly pin: () => void;
  readonly openOrbit: () => void;
}

/** What the author can set. */
export class Controls {
  private readonly index = part('index') as HTMLInputElement;
  private readonly seed = part('seed') as HTMLInputElement;
  private readonly picture = part('picture') as HTMLSelectElement;
  private readonly pinned = part('pin') as HTMLInputElement;
  private readonly orbit = part('free') as HTMLInputElement;
  private readonly twins = part('beside') as HTMLInputElement;
  private readonly rejected = part('rejected') as HTMLInputElement;
  private readonly overlays = [...part('overlays').querySelectorAll('input')];
  private shown: PageState | undefined;
  private specSeed = 0;
  private hasTwins = false;

  constructor(
    private readonly onChange: (change: Partial<PageState>) => void,
    { pin, openOrbit }: ControlActions,
  ) {
    this.pinned.addEventListener('change', () => (this.pinned.checked ? pin() : onChange({ pin: null })));
    this.orbit.addEventListener('change', () =>
      this.orbit.checked ? openOrbit() : onChange({ viewpoint: null }),
    );
    this.twins.addEventListener('change', () => onChange({ twins: this.twins.checked }));
    this.rejected.addEventListener('change', () => onChange({ rejected: this.rejected.checked }));
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
    for (const box of this.overlays) box.checked = state.overlays.some((kind) => kind === box.value);
    (part('all') as HTMLButtonElement).disabled = state.index === null;
    this.pinned.checked = state.pin !== null;
    this.orbit.checked = state.viewpoint !== null;
    this.twins.checked = state.twins;
    this.rejected.checked = state.rejected;
    const isGallery = state.index === null;
    part('pin-control').hidden = isGallery;
    part('free-control').hidden = isGallery;
    part('beside-control').hidden = isGallery || !this.hasTwins;
    part('rejected-control').hidden = !isGallery;
  }

  /**
   * @param plan with the seed of the spec
   * @param hasTwins whether there are other scenes of the same base
   */
  showPlan({ dataset }: Plan, hasTwins: boolean): void {
    this.specSeed = dataset.seed;
    this.hasTwins = hasTwins;
    if (this.shown) this.show(this.shown);
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
