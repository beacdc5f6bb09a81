import { defineKind } from '../../kind.ts';
import { sileroContract } from './contract.ts';
import { sileroLayouts } from './layout.ts';

export const silero = defineKind({
  contract: sileroContract,
  layouts: sileroLayouts,
  createRunner: async () => (await import('./model.ts')).createSilero(),
});
