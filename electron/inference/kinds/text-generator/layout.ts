import type { ModelLayout } from '../../model-layout.ts';

/** One file that says everything itself: there is no config.json, and nothing beside it is needed. */
export const textGeneratorLayouts: readonly ModelLayout[] = [
  {
    architecture: 'gguf',
    task: 'text-generation',
    modelTypes: [],
    required: [],
    optional: ['LICENSE', 'README.md'],
    graphSets: [],
    weightsSuffix: '.gguf',
  },
];
