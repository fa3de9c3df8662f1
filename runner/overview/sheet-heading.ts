import type { Colour } from '../../engine/pictures/index.js';
import {
  contentWidth,
  hairline,
  ink,
  mutedInk,
  noteStyle,
  sheet,
  sheetWidth,
  subtitleStyle,
  titleStyle,
} from './sheet-style.js';
import type { Drawing } from './svg.js';
import { setText } from './text.js';

export interface SheetHeading {
  readonly title: string;
  readonly subtitle: string;
  /** What the colours of the overlays mean. */
  readonly legend: readonly { readonly name: string; readonly colour: Colour }[];
}

const mostRows = 2;
const rowHeight = 26;
const swatch = 12;
const widestName = 220;
const textTop = 100;

interface Entry {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly colour: Colour | null;
}

/** The height of the heading, to the top of what comes below it. */
export function headingHeight({ legend }: SheetHeading): number {
  const entries = legendEntries(legend);
  const last = entries.at(-1);
  return sheet.margin + textTop + (last ? last.y + rowHeight + 14 : 0);
}

export function drawHeading(drawing: Drawing, heading: SheetHeading): void {
  const { margin } = sheet;
  drawing.text(setText(heading.title, titleStyle, contentWidth), margin, margin + 28, ink);
  drawing.text(setText(heading.subtitle, subtitleStyle, contentWidth), margin, margin + 56, mutedInk);
  drawing.fill({ x: margin, y: margin + 77, width: sheetWidth - 2 * margin, height: 1 }, hairline);
  for (const { x, y, name, colour } of legendEntries(heading.legend)) {
    const [left, top] = [margin + x, margin + textTop + y];
    if (colour) drawing.fill({ x: left, y: top, width: swatch, height: swatch }, colour, 1, 3);
    const offset = colour ? swatch + 7 : 0;
    drawing.text(setText(name, noteStyle, widestName), left + offset, top + 10.5, colour ? ink : mutedInk);
  }
}

/** The legend in rows of the sheet's width; what has no room is counted at the end. */
function legendEntries(legend: SheetHeading['legend']): Entry[] {
  const room = 90;
  const entries: Entry[] = [];
  let [x, row] = [0, 0];
  for (const [index, { name, colour }] of legend.entries()) {
    const width = swatch + 7 + setText(name, noteStyle, widestName).width + 22;
    const isLastRow = row === mostRows - 1;
    if (x + width > contentWidth - (isLastRow && index < legend.length - 1 ? room : 0)) {
      if (isLastRow) {
        entries.push({ x, y: row * rowHeight, name: `and ${legend.length - index} more`, colour: null });
        return entries;
      }
      [x, row] = [0, row + 1];
    }
    entries.push({ x, y: row * rowHeight, name, colour });
    x += width;
  }
  return entries;
}
