import { optionsUsage } from '../measures/story-options.ts';

export const usage = `npm run eval:summary -- FOLDER [options]: how near summaries come to those that people wrote.

FOLDER holds meetings as JSON: turns, and summaries by people (three words a second).

${optionsUsage('the random sentences')}

ROUGE-1, -2 and -L are F1 over words in lower case (1 is best), next to the first sentences and to random ones of the
same number of words; then how many tenths of the video fed the summary or are said to be empty, and the share of its
sentences that stand in the text at the time they name.`;
