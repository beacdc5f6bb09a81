/**
 * [Note: Place of a cue] Where a cue stands in the picture is said in three ways: as ASS does it in a cue's text
 * (`{\an8}`, as on a keypad, and `{\pos(x,y)}`, which SRT files have too), and as WebVTT settings. The readers of other
 * formats make settings of what they find; the writers ask here and know nothing of the three.
 */
import type { Cue } from '../cues/cue.ts';
import { overridesOf } from '../cues/overrides.ts';
import { tokenizeMarkup } from '../cues/markup.ts';

export interface CuePlace {
  /** The edge of the text that is placed, and of the picture where `y` does not say more. */
  readonly vertical: 'top' | 'middle' | 'bottom';
  readonly horizontal: 'left' | 'center' | 'right';
  /** Where that edge stands, as a share of the picture's width, 0 to 1; null: where the player puts it. */
  readonly x: number | null;
  /** Of the height. */
  readonly y: number | null;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
}

/** The size that players take for `\pos` in files that do not say one. */
export const assDefaultPicture: Picture = { width: 384, height: 288 };

const rows = ['bottom', 'middle', 'top'] as const;
const columns = ['left', 'center', 'right'] as const;
export const bottomCenter: CuePlace = placeOfKey(2);

/** Where the cue says that it stands; null when it does not say. */
export function placeOfCue(cue: Pick<Cue, 'text' | 'settings'>): CuePlace | null {
  return placeOfText(cue.text) ?? placeOfSettings(cue.settings ?? '');
}

/** What the first `{\an8}` and `{\pos(x,y)}` of a text say. */
export function placeOfText(text: string, picture: Picture = assDefaultPicture): CuePlace | null {
  if (!text.includes('{\\')) return null;
  let place: CuePlace | null = null;
  let at: Pick<CuePlace, 'x' | 'y'> | null = null;
  for (const { kind, raw } of tokenizeMarkup(text)) {
    if (kind !== 'tag' || !raw.startsWith('{')) continue;
    for (const { name, value } of overridesOf(raw)) {
      if (name === 'an' || name === 'a') place ??= placeOfAlignment(name, value);
      else if (name === 'pos') at ??= pointOf(value, picture);
    }
  }
  return at === null ? place : { ...(place ?? bottomCenter), ...at };
}

/** `\an8`, or `\a6` of old scripts; null for no number of theirs. */
export function placeOfAlignment(name: 'an' | 'a', value: string): CuePlace | null {
  const number = /^\d{1,2}$/.test(value) ? Number(value) : 0;
  if (name === 'an') return number >= 1 && number <= 9 ? placeOfKey(number) : null;
  return number >= 1 && number <= 11 ? placeOfKey(keyOfLegacy(number)) : null;
}

/** 1 to 9, as on a keypad; anything else is the bottom's middle. */
export function placeOfKey(key: number): CuePlace {
  const index = key >= 1 && key <= 9 ? key - 1 : 1;
  return { vertical: rows[Math.floor(index / 3)]!, horizontal: columns[index % 3]!, x: null, y: null };
}

/** `\a` and the styles of SSA 4: 1 to 3, 4 more for the top, 8 more for the middle. */
export function keyOfLegacy(value: number): number {
  const column = value % 4 === 0 ? 2 : value % 4;
  return column + (value >= 9 ? 3 : value >= 5 ? 6 : 0);
}

/** The key of the edge that is placed. */
export function keyOfPlace({ vertical, horizontal }: CuePlace): number {
  return rows.indexOf(vertical) * 3 + columns.indexOf(horizontal) + 1;
}

/** The key that comes nearest, for formats that know no other place. */
export function nearestKey({ vertical, horizontal, x, y }: CuePlace): number {
  return keyOfPlace({
    vertical: y === null ? vertical : y < 0.34 ? 'top' : y <= 0.66 ? 'middle' : 'bottom',
    horizontal: x === null ? horizontal : x < 0.34 ? 'left' : x <= 0.66 ? 'center' : 'right',
    x: null,
    y: null,
  });
}

/** `(10,20)` in the pixels of a picture. */
export function pointOf(value: string, picture: Picture): Pick<CuePlace, 'x' | 'y'> | null {
  const match = /^\(\s*(-?\d{1,6}(?:\.\d{1,6})?)\s*,\s*(-?\d{1,6}(?:\.\d{1,6})?)\s*\)?$/.exec(
    value.slice(0, 60),
  );
  if (match === null) return null;
  return { x: Number(match[1]) / picture.width, y: Number(match[2]) / picture.height };
}

