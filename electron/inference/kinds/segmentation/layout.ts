import type { ModelLayout } from '../../model-layout.ts';
import { powersetClasses } from './powerset.ts';

export const segmentationLayouts: readonly ModelLayout[] = [
  {
    architecture: 'pyannote-segmentation',
    task: 'speaker-segmentation',
    modelTypes: ['pyannet', 'pyannote'],
    required: [],
    optional: ['config.json', 'preprocessor_config.json'],
    graphSets: [['model']],
    /** One channel of sound goes in, the classes of three speakers come out frame by frame. */
    isGraph: ({ inputs: [sound, ...others], outputs: [classes] }) =>
      others.length === 0 &&
      sound?.shape?.length === 3 &&
      sound.shape[1] === 1 &&
      classes?.shape?.length === 3 &&
      classes.shape[2] === powersetClasses,
  },
];
