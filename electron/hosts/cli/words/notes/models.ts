import type { ModelNotes } from '../../../../../core/notes/models.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const modelsNoteWords: Partial<FailureWords<ModelNotes>> = {};
