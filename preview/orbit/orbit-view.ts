import { button, make } from '../elements.js';
import type { Overlay } from '../overlays.js';
import type { PictureKind } from '../picture-kinds.js';
import { thingAt } from '../sample-view.js';
import { newCanvas, paintShot } from '../shot-canvas.js';
import type { Shot } from '../studio/protocol.js';
import { dragged, type Grip, gripOf, keyed, pinched, wheeled } from './steering.js';
import { nearer, type Viewpoint } from './viewpoint.js';

/** How long the camera must be still before it rests, in milliseconds. */
const stillness = 200;
/** A pointer that went no farther than this was not dragged, pixels. */
const clickReach = 4;

export interface OrbitHandlers {
  /** The camera was moved; `isResting` once it is still. */
  readonly move: (view: Viewpoint, isResting: boolean) => void;
  /** To where a camera of the sample stands, or with null to a view of everything. */
  readonly lookThrough: (camera: string | null) => void;
  /** The address of the thing that was clicked on; null for none. */
  readonly pick: (address: string | null) => void;
}

/** The picture of a free camera, and what it is moved with. */
export class OrbitView {
  private readonly canvas = newCanvas();
  private readonly stage = make('div', { className: 'stage', tabIndex: 0 }, this.canvas);
  private readonly through = make('select');
  private view: Viewpoint | undefined;
  private shot: Shot | undefined;
  private readonly pointers = new Map<number, { readonly x: number; readonly y: number }>();
  private grip: Grip | undefined;
  /** How far the pointer went since it went down. */
  private way = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly place: HTMLElement,
    private readonly handlers: OrbitHandlers,
  ) {
    const { stage, through } = this;
    stage.setAttribute('role', 'application');
    stage.setAttribute('aria-label', 'Free camera');
    stage.setAttribute('aria-describedby', 'orbit-help');
    through.setAttribute('aria-label', 'Look through a camera');
    through.addEventListener('change', () => {
      if (through.value !== '') this.leave(through.value);
      through.value = '';
    });
    const tools = make(
      'div',
      { className: 'tools' },
      make('h2', {}, 'Free camera'),
      through,
      button('−', () => this.move(nearerOf(this.view, 1 / 1.25)), 'Go away'),
      button('+', () => this.move(nearerOf(this.view, 1.25)), 'Come near'),
      button('Reset', () => this.leave(null), 'Reset the free camera'),
    );
    const help = 'Drag or arrow keys turn it, the wheel or + and − come near, Shift moves it.';
    const caption = make('figcaption', { id: 'orbit-help' }, help);
    place.replaceChildren(tools, make('figure', {}, stage, caption));
    this.listen();
  }

  /** @param view where the camera rests; null hides it */
  begin(view: Viewpoint | null, cameras: readonly string[]): void {
    this.place.hidden = view === null;
    if (view === null) this.rest();
    // Whoever is moving it goes on from where it is.
    if (this.timer === undefined) this.view = view ?? undefined;
    const options = cameras.map((camera) => make('option', { value: camera }, camera));
    this.through.replaceChildren(make('option', { value: '' }, 'Look through…'), ...options);
    this.through.disabled = cameras.length === 0;
  }

  show(shot: Shot, kind: PictureKind, overlay: (shot: Shot) => Overlay): void {
    this.shot = shot;
    paintShot(this.canvas, shot, kind, overlay(shot));
  }

  repaint(kind: PictureKind, overlay: (shot: Shot) => Overlay): void {
    if (this.shot && !this.place.hidden) paintShot(this.canvas, this.shot, kind, overlay(this.shot));
  }

  private move(view: Viewpoint | undefined): void {
    if (!view) return;
    this.view = view;
    this.rest();
    this.timer = setTimeout(() => {
      this.rest();
      this.handlers.move(view, true);
    }, stillness);
    this.handlers.move(view, false);
  }

  /** To where a camera of the sample stands, whatever was moved before. */
  private leave(camera: string | null): void {
    this.rest();
    this.handlers.lookThrough(camera);
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private listen(): void {
    const { stage, pointers } = this;
    stage.addEventListener('keydown', (event) => {
      const moved = this.view && keyed(this.view, event.key, event.shiftKey);
      if (!moved || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.move(moved);
    });
    stage.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        if (this.view) this.move(wheeled(this.view, event.deltaY, event.deltaMode));
      },
      { passive: false },
    );
    stage.addEventListener('pointerdown', (event) => {
      stage.setPointerCapture(event.pointerId);
      if (pointers.size === 0) this.way = 0;
      this.hold(event);
    });
    stage.addEventListener('pointermove', (event) => {
      if (pointers.has(event.pointerId)) this.drag(event);
    });
    const letGo = (event: PointerEvent) => {
      const isClick = pointers.size === 1 && this.way <= clickReach && event.type === 'pointerup';
      pointers.delete(event.pointerId);
      this.grip = pointers.size > 0 ? gripOf([...pointers.values()]) : undefined;
      if (!isClick || !this.shot) return;
      const { left, top, width, height } = this.canvas.getBoundingClientRect();
      this.handlers.pick(thingAt(this.shot, (event.clientX - left) / width, (event.clientY - top) / height));
    };
    stage.addEventListener('pointerup', letGo);
    stage.addEventListener('pointercancel', letGo);
    // Shift with the right button is not asked for anything else here.
    stage.addEventListener('contextmenu', (event) => event.preventDefault());
  }

  private hold({ pointerId, clientX: x, clientY: y }: PointerEvent): void {
    this.pointers.set(pointerId, { x, y });
    this.grip = gripOf([...this.pointers.values()]);
  }

  private drag(event: PointerEvent): void {
    const before = this.grip;
    this.hold(event);
    const { view, grip } = this;
    if (!view || !before || !grip) return;
    const width = Math.max(1, this.canvas.clientWidth);
    const [right, down] = [grip.x - before.x, grip.y - before.y];
    this.way += Math.abs(right) + Math.abs(down);
    if (this.pointers.size > 1) this.move(pinched(view, before, grip, width));
    else {
      const isPan = event.shiftKey || (event.buttons & 6) !== 0;
      this.move(dragged(view, right / width, down / width, isPan));
    }
  }
}

function nearerOf(view: Viewpoint | undefined, times: number): Viewpoint | undefined {
  return view && nearer(view, times);
}
