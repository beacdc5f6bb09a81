/** A cue's text as the text of an ASS event. */
import type { Cue } from '../../cues/cue.ts';
import { assColorOf, overridesOf } from '../../cues/overrides.ts';
import type { Feature } from '../../format-features.ts';
import { cueTextLines } from '../lines.ts';
import { keyOfPlace, placeOfCue, settingsOfPlace } from '../place.ts';
import type { CuePlace, Picture } from '../place.ts';
import { styledPieces } from '../styled-text.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';
import { plainLook } from '../text-look.ts';
import type { TextLook } from '../text-look.ts';
import type { EventContext } from './event-text.ts';
import { joiner, readEventText } from './event-text.ts';
import { withKaraoke } from './karaoke.ts';

/** Where text stands that has one exact share only: a margin away from the edge. */
const usualShares = {
  ...{ left: 0.05, center: 0.5, right: 0.95 },
  ...{ top: 0.06, middle: 0.5, bottom: 0.94 },
} as const;
/** A cue's place is written once, from `placeOfCue`; drawings can't stand in a cue's text. */
const notPassedOn = new Set(['an', 'a', 'pos', 'p']);
/** Overrides that count in a script's pixels: in a picture of another size they would put text anywhere. */
const inPixels = /\\(?:move|i?clip|org|fs(?![cp])|fsp|[xy]?bord|[xy]?shad|be|blur|pbo)/;

export interface WrittenContext extends EventContext {
  /** The cues were read from the script that is written, so overrides count in its pixels. */
  readonly isOfScript: boolean;
  /** Where a cue stands that does not say. */
  readonly unsaidPlace: CuePlace;
}

/** Overrides in pixels of a picture that is not known can't be written. */
export function losesOverrides({ cues, ass }: SubtitleDocument): readonly Feature[] {
  const isInPixels = ({ text }: Cue): boolean => text.includes('{\\') && inPixels.test(text);
  return ass === undefined && cues.some(isInPixels) ? ['overrides'] : [];
}

/** The event's text. What was read and has not changed since is written as it was. */
export function writeEventText(cue: Cue, context: WrittenContext): string {
  const raw = cue.ass?.raw;
  if (raw !== undefined && isUnchanged(cue, raw, context)) return raw;
  return newEventText(cue, context);
}

/** The same, whatever the file had. */
export function newEventText(cue: Cue, context: WrittenContext): string {
  const text = cue.words === undefined ? cue.text : withKaraoke(cue);
  const written = new EventWriter();
  written.addOverrides(placeOverride(cue, context));
  writeLooks(text, context, written);
  return written.text;
}

function isUnchanged(cue: Cue, raw: string, context: EventContext): boolean {
  const read = readEventText(raw, { ...context, startMs: cue.startMs });
  return (
    read.text === cue.text &&
    settingsOfPlace(read.place) === (cue.settings ?? '') &&
    JSON.stringify(read.words) === JSON.stringify(cue.words ?? [])
  );
}

function placeOverride(cue: Cue, { style, picture, unsaidPlace }: WrittenContext): string {
  const place = placeOfCue(cue) ?? unsaidPlace;
  const isPoint = place.x !== null || place.y !== null;
  const key = keyOfPlace(place);
  const edge = key === keyOfPlace(style.place) ? '' : `\\an${key}`;
  const point = isPoint ? `\\pos(${pixels(place, picture)})` : '';
  return edge + point;
}

function pixels({ vertical, horizontal, x, y }: CuePlace, { width, height }: Picture): string {
  const decimal = (value: number): string => String(Math.round(value * 100) / 100);
  return `${decimal((x ?? usualShares[horizontal]) * width)},${decimal((y ?? usualShares[vertical]) * height)}`;
}

function writeLooks(text: string, { style, styles, isOfScript }: WrittenContext, written: EventWriter): void {
  const weightAndColor = (look: TextLook): TextLook => ({ ...plainLook, bold: look.bold, color: look.color });
  const styleLook = (name: string): TextLook | null => styles.find(name)?.look ?? null;
  const pieces = styledPieces(text, {
    base: weightAndColor(style.look),
    styleLook: (name) => {
      const look = styleLook(name);
      return look === null ? null : weightAndColor(look);
    },
  });
  let before = style.look;
  for (const piece of pieces) {
    if ('override' in piece) {
      const kept = overridesOf(piece.override).filter(
        ({ name, raw }) => !notPassedOn.has(name) && (isOfScript || !inPixels.test(raw)),
      );
      written.addOverrides(kept.map(({ raw }) => raw).join(''));
      const reset = kept.findLast(({ name }) => name === 'r');
      if (reset !== undefined) before = (reset.value === '' ? null : styleLook(reset.value)) ?? style.look;
    } else if (piece.text !== '') {
      written.addOverrides(lookChange(before, piece));
      written.addText(escapeText(piece.text));
      before = piece;
    }
  }
}

/** Overrides that meet are one block. */
class EventWriter {
  readonly #parts: string[] = [];
  #overrides = '';

  get text(): string {
    return this.#parts.join('') + this.#block();
  }

  addOverrides(overrides: string): void {
    this.#overrides += overrides;
  }

  addText(escaped: string): void {
    this.#parts.push(this.#block(), escaped);
    this.#overrides = '';
  }

  #block(): string {
    return this.#overrides === '' ? '' : `{${this.#overrides}}`;
  }
}

function lookChange(before: TextLook, after: TextLook): string {
  return [
    before.italic === after.italic ? '' : `\\i${Number(after.italic)}`,
    before.bold === after.bold ? '' : `\\b${Number(after.bold)}`,
    before.underline === after.underline ? '' : `\\u${Number(after.underline)}`,
    before.strike === after.strike ? '' : `\\s${Number(after.strike)}`,
    before.color === after.color ? '' : `\\c${after.color === null ? '' : assColorOf(after.color)}`,
  ].join('');
}

function escapeText(text: string): string {
  return cueTextLines(text)
    .map((line) =>
      line.replace(/\\(?=[Nnh{}\\\u2060]|$)/g, `\\${joiner}`).replace(/[{}]/g, (brace) => `\\${brace}`),
    )
    .join('\\N');
}
