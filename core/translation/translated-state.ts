import type { TrackCue } from '../project/track-cue.ts';
import { isSameSource } from '../project/same-source.ts';
import type { TranslationDoubt } from '../project/translated-cue.ts';

/** What a cue of a translated track is, as far as a person has to do with it: the first that holds. */
export type TranslatedState =
  /** It says nothing yet. */
  | 'missing'
  /** What it translates reads otherwise since. */
  | 'changed'
  /** A check has found something. */
  | 'doubtful'
  /** A person has written or confirmed it. */
  | 'edited'
  | 'machine';

/** null: it translates nothing. `source`: the cue that it says in another language; undefined: that is gone. */
export function translatedState(cue: TrackCue, source: TrackCue | undefined): TranslatedState | null {
  const { translation } = cue;
  if (translation === undefined) return null;
  const { doubts = [], from } = translation;
  const isEmpty = cue.text.trim() === '' && (source ?? { text: from }).text.trim() !== '';
  if (isEmpty || doubts.some(({ kind }) => kind === 'missing')) return 'missing';
  if (source !== undefined && !isSameSource(from, source.text)) return 'changed';
  if (openDoubts(cue).length > 0) return 'doubtful';
  return cue.origin === 'person' ? 'edited' : 'machine';
}

/** What is too fast to read is told by the guideline, of the text and the times as they are now. */
export function openDoubts({ translation }: TrackCue): readonly TranslationDoubt[] {
  return translation?.doubts?.filter(({ kind }) => kind !== 'too-fast') ?? [];
}

/** Whether a person should look at it. */
export function wantsLook(state: TranslatedState | null): boolean {
  return state === 'missing' || state === 'changed' || state === 'doubtful';
}
