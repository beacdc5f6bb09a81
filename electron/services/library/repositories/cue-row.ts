import type { CueOrigin, TrackCue } from '../../../../core/project/track-cue.ts';
import { canonicalJson } from './json-column.ts';

/** A cue as it is stored; two cues are the same when their rows are. */
export type CueRow = Readonly<{
  id: string;
  trackId: string;
  startMs: number;
  endMs: number;
  text: string;
  origin: CueOrigin;
  confidence: number | null;
  /** JSON. */
  words: string | null;
  speaker: string | null;
  language: string | null;
  label: string | null;
  settings: string | null;
  /** JSON. */
  ass: string | null;
  /** JSON. */
  translation: string | null;
}>;

/** SQLite keeps UTF-8, which has no half surrogates: they become U+FFFD here, before anything is compared. */
export function toCueRow(trackId: string, cue: TrackCue): CueRow {
  return {
    id: cue.id,
    trackId,
    startMs: cue.startMs,
    endMs: cue.endMs,
    text: cue.text.toWellFormed(),
    origin: cue.origin,
    confidence: cue.confidence ?? null,
    words: cue.words === undefined ? null : wordsJson(cue.words),
    speaker: cue.speaker?.toWellFormed() ?? null,
    language: cue.language?.toWellFormed() ?? null,
    label: cue.label?.toWellFormed() ?? null,
    settings: cue.settings?.toWellFormed() ?? null,
    ass: cue.ass === undefined ? null : canonicalJson(cue.ass),
    translation: cue.translation === undefined ? null : canonicalJson(cue.translation),
  };
}

/** The keys in one order, whoever wrote the words, so that equal words have equal JSON. */
function wordsJson(words: NonNullable<TrackCue['words']>): string {
  return JSON.stringify(words, wordKeys);
}

/** Those of a word and, for the same names, of its alternatives. */
const wordKeys = ['startMs', 'endMs', 'text', 'confidence', 'timing', 'speaker', 'language', 'alternatives'];

export function fromCueRow(row: CueRow): TrackCue {
  const { id, startMs, endMs, text, origin, confidence, words, label, settings, ass } = row;
  const { speaker, language, translation } = row;
  return {
    id,
    startMs,
    endMs,
    text,
    origin,
    ...(confidence === null ? {} : { confidence }),
    ...(words === null ? {} : { words: JSON.parse(words) as NonNullable<TrackCue['words']> }),
    ...(speaker === null ? {} : { speaker }),
    ...(language === null ? {} : { language }),
    ...(label === null ? {} : { label }),
    ...(settings === null ? {} : { settings }),
    ...(ass === null ? {} : { ass: JSON.parse(ass) as NonNullable<TrackCue['ass']> }),
    ...(translation === null
      ? {}
      : { translation: JSON.parse(translation) as NonNullable<TrackCue['translation']> }),
  };
}
