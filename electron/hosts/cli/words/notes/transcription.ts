import type { TranscriptionNotes } from '../../../../../core/notes/transcription.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const transcriptionNoteWords: Partial<FailureWords<TranscriptionNotes>> = {};
