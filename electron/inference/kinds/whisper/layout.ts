import { encoderAndDecoder } from '../../model-layout.ts';
import type { ModelLayout } from '../../model-layout.ts';

export const whisperLayouts: readonly ModelLayout[] = [
  {
    architecture: 'whisper',
    task: 'speech-to-text',
    modelTypes: ['whisper'],
    required: [
      'config.json',
      'generation_config.json',
      'preprocessor_config.json',
      'tokenizer.json',
      'tokenizer_config.json',
    ],
    optional: ['added_tokens.json', 'special_tokens_map.json', 'normalizer.json', 'vocab.json', 'merges.txt'],
    graphSets: encoderAndDecoder,
  },
];
