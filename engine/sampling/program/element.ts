import type { Element, SourceRange } from '../../plan/plan.js';
import { samplingLimits } from '../limits.js';
import { compilePose } from '../placement/compile-pose.js';
import { PlaceSource } from '../placement/place-source.js';
import type { Pose } from '../placement/pose.js';
import { HoleSignal, rejection } from '../problems.js';
import { inNameOrder, lazily, once } from './block.js';
import type { Context } from './context.js';
import { AssetMemberSite, CountSite, PositionSite } from './element-sites.js';
import { Frame } from './frame.js';
import { asBoolean, asNumber } from './kinds.js';
import { Path } from './path.js';
import { below, type Place, under } from './place.js';
import { Plate } from './plate.js';
import type { Program } from './program.js';
import { RequireSite } from './require.js';
import { type Members, Scope } from './scope.js';
import type { Drawn, Site } from './site.js';
import { booleanSlot, derivedSlot } from './sites.js';
import type { Slot, Through } from './slot.js';
import { termSite } from './term.js';

/** An element of the scene: what its instances have, and whether and where they are. */
export class ElementSite implements Members {
  readonly counted: boolean;
  readonly plate: Plate;
  readonly place: Place;
  /** Slots and sites of its instances. */
  readonly lets: ReadonlyMap<string, () => Site>;
  readonly attributes: ReadonlyMap<string, () => Site>;
  readonly properties: ReadonlyMap<string, () => Site>;
  readonly asset: () => Site | undefined;
  readonly placeSource: () => PlaceSource;
  readonly poseSlot: Slot<Pose>;
  readonly requires: readonly RequireSite[];
  readonly #when: Slot<boolean> | undefined;
  readonly #count: Site | undefined;
  readonly #present: Site | undefined;
  readonly #instances: Slot<number>;
  readonly #exists: Slot<boolean>;
  readonly #frames: Frame[] = [];
  /** Its number in the order of placing, if it is an object. */
  placed = 0;

