import type { TrackCue } from './track-cue.ts';
import type { TranslatedCue } from './translated-cue.ts';

/** A person has written or confirmed it: it stands for what the source says now, and nothing is doubtful. */
export function settledTranslation(
  { of, from }: TranslatedCue,
  source: Pick<TrackCue, 'text'> | undefined,
): TranslatedCue {
  return { of, from: source?.text ?? from };
}
