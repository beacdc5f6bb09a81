import { encoderAndDecoder, tokenizerFiles } from '../../model-layout.ts';
import type { ModelLayout } from '../../model-layout.ts';

const translation = {
  task: 'translation',
  required: ['config.json', 'tokenizer.json'],
  optional: ['generation_config.json', ...tokenizerFiles],
  graphSets: encoderAndDecoder,
} as const;

export const translatorLayouts: readonly ModelLayout[] = [
  { ...translation, architecture: 'marian', modelTypes: ['marian'] },
  {
    ...translation,
    architecture: 'm2m_100',
    modelTypes: ['m2m_100', 'nllb'],
  },
];
