/** What expressions may ask of an element beside its terms. */

import type { Value } from '../../plan/operators.js';
import { HoleSignal } from '../problems.js';
import { type BlockSite, isBlockRun } from './block.js';
import type { Context } from './context.js';
import type { ElementSite } from './element.js';
import type { Frame } from './frame.js';
import type { Site } from './site.js';
import type { Through } from './slot.js';

/** A place that is drawn, read as a point. */
export class PositionSite implements Site {
  constructor(private readonly element: ElementSite) {}

  read(frame: Frame): Value {
    return this.element.placeOf(this.element.poseIn(frame));
  }

  depend(context: Context, through: Through): void {
    this.element.dependOnPose(context, through);
    this.element.outer.group?.dependOnPose(context, 'own');
  }

  blocks(): readonly BlockSite[] {
    return [];
  }

  record(): void {}

  variables(): boolean {
    return true;
  }
}

/** How many instances there are, absent and dropped ones included: `count`, read inside the element or as a fact of it. */
export class CountSite implements Site {
  constructor(private readonly element: ElementSite) {}

  read(): Value {
    return this.element.instances;
  }

  depend(context: Context): void {
    this.element.dependOnExistence(context, 'own');
  }

  blocks(): readonly BlockSite[] {
    return [];
  }

  record(): void {}

  variables(): boolean {
    return true;
  }
}

/** A variable of whichever asset an instance has. */
export class AssetMemberSite implements Site {
  constructor(
    private readonly element: ElementSite,
    private readonly asset: Site,
    private readonly name: string,
  ) {}

  read(frame: Frame): Value {
    const run = this.asset.read(frame);
    const site = isBlockRun(run) ? run.site.member(this.name) : undefined;
    if (isBlockRun(run) && site !== undefined) return site.read(run.frame);
    throw new HoleSignal(
      'absent',
      `${frame.address} has no ${this.name} in this world.`,
      frame.address,
      this.element.node.at,
    );
  }

  depend(context: Context, through: Through): void {
    this.asset.depend(context, through);
    for (const block of this.asset.blocks()) block.member(this.name)?.depend(context, through);
  }

  blocks(): readonly BlockSite[] {
    return this.asset.blocks().flatMap((block) => block.member(this.name)?.blocks() ?? []);
  }

  record(): void {}

  variables(): boolean {
    return true;
  }
}
