import { defineKind } from '../../kind.ts';
import { whisperContract } from './contract.ts';
import { whisperLayouts } from './layout.ts';

export const whisper = defineKind({
  contract: whisperContract,
  layouts: whisperLayouts,
  createRunner: async () => (await import('./model.ts')).createWhisper(),
});
