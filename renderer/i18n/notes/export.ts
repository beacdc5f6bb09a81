import type { ExportNotes } from '../../../core/notes/export.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';

export const exportNoteTexts: FailureTexts<Partial<ExportNotes>> = { en: {}, 'zh-CN': {} };
