// Makes the models and textures of the examples, the same bytes at every run:
//   node scripts/assets/make.mjs [FOLDER] [PART]     those whose path has PART in it
// The environments of the table top and the warehouse are measured ones and are not made here: see the licences beside them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeApple } from './apple.mjs';
import { makeBanana } from './banana.mjs';
import { makeBottle } from './bottle.mjs';
import { makeBowl } from './bowl.mjs';
import { makeCarton, makeFlatCarton } from './carton.mjs';
import { makeCone } from './cone.mjs';
import { COOKBOOK } from './cookbook/index.mjs';
import { makeDrum } from './drum.mjs';
import { makeExtinguisher } from './extinguisher.mjs';
import { makeMug } from './mug.mjs';
import { makePallet } from './pallet.mjs';
import { makeSpoon } from './spoon.mjs';
import { makeWood } from './wood.mjs';

const MAKERS = {
  'tabletop/models/mug.glb': makeMug,
  'tabletop/models/apple.glb': makeApple,
  'tabletop/models/banana.glb': makeBanana,
  'tabletop/models/bowl.glb': makeBowl,
  'tabletop/models/bottle.glb': makeBottle,
  'tabletop/models/spoon.glb': makeSpoon,
  'tabletop/textures/wood/oak.jpg': () => makeWood('oak'),
  'tabletop/textures/wood/walnut.jpg': () => makeWood('walnut'),
  'tabletop/textures/wood/pine.jpg': () => makeWood('pine'),
  'warehouse/models/pallet.glb': makePallet,
  'warehouse/models/carton.glb': makeCarton,
  'warehouse/models/flat-carton.glb': makeFlatCarton,
  'warehouse/models/drum.glb': makeDrum,
  'warehouse/models/cone.glb': makeCone,
  'warehouse/models/extinguisher.glb': makeExtinguisher,
  ...COOKBOOK,
};

const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const target = process.argv[2] ? resolve(process.argv[2]) : examples;
for (const [path, make] of Object.entries(MAKERS)) {
  if (!path.includes(process.argv[3] ?? '')) continue;
  const bytes = await make();
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  console.error(`${path}  ${Math.ceil(bytes.length / 1024)} KiB`);
}
