import type { ElementSite } from '../program/element.js';
import type { Frame } from '../program/frame.js';
import type { SampledDevice, SampledEnvironment } from '../sample.js';
import { plainNumbers } from './numbers.js';
import { plainSites } from './plain.js';
import { checkProperties } from './ranges.js';

/** What the matrix says already. */
const told = new Set(['place', 'lookAt', 'yaw', 'pitch', 'roll', 'rotation']);

/** A light or a camera. */
export function sampleDevice(element: ElementSite, frame: Frame): SampledDevice {
  const device = {
    address: frame.address,
    element: element.node.name,
    type: element.node.type ?? element.node.kind,
    matrix: plainNumbers(element.poseIn(frame).matrix()),
    attributes: plainSites(element.attributes, frame),
    properties: plainSites(element.properties, frame, told),
  };
  checkProperties(device.properties, device.address);
  return device;
}

export function sampleEnvironment(element: ElementSite, frame: Frame): SampledEnvironment {
  const environment = {
    address: frame.address,
    element: element.node.name,
    type: element.node.type ?? element.node.kind,
    attributes: plainSites(element.attributes, frame),
    properties: plainSites(element.properties, frame),
  };
  checkProperties(environment.properties, environment.address);
  return environment;
}
