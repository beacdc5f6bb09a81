import { defineKind } from '../../kind.ts';
import { translatorContract } from './contract.ts';
import { translatorLayouts } from './layout.ts';

export const translator = defineKind({
  contract: translatorContract,
  layouts: translatorLayouts,
  createRunner: async () => (await import('./model.ts')).createTranslator(),
});
