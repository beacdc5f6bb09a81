import { defineKind } from '../../kind.ts';
import { textRecognitionContract } from './contract.ts';
import { textRecognitionLayouts } from './layout.ts';

export const textRecognition = defineKind({
  contract: textRecognitionContract,
  layouts: textRecognitionLayouts,
  createRunner: async () => (await import('./model.ts')).createTextRecognition(),
});