const lineSetting = /(?:^|\s)line:(-?\d{1,4}(?:\.\d{1,6})?)(%?)(?:,(start|center|end))?(?=\s|$)/;
const positionSetting =
  /(?:^|\s)position:(\d{1,3}(?:\.\d{1,6})?)%(?:,(line-left|center|line-right|start|middle|end))?(?=\s|$)/;
const alignSetting = /(?:^|\s)align:(start|left|center|middle|end|right)(?=\s|$)/;
/** Where text stands that `align` puts to a side, as the editor writes it: near the edge, no exact place. */
const edges = { left: 10, center: 50, right: 90 } as const;

/** What WebVTT settings say; null when nothing of a place. */
export function placeOfSettings(settings: string): CuePlace | null {
  const line = lineSetting.exec(settings);
  const position = positionSetting.exec(settings);
  const align = alignSetting.exec(settings)?.[1];
  if (line === null && position === null && align === undefined) return null;
  return { ...verticalOf(line), ...horizontalOf(position, align) };
}

function verticalOf(line: RegExpExecArray | null): Pick<CuePlace, 'vertical' | 'y'> {
  if (line === null) return { vertical: 'bottom', y: null };
  const value = Number(line[1]);
  if (line[2] !== '%') {
    // Lines are counted from the top, negative ones from the bottom; a picture holds about 15.
    return {
      vertical: value >= 0 && value <= 4 ? 'top' : value > 4 && value <= 9 ? 'middle' : 'bottom',
      y: null,
    };
  }
  if (value === 50 && line[3] === undefined) return { vertical: 'middle', y: null };
  const edge = line[3] ?? 'start';
  return { vertical: edge === 'start' ? 'top' : edge === 'center' ? 'middle' : 'bottom', y: value / 100 };
}

function horizontalOf(
  position: RegExpExecArray | null,
  align: string | undefined,
): Pick<CuePlace, 'horizontal' | 'x'> {
  const side = align === undefined ? 'center' : sideOfAlign(align);
  if (position === null) return { horizontal: side, x: null };
  const value = Number(position[1]);
  const anchor = position[2] === undefined ? null : sideOfAnchor(position[2]);
  const isNearEdge =
    side === 'left' ? value <= edges.left : side === 'right' ? value >= edges.right : value === edges.center;
  if (anchor === null && isNearEdge) return { horizontal: side, x: null };
  return { horizontal: anchor ?? side, x: value / 100 };
}

function sideOfAlign(align: string): CuePlace['horizontal'] {
  return align === 'start' || align === 'left'
    ? 'left'
    : align === 'end' || align === 'right'
      ? 'right'
      : 'center';
}

function sideOfAnchor(anchor: string): CuePlace['horizontal'] {
  return anchor === 'line-left' || anchor === 'start'
    ? 'left'
    : anchor === 'line-right' || anchor === 'end'
      ? 'right'
      : 'center';
}

/** WebVTT settings that say this place; empty at the bottom's middle. */
export function settingsOfPlace(place: CuePlace): string {
  return [lineOf(place), ...positionOf(place)].filter((setting) => setting !== '').join(' ');
}

function lineOf({ vertical, y }: CuePlace): string {
  if (y === null) return vertical === 'top' ? 'line:0' : vertical === 'middle' ? 'line:50%' : '';
  const share = percent(y);
  if (vertical === 'top') return share === '50%' ? 'line:50%,start' : `line:${share}`;
  return `line:${share},${vertical === 'middle' ? 'center' : 'end'}`;
}

function positionOf({ horizontal, x }: CuePlace): readonly string[] {
  const align = horizontal === 'left' ? 'align:start' : horizontal === 'right' ? 'align:end' : 'align:center';
  if (x === null) return horizontal === 'center' ? [] : [`position:${edges[horizontal]}%`, align];
  const anchor = horizontal === 'left' ? 'line-left' : horizontal === 'right' ? 'line-right' : 'center';
  return [`position:${percent(x)},${anchor}`, align];
}

/** At most 100, which is all that the standard takes, to a ten-thousandth: a fortieth of a pixel of the largest pictures. */
function percent(share: number): string {
  return `${Number((Math.min(1, Math.max(0, share)) * 100).toFixed(4))}%`;
}
