import type { ModelNotes } from '../../../core/notes/models.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';

export const modelsNoteTexts: FailureTexts<Partial<ModelNotes>> = { en: {}, 'zh-CN': {} };
