/** Labels as pictures for people, the same in the overview and on the page. */
export { viridis } from './colour-map.js';
export {
  classesPicture,
  type DepthPicture,
  depthPicture,
  idsPicture,
  normalsPicture,
} from './label-pictures.js';
export { type ColouredMask, withMasks } from './masks.js';
export { classColours, instanceColour, nothing } from './palette.js';
export type { Colour, Picture, Rectangle } from './picture.js';
export { placeTags, type Tag } from './tags.js';
