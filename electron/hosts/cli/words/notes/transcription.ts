import type { SpeakingTrack, TranscriptionNotes } from '../../../../../core/notes/transcription.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const transcriptionNoteWords: FailureWords<TranscriptionNotes> = {
  'nothing-recognised': () => 'No speech was recognised in this recording.',
  'shots-unknown': ({ failure }) =>
    'The picture could not be looked at, so the cues do not keep to its shots.' +
    (failure === undefined ? '' : ` ${failureSentence(failure)}`),
  'fillers-left-out': ({ words }) =>
    `Left out as you asked: ${joined(words.map(({ text, count }) => `${text} (${count})`))}.`,
  'other-tracks-speak': ({ tracks }) =>
    `There is hardly any speech in this track, but there is in ${joined(tracks.map(trackWords))}. ` +
    `Listen to another one with --track ${tracks[0]?.number ?? 1}.`,
};

/** `track 2 (Voice, eng)` */
function trackWords({ number, title, language }: SpeakingTrack): string {
  const known = [title, language].filter((part) => part !== null);
  return `track ${number}${known.length === 0 ? '' : ` (${known.join(', ')})`}`;
}

function joined(parts: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(parts);
}