  /** @param declared its number among the elements of the scene */
  constructor(
    readonly program: Program,
    readonly node: Element,
    readonly declared: number,
  ) {
    this.counted = node.count !== undefined;
    const scenePlace = below(program.place, node.name);
    const pattern = program.plate.pattern + scenePlace.path.text;
    this.plate = new Plate(program, this.counted ? `${pattern}[*]` : pattern, this.counted, false);
    const when = node.when === undefined ? undefined : booleanSlot(scenePlace, node.when);
    this.#when = when;
    const counting = {
      ...below(scenePlace, 'count'),
      scope: new Scope(nothing, this.plate, program.place.scope),
    };
    this.#count =
      node.count && termSite(when ? under(counting, (frame) => when.read(frame)) : counting, node.count);
    this.#instances = this.#instancesSlot(counting, when);
    const scope = new Scope(this, this.plate, program.place.scope);
    const place: Place = {
      plate: this.plate,
      path: Path.root,
      scope,
      templates: [],
      exists: (frame) => frame.index < this.instancesIn(frame.scene),
    };
    this.#present = node.present && termSite(below(place, 'present'), node.present);
    this.#exists = this.#existsSlot(below(place, 'present'));
    this.place = under(place, (frame) => this.#exists.read(frame));
    this.lets = lazily(node.lets, this.place);
    this.attributes = lazily(node.attributes, this.place);
    this.properties = this.#propertySites();
    this.asset = once(() => this.#assetSite());
    this.placeSource = once(() => new PlaceSource(this));
    this.poseSlot = compilePose(this);
    this.requires = node.requires.map((each) => new RequireSite(this.place, each, this));
  }

  member(name: string): Site | undefined {
    if (name === 'place' && this.placeSource().drawn) return new PositionSite(this);
    const named = this.lets.get(name) ?? this.attributes.get(name) ?? this.properties.get(name);
    if (named !== undefined) return named();
    if (name === 'present') return this.#present;
    return name === 'count' && this.counted ? new CountSite(this) : undefined;
  }

  property(name: string): Site | undefined {
    return this.properties.get(name)?.();
  }

  /** A variable as others see it: the element's own, or that of its asset. */
  output(name: string): Site | undefined {
    const own = this.member(name);
    if (own !== undefined) return own;
    const asset = this.asset();
    if (asset === undefined || !asset.blocks().some((block) => block.member(name) !== undefined))
      return undefined;
    return new AssetMemberSite(this, asset, name);
  }

  /** How many instances the world has, absent and dropped ones included. */
  instancesIn(scene: Frame): number {
    return this.#instances.read(scene);
  }

  frame(scene: Frame, index: number): Frame {
    let frame = this.#frames[index];
    if (frame === undefined) {
      const path = below(this.program.place, this.node.name).path;
      const key = path.keyBelow(scene.key);
      const address = scene.address + path.text;
      frame = this.counted
        ? new Frame(this.plate, index, `${address}[${index}]`, key.at(index), scene)
        : new Frame(this.plate, 0, address, key, scene);
      this.#frames[index] = frame;
    }
    return frame;
  }

  /** Whether an instance that counts is present. */
  exists(frame: Frame): boolean {
    return this.#present === undefined || this.#exists.read(frame);
  }

  /** Whether an instance that counts is present and was not dropped for want of room. */
  isThere(frame: Frame): boolean {
    return this.exists(frame) && !(this.placeSource().mayDrop && this.#settled(frame).dropped);
  }

  /** The frame of an instance that a reference names; a hole if it is not there. */
  existing(scene: Frame, index: number, at: SourceRange | undefined): Frame {
    if (Number.isInteger(index) && index >= 0 && index < this.instancesIn(scene)) {
      const frame = this.frame(scene, index);
      if (this.exists(frame)) return frame;
    }
    const address = `${scene.address}.${this.node.name}${this.counted ? `[${index}]` : ''}`;
    throw new HoleSignal('absent', `${address} is not in this world.`, address, at);
  }

  /** Where an instance is; a hole if it was dropped for want of room. */
  poseIn(frame: Frame): Pose {
    const pose = this.#settled(frame);
    if (!pose.dropped) return pose;
    const message = `${frame.address} found no room in this world.`;
    throw new HoleSignal('absent', message, frame.address, this.node.at);
  }

  /** Tells that a value depends on whether instances are there. */
  dependOnExistence(context: Context, through: Through): void {
    context.depend(this.#instances, 'own');
    if (this.#present !== undefined) context.depend(this.#exists, through);
  }

  dependOnDrop(context: Context, through: Through): void {
    if (this.placeSource().mayDrop) context.depend(this.poseSlot, through);
  }

  dependOnPose(context: Context, through: Through): void {
    context.depend(this.poseSlot, through);
  }

  /** What decides whether and where instances are. */
  controlSlots(): readonly Slot[] {
    return [this.#instances as Slot, this.#exists as Slot, this.poseSlot as Slot];
  }

  /** The sites of an instance in the order in which their variables are told. */
  *sites(): Generator<Pick<Site, 'record' | 'variables'>> {
    if (this.#present !== undefined) yield this.#present;
    const asset = this.asset();
    if (asset !== undefined) yield asset;
    for (const group of [this.lets, this.attributes]) for (const site of group.values()) yield site();
    for (const [name, site] of this.properties) yield name === 'place' ? this.placeSource() : site();
  }

  recordCount(scene: Frame, drawn: Drawn): void {
    if (this.#when === undefined || this.#when.read(scene)) this.#count?.record(scene, drawn);
  }

  record(frame: Frame, drawn: Drawn): void {
    for (const site of this.sites()) site.record(frame, drawn);
  }

  recordAbsent(frame: Frame, drawn: Drawn): void {
    this.#present?.record(frame, drawn);
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    if (this.#count?.variables(visit) === false) return false;
    for (const site of this.sites()) if (!site.variables(visit)) return false;
    return true;
  }

  /** Rejects the attempt if the instance found no room and is to be drawn anew. */
  #settled(frame: Frame): Pose {
    const pose = this.poseSlot.read(frame);
    if (pose.crowded) throw rejection;
    return pose;
  }

  #instancesSlot(counting: Place, when: Slot<boolean> | undefined): Slot<number> {
    return derivedSlot(counting, (context) => {
      const count = this.#count;
      count?.depend(context, 'own');
      if (when !== undefined) context.depend(when, 'own');
      const limit = samplingLimits.instances;
      return (frame) => {
        if (when !== undefined && !when.read(frame)) return 0;
        if (count === undefined) return 1;
        const value = asNumber(count.read(frame), frame, context);
        if (Number.isInteger(value) && value >= 0 && value <= limit) return value;
        const address = context.addressIn(frame);
        const message = `${address} is ${value}; a count is a whole number from 0 to ${limit}.`;
        throw new HoleSignal('out-of-range', message, address, this.node.at);
      };
    });
  }

  #existsSlot(place: Place): Slot<boolean> {
    return derivedSlot(place, (context) => {
      const present = this.#present;
      present?.depend(context, 'own');
      return (frame) => present === undefined || asBoolean(present.read(frame), frame, context);
    });
  }

  #propertySites(): ReadonlyMap<string, () => Site> {
    const sites = new Map<string, () => Site>();
    for (const [name, term] of inNameOrder(this.node.properties)) {
      sites.set(
        name,
        once(() => termSite(below(this.place, name), term)),
      );
    }
    return sites;
  }

  /** A shape that is written out as the one asset adds nothing to the address: `Kitchen.table.size`. */
  #assetSite(): Site | undefined {
    const { asset } = this.node;
    if (asset === undefined) return undefined;
    const isShape = 'value' in asset && typeof asset.value === 'object' && 'block' in asset.value;
    const place: Place = { ...this.place, overrides: this };
    return termSite(isShape ? place : below(place, 'asset'), asset);
  }
}

const nothing: Members = { member: () => undefined };
