/** What the page and the worker that packs an export say to each other. Types only. */
import type { Plan } from '../../engine/plan/plan.js';
import type { Shot } from '../studio/protocol.js';
import type { Exported } from './about.js';
import type { ZipEntry } from './zip.js';

/** From the page. */
export type ToPacker =
  /** All samples that follow are of this plan. */
  | { readonly type: 'plan'; readonly plan: Plan }
  /** What the cameras of one sample see. */
  | { readonly type: 'sample'; readonly shots: readonly Shot[] }
  /** What tells of all of it. */
  | { readonly type: 'about'; readonly exported: Exported };

/** To the page, for each message but a plan, in their order. */
export type FromPacker =
  | { readonly type: 'entries'; readonly entries: readonly ZipEntry[] }
  | { readonly type: 'fault'; readonly message: string };
