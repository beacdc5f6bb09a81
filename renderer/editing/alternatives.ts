/** Other words that the recogniser knows for a doubtful one, and putting one of them in its place. */
import { takeAlternative } from '../../core/edit/take-alternative.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import type { OfferedWord } from '../../core/review/offered-words.ts';
import { offeredWords } from '../../core/review/offered-words.ts';
import { t } from '../i18n/i18n.ts';
import { announce } from '../notices/announce.ts';
import { openProject } from '../project/project-store.ts';
import { settingsStore } from '../settings/settings-store.ts';
import { editTrack } from './cue-actions.ts';
import { textCaret } from './editing-store.ts';
import './messages.ts';
import { tellTyped } from './typing.ts';

/** The word that is asked about: the one at the caret, else the first; null: none has alternatives. */
export function offeredWord(cue: TrackCue, doubt: number, caret: number | null): OfferedWord | null {
  const offered = offeredWords(cue, doubt);
  const atCaret =
    caret === null ? undefined : offered.find(({ start, end }) => start <= caret && caret <= end);
  return atCaret ?? offered[0] ?? null;
}

interface Offer {
  readonly trackId: string;
  readonly cueId: string;
  readonly word: OfferedWord;
}

export function offerOf(trackId: string, cueId: string, caret: number | null): Offer | null {
  const cue = openProject()
    ?.cues.get(trackId)
    ?.find(({ id }) => id === cueId);
  const word = cue === undefined ? null : offeredWord(cue, settingsStore.get().doubt, caret);
  return word === null ? null : { trackId, cueId, word };
}

/** In the text that is being edited. */
export function typedOffer(): Offer | null {
  const caret = textCaret();
  return caret === null ? null : offerOf(caret.trackId, caret.cueId, caret.offset);
}

/** @param number from 1 */
export function takeOffer({ trackId, cueId, word }: Offer, number: number): void {
  const alternative = word.alternatives[number - 1];
  if (alternative === undefined) return;
  const edit = editTrack((c) => takeAlternative(c, cueId, word, alternative.text), trackId);
  if (edit === null) return;
  announce(t('editing.alternativeTaken', { word: word.text, other: alternative.text }));
  const [change] = edit.changes;
  if (change?.kind !== 'cue' || change.before === null || change.after === null) return;
  tellTyped({ trackId, before: change.before, text: change.after.text });
}
