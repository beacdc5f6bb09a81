import type { GeneralFailures } from '../../../core/failures/general.ts';
import type { FailureTexts } from './failure-texts.ts';

export const generalTexts: FailureTexts<Pick<GeneralFailures, 'kept-failure'>> = {
  en: { 'kept-failure': ({ text }) => text },
  'zh-CN': { 'kept-failure': ({ text }) => text },
};
