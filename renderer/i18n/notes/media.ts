import type { MediaNotes } from '../../../core/notes/media.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';

export const mediaNoteTexts: FailureTexts<Partial<MediaNotes>> = { en: {}, 'zh-CN': {} };
