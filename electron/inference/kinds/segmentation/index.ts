import { defineKind } from '../../kind.ts';
import { segmentationContract } from './contract.ts';
import { segmentationLayouts } from './layout.ts';

export const segmentation = defineKind({
  contract: segmentationContract,
  layouts: segmentationLayouts,
  createRunner: async () => (await import('./model.ts')).createSegmentation(),
});
