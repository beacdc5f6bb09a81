import type { TrackCue } from '../../core/project/track-cue.ts';
import { passagesOfSentences } from '../../core/search/make-passages.ts';
import type { Passage } from '../../core/search/passage.ts';
import { sentencesOf } from '../../core/text/sentences.ts';

const msPerWord = 1000 / 3;

/** Cues of texts that have no times: three words a second, one behind the other. */
export function spokenCues(
  texts: readonly { readonly text: string; readonly speaker?: string }[],
): readonly TrackCue[] {
  let words = 0;
  return texts.map(({ text, speaker }, at) => {
    const startMs = Math.round(words * msPerWord);
    words += Math.max(1, text.split(/\s+/u).length);
    const cue = { id: `${at}`, startMs, endMs: Math.round(words * msPerWord), text, origin: 'file' } as const;
    return speaker === undefined ? cue : { ...cue, speaker };
  });
}

/** As the app makes them of a track. */
export function spokenPassages(cues: readonly TrackCue[]): readonly Passage[] {
  return passagesOfSentences(sentencesOf(cues, { language: 'en' }), { source: 'speech', trackId: 'track' });
}
