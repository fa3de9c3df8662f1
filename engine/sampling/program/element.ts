import { localName } from '../../plan/groups.js';
import type { Element, SourceRange } from '../../plan/plan.js';
import { isSolid } from '../../plan/solid.js';
import { plainNumbers } from '../output/numbers.js';
import { compilePose } from '../placement/compile-pose.js';
import { PlaceSource } from '../placement/place-source.js';
import type { Pose } from '../placement/pose.js';
import { HoleSignal, PlanError, rejection } from '../problems.js';
import { inNameOrder, lazily, once } from './block.js';
import type { Context } from './context.js';
import type { Counting, Outer } from './counting.js';
import { AssetMemberSite, CountSite, PositionSite } from './element-sites.js';
import { Frame } from './frame.js';
import { asBoolean } from './kinds.js';
import { Path } from './path.js';
import { below, type Place, under } from './place.js';
import { Plate } from './plate.js';
import type { Program } from './program.js';
import { RequireSite } from './require.js';
import { type Members, Scope } from './scope.js';
import type { Drawn, Site } from './site.js';
import { derivedSlot } from './sites.js';
import type { Slot, Through } from './slot.js';
import { termSite } from './term.js';

/** An element of the scene: what its instances have, and whether and where they are. */
export class ElementSite implements Members {
  readonly counted: boolean;
  /** Whether drawn places keep clear of it, and its own of others. */
  readonly solid: boolean;
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
  readonly #present: Site | undefined;
  readonly #exists: Slot<boolean>;
  readonly #frames: Frame[] = [];
  /** Its number in the order of placing, if it is an object. */
  placed = 0;

  /**
   * @param declared its number among the elements of the scene
   * @param counting how many instances there are; of a counted group, how many runs
   * @param run the number of the run of a counted group that it is
   */
  constructor(
    readonly program: Program,
    readonly node: Element,
    readonly declared: number,
    readonly outer: Outer,
    readonly counting: Counting,
    readonly run: number | undefined,
  ) {
    this.counted = node.count !== undefined && run === undefined;
    const pattern = `${outer.place.plate.pattern}.${localName(node)}`;
    this.solid = solidityOf(node, pattern);
    this.plate = new Plate(
      program,
      node.count === undefined ? pattern : `${pattern}[*]`,
      this.counted,
      false,
    );
    this.plate.element = this;
    this.plate.number = run ?? (this.counted ? undefined : outer.place.plate.number);
    if (node.kind === 'group') this.plate.only = this.frame(0);
    const scope = new Scope(this, this.plate, outer.place.scope);
    const place: Place = {
      plate: this.plate,
      path: Path.root,
      scope,
      templates: [],
      exists: (frame) => outer.place.exists(outer.frame) && frame.index < this.instances,
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
  get instances(): number {
    const { group } = this.outer;
    if (group !== undefined && group.instances === 0) return 0;
    const count = this.counting.read();
    return this.run === undefined ? count : this.run < count ? 1 : 0;
  }

  frame(index: number): Frame {
    let frame = this.#frames[index];
    if (frame === undefined) {
      const { outer, plate } = this;
      const name = localName(this.node);
      const key = outer.frame.key.child(name);
      const address = `${outer.frame.address}.${name}`;
      const number = this.run ?? (this.counted ? index : undefined);
      frame =
        number === undefined
          ? new Frame(plate, 0, address, key, this.program.scene)
          : new Frame(plate, index, `${address}[${number}]`, key.at(number), this.program.scene);
      this.#frames[index] = frame;
    }
    return frame;
  }

  /** Whether an instance that counts is present. */
  exists(frame: Frame): boolean {
    const { group } = this.outer;
    if (group !== undefined && !group.exists(group.frame(0))) return false;
    return this.#present === undefined || this.#exists.read(frame);
  }

  /** Whether an instance that counts is present and was not dropped for want of room. */
  isThere(frame: Frame): boolean {
    return this.exists(frame) && !(this.placeSource().mayDrop && this.#settled(frame).dropped);
  }

  /** The frame of an instance that a reference names; a hole if it is not there. */
  existing(index: number, at: SourceRange | undefined): Frame {
    if (Number.isInteger(index) && index >= 0 && index < this.instances) {
      const frame = this.frame(index);
      if (this.exists(frame)) return frame;
    }
    const name = `${this.outer.frame.address}.${localName(this.node)}`;
    const address = `${name}${this.counted ? `[${index}]` : ''}`;
    throw new HoleSignal('absent', `${address} is not in this world.`, address, at);
  }

  /** Where an instance is; a hole if it was dropped for want of room. */
  poseIn(frame: Frame): Pose {
    const pose = this.#settled(frame);
    if (!pose.dropped) return pose;
    const message = `${frame.address} found no room in this world.`;
    throw new HoleSignal('absent', message, frame.address, this.node.at);
  }

  /** A pose's point in the frame in which places are written: that of the group, or the world. */
  placeOf(pose: Pose): readonly number[] {
    const { group } = this.outer;
    return group === undefined
      ? plainNumbers(pose.position)
      : group.poseIn(group.frame(0)).toLocal(pose.position);
  }

  /** Tells that a value depends on whether instances are there. */
  dependOnExistence(context: Context, through: Through): void {
    this.outer.group?.dependOnExistence(context, 'own');
    context.depend(this.counting.slot as Slot, 'own');
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
    return [...this.existenceSlots(), this.poseSlot as Slot];
  }

  /** What decides whether instances are there: their groups' and their own. */
  existenceSlots(): readonly Slot[] {
    const around = this.outer.group?.existenceSlots() ?? [];
    return [...around, this.counting.slot as Slot, this.#exists as Slot];
  }

  /** The sites of an instance in the order in which their variables are told. */
  *sites(): Generator<Pick<Site, 'record' | 'variables'>> {
    if (this.#present !== undefined) yield this.#present;
    const asset = this.asset();
    if (asset !== undefined) yield asset;
    for (const group of [this.lets, this.attributes]) for (const site of group.values()) yield site();
    for (const [name, site] of this.properties) yield name === 'place' ? this.placeSource() : site();
  }

  recordCount(drawn: Drawn): void {
    if (this.#isInside() && (this.run ?? 0) === 0) this.counting.record(drawn);
  }

  record(frame: Frame, drawn: Drawn): void {
    for (const site of this.sites()) site.record(frame, drawn);
  }

  recordAbsent(frame: Frame, drawn: Drawn): void {
    if (this.#isInside()) this.#present?.record(frame, drawn);
  }

  /** Whether the group in which it stands is there. */
  #isInside(): boolean {
    const { group } = this.outer;
    return group === undefined || (group.instances > 0 && group.exists(group.frame(0)));
  }

  variables(visit: (slot: Slot) => boolean): boolean {
    if (!this.counting.variables(visit)) return false;
    for (const site of this.sites()) if (!site.variables(visit)) return false;
    return true;
  }

  /** Rejects the attempt if the instance found no room and is to be drawn anew. */
  #settled(frame: Frame): Pose {
    const pose = this.poseSlot.read(frame);
    if (pose.crowded) throw rejection;
    return pose;
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

function solidityOf(node: Element, pattern: string): boolean {
  const solid = isSolid(node);
  if (solid !== undefined) return solid;
  throw new PlanError('plan/invalid', `${pattern}.solid is neither true nor false.`, pattern, node.at);
}
