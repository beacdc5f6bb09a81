import { lookOf } from '../project/look-of-source.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { CueTranslation } from './translation-work.ts';

/** A cue of a translated track: the times, place, look and speaker of its source. */
export function makeTranslatedCue(
  source: TrackCue,
  { text, doubts }: Pick<CueTranslation, 'text' | 'doubts'>,
  id: string,
): TrackCue {
  const [first, ...others] = doubts;
  return {
    ...{ id, startMs: source.startMs, endMs: source.endMs, text, origin: 'machine' },
    ...lookOf(source),
    translation: {
      of: source.id,
      from: source.text,
      ...(first === undefined ? {} : { doubts: [first, ...others] }),
    },
  };
}
