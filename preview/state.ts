import { type StudyState, studyFrom } from './distribution/study-state.js';
import { type PictureKind, pictureKinds } from './picture-kinds.js';

/** The marks that can be drawn over a picture. */
export const overlayKinds = ['boxes', 'amodalBoxes', 'masks', 'keypoints', 'boxes3d'] as const;
export type OverlayKind = (typeof overlayKinds)[number];

/** What the author is looking at: kept while the page is hidden. */
export interface PageState {
  /** The first sample of the gallery. */
  readonly first: number;
  /** The sample that is looked at by itself; null for the gallery. */
  readonly index: number | null;
  readonly picture: PictureKind;
  readonly overlays: readonly OverlayKind[];
  /** A seed in place of the spec's; null for that. */
  readonly seed: number | null;
  /** The address of the thing that was chosen. */
  readonly chosen: string | null;
  /** What the panel of distributions shows; null where it is closed. */
  readonly study: StudyState | null;
}

export const firstState: PageState = {
  first: 0,
  index: null,
  picture: 'rgb',
  overlays: ['boxes'],
  seed: null,
  chosen: null,
  study: null,
};

/** The state that was kept, as far as it is one. */
export function stateFrom(kept: unknown): PageState {
  if (typeof kept !== 'object' || kept === null) return firstState;
  const { first, index, picture, overlays, seed, chosen, study } = kept as Record<string, unknown>;
  return {
    first: isWhole(first) ? first : firstState.first,
    index: isWhole(index) ? index : null,
    picture: pictureKinds.find((kind) => kind === picture) ?? firstState.picture,
    overlays: Array.isArray(overlays)
      ? overlayKinds.filter((kind) => overlays.includes(kind))
      : firstState.overlays,
    seed: isWhole(seed) ? seed : null,
    chosen: typeof chosen === 'string' ? chosen : null,
    study: studyFrom(study),
  };
}

export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
