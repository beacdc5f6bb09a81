import type { ModelLayout } from '../../model-layout.ts';

export const voiceLayouts: readonly ModelLayout[] = [
  {
    architecture: 'wespeaker',
    task: 'speaker-embedding',
    modelTypes: ['wespeaker-resnet'],
    required: ['config.json', 'preprocessor_config.json'],
    optional: [],
    graphSets: [['model']],
  },
];
