/**
 * Top, middle or bottom of the picture: the one thing that SRT's `{\an8}` (ASS numbering, as on a keypad)
 * and WebVTT's `line:` setting can both say.
 */
const assAlignment = /\{\\an([1-9])\}/;
const lineSettingPattern = /(?:^|\s)line:(-?\d{1,4}(?:\.\d{1,6})?)(%?)/;

export type Placement = 'top' | 'middle' | 'bottom';

/** Where `{\an8}` in the text places the cue; null without such an override. */
export function placementOfText(text: string): Placement | null {
  const match = text.includes('{\\an') ? assAlignment.exec(text) : null;
  if (match === null) return null;
  const key = Number(match[1]);
  return key >= 7 ? 'top' : key >= 4 ? 'middle' : 'bottom';
}

/** Where `line:` in WebVTT settings places the cue; null when it does not say. */
export function placementOfSettings(settings: string): Placement | null {
  const match = lineSettingPattern.exec(settings);
  if (match === null) return null;
  const value = Number(match[1]);
  if (match[2] === '%') return value < 34 ? 'top' : value <= 66 ? 'middle' : 'bottom';
  // Lines are counted from the top, negative ones from the bottom; a picture holds about 15.
  return value >= 0 && value <= 4 ? 'top' : value > 4 && value <= 9 ? 'middle' : 'bottom';
}

export function assOverride(placement: Placement): string {
  return placement === 'top' ? '{\\an8}' : placement === 'middle' ? '{\\an5}' : '';
}

export function lineSetting(placement: Placement): string {
  return placement === 'top' ? 'line:0' : placement === 'middle' ? 'line:50%' : '';
}
