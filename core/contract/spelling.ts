/** What the dictionaries of a language say of words. */
import { z } from 'zod';
import { operation } from './operation.ts';

const languageSchema = z.string().max(35);
const wordSchema = z.string().min(1).max(100);
/** What a page asks at once; it asks again for more. */
export const maxCheckedWords = 2000;
export const maxSuggestions = 3;

export const spellingOperations = {
  /** Which of the words the language's dictionary does not have; `hasDictionary` false: nobody knows. */
  'spelling.check': operation({
    input: z.object({ language: languageSchema, words: z.array(wordSchema).max(maxCheckedWords) }),
    output: z.object({ hasDictionary: z.boolean(), unknown: z.array(z.string()) }),
    priority: 'background',
  }),
  /** What might be meant, the likeliest first. */
  'spelling.suggest': operation({
    input: z.object({ language: languageSchema, word: wordSchema }),
    output: z.object({ suggestions: z.array(z.string()).max(maxSuggestions) }),
    priority: 'interactive',
  }),
};
