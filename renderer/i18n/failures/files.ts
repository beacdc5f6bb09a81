import type { FilesFailures } from '../../../core/failures/files.ts';
import type { FailureTexts } from './failure-texts.ts';

export const filesTexts: FailureTexts<Partial<FilesFailures>> = { en: {}, 'zh-CN': {} };
