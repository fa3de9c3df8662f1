import type { Overlay } from './overlays.js';
import type { PageState } from './state.js';
import type { Shot } from './studio/protocol.js';
import type { Studio } from './studio/studio.js';

/** What the parts of the page work with. */
export interface PageTools {
  readonly ask: Studio['ask'];
  readonly state: () => PageState;
  /** Looks at something else. */
  readonly go: (change: Partial<PageState>) => void;
  readonly overlay: (shot: Shot) => Overlay;
  /** Tells what went wrong. */
  readonly fail: (error: unknown) => void;
}
