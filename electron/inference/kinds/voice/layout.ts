import type { ModelLayout } from '../../model-layout.ts';
import { ge2eModelType, isGe2eGraph } from './recognise-ge2e.ts';

export const voiceLayouts: readonly ModelLayout[] = [
  {
    architecture: 'wespeaker',
    task: 'speaker-embedding',
    modelTypes: ['wespeaker-resnet'],
    required: ['config.json', 'preprocessor_config.json'],
    optional: [],
    graphSets: [['model']],
  },
  {
    architecture: 'ge2e',
    task: 'speaker-embedding',
    modelTypes: [ge2eModelType],
    required: [],
    optional: ['config.json'],
    graphSets: [['model']],
    isGraph: isGe2eGraph,
  },
];
