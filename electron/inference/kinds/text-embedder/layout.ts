import { tokenizerFiles } from '../../model-layout.ts';
import type { ModelLayout } from '../../model-layout.ts';

export const textEmbedderLayouts: readonly ModelLayout[] = [
  {
    architecture: 'sentence-encoder',
    task: 'text-embedding',
    modelTypes: ['bert', 'xlm-roberta', 'roberta', 'camembert', 'distilbert', 'mpnet'],
    required: ['config.json', 'tokenizer.json'],
    optional: [
      ...tokenizerFiles,
      '1_Pooling/config.json',
      'sentence_bert_config.json',
      'config_sentence_transformers.json',
    ],
    graphSets: [['model']],
  },
];
