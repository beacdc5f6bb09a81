/** Cues on their way over the clipboard: as an SRT text, which every program takes. */
import type { Cue } from '../cues/cue.ts';
import { parseSrt } from '../formats/srt/parse-srt.ts';
import { writeSrt } from '../formats/srt/write-srt.ts';
import { comfortableReadingMs, gapMsRequired } from '../profiles/limits.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { shiftWords } from './cue-words.ts';
import type { EditContext } from './edit-context.ts';
import { minCueMs } from './edit-context.ts';
import { atOrBeforeFrame } from './frame-grid.ts';
import { cueEdit, editedCue, maxTextLength } from './make-edit.ts';
import { cleanText } from './set-text.ts';

/** What of a cue is pasted; its id is a new one. */
export type PastedCue = Omit<TrackCue, 'id' | 'origin'>;

/** Texts of other programs may be books. */
const maxPastedCues = 5000;

export function cuesAsText(cues: readonly Cue[]): string {
  return writeSrt(cues);
}

/**
 * What a text of the clipboard means: the cues of SRT or WebVTT; of any other text one cue for each paragraph, as long
 * as it takes to read. None for a text without letters.
 */
export function cuesOfText(
  c: Pick<EditContext, 'profile' | 'frameRate'>,
  text: string,
): readonly PastedCue[] {
  if (/\d\s*-->\s*\d/u.test(text)) {
    return parseSrt(text)
      .cues.slice(0, maxPastedCues)
      .map(({ startMs, endMs, text: own, settings }) => ({
        startMs,
        endMs,
        text: own,
        ...(settings === undefined ? {} : { settings }),
      }));
  }
  const gapMs = gapMsRequired(c.profile, c.frameRate);
  const paragraphs = cleanText(text)
    .split(/\n\s*\n/u)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  let startMs = 0;
  return paragraphs.slice(0, maxPastedCues).map((paragraph) => {
    const own = paragraph.slice(0, maxTextLength);
    const lengthMs = Math.max(c.profile.minDurationMs, comfortableReadingMs(own, c.profile));
    const endMs = Math.ceil(startMs + Math.min(lengthMs, c.profile.maxDurationMs ?? Infinity));
    const cue = { startMs, endMs, text: own };
    startMs = endMs + gapMs;
    return cue;
  });
}

/** The first of them begins with the frame that is seen at `atMs`, the others keep their distance. */
export function pasteCues(c: EditContext, pasted: readonly PastedCue[], atMs: number): Edit | null {
  const firstMs = pasted.reduce((earliest, { startMs }) => Math.min(earliest, startMs), Infinity);
  if (pasted.length === 0) return null;
  const deltaMs = Math.max(0, atOrBeforeFrame(c, atMs)) - firstMs;
  const changes = pasted.map((cue) => {
    const startMs = Math.round(cue.startMs + deltaMs);
    const endMs = Math.max(startMs + minCueMs(c), Math.round(cue.endMs + deltaMs));
    const words = shiftWords(cue.words, deltaMs);
    const placed: TrackCue = {
      ...cue,
      id: c.newId(),
      startMs,
      endMs,
      text: cleanText(cue.text).slice(0, maxTextLength),
      origin: 'person',
      ...(words === undefined ? {} : { words }),
    };
    // A label names one cue.
    return { before: null, after: editedCue(placed, { label: undefined }) };
  });
  return cueEdit(c, 'edit.paste', { count: changes.length }, changes);
}
