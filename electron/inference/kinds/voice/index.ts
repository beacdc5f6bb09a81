import { defineKind } from '../../kind.ts';
import { voiceContract } from './contract.ts';
import { voiceLayouts } from './layout.ts';

export const voice = defineKind({
  contract: voiceContract,
  layouts: voiceLayouts,
  createRunner: async () => (await import('./model.ts')).createVoice(),
});
