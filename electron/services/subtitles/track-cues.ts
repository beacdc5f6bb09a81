/** Cues of a file as cues of a track. */
import type { AssEvent, Cue } from '../../../core/cues/cue.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';

/** Of `trackCueSchema`. */
export const maxTextLength = 20_000;
const assLimits = { style: 1000, margin: 100, effect: 1000, raw: 60_000 } as const;
const longest = {
  label: 1000,
  settings: 1000,
  speaker: 200,
  language: 35,
  word: 1000,
  ...assLimits,
} as const;

/** Each with an id of ours; what the file called a cue is its label. The ids ascend, so that cues of one time, such as the layers of a sign, keep their order. */
export function cuesInFileOrder(cues: readonly Cue[], newId: () => string): readonly TrackCue[] {
  const ids = cues.map(() => newId()).sort();
  return cues.map((cue, index) => toTrackCue(withoutNumber(cue, index), ids[index]!));
}

/** How many texts are longer than a cue of a track may be, and were cut. */
export function countTooLong(cues: readonly Cue[]): number {
  return cues.reduce((count, cue) => count + (cue.text.length > maxTextLength ? 1 : 0), 0);
}

/** A name that is only the cue's place in the file counts no more when cues come and go. */
function withoutNumber(cue: Cue, index: number): Cue {
  const { id, ...others } = cue;
  return id === String(index + 1) ? others : cue;
}

function toTrackCue(cue: Cue, id: string): TrackCue {
  const { startMs, endMs, confidence, words, speaker, language, settings } = cue;
  return {
    id,
    startMs,
    endMs,
    text: cue.text.slice(0, maxTextLength),
    origin: 'file',
    ...(confidence === undefined ? {} : { confidence }),
    ...(words === undefined
      ? {}
      : { words: words.map((word) => ({ ...word, text: word.text.slice(0, longest.word) })) }),
    ...(speaker === undefined ? {} : { speaker: speaker.slice(0, longest.speaker) }),
    ...(language === undefined || language.length > longest.language ? {} : { language }),
    ...(cue.id === undefined ? {} : { label: cue.id.slice(0, longest.label) }),
    ...(settings === undefined ? {} : { settings: settings.slice(0, longest.settings) }),
    ...(cue.ass === undefined ? {} : { ass: storableAss(cue.ass) }),
  };
}

/** What is too long is left out: a part of it would mean something else. */
function storableAss({ style, layer, margins, effect, raw }: AssEvent): NonNullable<TrackCue['ass']> {
  const fits = (text: string | undefined, max: number): text is string => (text?.length ?? Infinity) <= max;
  return {
    ...(fits(style, longest.style) ? { style } : {}),
    ...(layer === undefined || !Number.isSafeInteger(layer) ? {} : { layer }),
    ...(margins === undefined || !margins.every((each) => fits(each, longest.margin)) ? {} : { margins }),
    ...(fits(effect, longest.effect) ? { effect } : {}),
    ...(fits(raw, longest.raw) ? { raw } : {}),
  };
}
