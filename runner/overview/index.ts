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
export {
  classesPicture,
  type DepthPicture,
  depthPicture,
  idsPicture,
  normalsPicture,
} from './label-pictures.js';
export { drawOverlay, type OverlayOptions } from './overlay.js';
export { classColours } from './palette.js';
export { type Colour, type Picture, resized, resizedSharply } from './picture.js';
export type { SheetHeading } from './sheet-heading.js';
