import { letFall, type Physics } from '../physics/index.js';
import type { Pose } from '../placement/pose.js';
import { HoleSignal } from '../problems.js';
import type { ElementSite } from '../program/element.js';
import type { Frame } from '../program/frame.js';
import type { Program } from '../program/program.js';
import type { Drawn } from '../program/site.js';
import type { CrowdedInstance, Plain, SampledDevice, SampledEnvironment, SampledObject } from '../sample.js';
import { sampleDevice, sampleEnvironment } from './devices.js';
import { sampleObject } from './objects.js';

/** What stands in a world, and what was drawn for it. */
export interface WorldData {
  readonly variables: Record<string, Plain>;
  readonly objects: SampledObject[];
  readonly lights: SampledDevice[];
  readonly cameras: SampledDevice[];
  environment?: SampledEnvironment;
  crowded?: CrowdedInstance[];
}

/** Draws all that the world has and was not drawn yet, tells it in the order of declaration, and lets things fall at last. */
export function collectWorld(program: Program, physics: Physics | undefined): WorldData {
  const data: WorldData = { variables: {}, objects: [], lights: [], cameras: [] };
  const { scene } = program;
  const drawn: Drawn = data.variables;
  for (const site of program.lets.values()) site().record(scene, drawn);
  const poses: Pose[] = [];
  let objects = 0;
  for (const element of program.elements) {
    element.recordCount(drawn);
    const count = element.instances;
    for (let index = 0; index < count; index += 1) {
      const frame = element.frame(index);
      if (element.isThere(frame)) {
        element.record(frame, drawn);
        const pose = addInstance(data, element, frame, objects + index + 1);
        if (pose !== undefined) poses.push(pose);
        if (pose?.overlapping) addCrowded(data, frame, 'overlap');
      } else {
        element.recordAbsent(frame, drawn);
        if (element.exists(frame)) addCrowded(data, frame, 'fewer');
      }
    }
    if (element.node.kind === 'object') objects += count;
  }
  if (physics !== undefined) letFall(physics, data.objects, poses);
  return data;
}

/** @returns the pose of an object */
function addInstance(data: WorldData, element: ElementSite, frame: Frame, id: number): Pose | undefined {
  const { kind } = element.node;
  if (kind === 'object') {
    const pose = element.poseIn(frame);
    data.objects.push(sampleObject(element, frame, pose, id));
    return pose;
  }
  if (kind === 'group') return undefined;
  if (kind === 'environment') data.environment = onlyEnvironment(data, sampleEnvironment(element, frame));
  else (kind === 'light' ? data.lights : data.cameras).push(sampleDevice(element, frame));
  return undefined;
}

function addCrowded(data: WorldData, { address }: Frame, outcome: CrowdedInstance['outcome']): void {
  data.crowded ??= [];
  data.crowded.push({ address, outcome });
}

function onlyEnvironment(data: WorldData, environment: SampledEnvironment): SampledEnvironment {
  if (data.environment === undefined) return environment;
  const message = `${environment.address} and ${data.environment.address} both surround the world.`;
  throw new HoleSignal('out-of-range', message, environment.address);
}
