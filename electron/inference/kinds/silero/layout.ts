import type { ModelLayout } from '../../model-layout.ts';

export const sileroLayouts: readonly ModelLayout[] = [
  {
    architecture: 'silero-vad',
    task: 'speech-detection',
    called: 'a Silero speech detector',
    modelTypes: ['silero-vad'],
    required: ['config.json'],
    optional: [],
    graphSets: [['model']],
  },
];
