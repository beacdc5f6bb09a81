import type { ModelLayout } from '../../model-layout.ts';

export const voiceLayouts: readonly ModelLayout[] = [
  {
    architecture: 'wespeaker',
    task: 'speaker-embedding',
    called: 'a WeSpeaker model',
    modelTypes: ['wespeaker-resnet'],
    required: ['config.json', 'preprocessor_config.json'],
    optional: [],
    graphSets: [['model']],
  },
];
