import { HoleSignal } from '../problems.js';
import type { ElementSite } from '../program/element.js';
import type { Frame } from '../program/frame.js';
import type { Program } from '../program/program.js';
import type { Drawn } from '../program/site.js';
import type { Plain, SampledDevice, SampledEnvironment, SampledObject } from '../sample.js';
import { sampleDevice, sampleEnvironment } from './devices.js';
import { sampleObject } from './objects.js';

/** What stands in a world, and what was drawn for it. */
export interface WorldData {
  readonly variables: Record<string, Plain>;
  readonly objects: SampledObject[];
  readonly lights: SampledDevice[];
  readonly cameras: SampledDevice[];
  environment?: SampledEnvironment;
}

/** Draws all that the world has and was not drawn yet, and tells it in the order of declaration. */
export function collectWorld(program: Program): WorldData {
  const data: WorldData = { variables: {}, objects: [], lights: [], cameras: [] };
  const { scene } = program;
  const drawn: Drawn = data.variables;
  for (const site of program.lets.values()) site().record(scene, drawn);
  let objects = 0;
  for (const element of program.elements) {
    element.recordCount(scene, drawn);
    const count = element.instancesIn(scene);
    for (let index = 0; index < count; index += 1) {
      const frame = element.frame(scene, index);
      if (element.isThere(frame)) {
        element.record(frame, drawn);
        addInstance(data, element, frame, objects + index + 1);
      } else {
        element.recordAbsent(frame, drawn);
      }
    }
    if (element.node.kind === 'object') objects += count;
  }
  return data;
}

function addInstance(data: WorldData, element: ElementSite, frame: Frame, id: number): void {
  const { kind } = element.node;
  if (kind === 'object') data.objects.push(sampleObject(element, frame, element.poseIn(frame), id));
  else if (kind === 'environment')
    data.environment = onlyEnvironment(data, sampleEnvironment(element, frame));
  else (kind === 'light' ? data.lights : data.cameras).push(sampleDevice(element, frame));
}

function onlyEnvironment(data: WorldData, environment: SampledEnvironment): SampledEnvironment {
  if (data.environment === undefined) return environment;
  const message = `${environment.address} and ${data.environment.address} both surround the world.`;
  throw new HoleSignal('out-of-range', message, environment.address);
}
