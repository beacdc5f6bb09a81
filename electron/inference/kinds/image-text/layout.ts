import { tokenizerFiles } from '../../model-layout.ts';
import type { ModelLayout } from '../../model-layout.ts';

const imageText = {
  task: 'image-text',
  required: ['config.json', 'preprocessor_config.json', 'tokenizer.json'],
  optional: tokenizerFiles,
  graphSets: [['vision_model', 'text_model']],
} as const;

export const imageTextLayouts: readonly ModelLayout[] = [
  { ...imageText, architecture: 'clip', modelTypes: ['clip'] },
  { ...imageText, architecture: 'siglip', modelTypes: ['siglip'] },
];
