import type { Colour, Rectangle } from '../../engine/pictures/index.js';
import type { SetText } from './text.js';

/** A drawing of shapes with anti-aliased edges. Only numbers and names of this file get into its markup. */
export class Drawing {
  private readonly shapes: string[] = [];

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  fill(rectangle: Rectangle, colour: Colour, opacity = 1, radius = 0): void {
    this.shapes.push(
      `<rect ${sides(rectangle)} rx="${n(radius)}" fill="${rgb(colour)}" opacity="${n(opacity)}"/>`,
    );
  }

  outline(rectangle: Rectangle, colour: Colour, line: number, opacity = 1): void {
    this.shapes.push(
      `<rect ${sides(rectangle)} fill="none" stroke="${rgb(colour)}" stroke-width="${n(line)}" opacity="${n(opacity)}"/>`,
    );
  }

  /** A disk with a rim. */
  dot(x: number, y: number, radius: number, colour: Colour, rim: Colour, line: number): void {
    this.shapes.push(
      `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${rgb(colour)}" stroke="${rgb(rim)}" stroke-width="${n(line)}"/>`,
    );
  }

  ring(x: number, y: number, radius: number, colour: Colour, line: number): void {
    this.shapes.push(
      `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${rgb(colour)}" stroke-width="${n(line)}"/>`,
    );
  }

  text(text: SetText, x: number, baseline: number, colour: Colour): void {
    this.shapes.push(`<path d="${text.path(x, baseline)}" fill="${rgb(colour)}"/>`);
  }

  /** Colours from left to right, evenly. */
  gradient({ x, y, width, height }: Rectangle, colours: readonly Colour[]): void {
    const step = width / colours.length;
    // A little overlap, so that no seam shows.
    for (const [index, colour] of colours.entries())
      this.fill(
        { x: x + index * step, y, width: Math.min(step + 0.5, width - index * step), height },
        colour,
      );
  }

  markup(): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(this.width)}" height="${n(this.height)}">${this.shapes.join('')}</svg>`;
  }
}

function sides({ x, y, width, height }: Rectangle): string {
  return `x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}"`;
}

function rgb([red, green, blue]: Colour): string {
  return `rgb(${n(red)},${n(green)},${n(blue)})`;
}

/** A number as SVG has it; hostile ones become 0. */
function n(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toFixed(2))) : '0';
}
