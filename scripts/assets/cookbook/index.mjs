// The models, textures and skies of the cookbook, by the paths of their files under examples/.

import { makeWood } from '../wood.mjs';
import { makeBin } from './bin.mjs';
import { makeBuoy, makeFishingBoat, makeMooringBuoy, makeMotorBoat, makeSailBoat } from './boats.mjs';
import { makeCar, makeVan } from './car.mjs';
import { makeDent, makeRust, makeScratch } from './defects.mjs';
import { makeBolt, makeFlange, makeGear, makeNut } from './fasteners.mjs';
import { makeBed, makeBookcase, makeChair, makeLamp, makePlant, makeSofa, makeTable } from './furniture.mjs';
import { BRANDS, makeJar, makeJuice, makePacket, makeTin } from './goods.mjs';
import { makePerson, PEOPLE } from './person.mjs';
import { makeSky, SKIES } from './sky.mjs';
import {
  makeBarrier,
  makeCrossingSign,
  makeHouse,
  makeLampPost,
  makeSpeedSign,
  makeStopSign,
} from './street.mjs';
import { makeFruitTree, makeStreetTree } from './tree.mjs';
import { makeWater } from './water.mjs';

const people = (folder) =>
  Object.fromEntries(
    Object.entries(PEOPLE).map(([name, looks]) => [
      `cookbook/${folder}/models/${name}.glb`,
      () => makePerson(looks),
    ]),
  );

export const COOKBOOK = {
  'cookbook/driving/models/car-red.glb': () => makeCar('#a01c1c'),
  'cookbook/driving/models/car-blue.glb': () => makeCar('#1f4a8c'),
  'cookbook/driving/models/car-white.glb': () => makeCar('#e6e6e2'),
  'cookbook/driving/models/van.glb': () => makeVan('#dcdad2'),
  ...people('driving'),
  'cookbook/driving/models/tree.glb': makeStreetTree,
  'cookbook/driving/models/stop.glb': makeStopSign,
  'cookbook/driving/models/speed.glb': makeSpeedSign,
  'cookbook/driving/models/crossing.glb': makeCrossingSign,
  'cookbook/driving/models/lamp-post.glb': makeLampPost,
  'cookbook/driving/models/barrier.glb': makeBarrier,
  'cookbook/driving/models/house-brick.glb': () =>
    makeHouse({ wall: [150, 92, 76], trim: [222, 214, 198], floors: 4, seed: 401 }),
  'cookbook/driving/models/house-cream.glb': () =>
    makeHouse({ wall: [214, 200, 168], trim: [244, 240, 230], floors: 3, seed: 407 }),
  'cookbook/driving/models/house-grey.glb': () =>
    makeHouse({ wall: [148, 152, 156], trim: [226, 226, 224], floors: 5, seed: 413 }),
  'cookbook/driving/hdri/fair.hdr': () => makeSky(SKIES.fair),
  'cookbook/driving/hdri/grey.hdr': () => makeSky(SKIES.grey),
  ...people('surveillance'),
  'cookbook/orchard/models/apple-tree.glb': makeFruitTree,
  'cookbook/orchard/hdri/fair.hdr': () => makeSky(SKIES.fair),
  'cookbook/bin-picking/models/bin.glb': makeBin,
  'cookbook/bin-picking/models/bolt.glb': makeBolt,
  'cookbook/bin-picking/models/nut.glb': makeNut,
  'cookbook/bin-picking/models/gear.glb': makeGear,
  'cookbook/bin-picking/models/flange.glb': makeFlange,
  'cookbook/retail/models/oats.glb': () => makePacket([0.14, 0.22, 0.08], BRANDS.oats),
  'cookbook/retail/models/flakes.glb': () => makePacket([0.19, 0.28, 0.06], BRANDS.flakes),
  'cookbook/retail/models/tea.glb': () => makePacket([0.15, 0.1, 0.08], BRANDS.tea),
  'cookbook/retail/models/orange.glb': () => makeJuice(BRANDS.orange),
  'cookbook/retail/models/cherry.glb': () => makeJuice(BRANDS.cherry),
  'cookbook/retail/models/tomato.glb': () => makeTin(BRANDS.tomato),
  'cookbook/retail/models/peas.glb': () => makeTin(BRANDS.peas),
  'cookbook/retail/models/corn.glb': () => makeTin(BRANDS.corn),
  'cookbook/retail/models/jam.glb': () => makeJar(BRANDS.jam),
  'cookbook/retail/models/honey.glb': () => makeJar(BRANDS.honey),
  'cookbook/room/models/sofa.glb': () => makeSofa(2.1, '#5f6f78', '#c98a35'),
  'cookbook/room/models/armchair.glb': () => makeSofa(0.95, '#a8553c', '#e6dcc6'),
  'cookbook/room/models/coffee-table.glb': () => makeTable([1.1, 0.42, 0.6], 'walnut'),
  'cookbook/room/models/chair.glb': () => makeChair('oak', '#4f6b5c'),
  'cookbook/room/models/lamp.glb': makeLamp,
  'cookbook/room/models/bed.glb': () => makeBed('#6f7f9c'),
  'cookbook/room/models/bookcase.glb': makeBookcase,
  'cookbook/room/models/plant.glb': makePlant,
  'cookbook/room/textures/oak.jpg': () => makeWood('oak'),
  'cookbook/room/textures/walnut.jpg': () => makeWood('walnut'),
  'cookbook/room/hdri/fair.hdr': () => makeSky(SKIES.fair),
  'cookbook/inspection/models/dent.glb': makeDent,
  'cookbook/inspection/models/scratch-a.glb': () => makeScratch(1),
  'cookbook/inspection/models/scratch-b.glb': () => makeScratch(4),
  'cookbook/inspection/models/rust-a.glb': () => makeRust(801),
  'cookbook/inspection/models/rust-b.glb': () => makeRust(823),
  'cookbook/maritime/models/water.glb': makeWater,
  'cookbook/maritime/models/motor-red.glb': () => makeMotorBoat('#b02a26'),
  'cookbook/maritime/models/motor-blue.glb': () => makeMotorBoat('#1f4a8c'),
  'cookbook/maritime/models/sail.glb': () => makeSailBoat('#22384e'),
  'cookbook/maritime/models/fishing.glb': makeFishingBoat,
  'cookbook/maritime/models/port.glb': () => makeBuoy('port'),
  'cookbook/maritime/models/starboard.glb': () => makeBuoy('starboard'),
  'cookbook/maritime/models/special.glb': () => makeBuoy('special'),
  'cookbook/maritime/models/mooring.glb': makeMooringBuoy,
  'cookbook/maritime/hdri/low.hdr': () => makeSky(SKIES.low),
};
