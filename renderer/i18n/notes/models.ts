import type { ModelNotes } from '../../../core/notes/models.ts';
import { providerFindingTexts, providerName } from '../devices.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';

export const modelsNoteTexts: FailureTexts<Pick<ModelNotes, 'device-not-used'>> = {
  en: {
    'device-not-used': ({ provider, reason }) =>
      `${providerName(provider)} is not used. ${providerFindingTexts.en(reason)}`,
  },
  'zh-CN': {
    'device-not-used': ({ provider, reason }) =>
      `未使用 ${providerName(provider)}。${providerFindingTexts['zh-CN'](reason)}`,
  },
};
