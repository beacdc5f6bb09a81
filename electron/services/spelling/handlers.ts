import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Speller } from './speller.ts';

type SpellingOperation = Extract<keyof AppContract, `spelling.${string}`>;

export function createSpellingHandlers(speller: Speller): Pick<Handlers<AppContract>, SpellingOperation> {
  return {
    'spelling.check': async ({ language, words }) => {
      const unknown = await speller.check(language, words);
      return { hasDictionary: unknown !== null, unknown: [...(unknown ?? [])] };
    },
    'spelling.suggest': async ({ language, word }) => ({
      suggestions: [...(await speller.suggest(language, word))],
    }),
  };
}
