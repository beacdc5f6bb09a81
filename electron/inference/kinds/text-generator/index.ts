import { defineKind } from '../../kind.ts';
import { textGeneratorContract } from './contract.ts';
import { textGeneratorLayouts } from './layout.ts';

export const textGenerator = defineKind({
  contract: textGeneratorContract,
  layouts: textGeneratorLayouts,
  runtime: 'llama',
  createRunner: async (machine) => (await import('./model.ts')).createTextGenerator(machine),
});
