/** YouTube's json3: `events` with `tStartMs`, `dDurationMs` and `segs`, each with its `tOffsetMs`. */
import { fieldsOf, numberOf, objectsOf, stringOf, wholeMs } from '../transcripts/fields.ts';
import type { Fields } from '../transcripts/fields.ts';
import { hexColor } from '../../cues/colors.ts';
import { cueTextOfRuns } from '../styled-text.ts';
import type { TextLook } from '../text-look.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { cuesOfEvents } from './timed-events.ts';
import type { TimedEvent, TimedPiece } from './timed-events.ts';

/** Null for JSON of another kind. */
export function readJson3(value: unknown): ParsedSubtitles | null {
  const file = fieldsOf(value);
  const events = objectsOf(file?.['events']);
  if (events === null) return null;
  const isKnown = 'wireMagic' in file! || events.some((event) => 'tStartMs' in event || 'segs' in event);
  if (!isKnown) return null;
  const pens = objectsOf(file!['pens']) ?? [];
  return cuesOfEvents(
    events.flatMap((event) => readEvent(event, pens) ?? []),
    null,
  );
}

/** Null for the definition of a window. */
function readEvent(event: Fields, pens: readonly Fields[]): TimedEvent | null {
  const startMs = wholeMs(event['tStartMs'] ?? 0);
  const segments = objectsOf(event['segs']);
  if (startMs === null || segments === null) return null;
  const window = numberOf(event['wWinId']);
  const pen = numberOf(event['pPenId']);
  return {
    startMs,
    durationMs: wholeMs(event['dDurationMs']),
    window: window === null ? null : String(window),
    isAppended: event['aAppend'] === 1,
    pieces: segments.flatMap((segment) => readPiece(segment, pens, pen, window !== null) ?? []),
    line: 1,
  };
}

function readPiece(
  segment: Fields,
  pens: readonly Fields[],
  eventPen: number | null,
  isTimed: boolean,
): TimedPiece | null {
  const text = stringOf(segment['utf8']);
  if (text === null || text === '') return null;
  const pen = pens[numberOf(segment['pPenId']) ?? eventPen ?? -1] ?? {};
  const isOn = (name: string): boolean => pen[name] === 1;
  const color = numberOf(pen['fcForeColor']);
  const look: TextLook = {
    ...{ italic: isOn('iAttr'), bold: isOn('bAttr'), underline: isOn('uAttr'), strike: false },
    color: color === null ? null : penColor(`#${color.toString(16).padStart(6, '0')}`),
  };
  const confidence = recogniserConfidence(segment['acAsrConf']);
  const offset = wholeMs(segment['tOffsetMs']);
  return {
    text: cueTextOfRuns([{ text, ...look }]),
    // The first word of a line begins with it and has no offset.
    offsetMs: offset ?? (isTimed && 'acAsrConf' in segment ? 0 : null),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** Null for white, and for what YouTube writes for it. */
export function penColor(text: string): string | null {
  const color = hexColor(text);
  return color === '#ffffff' || color === '#fefefe' ? null : color;
}

/** YouTube writes 0 to 255, and 0 where it does not say. */
export function recogniserConfidence(value: unknown): number | undefined {
  const number = numberOf(value);
  return number === null || number <= 0 || number > 255 ? undefined : number / 255;
}
