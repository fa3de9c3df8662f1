/** Pixels → the bytes of image files. */
export { encodeDepthExr } from './depth-exr.js';
export { encodeDepthPng } from './depth-png.js';
export { encodeClassesPng, encodeIdsPng } from './ids-png.js';
export { ImageError, type ImageErrorCode } from './image-error.js';
export { encodeNormalsPng16 } from './normals-png.js';
export { encodeGray16, encodeRgb, encodeRgb16 } from './png.js';
