/** What `<font>` and WebVTT's class spans say of colours. */
import { hexColor } from './colors.ts';

const colorAttribute = /\scolor\s{0,9}=\s{0,9}(?:"([^"<>]{0,60})"|'([^'<>]{0,60})'|([^\s"'<>]{1,60}))/i;
const otherAttribute = /\s(?:face|size)\s{0,9}=/i;
/** The classes that WebVTT colours by itself (section 5.1 of the standard). */
const webVttColors: ReadonlyMap<string, string> = new Map([
  ['white', '#ffffff'],
  ['lime', '#00ff00'],
  ['cyan', '#00ffff'],
  ['red', '#ff0000'],
  ['yellow', '#ffff00'],
  ['magenta', '#ff00ff'],
  ['blue', '#0000ff'],
  ['black', '#000000'],
]);
const webVttClasses: ReadonlyMap<string, string> = new Map(
  [...webVttColors].map(([name, hex]) => [hex, name]),
);

/** `#rrggbb` of `<font color="yellow">`; null without a colour that is known. */
export function fontColor(rawTag: string): string | null {
  const match = colorAttribute.exec(rawTag);
  return match === null ? null : hexColor(match[1] ?? match[2] ?? match[3] ?? '');
}

/** True when a `<font>` tag says more than a colour. */
export function hasFontFace(rawTag: string): boolean {
  return otherAttribute.test(rawTag);
}

/** The classes of `<c.yellow.bg_black>` or `<v.loud Ann>`. */
export function classesOf(rawTag: string): readonly string[] {
  const dotted = /^<[a-z]+((?:\.[^\s.<>]{1,200}){1,40})/i.exec(rawTag)?.[1];
  return dotted === undefined ? [] : dotted.slice(1).split('.');
}

/**
 * `#rrggbb` of a class: one of the names that the standard colours, `color12ab34`, or one that the file's style sheet
 * colours. Null for any other.
 */
export function classColor(name: string, ofStyleSheet?: ReadonlyMap<string, string>): string | null {
  const known = ofStyleSheet?.get(name) ?? webVttColors.get(name);
  if (known !== undefined) return known;
  const hex = /^color([0-9a-f]{6})$/i.exec(name)?.[1];
  return hex === undefined ? null : `#${hex.toLowerCase()}`;
}

/** The class that WebVTT colours so by itself, or `colorRRGGBB`, which wants a style sheet. */
export function classOfColor(hex: string): string {
  return webVttClasses.get(hex) ?? `color${hex.slice(1).toUpperCase()}`;
}
