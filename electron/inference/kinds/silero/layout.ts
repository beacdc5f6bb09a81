import type { ModelLayout } from '../../model-layout.ts';

export const sileroLayouts: readonly ModelLayout[] = [
  {
    architecture: 'silero-vad',
    task: 'speech-detection',
    modelTypes: ['silero-vad'],
    required: ['config.json'],
    optional: [],
    graphSets: [['model']],
  },
];
