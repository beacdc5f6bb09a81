import type { ExportNotes } from '../../../../../core/notes/export.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const exportNoteWords: Partial<FailureWords<ExportNotes>> = {};
