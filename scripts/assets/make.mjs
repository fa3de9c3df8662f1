// Makes the models, textures and environments of examples/tabletop, the same bytes at every run:
//   node scripts/assets/make.mjs [FOLDER]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeApple } from './apple.mjs';
import { makeMug } from './mug.mjs';
import { makeRoom } from './room.mjs';
import { makeSky } from './sky.mjs';
import { makeWood } from './wood.mjs';

const MAKERS = {
  'models/mug.glb': makeMug,
  'models/apple.glb': makeApple,
  'textures/wood/oak.jpg': () => makeWood('oak'),
  'textures/wood/walnut.jpg': () => makeWood('walnut'),
  'textures/wood/pine.jpg': () => makeWood('pine'),
  'hdri/living-room.exr': makeRoom,
  'hdri/meadow.exr': makeSky,
};

const example = fileURLToPath(new URL('../../examples/tabletop', import.meta.url));
const target = process.argv[2] ? resolve(process.argv[2]) : example;
for (const [path, make] of Object.entries(MAKERS)) {
  const bytes = await make();
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  console.error(`${path}  ${Math.ceil(bytes.length / 1024)} KiB`);
}
