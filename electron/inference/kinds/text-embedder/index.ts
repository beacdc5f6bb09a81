import { defineKind } from '../../kind.ts';
import { textEmbedderContract } from './contract.ts';
import { textEmbedderLayouts } from './layout.ts';

export const textEmbedder = defineKind({
  contract: textEmbedderContract,
  layouts: textEmbedderLayouts,
  createRunner: async () => (await import('./model.ts')).createTextEmbedder(),
});
