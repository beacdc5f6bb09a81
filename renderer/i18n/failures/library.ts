import type { LibraryFailures } from '../../../core/failures/library.ts';
import type { FailureTexts } from './failure-texts.ts';

export const libraryTexts: FailureTexts<Partial<LibraryFailures>> = { en: {}, 'zh-CN': {} };
