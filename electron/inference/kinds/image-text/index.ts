import { defineKind } from '../../kind.ts';
import { imageTextContract } from './contract.ts';
import { imageTextLayouts } from './layout.ts';

export const imageText = defineKind({
  contract: imageTextContract,
  layouts: imageTextLayouts,
  createRunner: async () => (await import('./model.ts')).createImageText(),
});
