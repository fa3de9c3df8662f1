/** Images and labels → pictures for people. */
export {
  contactSheet,
  kindSize,
  mostTiles,
  type SheetKind,
  type SheetKinds,
  type SheetTile,
  tileSize,
} from './contact-sheet.js';
export { drawOverlay, type OverlayOptions } from './overlay.js';
export { resized, resizedSharply } from './picture.js';
export type { SheetHeading } from './sheet-heading.js';
