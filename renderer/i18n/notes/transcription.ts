import type { TranscriptionNotes } from '../../../core/notes/transcription.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';

export const transcriptionNoteTexts: FailureTexts<Partial<TranscriptionNotes>> = { en: {}, 'zh-CN': {} };
