import { viewpointOf } from '../../orbit/free-camera.js';
import type { Handler } from '../handler.js';

export const findViewpoint: Handler<'viewpoint'> = async (request, { world }) => {
  return { answer: viewpointOf(world.sampleToDraw(request), request.camera) };
};
