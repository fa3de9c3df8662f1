import type { Pose } from '../placement/pose.js';
import { shapeProperties } from '../placement/shapes.js';
import { HoleSignal } from '../problems.js';
import type { BlockSite } from '../program/block.js';
import { isBlockRun } from '../program/block.js';
import type { ElementSite } from '../program/element.js';
import type { Frame } from '../program/frame.js';
import { hasValue } from '../program/variable.js';
import type { PlainRecord, SampledObject } from '../sample.js';
import { plainNumbers } from './numbers.js';
import { addPlain, plainBlock, plainSites, toPlain } from './plain.js';
import { checkProperties } from './ranges.js';

/** What other parts of an object say already. */
const told = new Set([
  ...shapeProperties,
  'place',
  'yaw',
  'pitch',
  'roll',
  'rotation',
  'scale',
  'class',
  'material',
]);

const matrix = new Float64Array(16);

export function sampleObject(element: ElementSite, frame: Frame, pose: Pose, id: number): SampledObject {
  const { body } = pose;
  if (body === undefined) throw new Error(`Internal: ${frame.address} has no body.`);
  const { site, frame: assetFrame } = body.asset;
  const { min, max } = body.shape.bounds;
  const object = {
    id,
    address: frame.address,
    element: element.node.name,
    asset: assetName(site),
    class: classOf(element, frame, site, assetFrame),
    matrix: plainNumbers(pose.matrix(matrix)),
    geometry: body.shape.geometry,
    bounds: { min: [...min], max: [...max] },
    material: materialOf(element, frame, site, assetFrame),
    attributes: addPlain(plainSites(site.attributes, assetFrame), element.attributes, frame),
    keypoints: site.keypoints().map(({ name, position }) => ({
      name,
      position: toPlain(position.read(assetFrame)) as readonly number[],
    })),
    properties: addPlain(plainSites(site.properties, assetFrame, told), element.properties, frame, told),
  };
  if (object.material !== null) checkProperties(object.material.properties, `${object.address}.material`);
  return object;
}

/** What its address says of it below the property that uses it, `Mug` or `Junk.box`; a shape that is written out is called by its kind. */
function assetName(block: BlockSite): string {
  const [, , ...names] = block.place.path.text.split('.');
  return names.length > 0 ? names.join('.') : block.kind;
}

/** A property of the element, or else of its asset. */
function ownOrAsset(
  name: string,
  element: ElementSite,
  frame: Frame,
  block: BlockSite,
  blockFrame: Frame,
): unknown {
  const own = element.property(name);
  if (own !== undefined && hasValue(own, frame)) return own.read(frame);
  const site = block.property(name);
  return site !== undefined && hasValue(site, blockFrame) ? site.read(blockFrame) : undefined;
}

function classOf(element: ElementSite, frame: Frame, block: BlockSite, blockFrame: Frame): string | null {
  const value = ownOrAsset('class', element, frame, block, blockFrame);
  return typeof value === 'string' ? value : null;
}

function materialOf(
  element: ElementSite,
  frame: Frame,
  block: BlockSite,
  blockFrame: Frame,
): PlainRecord | null {
  const value = ownOrAsset('material', element, frame, block, blockFrame);
  if (value === undefined) return null;
  if (isBlockRun(value)) return plainBlock(value);
  const address = `${frame.address}.material`;
  throw new HoleSignal('wrong-kind', `${address} is no material.`, address, element.node.at);
}
