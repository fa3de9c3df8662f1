import type { Frame } from '../../../engine/frames/index.js';
import type { Sample } from '../../../engine/sampling/index.js';
import type { Handler } from '../handler.js';
import type { Shot, Thing } from '../protocol.js';

/** @throws FrameError for a sample that can't be drawn */
export const drawSample: Handler<'draw'> = async (request, { world }) => {
  const sample = world.sampleToDraw(request);
  const frames = await world.draw(request, request.widest, request.cameras);
  const shots = frames.map((frame) => shotOf(frame, sample));
  const transfer = shots.flatMap(({ color, truth: { ids, depth, normals } }) =>
    [color.rgb, ids, depth, normals].map(({ buffer }) => buffer as ArrayBuffer),
  );
  return { answer: shots, transfer };
};

function shotOf({ camera, color, truth, labels }: Frame, sample: Sample): Shot {
  const { width, height, ids, depth, normals } = truth;
  const { address, element } = camera;
  return {
    camera: { address, element },
    color,
    truth: { width, height, ids, depth, normals },
    labels,
    things: thingsIn(ids, sample),
  };
}

/** Whatever is seen; there may be many more things in the world than in the picture. */
function thingsIn(ids: Uint32Array, { objects }: Sample): readonly Thing[] {
  const seen = new Set(ids);
  return objects
    .filter(({ id }) => seen.has(id))
    .map(({ id, element, address }) => ({ id, element, address }));
}
