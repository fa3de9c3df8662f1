import type { AttemptReference } from '../engine/sampling/index.js';
import { attemptFrom } from './attempts/kept-attempt.js';
import { type StudyState, studyFrom } from './distribution/study-state.js';
import { type Viewpoint, viewpointFrom } from './orbit/viewpoint.js';
import { type PictureKind, pictureKinds } from './picture-kinds.js';
import { type Pin, pinFrom } from './pin/pin.js';
import { type KeptValues, keptValuesFrom } from './values/kept-values.js';

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
  /** What is set by hand, by address: of all samples that are looked at. */
  readonly fixed: KeptValues;
  /** Whether the gallery shows attempts that conditions turned down. */
  readonly rejected: boolean;
  /** The attempt of the sample that is looked at; null for the one that was accepted. */
  readonly attempt: AttemptReference | null;
  /** Whether the other scenes of the same base are shown beside. */
  readonly twins: boolean;
  /** Where the free camera stands; null if there is none. */
  readonly viewpoint: Viewpoint | null;
  readonly pin: Pin | null;
  /** The URI of the spec, and whether the preview stays with it: what the editor said last. */
  readonly spec: string | null;
  readonly isLocked: boolean;
  /** What the panel of distributions shows; null where it is closed. */
  readonly study: StudyState | null;
}

/** What was chosen in one spec, and says nothing of another. */
export const nothingChosen = {
  seed: null,
  chosen: null,
  fixed: {},
  attempt: null,
  viewpoint: null,
  pin: null,
} as const satisfies Partial<PageState>;

export const firstState: PageState = {
  first: 0,
  index: null,
  picture: 'rgb',
  overlays: ['boxes'],
  ...nothingChosen,
  rejected: false,
  twins: false,
  spec: null,
  isLocked: false,
  study: null,
};

/** The state that was kept, as far as it is one. */
export function stateFrom(kept: unknown): PageState {
  if (typeof kept !== 'object' || kept === null) return firstState;
  const { first, index, picture, overlays, seed, chosen, ...further } = kept as Record<string, unknown>;
  return {
    first: isWhole(first) ? first : firstState.first,
    index: isWhole(index) ? index : null,
    picture: pictureKinds.find((kind) => kind === picture) ?? firstState.picture,
    overlays: Array.isArray(overlays)
      ? overlayKinds.filter((kind) => overlays.includes(kind))
      : firstState.overlays,
    seed: isWhole(seed) ? seed : null,
    chosen: typeof chosen === 'string' ? chosen : null,
    fixed: keptValuesFrom(further.fixed),
    rejected: further.rejected === true,
    attempt: attemptFrom(further.attempt),
    twins: further.twins === true,
    viewpoint: viewpointFrom(further.viewpoint),
    pin: pinFrom(further.pin),
    spec: typeof further.spec === 'string' ? further.spec : null,
    isLocked: further.isLocked === true,
    study: studyFrom(further.study),
  };
}

export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
