import type { TranscriptionNotes } from '../../../../../core/notes/transcription.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const transcriptionNoteWords: FailureWords<TranscriptionNotes> = {
  'nothing-recognised': () => 'No speech was recognised in this recording.',
  'shots-unknown': () => 'The picture could not be looked at, so the cues do not keep to its shots.',
};
