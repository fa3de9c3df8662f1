import type { Colour } from '../../engine/pictures/index.js';
import type { TextStyle } from './text.js';

/** The measures of the contact sheet in pixels. */
export const sheet = {
  margin: 40,
  columns: 4,
  tile: 320,
  gap: 20,
  captionHeight: 30,
} as const;

export const sheetWidth = 2 * sheet.margin + sheet.columns * sheet.tile + (sheet.columns - 1) * sheet.gap;
/** The width between the margins. */
export const contentWidth = sheetWidth - 2 * sheet.margin;

export const paper: Colour = [250, 250, 249];
export const ink: Colour = [24, 26, 31];
export const mutedInk: Colour = [104, 110, 122];
export const hairline: Colour = [222, 223, 226];

export const titleStyle: TextStyle = { size: 30, weight: 600 };
export const subtitleStyle: TextStyle = { size: 15, weight: 400 };
export const sectionStyle: TextStyle = { size: 17, weight: 600 };
export const captionStyle: TextStyle = { size: 13, weight: 600 };
export const noteStyle: TextStyle = { size: 13, weight: 400 };
